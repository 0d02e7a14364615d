import path from 'node:path';
import process from 'node:process';
import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {nearest} from '../../nearest.ts';
import {plainText} from '../../plain-text.ts';
import {setSetting, unsetSetting} from '../../presets/change-settings.ts';
import type {Settings} from '../../presets/config.ts';
import {configFolder} from '../../presets/folder.ts';
import {readConfig} from '../../presets/read-config.ts';
import {effectiveSettings} from '../../presets/read-settings.ts';
import {findSetting, type Setting, settingsTable, settingText} from '../../presets/setting.ts';
import {destinationProblem} from '../../signin/destination-check.ts';
import {print, printJson, say} from '../output.ts';
import {columns} from '../table.ts';

type JsonOption = {readonly json?: boolean};

/** `daypass settings`: what holds when no flag says otherwise. */
export const settingsCommand = (): Command => {
	const subcommands = [listCommand(), getCommand(), setCommand(), unsetCommand()];
	const settings = new Command('settings')
		.description('what holds when no flag says otherwise')
		.usage('[list|get|set|unset] [options]')
		.enablePositionalOptions()
		.option('--json', 'JSON on standard output')
		.argument('[command...]')
		.action(async ([word]: readonly string[], options: JsonOption) => {
			if (word !== undefined) throw unknown(word);
			await list(options);
		});
	for (const subcommand of subcommands) settings.addCommand(subcommand);
	return settings;
};

const listCommand = () =>
	new Command('list')
		.description('every setting, its value and where it comes from')
		.option('--json', 'JSON on standard output')
		.action(list);

const getCommand = () =>
	new Command('get')
		.description('one value; nothing where it is not set')
		.argument('<setting>')
		.option('--json', 'JSON on standard output')
		.action(async (name: string, {json}: JsonOption) => {
			const setting = findSetting(name);
			const told = tell(setting, await current());
			if (json) printJson({version: 1, setting: told});
			else if (told.value === undefined) say(`${name} is not set; the default is ${setting.fallback}.`);
			else print(plainText(told.value, 100_000));
		});

const setCommand = () =>
	new Command('set')
		.description('set one of those that daypass settings lists')
		.argument('<setting>')
		.argument('<value...>')
		// A command to open links with may have options of its own.
		.passThroughOptions()
		.action(async (name: string, values: readonly string[]) => {
			const setting = findSetting(name);
			const text = values.join(setting.key === 'teamFiles' ? path.delimiter : ' ');
			if (setting.key === 'destination') checkPlace({destination: text});
			if (setting.key === 'region') checkPlace({region: text, destination: ''});
			const settings = await setSetting(configFolder(process.env), setting, text);
			say(`${name} is now ${plainText(settingText(settings, setting) ?? '', 4096)}.`);
			if (setting.key === 'openCommand' && !/\$[1@*]|\$\{1/.test(text)) say(readsTheLink);
			warnOfVariable(setting);
		});

const readsTheLink =
	'It gets the link on its standard input. One that takes it as an argument wants "$1" in the command; others on this machine can then see it.';

const unsetCommand = () =>
	new Command('unset')
		.description('forget one: the default holds again')
		.argument('<setting>')
		.action(async (name: string) => {
			const setting = findSetting(name);
			await unsetSetting(configFolder(process.env), setting);
			say(`${name} is not set; the default is ${setting.fallback}.`);
			warnOfVariable(setting);
		});

/** A setting as `settings --json` tells it. */
type Told = {
	readonly name: string;
	/** As it is set; absent: it is not, and `fallback` holds. */
	readonly value?: string;
	readonly fallback: string;
	readonly from: 'environment' | 'settings' | 'default';
	readonly variable: string;
	readonly flag: string;
	readonly description: string;
};

type Current = {readonly settings: Settings; readonly fromEnvironment: ReadonlySet<keyof Settings>};

const current = async (): Promise<Current> =>
	effectiveSettings((await readConfig(configFolder(process.env))).settings, process.env);

const marks = {environment: 'env', settings: 'set', default: ''} as const;

const list = async ({json}: JsonOption): Promise<void> => {
	const now = await current();
	const told = settingsTable.map((setting) => tell(setting, now));
	if (json) {
		printJson({version: 1, settings: told});
		return;
	}
	const rows = told.map(({name, value, from, fallback, flag, variable}) => [
		name,
		plainText(value ?? `(${fallback})`, 60),
		marks[from],
		flag,
		variable,
	]);
	for (const line of columns([['SETTING', 'VALUE', '', 'FLAG', 'VARIABLE'], ...rows])) print(line);
	say('What holds: the flag, else the preset, else the variable, else the setting, else the default.');
};

const tell = (setting: Setting, {settings, fromEnvironment}: Current): Told => {
	const {key, name, fallback, variable, flag, description} = setting;
	const value = settingText(settings, setting);
	return {
		name,
		...(value === undefined ? {} : {value}),
		fallback,
		from: fromEnvironment.has(key) ? 'environment' : value === undefined ? 'default' : 'settings',
		variable,
		flag,
		description,
	};
};

const checkPlace = (place: {readonly region?: string; readonly destination: string}): void => {
	const problem = destinationProblem({role: '', ...place});
	if (problem !== undefined) throw new Failure(problem.code, problem.message, problem.hint);
};

const warnOfVariable = ({variable}: Setting): void => {
	if (process.env[variable]) say(`Note: ${variable} is set in your environment and wins over it.`);
};

const unknown = (word: string) => {
	const near = nearest(word, ['list', 'get', 'set', 'unset']);
	return new Failure(
		'unknown-command',
		`daypass settings can’t “${plainText(word, 60)}”.`,
		near === undefined ? 'It can list, get, set and unset.' : `Did you mean “${near}”?`,
	);
};
