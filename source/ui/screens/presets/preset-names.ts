import type {Pass, Preset} from '../../../pass/pass.ts';

/** `audit`, `audit-2`, `audit-3`: the first that is free. */
export const freeName = (name: string, presets: readonly Preset[]): string => {
	const taken = new Set(presets.map((preset) => preset.name));
	let free = name;
	for (let number = 2; taken.has(free); number += 1) {
		const suffix = `-${number}`;
		free = `${name.slice(0, 64 - suffix.length)}${suffix}`;
	}
	return free;
};

/** A name for the preset that says what it is: free of what a preset's name may not hold, and of those there are. */
export const suggestedPresetName = ({role, service}: Pass, presets: readonly Preset[]): string => {
	const name = role.slice(role.lastIndexOf('/') + 1);
	const words = service === 'console' || service === '' ? name : `${name}-${service}`;
	const allowed = words
		.toLowerCase()
		.replace(/[^a-z0-9._-]+/g, '-')
		.replace(/^[^a-z0-9]+/, '')
		.slice(0, 64);
	return freeName(allowed, presets);
};
