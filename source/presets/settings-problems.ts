import {Failure} from '../failure.ts';
import {destinationProblem} from '../signin/destination-check.ts';
import type {EffectiveSettings} from './read-settings.ts';
import {refusedSetting} from './refused-setting.ts';
import {type Settings, settingsTable} from './setting.ts';

/** What can be known to be wrong with the settings without asking AWS: that of a region or a page too. */
export const settingsProblems = ({
	settings,
	fromEnvironment,
	refused,
}: EffectiveSettings): ReadonlyMap<keyof Settings, Failure> => {
	const problems = new Map(refused);
	for (const setting of settingsTable) {
		const {key} = setting;
		const problem = placeProblem(key, settings);
		if (problem !== undefined) problems.set(key, refusedSetting(problem, setting, fromEnvironment.has(key)));
	}
	return problems;
};

/** A region or a page that is none; each alone, as what they go together with is not known yet. */
export const placeProblem = (key: keyof Settings, settings: Settings): Failure | undefined => {
	if ((key !== 'region' && key !== 'destination') || settings[key] === undefined) return undefined;
	const problem = destinationProblem({[key]: settings[key]});
	return problem && new Failure(problem.code, problem.message, problem.hint);
};
