import {type FilledRequest, namesIn} from '../../../pass/fill-in.ts';
import type {PassRequest, PassSecrets, Preset, RequestName} from '../../../pass/pass.ts';
import type {Caller} from '../../../roles/caller/caller.ts';
import {checkAsked} from '../../../signin/request-check.ts';
import {problemFrom} from '../../runtime/problem.ts';
import {typedPage} from './choices.ts';
import {lengthProblem} from './pass-length.ts';
import {
	agreedTo,
	type FieldId,
	type FieldProblem,
	fieldsOf,
	filledForm,
	lackedIn,
	type PassScreen,
	saidByProfile,
	type WantedField,
	wantsSentence,
	withTextsTaken,
} from './pass-state.ts';
import {atField} from './refusals.ts';
import {unfinishedScope} from './scope-choices.ts';

/** What to make a pass of. */
export type WantedPass = {
	readonly request: FilledRequest;
	/** What of it somebody asked for: what a preset holds. */
	readonly asked: PassRequest;
	/** What of it the role's profile says: in no preset, but the same when the pass is repeated. */
	readonly ofProfile: readonly RequestName[];
	readonly secrets: PassSecrets;
};

export type FilledIn =
	| ({readonly ok: true} & WantedPass)
	| {readonly ok: false; readonly problem: FieldProblem};

const missing = (field: FieldId, message: string, hint: string): FilledIn => ({
	ok: false,
	problem: {code: 'missing', message, hint, field},
});

/** What the form asks for, or what is wrong with it: AWS's own rules, checked before anything is sent. */
export const requestFrom = (form: PassScreen, caller: Caller | undefined, homeRegion: string): FilledIn => {
	const found = Object.values(form.lists).find((list) => list?.isEmpty);
	if (found !== undefined) return unmatched(form, found.field, homeRegion);
	const tooMuch = lengthProblem(form, caller);
	if (tooMuch !== undefined) return missing('duration', tooMuch, 'Write it like 50m, 2h30m or max.');
	try {
		return fromValues(withTextsTaken(form), caller);
	} catch (error) {
		return {ok: false, problem: atField(problemFrom(error))};
	}
};

/** What helps where something is wanted and not there. */
const helps: Readonly<Record<WantedField, string>> = {
	mfaCode: 'Type the six digits your device shows now.',
	externalId: 'Its owner has told you which.',
	sourceIdentity: 'It says who is behind the session: its owner has told you how.',
	tags: 'They are written key=value, with commas between them.',
};

const fromValues = (form: PassScreen, caller: Caller | undefined): FilledIn => {
	const shown = fieldsOf(form, caller);
	const {mfaCode, externalId, accepted: _answer, ...values} = form.values;
	const secrets: PassSecrets = {
		...(mfaCode !== undefined && shown.includes('mfaCode') ? {mfaCode} : {}),
		...(externalId !== undefined && shown.includes('externalId') ? {externalId} : {}),
	};
	const lacked = lackedIn(form, caller);
	if (lacked !== undefined) return missing(lacked, wantsSentence(lacked), helps[lacked]);
	const unfinished = unfinishedScope(values.scope ?? []);
	if (unfinished !== undefined) {
		return missing('scope', 'This scope wants a value.', `It is written ${unfinished}.`);
	}
	const accepted = agreedTo(form);
	const asked: PassRequest = {...values, ...(accepted.length > 0 ? {accepted} : {})};
	const request = filledForm({...form, values: asked});
	checkAsked(request, secrets);
	return {ok: true, request, asked, ofProfile: namesIn(saidByProfile(form)), secrets};
};

const unmatched = (form: PassScreen, field: 'region' | 'destination', homeRegion: string): FilledIn => {
	const back = 'Esc takes back what you typed.';
	if (field === 'region') return missing('region', 'No region is called that.', back);
	const found = typedPage(form, homeRegion);
	if (found.ok) return missing('destination', 'No page is called that.', back);
	const {code, message, hint, suggestions} = found;
	// What lists them all is a command.
	const helps = code === 'unknown-service' && suggestions.length === 0 ? back : hint;
	return {ok: false, problem: {code, message, hint: helps, field: 'destination'}};
};

/**
 * The preset that an edited form stands for. MFA codes are good once, so none is kept; external IDs only if one was.
 */
export const presetFrom = (
	form: PassScreen,
	{name, note}: Preset,
	caller: Caller | undefined,
	homeRegion: string,
): {readonly ok: true; readonly preset: Preset} | {readonly ok: false; readonly problem: FieldProblem} => {
	const filled = requestFrom(form, caller, homeRegion);
	if (!filled.ok) return filled;
	const {mfaCode: _once, ...kept} = filled.secrets;
	return {ok: true, preset: {...filled.asked, ...kept, name, ...(note === undefined ? {} : {note})}};
};
