import {Option} from 'commander';
import type {Settings} from '../../presets/setting.ts';
import {type Setting, settingsTable, withSetting} from '../../presets/setting.ts';
import {changed, type World} from '../world.ts';

/** Settings that many places read, and what commander makes of their flags. */
const flags = {
	openCommand: {attribute: 'openWith', usage: '--open-with <command>'},
	teamFiles: {attribute: 'teamFiles', usage: '--team-files <files>'},
	theme: {attribute: 'theme', usage: '--theme <name>'},
	marks: {attribute: 'marks', usage: '--marks <which>'},
} as const satisfies Partial<Record<keyof Settings, {attribute: string; usage: string}>>;

type FlaggedSetting = keyof typeof flags;

/** What those flags say, as commander hands it on. */
export type SettingFlags = {
	readonly openWith?: string;
	readonly teamFiles?: string;
	readonly theme?: string;
	readonly marks?: string;
};

/** The flag of such a setting. Parsing throws kind `usage` for a value that makes no sense. */
export const settingOption = (key: FlaggedSetting): Option => {
	const setting = settingOf(key);
	const check = (text: string): string => {
		withSetting({}, setting, text, setting.flag);
		return text;
	};
	return new Option(flags[key].usage, setting.description).argParser(check);
};

/** For this run such a flag takes the place of the variable, which wins over what is set. */
export const withSettingFlags = (world: World, given: SettingFlags): World => {
	const variables = (Object.keys(flags) as FlaggedSetting[]).flatMap((key) => {
		const text = given[flags[key].attribute];
		return text === undefined ? [] : [[settingOf(key).variable, text] as const];
	});
	return variables.length === 0 ? world : changed(world, {variables: Object.fromEntries(variables)});
};

const settingOf = (key: FlaggedSetting): Setting => {
	const setting = settingsTable.find((one) => one.key === key);
	if (setting === undefined) throw new RangeError(`There is no setting ${key}.`);
	return setting;
};

const teamFilesFlag = '--team-files';

/** Takes the team's files from words that no command has parsed yet; what is wrong with them is told when one does. */
export const withTeamFilesIn = (words: readonly string[], world: World): World => {
	const at = words.findLastIndex((word) => word === teamFilesFlag || word.startsWith(`${teamFilesFlag}=`));
	const word = words[at] ?? '';
	const files = word === teamFilesFlag ? words[at + 1] : word.slice(teamFilesFlag.length + 1);
	if (!files) return world;
	settingOption('teamFiles').parseArg?.(files, undefined);
	return withSettingFlags(world, {teamFiles: files});
};
