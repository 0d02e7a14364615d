import type {Caller} from '../../../roles/caller/caller.ts';
import type {AppState} from '../../app-state.ts';
import {callerOf} from '../../app-state.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import {typedLength} from './duration-steps.ts';
import {longestFor, type PassScreen, withValue} from './pass-state.ts';

/** A length being typed: the duration follows it where it is one; an empty text is the slider again. */
export const withLength = (state: AppState, form: PassScreen, length: TextField): PassScreen => {
	const typed = {...form, spent: false, problem: undefined};
	if (length.value === '') return {...typed, length: undefined};
	const read = typedLength(length.value, longestFor(form), callerOf(state));
	const changed = {...typed, length};
	return 'duration' in read ? withValue(changed, 'duration', read.duration) : changed;
};

/** The first digit of a length, on the slider. */
export const beginLength = (state: AppState, form: PassScreen, digit: string): PassScreen =>
	withLength(state, form, textField(digit));

/** What is wrong with the length that is typed: the ceiling, and why, where it is over that. */
export const lengthProblem = (form: PassScreen, caller: Caller | undefined): string | undefined => {
	if (form.length === undefined) return undefined;
	const read = typedLength(form.length.value, longestFor(form), caller);
	return 'problem' in read ? read.problem : undefined;
};
