import type {Preset} from '../pass/pass.ts';
import {changeConfig} from './change-config.ts';
import {
	withoutPreset,
	withPreset,
	withPresetDuplicated,
	withPresetEdited,
	withPresetMoved,
	withPresetRenamed,
} from './preset-list.ts';

/*
 * What changes presets on disk. Each returns the presets as they then are, in order, and throws kind `usage` for what
 * can't be done and kind `storage` for what the disk refuses (see `changeConfig`).
 */

/** Keeps a preset: at the end, or with `replace` in the place of the one of that name. */
export const savePreset = (
	folder: string,
	preset: Preset,
	options: {readonly replace: boolean},
): Promise<readonly Preset[]> => changePresets(folder, (presets) => withPreset(presets, preset, options));

export const removePreset = (folder: string, name: string): Promise<readonly Preset[]> =>
	changePresets(folder, (presets) => withoutPreset(presets, name));

export const renamePreset = (folder: string, name: string, to: string): Promise<readonly Preset[]> =>
	changePresets(folder, (presets) => withPresetRenamed(presets, name, to));

/** Keeps what was changed by hand, possibly under a new name. */
export const editPreset = (folder: string, name: string, edited: Preset): Promise<readonly Preset[]> =>
	changePresets(folder, (presets) => withPresetEdited(presets, name, edited));

export const duplicatePreset = (folder: string, name: string, to: string): Promise<readonly Preset[]> =>
	changePresets(folder, (presets) => withPresetDuplicated(presets, name, to));

/** `toIndex` counts from 0. */
export const movePreset = (folder: string, name: string, toIndex: number): Promise<readonly Preset[]> =>
	changePresets(folder, (presets) => withPresetMoved(presets, name, toIndex));

const changePresets = async (
	folder: string,
	change: (presets: readonly Preset[]) => readonly Preset[],
): Promise<readonly Preset[]> => {
	const {presets} = await changeConfig(folder, (config) => {
		const changed = change(config.presets);
		return changed === config.presets ? config : {...config, presets: changed};
	});
	return presets;
};
