import type {Preset} from '../pass/pass.ts';
import type {PresetFinding} from './preset-health.ts';

/** The preset with everything put right that can be; undefined: nothing can without somebody who chooses. */
export const repairedPreset = (preset: Preset, findings: readonly PresetFinding[]): Preset | undefined => {
	const change = Object.assign({}, ...findings.map(({instead}) => instead?.change)) as Partial<Preset>;
	if (Object.keys(change).length === 0) return undefined;
	// A yes was said to the scope as it was.
	const unanswered = change.scope === undefined ? {} : {accepted: []};
	return withRoleChanged(preset, {...preset, ...change, ...unanswered});
};

/**
 * An external ID is the word of one role's owner, and a yes was said to one role: both go with it, not where it has
 * only moved.
 */
export const withRoleChanged = (before: Preset, after: Preset): Preset => {
	if (lastPart(before.role) === lastPart(after.role)) return after;
	const {externalId: _ofTheOther, accepted: _toTheOther, ...rest} = after;
	return rest;
};

const lastPart = (role = '') => role.slice(role.lastIndexOf('/') + 1);
