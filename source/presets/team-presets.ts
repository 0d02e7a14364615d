import {Failure} from '../failure.ts';
import type {Preset} from '../pass/pass.ts';
import {plainText} from '../text/plain-text.ts';
import {parsePresetFile} from './preset-file.ts';
import {readBytes} from './read-bytes.ts';

/** A preset file named in settings: only read, and copied to be changed. */
export type TeamFile = {
	readonly file: string;
	readonly presets: readonly Preset[];
	/** Why it could not be read, as a sentence; absent: it was. */
	readonly problem?: string;
};

/** The team's presets, file by file in the order of the settings. A file that can't be read is told of, not fatal. */
export const readTeamFiles = (files: readonly string[]): readonly TeamFile[] => files.map(readTeamFile);

const readTeamFile = (file: string): TeamFile => {
	try {
		const bytes = readBytes(file);
		if (bytes === undefined) return {file, presets: [], problem: 'The file is not there.'};
		const parsed = parsePresetFile(bytes);
		return parsed.ok
			? {file, presets: parsed.presets}
			: {file, presets: [], problem: `The file makes no sense: ${parsed.problem}.`};
	} catch (error) {
		if (error instanceof Failure) return {file, presets: [], problem: error.message};
		throw error;
	}
};

/** A sentence for each file that can't be read: what it holds is missing. */
export const brokenTeamFiles = (team: readonly TeamFile[]): readonly string[] =>
	team.flatMap(({file, problem}) =>
		problem === undefined ? [] : [`Team file ${plainText(file, 4096)}: ${problem}`],
	);

/** What is said where a name is found nowhere: files that can't be read may hold it. */
export const perhapsInTeamFiles = (team: readonly TeamFile[]): readonly string[] =>
	team.flatMap(({file, problem}) =>
		problem === undefined ? [] : [`The team’s file ${plainText(file, 200)} can’t be read: it may be there.`],
	);
