import {type Check, type CheckName, finding} from '../check.ts';
import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';
import {newerWords, type ParsedConfig} from './config.ts';
import {configFile} from './folder.ts';
import {type FolderState, folderState} from './folder-state.ts';
import {foreignHand} from './foreign-hand.ts';
import {readHistory} from './history.ts';
import {loadConfig} from './read-config.ts';
import {effectiveSettings} from './read-settings.ts';
import {settingsProblems} from './settings-problems.ts';
import {shownPath} from './storage-failure.ts';
import {readTeamFiles} from './team-presets.ts';

const names = {
	folder: {id: 'config-folder', title: 'Config folder'},
	presets: {id: 'presets', title: 'Presets'},
	settings: {id: 'settings', title: 'Settings'},
	team: {id: 'team-presets', title: 'Team presets'},
	openCommand: {id: 'open-command', title: 'Open-command'},
	history: {id: 'history', title: 'History'},
} as const;

/** Presets, settings and history as they are on disk. Only looked at: what can't be read stays where it is. */
export const configChecks = async (folder: string, env: Environment): Promise<readonly Check[]> => {
	const loaded = attempt(() => loadConfig(folder));
	const config = loaded instanceof Failure || !loaded.ok ? undefined : loaded.config;
	const effective = config && effectiveSettings(config.settings, env);
	const teamFiles = effective?.settings.teamFiles;
	return [
		folderCheck(folder, folderState(folder)),
		presetsCheck(folder, loaded),
		...(effective === undefined ? [] : settingsCheck([...settingsProblems(effective).values()])),
		...(teamFiles === undefined ? [] : [teamCheck(teamFiles)]),
		...(config?.settings.openCommand === undefined ? [] : openCommandCheck(folder)),
		historyCheck(folder),
	];
};

const attempt = <Result>(read: () => Result): Result | Failure => {
	try {
		return read();
	} catch (error) {
		if (error instanceof Failure) return error;
		throw error;
	}
};

const failed = (name: CheckName, {message, hint}: Failure) => finding(name, 'problem', message, hint);

/** Where presets go, and whether they can, unread by others. */
export const folderCheck = (folder: string, found: FolderState): Check => {
	const where = shownPath(folder);
	const elsewhere = 'Look at who owns it, or set DAYPASS_CONFIG_DIR to a folder you can write to.';
	if (found.state === 'unreadable')
		return finding(names.folder, 'problem', `${where} can’t be read (${found.reason})`, elsewhere);
	if (!found.writable) return finding(names.folder, 'problem', `${where} can’t be written`, elsewhere);
	if (found.state === 'absent') return finding(names.folder, 'ok', `${where}, made when it is needed`);
	const [open] = found.open;
	if (open !== undefined) {
		const hint = `Keep them out: chmod go= ${found.open.map(shownPath).join(' ')}`;
		return finding(
			names.folder,
			'warning',
			`others on this machine may read or change ${shownPath(open)}`,
			hint,
		);
	}
	const [broken] = found.broken;
	if (broken !== undefined) {
		const hint = 'Repair it and give it its name back, or remove it.';
		return finding(names.folder, 'warning', `${where} holds ${broken}, which was set aside`, hint);
	}
	return finding(names.folder, 'ok', where);
};

const presetsCheck = (folder: string, loaded: ParsedConfig | Failure): Check => {
	if (loaded instanceof Failure) return failed(names.presets, loaded);
	const file = shownPath(configFile(folder));
	if (!loaded.ok) {
		const hint = 'Repair it, or the next command that needs it sets it aside.';
		return finding(names.presets, 'problem', `${file} makes no sense: ${loaded.problem}`, hint);
	}
	const {presets, newerVersion} = loaded.config;
	const count = counted(presets.length, 'preset');
	if (newerVersion === undefined) return finding(names.presets, 'ok', count);
	return finding(names.presets, 'warning', newerWords(loaded.config), 'Update daypass.');
};

/** A finding only where a value makes no sense. */
const settingsCheck = (problems: readonly Failure[]): readonly Check[] => {
	if (problems.length === 0) return [];
	const said = problems.map(({message}) => message).join(' ');
	return [finding(names.settings, 'problem', said, problems.map(({hint}) => hint).join(' '))];
};

const teamCheck = (teamFiles: readonly string[]): Check => {
	const files = readTeamFiles(teamFiles);
	const bad = files.find(({problem}) => problem !== undefined);
	if (bad) {
		const hint = 'Look at the file, or at daypass settings get team-files.';
		return finding(names.team, 'warning', `${shownPath(bad.file)}: ${bad.problem}`, hint);
	}
	const count = files.reduce((sum, {presets}) => sum + presets.length, 0);
	return finding(names.team, 'ok', `${counted(count, 'preset')} of ${counted(files.length, 'file')}`);
};

/** A finding only where the command would not be run. */
const openCommandCheck = (folder: string): readonly Check[] => {
	const foreign = foreignHand(configFile(folder));
	return foreign === undefined
		? []
		: [finding(names.openCommand, 'warning', `not run: ${foreign.problem}`, foreign.hint)];
};

const historyCheck = (folder: string): Check => {
	const found = attempt(() => readHistory(folder));
	if (found instanceof Failure) return failed(names.history, found);
	const {passes, skippedLines} = found;
	const count = counted(passes.length, 'pass', 'passes');
	if (skippedLines === 0) return finding(names.history, 'ok', count);
	return finding(names.history, 'warning', `${count}; ${counted(skippedLines, 'line')} could not be read`);
};

const counted = (count: number, one: string, many = `${one}s`): string =>
	`${count} ${count === 1 ? one : many}`;
