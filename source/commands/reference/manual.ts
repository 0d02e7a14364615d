import type {Command, Option} from 'commander';
import {settingsTable} from '../../presets/setting.ts';
import {serveCommand} from '../demo/demo.ts';
import {recallCommand} from '../link/recall-command.ts';
import {commandNames, loadCommand} from '../main.ts';
import {about, environment, exitStatus, files, usages} from '../overview.ts';
import {screenCommand} from '../screen/screen.ts';
import type {World} from '../world.ts';
import {bold, item, plain, section, subsection, verbatim} from './roff.ts';

/** What package.json says of the program. */
type Manifest = {readonly version: string; readonly description: string};

const streams =
	'The link alone, or JSON with --json, goes to standard output; all else goes to standard error. The screen is drawn on the terminal even when standard output is a pipe.';

/**
 * The manual page, made from the definitions that `--help` is made from. Written by the build (scripts/reference.mjs);
 * the program does not load it.
 * @param world What the commands are made with; none of them is run.
 */
export const manual = async ({version, description}: Manifest, world: World): Promise<string> => {
	const commands = await described(world);
	const ofLink = optionsOf(commands.find(({words}) => words === 'link')?.command);
	const lines = [
		`.TH DAYPASS 1 "" "daypass ${plain(version)}" "User Commands"`,
		...section('name', plain(`daypass - ${about}`)),
		...section(
			'synopsis',
			'.nf',
			...[...usages.map(([usage]) => usage), '<command> --help', '--version [--json]'].map((usage) =>
				bold(`daypass ${usage}`.trim()),
			),
			'.fi',
		),
		...section('description', plain(description), '.PP', plain(streams)),
		...section('commands', ...commands.flatMap((one) => commandLines(one, ofLink))),
		...section(
			'settings',
			plain('What holds is the flag, else the preset, the variable, the setting, the default.'),
			...settingsTable.flatMap(({name, flag, variable, description, fallback}) =>
				item(`${name}, ${flag}, ${variable}`, `${description} (default: ${fallback})`),
			),
		),
		...section('environment', ...environment.flatMap(([name, what]) => item(name, what))),
		...section('files', ...files.flatMap(([name, what]) => item(name, what))),
		...section('exit status', ...exitStatus.flatMap(([code, when]) => item(String(code), when))),
		...section('see also', `${bold('aws')}(1)`),
	];
	return `${lines.join('\n')}\n`;
};

/** A command under the words that call it. */
type Described = {readonly words: string; readonly command: Command};

/** Every command and subcommand, in the order of the overview. */
const described = async (world: World): Promise<readonly Described[]> => {
	const loaded = await Promise.all(
		commandNames.map(async (name) => ({words: name, command: await loadCommand(name, world)})),
	);
	const all = [
		{words: '', command: screenCommand()},
		{words: '<preset>', command: recallCommand('<preset>', undefined, world)},
		{words: '-', command: recallCommand('-', undefined, world)},
		...loaded.flatMap(({words, command}) => (command ? withSubcommands(words, command) : [])),
		{words: 'demo serve', command: serveCommand(world, () => {})},
	];
	const place = ({words}: Described) =>
		usages.findIndex(([usage]) => usage.split(' ')[0] === words.split(' ')[0]);
	return all.toSorted((a, b) => place(a) - place(b));
};

const withSubcommands = (words: string, command: Command): readonly Described[] => [
	{words, command},
	...command
		.createHelp()
		.visibleCommands(command)
		.flatMap((sub) => withSubcommands(`${words} ${sub.name()}`, sub)),
];

/** What `--help` says, but for the options that are explained under `link` already. */
const commandLines = ({words, command}: Described, ofLink: readonly Option[]): readonly string[] => {
	const help = command.createHelp();
	const isExplained = (option: Option) =>
		words !== 'link' &&
		ofLink.some(({flags, description}) => flags === option.flags && description === option.description);
	const options = optionsOf(command);
	const same = options.filter(isExplained);
	// A few may stand twice: it is the whole lot of them that would.
	const named = same.length > 8 ? same : [];
	return [
		subsection(['daypass', words, command.usage()].filter((word) => word !== '').join(' ')),
		plain(`${command.description()}.`),
		...help
			.visibleArguments(command)
			.flatMap((argument) => item(help.argumentTerm(argument), help.argumentDescription(argument))),
		...options
			.filter((option) => !named.includes(option))
			.flatMap((option) => item(help.optionTerm(option), help.optionDescription(option))),
		...(named.length === 0
			? []
			: ['.PP', plain(`As for daypass link: ${named.map(({long}) => long).join(', ')}.`)]),
		...verbatimAfter(command),
	];
};

const optionsOf = (command: Command | undefined): readonly Option[] =>
	command === undefined
		? []
		: command
				.createHelp()
				.visibleOptions(command)
				.filter(({long}) => long !== '--help');

/** What a command's help says behind its options. */
const verbatimAfter = (command: Command): readonly string[] => {
	let whole = '';
	command.configureOutput({
		writeOut: (text) => {
			whole += text;
		},
		getOutHelpWidth: () => 80,
	});
	command.outputHelp();
	const after = whole.slice(command.helpInformation().length).trim();
	return after === '' ? [] : verbatim(after);
};
