import type {Preset} from '../../../pass.ts';
import {atStart, type ListCursor} from '../../components/list/list-cursor.ts';
import type {TextField} from '../../components/text-field/text-field.ts';
import type {Problem} from '../../state/problem.ts';

export type PresetsScreen = {
	readonly name: 'presets';
	readonly cursor: ListCursor;
	readonly renaming?: {readonly field: TextField; readonly problem?: Problem} | undefined;
	/** What `u` brings back, and where to. */
	readonly removed?: {readonly preset: Preset; readonly index: number} | undefined;
};

export const presetsScreen: PresetsScreen = {name: 'presets', cursor: atStart};

/** `audit`, `audit-2`, `audit-3`: the first that is free. */
export const freeName = (name: string, presets: readonly Preset[]): string => {
	const taken = new Set(presets.map((preset) => preset.name));
	for (let number = 2; ; number += 1) {
		const suffix = `-${number}`;
		const candidate = `${name.slice(0, 64 - suffix.length)}${suffix}`;
		if (!taken.has(candidate)) return candidate;
	}
};
