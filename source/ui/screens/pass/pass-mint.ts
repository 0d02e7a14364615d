import {isDeepStrictEqual} from 'node:util';
import type {PassRequest, Preset} from '../../../pass/pass.ts';
import {parseRoleArn} from '../../../roles/role-arn.ts';
import {
	type AppState,
	callerOf,
	changeScreen,
	findScreen,
	homeRegion,
	popScreen,
	pushScreen,
} from '../../app-state.ts';
import {type Effect, type Step, spinnerSoon, step} from '../../effects.ts';
import {policiesSoon} from '../../preview/policies.ts';
import {cancel} from '../../runtime/effect.ts';
import {judge as judgeRole, judging} from '../roles/roles-jobs.ts';
import {roleCalled} from '../roles/roles-state.ts';
import {mint} from './making.ts';
import {escalation, ownPower} from './pass-preview.ts';
import {requestFrom} from './pass-request.ts';
import {
	draftKey,
	type FormOptions,
	hasAgreed,
	leftField,
	openForm,
	type PassScreen,
	withoutCode,
} from './pass-state.ts';

/**
 * Making a link begins: from the form, from a preset's digit, or again from the link. One way for all three. A pass
 * whose holder could become more than its role is asked about first, unless somebody has said yes to it; what is not
 * known yet asks nothing.
 */
export const startMaking = (state: AppState, form: PassScreen): Opened => {
	const filled = requestFrom(form, callerOf(state), homeRegion(state));
	const closed = leftField(form);
	if (!filled.ok) {
		const focus = filled.problem.field ?? form.focus;
		return {
			form: {...form, focus, problem: filled.problem, preview: {...form.preview, focused: false}},
			effects: [],
		};
	}
	const asking = hasAgreed(form) ? undefined : (ownPower(form) ?? escalation(state, form));
	if (asking !== undefined)
		return {form: {...closed, pick: undefined, problem: undefined, asking}, effects: []};
	return {
		form: {...closed, problem: undefined, making: {since: state.now, doing: 'making the link'}},
		effects: [mint(filled), spinnerSoon],
	};
};

/** Esc from the form: what was typed is kept for the next time, all but a code that is good once. */
export const leaveForm = (state: AppState, form: PassScreen): Step => {
	const drafts = new Map(state.drafts);
	const left = {...withoutCode(leftField(form)), pick: undefined, problem: undefined};
	const spent = isDeepStrictEqual(left.values, form.spent) && Object.keys(left.texts).length === 0;
	const own = form.editing === undefined && form.preset === undefined;
	if (own && !spent) drafts.set(draftKey(form.base), left);
	else if (own) drafts.delete(draftKey(form.base));
	return step({...popScreen(state), drafts}, cancel(judging));
};

type Opened = {readonly form: PassScreen; readonly effects: readonly Effect[]};

/** The form of something asked for before, with its role where that is known and looked up where not. */
const formOf = (
	state: AppState,
	request: PassRequest,
	options: Pick<FormOptions, 'externalId' | 'editing' | 'preset'> = {},
): Opened => {
	const called = request.role ?? '';
	const role = roleCalled(called, state.roles);
	// A bare name can only be found in the list; an ARN can be looked at by itself.
	const judge = role === undefined && parseRoleArn(called) !== undefined;
	const lookup = judge ? {since: state.now} : undefined;
	return {
		form: openForm(request, callerOf(state), {...options, role, lookup, settings: state.settings}),
		effects: judge ? [judgeRole({role: called}), spinnerSoon] : [policiesSoon],
	};
};

const open = (state: AppState, {form, effects}: Opened): Step => step(pushScreen(state, form), ...effects);

export const openRequest = (state: AppState, request: PassRequest): Step =>
	open(state, formOf(state, request));

const formOfPreset = (
	state: AppState,
	{name: _name, note: _note, externalId, ...request}: Preset,
	as: Pick<FormOptions, 'editing' | 'preset'>,
): Opened => formOf(state, request, {externalId, ...as});

/** The form that changes a preset. */
export const editPreset = (state: AppState, preset: Preset): Step => {
	return open(state, formOfPreset(state, preset, {editing: preset}));
};

/** A preset's link at once: its form opens and is sent, so that a refusal finds everything ready to be changed. */
export const mintPreset = (state: AppState, preset: Preset): Step => {
	const opened = formOfPreset(state, preset, {preset: preset.name});
	const {form, effects} = startMaking(state, {...opened.form, unseen: true});
	return open(state, {form, effects: [...opened.effects, ...effects]});
};

/** The shown link's pass once more, or its form where a code must be typed anew. */
export const makeAgain = (state: AppState): Step => {
	const form = findScreen(state, 'pass');
	if (form === undefined) return step(state);
	const started = startMaking(state, form);
	if (started.form.making === undefined) {
		return step(
			changeScreen(popScreen(state), 'pass', () => ({...started.form, unseen: false})),
			...started.effects,
		);
	}
	return step(
		changeScreen(state, 'link', (screen) => ({...screen, making: started.form.making, problem: undefined})),
		...started.effects,
	);
};
