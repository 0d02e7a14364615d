import path from 'node:path';
import {Command} from 'commander';
import type {Environment} from '../../environment.ts';
import {setSetting, unsetSetting} from '../../presets/change-settings.ts';
import {readConfig} from '../../presets/read-config.ts';
import {type EffectiveSettings, effectiveSettings} from '../../presets/read-settings.ts';
import {findSetting, type Setting, settingsTable, settingText} from '../../presets/setting.ts';
import {placeProblem, settingsProblems} from '../../presets/settings-problems.ts';
import {plainText} from '../../text/plain-text.ts';
import {columns} from '../../text/table.ts';
import {missingArgument, unknownSubcommand} from '../misuse.ts';
import type {Output} from '../output.ts';
import type {World} from '../world.ts';

type JsonOption = {readonly json?: boolean};

/** `daypass settings`: what holds when no flag says otherwise. */
export const settingsCommand = (world: World): Command => {
	const subcommands = [listCommand, getCommand, setCommand, unsetCommand].map((make) => make(world));
	const settings = new Command('settings')
		.description('what holds when no flag says otherwise')
		.usage('[list|get|set|unset] [options]')
		.enablePositionalOptions()
		.option('--json', 'JSON on standard output')
		.argument('[command...]')
		.action(async ([word]: readonly string[], options: JsonOption) => {
			if (word !== undefined)
				throw unknownSubcommand(
					'daypass settings',
					word,
					subcommands.map((command) => command.name()),
				);
			await list(options, world);
		});
	for (const subcommand of subcommands) settings.addCommand(subcommand);
	return settings;
};

const listCommand = (world: World) =>
	new Command('list')
		.description('every setting, its value and where it comes from')
		.option('--json', 'JSON on standard output')
		.action((options: JsonOption) => list(options, world));

const getCommand = (world: World) =>
	new Command('get')
		.description('one value; nothing where it is not set')
		.argument('<setting>')
		.option('--json', 'JSON on standard output')
		.action(async (name: string, {json}: JsonOption) => {
			const setting = findSetting(name);
			const told = telling(await current(world), world.env)(setting);
			if (json) return world.out.json({version: 1, setting: told});
			if (told.value === undefined) world.err.line(`${name} is not set; the default is ${setting.fallback}.`);
			else world.out.value(plainText(told.value, 100_000));
			sayProblems([told], world.err);
		});

const setCommand = ({folder, env, out, err}: World) =>
	new Command('set')
		.description('set one of those that daypass settings lists')
		.argument('<setting>')
		.argument('<value...>')
		// A command to open links with may have options of its own.
		.passThroughOptions()
		.option('--json', 'JSON on standard output')
		.action(async (name: string, words: readonly string[], options: JsonOption, command: Command) => {
			const setting = findSetting(name);
			// The last word too; a command whose own it is stands in quotes, as one word.
			const isLast = words.at(-1) === '--json';
			const values = isLast ? words.slice(0, -1) : words;
			if (values.length === 0) throw missingArgument(command, 'value');
			const json = options.json || isLast;
			const text = values.join(setting.key === 'teamFiles' ? path.delimiter : ' ');
			const wrong = placeProblem(setting.key, {region: text, destination: text});
			if (wrong !== undefined) throw wrong;
			const settings = await setSetting(folder, setting, text);
			if (json)
				return out.json({version: 1, setting: telling(effectiveSettings(settings, env), env)(setting)});
			err.line(`${name} is now ${plainText(settingText(settings, setting) ?? '', 4096)}.`);
			if (setting.key === 'openCommand' && !/\$[1@*]|\$\{1/.test(text)) err.line(readsTheLink);
			warnOfVariable(setting, env, err);
		});

const readsTheLink =
	'It gets the link on its standard input. One that takes it as an argument wants "$1" in the command; others on this machine can then see it.';

const unsetCommand = ({folder, env, out, err}: World) =>
	new Command('unset')
		.description('forget one: the default holds again')
		.argument('<setting>')
		.option('--json', 'JSON on standard output')
		.action(async (name: string, {json}: JsonOption) => {
			const setting = findSetting(name);
			const settings = await unsetSetting(folder, setting);
			if (json)
				return out.json({version: 1, setting: telling(effectiveSettings(settings, env), env)(setting)});
			err.line(`${name} is not set; the default is ${setting.fallback}.`);
			warnOfVariable(setting, env, err);
		});

/** A setting as `settings --json` tells it. */
export type ToldSetting = {
	readonly name: string;
	/** As it is set; absent: it is not, and `fallback` holds. */
	readonly value?: string;
	/** What is wrong with the value. */
	readonly problem?: string;
	readonly fallback: string;
	readonly from: 'environment' | 'settings' | 'default';
	readonly variable: string;
	readonly flag: string;
	readonly description: string;
};

const current = async ({folder, env}: World): Promise<EffectiveSettings> =>
	effectiveSettings((await readConfig(folder)).settings, env);

const marks = {environment: 'env', settings: 'set', default: ''} as const;

const list = async ({json}: JsonOption, world: World): Promise<void> => {
	const {out, err} = world;
	const told = settingsTable.map(telling(await current(world), world.env));
	if (json) {
		out.json({version: 1, settings: told});
		return;
	}
	const rows = told.map(({name, value, problem, from, fallback, flag, variable}) => [
		name,
		plainText(value ?? `(${fallback})`, 60),
		problem === undefined ? marks[from] : `✗ ${marks[from]}`,
		flag,
		variable,
	]);
	for (const line of columns([['SETTING', 'VALUE', '', 'FLAG', 'VARIABLE'], ...rows])) out.line(line);
	sayProblems(told, err);
	err.line('What holds: the flag, else the preset, else the variable, else the setting, else the default.');
};

const telling = (now: EffectiveSettings, env: Environment): ((setting: Setting) => ToldSetting) => {
	const {settings, fromEnvironment, refused} = now;
	const problems = settingsProblems(now);
	return (setting) => {
		const {key, name, fallback, variable, flag, description} = setting;
		const value = refused.has(key) ? env[variable] : settingText(settings, setting);
		const problem = problems.get(key);
		return {
			name,
			...(value === undefined ? {} : {value}),
			...(problem === undefined ? {} : {problem: `${problem.message} ${problem.hint}`.trim()}),
			fallback,
			from: fromEnvironment.has(key) ? 'environment' : value === undefined ? 'default' : 'settings',
			variable,
			flag,
			description,
		};
	};
};

const sayProblems = (told: readonly ToldSetting[], err: Output): void => {
	for (const {problem} of told) if (problem !== undefined) err.line(`Note: ${problem}`);
};

const warnOfVariable = ({variable}: Setting, env: Environment, err: Output): void => {
	if (env[variable]) err.line(`Note: ${variable} is set in your environment and wins over it.`);
};
