import {Failure} from '../failure.ts';
import {nearest} from '../nearest.ts';
import type {Preset} from '../pass/pass.ts';
import {plainText} from '../text/plain-text.ts';
import {checkPresetName} from './preset-name.ts';
import {toStoredPreset} from './stored-preset.ts';

/** What can be done to a list of presets: pure, and throwing kind `usage` for what can't. */
type Presets = readonly Preset[];

/** What can be called by name: of several of one name the first hides the others. */
export const callable = <Named extends {readonly name: string}>(
	presets: readonly Named[],
): readonly Named[] =>
	presets.filter((preset, index) => presets.findIndex(({name}) => name === preset.name) === index);

/** The preset of that name. */
const findPreset = (presets: Presets, name: string): Preset => {
	const found = presets.find((preset) => preset.name === name);
	if (found === undefined) throw noPreset(presets, name);
	return found;
};

/** The list with the preset at the end, or in the place of the one it replaces. */
export const withPreset = (presets: Presets, preset: Preset, {replace}: {replace: boolean}): Presets => {
	const exists = has(presets, preset.name);
	if (exists && !replace) throw taken(preset.name);
	if (!exists) checkPresetName(preset.name);
	const kept = toStoredPreset(preset);
	return exists ? presets.map((one) => (one.name === kept.name ? kept : one)) : [...presets, kept];
};

export const withoutPreset = (presets: Presets, name: string): Presets => {
	findPreset(presets, name);
	return presets.filter((preset) => preset.name !== name);
};

export const withPresetRenamed = (presets: Presets, name: string, to: string): Presets => {
	findPreset(presets, name);
	if (name === to) return presets;
	checkPresetName(to);
	if (has(presets, to)) throw taken(to);
	return presets.map((preset) => (preset.name === name ? {...preset, name: to} : preset));
};

/** The list with a copy right after the original. */
export const withPresetDuplicated = (presets: Presets, name: string, to: string): Presets => {
	const copy = {...findPreset(presets, name), name: checkPresetName(to)};
	if (has(presets, to)) throw taken(to);
	return presets.flatMap((preset) => (preset.name === name ? [preset, copy] : [preset]));
};

/** The list with the preset at an index, 0 the first; an index beyond the end is the last. */
export const withPresetMoved = (presets: Presets, name: string, toIndex: number): Presets => {
	const moved = findPreset(presets, name);
	const others = presets.filter((preset) => preset !== moved);
	const index = Math.max(0, Math.min(toIndex, others.length));
	return [...others.slice(0, index), moved, ...others.slice(index)];
};

/** The list with a preset changed by hand, possibly also its name; added again when it was removed meanwhile. */
export const withPresetEdited = (presets: Presets, name: string, edited: Preset): Presets => {
	if (!has(presets, name)) return withPreset(presets, edited, {replace: false});
	return withPreset(withPresetRenamed(presets, name, edited.name), edited, {replace: true});
};

const has = (presets: Presets, name: string): boolean => presets.some((preset) => preset.name === name);

const taken = (name: string): Failure =>
	new Failure(
		'preset-exists',
		`There is already a preset “${name}”.`,
		'Choose another name, or remove it first.',
	);

/** @param more Sentences for the hint. */
export const noPreset = (presets: Presets, name: string, more: readonly string[] = []): Failure => {
	const suggestion = nearest(
		name,
		presets.map((preset) => preset.name),
	);
	return new Failure(
		'preset-unknown',
		`There is no preset “${plainText(name, 80)}”.`,
		[
			suggestion === undefined ? 'daypass presets lists them.' : `Did you mean “${suggestion}”?`,
			...more,
		].join(' '),
	);
};
