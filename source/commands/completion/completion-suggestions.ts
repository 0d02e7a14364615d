import type {Command} from 'commander';
import {usages} from '../overview.ts';
import type {Program} from '../program.ts';
import type {World} from '../world.ts';
import {type Place, placeIn} from './completion-place.ts';
import {
	argumentSources,
	type CompletionInput,
	files,
	optionSources,
	ownInput,
	presetNames,
	type Suggestion,
} from './completion-sources.ts';

/**
 * What fits under the cursor and begins with what was typed there. Commands, options and arguments are taken from the
 * commands' own definitions; only the command in question is loaded.
 * @param words Those after the program's name; the last one is under the cursor.
 */
export const suggestions = async (
	words: readonly string[],
	world: World,
	program: Program,
	surroundings: CompletionInput = ownInput(world),
): Promise<readonly Suggestion[]> => {
	const [first = '', ...rest] = words;
	if (rest.length === 0) return beginning(await firstWords(first, program, surroundings), first);
	if (first === 'demo') return inDemo(rest, world, program);
	if (first === 'help') return rest.length === 1 ? beginning(commandWords(program), rest[0]) : [];
	if (isOption(first)) return inCommand(await screen(), words, surroundings);
	return inCommand((await program.load(first, world)) ?? (await recall(first, world)), rest, surroundings);
};

const isOption = (word: string) => word.startsWith('-') && word !== '-';

const screen = async () => (await import('../screen/screen.ts')).screenCommand();
const recall = async (name: string, world: World) =>
	(await import('../link/recall-command.ts')).recallCommand(name, undefined, world);

/** `demo` takes what the program takes, with presets of its own, and `serve`. */
const inDemo = async (
	words: readonly string[],
	world: World,
	program: Program,
): Promise<readonly Suggestion[]> => {
	if (words[0] === 'serve' && words.length > 1) {
		const {serveCommand} = await import('../demo/demo.ts');
		return inCommand(
			serveCommand(world, () => {}),
			words.slice(1),
			nobody,
		);
	}
	const {demoPresets} = await import('../demo/demo-presets.ts');
	const found = await suggestions(words, world, program, {...nobody, presets: async () => demoPresets});
	const serve = {word: 'serve', about: usageOf('demo serve')};
	return words.length === 1
		? [...found.filter(({word}) => word !== 'demo'), ...beginning([serve], words[0])]
		: found;
};

const nobody: CompletionInput = {
	presets: async () => [],
	recentRoles: () => [],
	listedRoles: () => undefined,
	profiles: async () => [],
};

const beginning = (all: readonly Suggestion[], typed = ''): readonly Suggestion[] =>
	all.filter((one) => one === files || one.word.startsWith(typed));

const usageOf = (name: string): string =>
	usages.find(([usage]) => usage === name || usage.startsWith(`${name} `))?.[1] ?? '';

const commandWords = ({names}: Program): readonly Suggestion[] =>
	names.map((name) => ({word: name, about: usageOf(name)}));

/** What `daypass` itself may be followed by. */
const firstWords = async (
	typed: string,
	program: Program,
	surroundings: CompletionInput,
): Promise<readonly Suggestion[]> => {
	if (isOption(typed))
		return [...optionWords(await screen()), {word: '--version', about: 'the version of daypass'}];
	return [
		...(await presetNames({...surroundings, typed, earlier: []})),
		{word: '-', about: usageOf('-')},
		...commandWords(program),
	];
};

const inCommand = async (
	command: Command,
	words: readonly string[],
	surroundings: CompletionInput,
): Promise<readonly Suggestion[]> => {
	const place = placeIn(command, words);
	if (place.kind === 'option') return beginning(optionWords(place.command), place.typed);
	if (place.kind === 'argument') return beginning(await argumentWords(place, surroundings), place.typed);
	const {option, typed, before} = place;
	const choices = option.argChoices?.map((word) => ({word, about: ''}));
	const source = optionSources[option.attributeName()];
	const all = choices ?? (await source?.({...surroundings, typed, earlier: []})) ?? [];
	const values = beginning(all, typed);
	return values.map((value) => (value === files ? files : {...value, word: `${before}${value.word}`}));
};

/** Subcommands and values; where nothing but options can follow, those. */
const argumentWords = async (
	{command, argument, earlier, typed}: Extract<Place, {kind: 'argument'}>,
	surroundings: CompletionInput,
): Promise<readonly Suggestion[]> => {
	const subcommands = earlier.length === 0 ? command.createHelp().visibleCommands(command) : [];
	const words = subcommands.map((one) => ({word: one.name(), about: one.description()}));
	if (argument?.argChoices) return [...words, ...argument.argChoices.map((word) => ({word, about: ''}))];
	const source = argument && argumentSources[argument.name()];
	if (source) return [...words, ...(await source({...surroundings, typed, earlier}))];
	return words.length > 0 || argument ? words : optionWords(command);
};

const optionWords = (command: Command): readonly Suggestion[] =>
	command
		.createHelp()
		.visibleOptions(command)
		.flatMap(({long, description}) => (long ? [{word: long, about: description}] : []));
