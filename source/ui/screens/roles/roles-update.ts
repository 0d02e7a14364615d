import type {JudgedRole} from '../../../roles/role.ts';
import {parseRoleArn} from '../../../roles/role-arn.ts';
import {type AppState, callerOf, layoutOf, withToast} from '../../app-state.ts';
import {scrollBy} from '../../components/scrolled.ts';
import {insertText, type TextField, textField} from '../../components/text-field/text-field.ts';
import {type Step, spinnerSoon, step} from '../../effects.ts';
import type {ListMove} from '../../keys/bindings.ts';
import {policiesSoon} from '../../preview/policies.ts';
import {previewOfRole} from '../../preview/previews.ts';
import {cancel} from '../../runtime/effect.ts';
import {readyValue} from '../../runtime/loadable.ts';
import {unfolded} from '../../runtime/problem.ts';
import type {ListPane, Typing} from '../../screen.ts';
import {openAsk} from '../ask/ask-update.ts';
import {openOwn, openRole} from '../pass/open-role.ts';
import {mintPreset} from '../pass/pass-mint.ts';
import {lacksAlone} from '../pass/pass-state.ts';
import {readPresets, readTeamPresets} from '../presets/presets-jobs.ts';
import {openRevoke} from '../revoke/revoke-update.ts';
import {
	identify,
	judge,
	judging,
	readingRoles,
	readRecent,
	readRoles,
	verify,
	verifying,
} from './roles-jobs.ts';
import {listRows} from './roles-layout.ts';
import {
	arrange,
	chosenRole,
	isOwnChosen,
	isReading,
	isSure,
	moved,
	ofServices,
	type RolesState,
	refilter,
	roleCalled,
	rowCount,
} from './roles-state.ts';

const withRoles = (state: AppState, roles: Partial<RolesState>): AppState => ({
	...state,
	roles: {...state.roles, ...roles},
});

/** Moves the cursor; with the details in focus, scrolls those. */
export const moveOnRoles = (state: AppState, move: ListMove, pane: () => ListPane): Step => {
	const {detail} = state.roles;
	if (!detail.focused || isOwnChosen(state.roles)) return moveInFilter(state, move);
	const {count, rows} = pane();
	return step(withRoles(state, {detail: {...detail, scroll: scrollBy(detail.scroll, move, count, rows)}}));
};

/** The details, with what they tell now kept until they can tell it of another role. */
const withToldBefore = (state: AppState): RolesState['detail'] => {
	const {detail} = state.roles;
	const role = chosenRole(state.roles);
	const preview = role && readyValue(previewOfRole(state, role.arn));
	const policies = role && readyValue(state.policies.get(role.arn));
	return preview === undefined || policies === undefined ? detail : {...detail, before: {preview, policies}};
};

/** Moves the cursor also while a filter is typed. */
export const moveInFilter = (state: AppState, move: ListMove): Step => {
	const filter = {...state.roles.filter, moved: true};
	const roles = moved({...state.roles, filter}, [move], listRows(layoutOf(state)));
	return step({...state, roles: {...roles, detail: {...withToldBefore(state), scroll: 0}}}, policiesSoon);
};

/** The next or previous of what the filter has found; after the last comes the first. */
export const goToMatch = (state: AppState, by: 1 | -1): Step => {
	const count = rowCount(state.roles);
	const index = (state.roles.cursor.index + by + count) % count;
	return moveInFilter(state, {move: 'to', by: index});
};

export const editFilter = (state: AppState): Step =>
	step(withRoles(state, {filter: {...state.roles.filter, editing: true, moved: true}}));

export const keepFilter = (state: AppState): Step =>
	step(withRoles(state, {filter: {...state.roles.filter, editing: false}}));

export const clearFilter = (state: AppState): Step => {
	const {value} = state.roles.filter.field;
	// Ctrl-Y puts it back.
	const field = {...textField(), killed: value};
	const emptied = {...state.roles, filter: {field, editing: false}};
	const roles = arrange(emptied, listRows(layoutOf(state)), isOwnChosen(state.roles));
	return step({...state, roles}, policiesSoon);
};

export const showAll = (state: AppState): Step => {
	const roles = arrange({...state.roles, showAll: !state.roles.showAll}, listRows(layoutOf(state)));
	const count = Math.abs(roles.ordered.length - state.roles.ordered.length);
	const said = `${roles.showAll ? 'Now with' : 'Without'} ${ofServices(count)}.`;
	return step(withToast({...state, roles}, true, said), policiesSoon);
};

/** AWS's own words about what is wrong, in the place of the list. */
export const openWords = (state: AppState): Step => {
	const {identity, roles} = state;
	const {typing, reading} = roles;
	if (typing?.problem !== undefined) {
		return step(withRoles(state, {typing: {...typing, problem: unfolded(typing.problem)}}));
	}
	if (identity.status === 'failed') {
		return step({...state, identity: {...identity, problem: unfolded(identity.problem)}});
	}
	if (reading.status !== 'failed') return step(state);
	return step(withRoles(state, {reading: {...reading, problem: unfolded(reading.problem)}}));
};

export const focusDetails = (state: AppState, focused: boolean): Step =>
	step(withRoles(state, {detail: {...state.roles.detail, focused}}));

export const typeArn = (state: AppState): Step =>
	step(withRoles(state, {typing: {field: state.roles.typed ?? textField()}, typed: undefined}));

export const cancelTyping = (state: AppState): Step =>
	step(withRoles(state, {typing: undefined, typed: state.roles.typing?.field}), cancel(judging));

