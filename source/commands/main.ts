import process from 'node:process';
import type {Command} from 'commander';
import {showFailure} from './show-failure.ts';

/** Each command's file is loaded only when it is called: most of a start's time goes into loading. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
	link: async () => (await import('./link/link.ts')).linkCommand(),
	roles: async () => (await import('./roles/roles.ts')).rolesCommand(),
	policy: async () => (await import('./policy/policy.ts')).policyCommand(),
	presets: async () => (await import('./presets/presets.ts')).presetsCommand(),
	history: async () => (await import('./history/history.ts')).historyCommand(),
	revoke: async () => (await import('./revoke/revoke.ts')).revokeCommand(),
	doctor: async () => (await import('./doctor/doctor.ts')).doctorCommand(),
	settings: async () => (await import('./settings/settings.ts')).settingsCommand(),
	demo: async () => (await import('./demo/demo.ts')).demoCommand(),
	completion: async () => (await import('./completion/completion.ts')).completionCommand(),
};

export const commandNames: readonly string[] = Object.keys(commands);

/** The command of that name; undefined: there is none. */
export const loadCommand = async (name: string): Promise<Command | undefined> =>
	Object.hasOwn(commands, name) ? commands[name]?.() : undefined;

/**
 * Runs one command line.
 * @param words The words after the program's name.
 * @returns The exit code; whatever failed has been told on standard error.
 */
export const main = async (words: readonly string[]): Promise<number> => {
	try {
		return await run(words);
	} catch (error) {
		return showFailure(error, words.includes('--json'));
	}
};

const run = async (words: readonly string[]): Promise<number> => {
	const [word = '', ...rest] = words;
	if (['--help', '-h', 'help'].includes(word)) return help(rest);
	if (['--version', '-V', 'version'].includes(word)) {
		const {version} = await import('../version.ts');
		process.stdout.write(`${version}\n`);
		return 0;
	}
	if (words.length === 0 || (word.startsWith('-') && word !== '-')) {
		const {runScreenCommand} = await import('./screen/screen.ts');
		return runScreenCommand(words);
	}
	const command = await loadCommand(word);
	if (command === undefined && rest.length === 0) {
		// The second time is one word: what reads options is not needed for it, nor loaded.
		const {recall} = await import('./link/recall.ts');
		await recall(await known(word), {});
	} else {
		const {parse} = await import('./parse.ts');
		await parse(command ?? (await loadRecall(word, rest)), rest);
	}
	return Number(process.exitCode ?? 0);
};

/** @param topic A command's words, `presets save` for instance; none for what there is. */
const help = async ([topic, ...rest]: readonly string[]): Promise<number> => {
	if (topic === undefined || ['help', '-h', '--help'].includes(topic)) {
		const {overview} = await import('./overview.ts');
		process.stdout.write(overview);
		return 0;
	}
	const command = (await loadCommand(topic)) ?? (await loadRecall(topic));
	const {parse} = await import('./parse.ts');
	await parse(command, [...rest, '--help']);
	return 0;
};

const loadRecall = async (word: string, rest: readonly string[] = []): Promise<Command> => {
	// Which presets there are is also for this flag to say, before there is a command that could parse it.
	if (rest.some((one) => /^--team-files(=|$)/.test(one))) {
		const {takeTeamFiles} = await import('./settings/setting-option.ts');
		takeTeamFiles(rest);
	}
	const {recallCommand} = await import('./link/recall-command.ts');
	return recallCommand(await known(word));
};

/** A word that is no command is a preset's name, `-` for the last pass, or a mistake. */
const known = async (word: string): Promise<string> => {
	if (word !== '-') {
		const {checkKnownPreset} = await import('./link/recall.ts');
		await checkKnownPreset(word, commandNames);
	}
	return word;
};
