import process from 'node:process';
import type {Command} from 'commander';
import type {End, Program} from './program.ts';
import {showFailure} from './show-failure.ts';
import type {World} from './world.ts';

type Load = (world: World, end: End) => Promise<Command>;

/** Each command's file is loaded only when it is called: most of a start's time goes into loading. */
const commands: Readonly<Record<string, Load>> = {
	link: async (world) => (await import('./link/link.ts')).linkCommand(world),
	roles: async (world) => (await import('./roles/roles.ts')).rolesCommand(world),
	policy: async (world) => (await import('./policy/policy.ts')).policyCommand(world),
	presets: async (world) => (await import('./presets/presets.ts')).presetsCommand(world),
	services: async (world) => (await import('./services/services.ts')).servicesCommand(world),
	history: async (world) => (await import('./history/history.ts')).historyCommand(world),
	revoke: async (world) => (await import('./revoke/revoke.ts')).revokeCommand(world),
	doctor: async (world) => (await import('./doctor/doctor.ts')).doctorCommand(world),
	settings: async (world) => (await import('./settings/settings.ts')).settingsCommand(world),
	demo: async (world, end) => (await import('./demo/demo.ts')).demoCommand(world, end, program),
	completion: async (world) => (await import('./completion/completion.ts')).completionCommand(world, program),
};

export const commandNames: readonly string[] = Object.keys(commands);

/** The command of that name; undefined: there is none. */
export const loadCommand = async (
	name: string,
	world: World,
	end: End = () => {},
): Promise<Command | undefined> => (Object.hasOwn(commands, name) ? commands[name]?.(world, end) : undefined);

/**
 * Runs one command line.
 * @param words The words after the program's name.
 * @returns The exit code; whatever failed has been told on standard error.
 */
export const main = async (words: readonly string[], world: World): Promise<number> => {
	try {
		return await run(words, world);
	} catch (error) {
		return showFailure(error, words.includes('--json'), world.err);
	}
};

/** For those commands that run or describe others. */
export const program: Program = {names: commandNames, load: loadCommand, run: main};

const run = async (words: readonly string[], world: World): Promise<number> => {
	const [word = '', ...rest] = words;
	if (['--help', '-h', 'help'].includes(word)) return help(rest, world);
	if (['--version', '-v', '-V', 'version'].includes(word)) {
		const {version} = await import('../version.ts');
		if (rest.includes('--json')) world.out.json({version: 1, daypass: version, node: process.versions.node});
		else world.out.value(version);
		return 0;
	}
	if (words.length === 0) {
		const {drawFirstFrame} = await import('./screen/first-frame.ts');
		const drawn = drawFirstFrame(world);
		const {openScreen} = await import('./screen/open-screen.ts');
		return openScreen({}, world, drawn);
	}
	if (word.startsWith('-') && word !== '-') {
		const {runScreenCommand} = await import('./screen/screen.ts');
		return runScreenCommand(words, world);
	}
	let code = 0;
	const here = await withTeamFiles(word, rest, world);
	const command = await loadCommand(word, here, (ended) => {
		code = ended;
	});
	if (command === undefined && rest.length === 0) {
		// The second time is one word: what reads options is not needed for it, nor loaded.
		const {recall, remembered} = await import('./link/recall.ts');
		await recall(await remembered(word, commandNames, here), {}, here);
	} else {
		const {parse} = await import('./parse.ts');
		await parse(command ?? (await loadRecall(word, here, rest)), rest, here);
	}
	return code;
};

/** @param topic A command's words, `presets save` for instance; none for what there is. */
const help = async ([topic, ...rest]: readonly string[], world: World): Promise<number> => {
	if (topic === undefined || ['help', '-h', '--help'].includes(topic)) {
		const {overview} = await import('./overview.ts');
		world.out.line(overview.trimEnd());
		return 0;
	}
	const command = (await loadCommand(topic, world)) ?? (await loadRecall(topic, world, ['--help']));
	const {parse} = await import('./parse.ts');
	await parse(command, [...rest, '--help'], world);
	return 0;
};

/** Which presets there are is also for this flag to say, before there is a command that could parse it. */
const withTeamFiles = async (word: string, rest: readonly string[], world: World): Promise<World> => {
	const isOfPresets = word === 'presets' || !Object.hasOwn(commands, word);
	if (!isOfPresets || !rest.some((one) => /^--team-files(=|$)/.test(one))) return world;
	const {withTeamFilesIn} = await import('./settings/setting-option.ts');
	return withTeamFilesIn(rest, world);
};

const loadRecall = async (word: string, world: World, rest: readonly string[]): Promise<Command> => {
	const [{recallCommand}, {remembered}] = await Promise.all([
		import('./link/recall-command.ts'),
		import('./link/recall.ts'),
	]);
	// What `-` takes can be told before there is a link to make again.
	const isQuestion = word === '-' && rest.some((one) => one === '--help' || one === '-h');
	const found = isQuestion ? undefined : await remembered(word, commandNames, world);
	return recallCommand(word, found, world);
};
