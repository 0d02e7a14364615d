import {Failure} from '../failure.ts';
import type {Preset} from '../pass/pass.ts';
import {parseRoleArn} from '../roles/role-arn.ts';
import {resolveScope} from './scope.ts';

/** Why the scopes of presets would be refused, without asking AWS; those that hold are not in it. */
export const scopeProblems = async (presets: readonly Preset[]): Promise<ReadonlyMap<Preset, Failure>> => {
	const found = new Map<Preset, Failure>();
	for (const preset of presets) {
		try {
			await resolveScope(preset.scope ?? [], parseRoleArn(preset.role ?? '')?.partition ?? 'aws');
		} catch (error) {
			if (!(error instanceof Failure)) throw error;
			found.set(preset, error);
		}
	}
	return found;
};
