import process from 'node:process';
import {Option} from 'commander';
import type {Settings} from '../../presets/config.ts';
import {settingsTable, withSetting} from '../../presets/setting.ts';

/**
 * The flag of a setting that many places read: for this run it takes the place of the variable, which wins over what is
 * set. Parsing throws kind `usage` for a value that makes no sense.
 */
export const settingOption = (flags: string, key: keyof Settings): Option => {
	const setting = settingsTable.find((one) => one.key === key);
	if (setting === undefined) throw new RangeError(`There is no setting ${key}.`);
	const use = (text: string): string => {
		withSetting({}, setting, text, setting.flag);
		process.env[setting.variable] = text;
		return text;
	};
	return new Option(flags, setting.description).argParser(use);
};

const teamFilesFlag = '--team-files';

export const teamFilesOption = (): Option => settingOption(`${teamFilesFlag} <files>`, 'teamFiles');

/** Takes the team's files from words that no command has parsed yet; what is wrong with them is told when one does. */
export const takeTeamFiles = (words: readonly string[]): void => {
	const at = words.findLastIndex((word) => word === teamFilesFlag || word.startsWith(`${teamFilesFlag}=`));
	const word = words[at] ?? '';
	const files = word === teamFilesFlag ? words[at + 1] : word.slice(teamFilesFlag.length + 1);
	if (files) teamFilesOption().parseArg?.(files, undefined);
};
