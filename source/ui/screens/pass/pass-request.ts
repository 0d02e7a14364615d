import {resolveDestination} from '../../../console/destination.ts';
import type {FilledRequest as PassRequest} from '../../../pass/fill-in.ts';
import type {PassSecrets, Preset} from '../../../pass/pass.ts';
import type {Caller} from '../../../roles/caller/caller.ts';
import {checkRequest} from '../../../signin/request-check.ts';
import {problemFrom} from '../../runtime/problem.ts';
import {choiceOptions, partitionOfRole} from './choices.ts';
import {
	type FieldId,
	type FieldProblem,
	fieldsOf,
	hasAgreed,
	isWanted,
	openChoice,
	type PassScreen,
} from './pass-state.ts';
import {atField} from './refusals.ts';
import {unfinishedScope} from './scope-choices.ts';
import {scopeItems} from './scope-text.ts';

export type FilledIn =
	| {readonly ok: true; readonly request: PassRequest; readonly secrets: PassSecrets}
	| {readonly ok: false; readonly problem: FieldProblem};

const list = (text: string): readonly string[] =>
	text
		.split(',')
		.map((item) => item.trim())
		.filter((item) => item !== '');

const tagsFrom = (text: string): Readonly<Record<string, string>> =>
	Object.fromEntries(
		list(text).map((tag) => {
			const at = tag.indexOf('=');
			return at === -1 ? [tag, ''] : [tag.slice(0, at).trim(), tag.slice(at + 1).trim()];
		}),
	);

const missing = (field: FieldId, message: string, hint: string): FilledIn => ({
	ok: false,
	problem: {code: 'missing', message, hint, field},
});

/** What the form asks for, or what is wrong with it: AWS's own rules, checked before anything is sent. */
export const requestFrom = (form: PassScreen, caller: Caller | undefined, homeRegion: string): FilledIn => {
	const open = openChoice(form);
	if (open !== undefined && choiceOptions(form, open.field, homeRegion).length === 0) {
		return unmatched(form, open.field, open.query.value, homeRegion);
	}
	const shown = fieldsOf(form, caller);
	const text = (field: keyof PassScreen['texts']) =>
		shown.includes(field) ? form.texts[field].value.trim() : '';
	const lacks = (field: 'mfa-code' | 'external-id') =>
		shown.includes(field) && isWanted(form, field) && text(field) === '';
	if (lacks('mfa-code')) {
		return missing('mfa-code', 'This role wants an MFA code.', 'Type the six digits your device shows now.');
	}
	if (lacks('external-id')) {
		return missing('external-id', 'This role wants an external ID.', 'Its owner has told you which.');
	}
	const unfinished = unfinishedScope(scopeItems(text('scope')));
	if (unfinished !== undefined) {
		return missing('scope', 'This scope wants a value.', `It is written ${unfinished}.`);
	}
	const {
		sessionName: _name,
		sourceIdentity: _identity,
		region: _region,
		accepted: _answer,
		...base
	} = form.base;
	const region = form.choices.region.value;
	const request: PassRequest = {
		...base,
		duration: form.duration,
		destination: form.choices.destination.value,
		scope: scopeItems(text('scope')),
		tags: tagsFrom(text('tags')),
		...(region === '' ? {} : {region}),
		...(text('session-name') === '' ? {} : {sessionName: text('session-name')}),
		...(text('source-identity') === '' ? {} : {sourceIdentity: text('source-identity')}),
		...(hasAgreed(form) ? {accepted: ['privilege-escalation']} : {}),
	};
	const secrets: PassSecrets = {
		...(text('mfa-code') === '' ? {} : {mfaCode: text('mfa-code')}),
		...(text('external-id') === '' ? {} : {externalId: text('external-id')}),
	};
	try {
		checkRequest(request, secrets);
	} catch (error) {
		return {ok: false, problem: atField(problemFrom(error))};
	}
	return {ok: true, request, secrets};
};

const unmatched = (
	form: PassScreen,
	field: 'region' | 'destination',
	text: string,
	homeRegion: string,
): FilledIn => {
	if (field === 'region')
		return missing('region', 'No region is called that.', 'Esc takes back what you typed.');
	const partition = partitionOfRole(form.role?.arn ?? form.base.role);
	const found = resolveDestination({text, region: homeRegion, partition});
	return found.ok
		? missing('destination', 'No page is called that.', 'Esc takes back what you typed.')
		: {
				ok: false,
				problem: {code: found.code, message: found.message, hint: found.hint, field: 'destination'},
			};
};

/** The preset that an edited form stands for. MFA codes are good once, so none is kept; external IDs only if one was. */
export const presetFrom = (
	form: PassScreen,
	caller: Caller | undefined,
	homeRegion: string,
): {readonly ok: true; readonly preset: Preset} | {readonly ok: false; readonly problem: FieldProblem} => {
	const filled = requestFrom(form, caller, homeRegion);
	if (!filled.ok) return filled;
	const {name = '', note, externalId} = form.editing ?? {};
	const kept = externalId === undefined ? undefined : filled.secrets.externalId;
	return {
		ok: true,
		preset: {
			...filled.request,
			name,
			...(note === undefined ? {} : {note}),
			...(kept === undefined ? {} : {externalId: kept}),
		},
	};
};
