import type {Caller} from '../../../roles/caller/caller.ts';
import type {AppState} from '../../app-state.ts';
import {callerOf} from '../../app-state.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import {typedLength} from './duration-steps.ts';
import {longestFor, type PassScreen, withValue} from './pass-state.ts';

/**
 * A length being typed: the duration follows it where it is one, and is what it was before where it is none. Deleted
 * letter by letter it is the slider again; what was cut out can be put back.
 */
export const withLength = (state: AppState, form: PassScreen, field: TextField): PassScreen => {
	const before = form.length === undefined ? form.values.duration : form.length.before;
	const typed = {...form, problem: undefined, length: {field, before}};
	if (field.value === '' && field.killing !== true) return withoutLength(typed);
	const read = typedLength(field.value, longestFor(form), callerOf(state));
	return withValue(typed, 'duration', 'duration' in read ? read.duration : before);
};

/** The slider again, as it was before somebody typed. */
export const withoutLength = (form: PassScreen): PassScreen =>
	withValue({...form, problem: undefined, length: undefined}, 'duration', form.length?.before);

/** The first letter of a length, on the slider: a digit, or that of `max`. */
export const beginLength = (state: AppState, form: PassScreen, first: string): PassScreen =>
	withLength(state, form, textField(first));

/** What is wrong with the length that is typed: the ceiling, and why, where it is over that. */
export const lengthProblem = (form: PassScreen, caller: Caller | undefined): string | undefined => {
	const typed = form.length?.field.value ?? '';
	if (typed === '') return undefined;
	const read = typedLength(typed, longestFor(form), caller);
	return 'problem' in read ? read.problem : undefined;
};
