import {Failure} from '../failure.ts';
import type {Setting} from './setting.ts';

/** What is wrong with a value, told with where the value comes from and how it is changed there. */
export const refusedSetting = (
	{code, sentence, hint, cause, words}: Failure,
	{name, variable}: Setting,
	isVariable: boolean,
): Failure => {
	const called = isVariable ? variable : `The setting ${name}`;
	const remedy = isVariable
		? `Change or unset ${variable}.`
		: `Change it with daypass settings set ${name}, or take it back with daypass settings unset ${name}.`;
	// That sentence begins with the name by itself.
	const named = code === 'setting-invalid' ? sentence : `${called}: ${sentence}`;
	return new Failure(code, named, `${hint} ${remedy}`.trim(), cause, words);
};
