import type {Preset} from '../pass/pass.ts';

/**
 * The preset that takes another's place. What it was made from may not hold an external ID, which is shown nowhere: the
 * one that was kept stays as long as the role does, and goes with it, because it is the other account's word.
 */
export const withKeptExternalId = (preset: Preset, before: Preset | undefined): Preset =>
	preset.externalId === undefined && before?.externalId !== undefined && preset.role === before.role
		? {...preset, externalId: before.externalId}
		: preset;
