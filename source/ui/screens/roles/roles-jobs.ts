import type {Caller} from '../../../roles/caller/caller.ts';
import type {JudgedRole} from '../../../roles/role.ts';
import {type AppState, changeScreen, findScreen, layoutOf, topScreen, withToast} from '../../app-state.ts';
import {job, type Step, step} from '../../effects.ts';
import type {CallerHeader, RolesProgress} from '../../jobs.ts';
import {policiesSoon} from '../../preview/policies.ts';
import {ready} from '../../runtime/loadable.ts';
import type {Problem} from '../../runtime/problem.ts';
import {openRole} from '../pass/open-role.ts';
import {roleOf} from '../pass/pass-state.ts';
import {listRows} from './roles-layout.ts';
import {
	arrange,
	countText,
	isSure,
	type RolesState,
	roleCalled,
	withProgress,
	withRole,
} from './roles-state.ts';

/** Names of the tasks that can be cancelled. */
export const readingRoles = 'read-roles';
export const judging = 'judge';
export const verifying = (arn: string): string => `verify ${arn}`;

export const identify = job('identify', {
	run: async (jobs, _: object, signal) => {
		const identity = await jobs.identify(signal);
		return {identity, sessionName: jobs.defaultSessionName(identity)};
	},
	done: (state, {identity, sessionName}) => identified(state, identity, sessionName),
	failed: (state, problem) => notIdentified(state, problem),
})({});

export const identified = (state: AppState, identity: CallerHeader, sessionName: string): Step =>
	step({...withRoles(state, {own: isHandedOut(identity.caller)}), identity: ready(identity), sessionName});

/** AWS makes links from sessions of roles and federated users, not from keys nor from a user's own session. */
export const isHandedOut = ({kind, credentials}: Caller): boolean =>
	credentials === 'temporary' && (kind === 'role-session' || kind === 'federated-user');

export const notIdentified = (state: AppState, problem: Problem): Step =>
	step({...state, identity: {status: 'failed', problem}});

export const readRoles = job(readingRoles, {
	run: async (jobs, _: object, signal, send) => {
		for await (const progress of jobs.roles(signal)) send((state) => rolesCame(state, progress));
	},
	done: (state) => rolesEnded(state),
	failed: (state, problem) => rolesFailed(state, problem),
})({});

const withRoles = (state: AppState, roles: Partial<RolesState>): AppState => ({
	...state,
	roles: {...state.roles, ...roles},
});

/** Another page of roles; an open form learns what becomes known of its role: that it is there, and what it wants. */
export const rolesCame = (state: AppState, progress: RolesProgress): Step => {
	const form = findScreen(state, 'pass');
	const first = state.roles.rows.length === 0 || (form !== undefined && form.role === undefined);
	const roles = withProgress(state.roles, progress, listRows(layoutOf(state)));
	const next = changeScreen({...state, roles}, 'pass', (open) => {
		const role = roleCalled(roleOf(open), roles);
		return role === undefined ? open : {...open, role, lookup: undefined};
	});
	const named = roles.typing?.awaited === undefined ? undefined : roleCalled(roles.typing.awaited, roles);
	if (named !== undefined) return openRole(withRoles(next, {typing: undefined}), named);
	const awaiting = roles.awaiting === true && !isSure(roles);
	return step(withRoles(next, {awaiting}), ...(first ? [policiesSoon] : []));
};

export const rolesEnded = (state: AppState): Step => {
	const {typing, reading} = state.roles;
	const done = readingEnded(state, {status: 'done'});
	const isSaid = reading.status === 'again' && topScreen(state) === undefined && state.toast === undefined;
	const ended = isSaid ? withToast(done, true, `Read again: ${countText(state.roles)}.`) : done;
	if (typing?.awaited === undefined) return step(ended);
	const {awaited: role, ...waiting} = typing;
	return step(withRoles(ended, {typing: waiting}), judge({role}));
};

export const rolesFailed = (state: AppState, problem: Problem): Step =>
	step(readingEnded(state, {status: 'failed', problem}));

/** Nothing more comes: what waited for a role waits no longer. */
const readingEnded = (state: AppState, reading: RolesState['reading']): AppState => ({
	...withRoles(state, {reading, awaiting: false, ahead: []}),
	held: state.roles.awaiting === true ? [] : state.held,
});

export const readRecent = job('read-recent', {
	run: (jobs, _: object) => jobs.recent(),
	done: (state, recent) => withRecent(state, recent),
})({});

export const withRecent = (
	state: AppState,
	{roles, pages}: {readonly roles: readonly string[]; readonly pages: readonly string[]},
): Step =>
	step({...state, pages, roles: arrange({...state.roles, recent: roles}, listRows(layoutOf(state)))});

/** Looks at a role that is known by its ARN or name alone. */
export const judge = job(judging, {
	run: (jobs, {role}: {readonly role: string}, signal) => jobs.judgeTyped(role, signal),
	done: (state, role) => judged(state, role),
	failed: (state, problem) => judgeFailed(state, problem),
});

/** The form that waited for the role gets it, or one opens for the ARN that was typed. */
export const judged = (state: AppState, role: JudgedRole): Step => {
	const roles = withRole(state.roles, role, listRows(layoutOf(state)));
	// The list may have come meanwhile, which knows more.
	const known = roleCalled(role.arn, roles) ?? role;
	if (topScreen(state) === undefined && roles.typing !== undefined) {
		return openRole(withRoles({...state, roles}, {typing: undefined}), known);
	}
	const next = changeScreen({...state, roles}, 'pass', (form) =>
		form.role === undefined ? {...form, role: known, lookup: undefined} : form,
	);
	return step(next, policiesSoon);
};

/** The form stays usable: what AWS says about the role may still be yes. */
export const judgeFailed = (state: AppState, problem: Problem): Step => {
	const {typing} = state.roles;
	if (topScreen(state) === undefined && typing !== undefined) {
		return step(withRoles(state, {typing: {field: typing.field, problem}}));
	}
	return step(
		changeScreen(state, 'pass', (form) =>
			form.lookup === undefined ? form : {...form, lookup: {...form.lookup, problem}},
		),
	);
};

/** Asks AWS for real. */
export const verify = job('verify', {
	run: (jobs, {role}: {readonly role: JudgedRole}, signal) => jobs.verify(role, {}, signal),
	done: (state, role) => verified(state, role),
	failed: (state, problem, {role}) => verifyFailed(state, role.arn, problem),
	task: ({role}) => verifying(role.arn),
});

const withoutKey = <Value>(map: ReadonlyMap<string, Value>, key: string): ReadonlyMap<string, Value> => {
	const copy = new Map(map);
	copy.delete(key);
	return copy;
};

/** AWS has answered: the verdict is a fact now, and stays one when the list is sorted or grows. */
export const verified = (state: AppState, role: JudgedRole): Step => {
	const settled = {...state.roles, verifying: withoutKey(state.roles.verifying, role.arn)};
	return step({...state, roles: withRole(settled, role, listRows(layoutOf(state)))});
};

export const verifyFailed = (state: AppState, arn: string, problem: Problem): Step =>
	step(
		withRoles(state, {
			verifying: withoutKey(state.roles.verifying, arn),
			verifyProblems: new Map(state.roles.verifyProblems).set(arn, problem),
		}),
	);
