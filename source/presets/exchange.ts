import {readFileSync, writeFileSync} from 'node:fs';
import {Failure} from '../failure.ts';
import type {Preset} from '../pass/pass.ts';
import {changeConfig} from './change-config.ts';
import {applyImport} from './import-plan.ts';
import {parsePresetFile, presetFileText} from './preset-file.ts';
import {readBytes} from './read-bytes.ts';
import {refuseUnlessFile, replaceFile} from './replace-file.ts';
import {errorCode, shownPath, storageFailure} from './storage-failure.ts';

/** These files may be anywhere. */
const anotherFile = 'name another file.';

/**
 * Writes presets to a file of their own. One that is there is only replaced with `replace`. Throws kind `usage` when it
 * is there, kind `storage` when it can't be written.
 */
export const exportPresets = (
	file: string,
	presets: readonly Preset[],
	options: {readonly externalIds: boolean; readonly replace: boolean},
): void => {
	const text = presetFileText(presets, options);
	const mode = options.externalIds ? 0o600 : 0o644;
	try {
		refuseUnlessFile(file);
		// A backup that is there stays until the new one is whole: a full disk would leave half of it.
		if (options.replace) replaceFile(file, text, mode);
		else writeFileSync(file, text, {flag: 'wx', mode});
	} catch (error) {
		if (errorCode(error) !== 'EEXIST') throw storageFailure('write', file, error, anotherFile);
		throw new Failure(
			'file-exists',
			`There is already a file ${shownPath(file)}.`,
			'Replace it with --force.',
		);
	}
};

/** The presets in a file, `-` for standard input. Throws kind `usage`, in words, for what is no such file. */
export const readPresetFile = (file: string): readonly Preset[] => {
	const bytes = file === '-' || file === '/dev/stdin' ? readFileSync(0) : readBytes(file, anotherFile);
	if (bytes === undefined)
		throw new Failure('file-missing', `There is no file ${shownPath(file)}.`, 'Check its name.');
	const parsed = parsePresetFile(bytes);
	if (parsed.ok) return parsed.presets;
	throw new Failure(
		'import-unreadable',
		`${shownPath(file)} is not a file of presets: ${parsed.problem}.`,
		'Nothing was imported. daypass presets export makes such files.',
	);
};

/** Merges presets into those there are, by name. Returns all of them; see `planImport` for what is refused. */
export const importPresets = async (
	folder: string,
	incoming: readonly Preset[],
): Promise<readonly Preset[]> => {
	const {presets} = await changeConfig(folder, (config) => {
		const merged = applyImport(config.presets, incoming);
		return {...config, presets: merged};
	});
	return presets;
};