/** A key for a role, pressed again, with those typed after it, once it is known which role it is meant for. */
const awaitRole = (state: AppState, name: string): Step =>
	step({...withRoles(state, {awaiting: true}), held: [{name}]});

/** Does something with the role that a key is meant for: now, or as soon as it is known which that is. */
const withChosen = (state: AppState, key: string, run: (role: JudgedRole) => Step): Step => {
	if (isReading(state.roles) && !isSure(state.roles)) return awaitRole(state, key);
	const role = chosenRole(state.roles);
	return role === undefined ? step(state) : run(role);
};

/** The form of the role under the cursor, or of the session at hand. */
export const choose = (state: AppState): Step => {
	if (isOwnChosen(state.roles)) return openOwn(state);
	return withChosen(state, 'enter', (role) => {
		if (role.verdict.verdict !== 'denied' || state.roles.doubted === role.arn) {
			return openRole(withRoles(state, {doubted: undefined}), role);
		}
		const asked = withToast(state, false, 'AWS will refuse: try all the same? Enter opens its form.');
		return step(withRoles(asked, {doubted: role.arn}));
	});
};

/** Esc before the role that is waited for has come: nothing typed for it is kept. */
export const dontAwait = (state: AppState): Step => step({...withRoles(state, {awaiting: false}), held: []});

export const ask = (state: AppState): Step => withChosen(state, 'c', (role) => openAsk(state, role));

export const revoke = (state: AppState): Step => withChosen(state, 'x', ({arn}) => openRevoke(state, arn));

export const makePreset = (state: AppState, index: number): Step => {
	const preset = state.presets.list[index];
	return preset === undefined ? step(state) : mintPreset(state, preset);
};

/** The role whose ARN or name was typed: its form if it is known, else it is looked up. */
export const judgeTyped = (state: AppState, field: TextField): Step => {
	const role = field.value.trim();
	if (role === '') return step(state);
	const known = roleCalled(role, state.roles);
	if (known !== undefined) return openRole(withRoles(state, {typing: undefined}), known);
	const waiting = {field, since: state.now};
	// A name is the list's to find, as long as that is still coming.
	if (parseRoleArn(role) === undefined && isReading(state.roles)) {
		return step(withRoles(state, {typing: {...waiting, awaited: role}}), spinnerSoon);
	}
	return step(withRoles(state, {typing: waiting}), judge({role}), spinnerSoon);
};

export const verifyChosen = (state: AppState): Step =>
	withChosen(state, 'v', (role) => {
		const lacks = lacksAlone(role, callerOf(state));
		if (lacks !== undefined) {
			return step(
				withToast(state, false, `This role wants ${lacks}: Enter, type it, and the link settles it.`),
			);
		}
		const verifyProblems = new Map(state.roles.verifyProblems);
		verifyProblems.delete(role.arn);
		const underWay = new Map(state.roles.verifying).set(role.arn, state.now);
		return step(withRoles(state, {verifying: underWay, verifyProblems}), verify({role}), spinnerSoon);
	});

export const stopVerifying = (state: AppState, {arn}: JudgedRole): Step => {
	const underWay = new Map(state.roles.verifying);
	underWay.delete(arn);
	return step(withRoles(state, {verifying: underWay}), cancel(verifying(arn)));
};

export const stopReading = (state: AppState): Step =>
	step(withRoles(state, {reading: {status: 'stopped'}}), cancel(readingRoles));

/** Everything is asked for at once; nothing waits for any of it. */
export const readAll = [identify, readPresets, readTeamPresets, readRecent, readRoles] as const;

export const readAgain = (state: AppState): Step => {
	const {roles, identity} = state;
	const known = identity.status === 'ready';
	return step(
		{
			...state,
			identity: known ? identity : {status: 'loading', since: state.now},
			policies: new Map(),
			scopes: new Map(),
			previews: new Map(),
			roles: {
				...roles,
				reading: {
					status: roles.listed.length === 0 ? 'first' : 'again',
					doing: 'reading roles',
					since: state.now,
				},
				judged: new Map([...roles.judged].filter(([, {verifiedAt}]) => verifiedAt === undefined)),
				verifyProblems: new Map(),
			},
		},
		...readAll.filter((effect) => !known || effect !== identify),
		policiesSoon,
		spinnerSoon,
	);
};

/** The filter, or the prompt for an ARN. */
export const typingOnRoles = (state: AppState): Typing | undefined => {
	const {typing, filter} = state.roles;
	if (typing !== undefined) return {field: typing.field, typed: (field) => typedArn(state, field)};
	return filter.editing ? {field: filter.field, typed: (field) => typedFilter(state, field)} : undefined;
};

const typedArn = (state: AppState, field: TextField): Step =>
	step(withRoles(state, {typing: {field}}), cancel(judging));

const typedFilter = (state: AppState, field: TextField): Step => {
	const {filter} = state.roles;
	if (field.value === filter.field.value) return step(withRoles(state, {filter: {...filter, field}}));
	const told = {...state.roles, detail: withToldBefore(state)};
	return step({...state, roles: refilter(told, field, listRows(layoutOf(state)))}, policiesSoon);
};

/** On the list, an ARN to use, or a filter. */
export const pasteOnRoles = (state: AppState, text: string): Step =>
	text.startsWith('arn:')
		? typedArn(state, insertText(textField(), text))
		: typedFilter(editFilter(state).state, insertText(state.roles.filter.field, text));
