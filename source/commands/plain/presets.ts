import type {Preset} from '../../pass/pass.ts';
import type {JudgedRole} from '../../roles/role.ts';
import {type PresetFinding, presetHealth} from '../../signin/preset-health.ts';
import {presetWithYes, rememberedSentence} from '../../ui/screens/pass/making.ts';
import type {ListedPreset} from '../../ui/screens/presets/presets-state.ts';
import type {Made} from './make.ts';
import type {Visit} from './talk.ts';

/** What no longer fits in the presets, as far as that is known. */
export const healthOf = async (
	listed: readonly ListedPreset[],
	roles: readonly JudgedRole[] | undefined,
	{jobs, identity, tried}: Visit,
): Promise<ReadonlyMap<Preset, readonly PresetFinding[]>> => {
	const presets = listed.map(({preset}) => preset);
	const scoped = presets.filter(({scope = []}) => scope.length > 0);
	const {caller, profile, longestSession} = identity;
	return presetHealth(presets, {
		caller,
		profile,
		longestSession,
		roles: roles?.filter(({foundIn}) => foundIn === 'account'),
		scopeProblems: await tried('looking at the presets', () => jobs.scopeProblems(scoped)),
		now: jobs.now(),
	});
};

/** A preset's pass that was asked about and made: the preset remembers the answer. */
export const keepYes = async (preset: Preset, {wanted}: Made, {jobs, say, tried}: Visit): Promise<void> => {
	const answered = presetWithYes(preset, wanted.asked);
	if (answered === undefined) return;
	const saved = await tried('saving the preset', () => jobs.savePreset(answered, {replace: true}));
	if (saved !== undefined) say(rememberedSentence(answered));
};
