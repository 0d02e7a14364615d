import type {JudgedRole} from '../../roles/role.ts';
import type {RolePolicies} from '../../roles/role-policies.ts';
import {type AppState, findScreen} from '../app-state.ts';
import {type Effect, job, type Step, step} from '../effects.ts';
import {cancel, later} from '../runtime/effect.ts';
import {ready} from '../runtime/loadable.ts';
import type {Problem} from '../runtime/problem.ts';
import {chosenRole} from '../screens/roles/roles-state.ts';
import {previewWanted} from './previews.ts';

/** Policies are read for the role the cursor rests on, not for the thousands it passes: milliseconds of rest. */
const rest = 150;

export const policiesSoon = later('policies', rest, (state: AppState) => policiesWanted(state));

const reading = (arn: string): string => `policies ${arn}`;

export const readPolicies = job('read-policies', {
	run: (jobs, {role}: {readonly role: JudgedRole}, signal) => jobs.policies(role, signal),
	done: (state, policies, {role}) => policiesRead(state, role.arn, policies),
	failed: (state, problem, {role}) => policiesFailed(state, role.arn, problem),
	task: ({role}) => reading(role.arn),
});

export const policiesFailed = (state: AppState, arn: string, problem: Problem): Step =>
	step({...state, policies: new Map(state.policies).set(arn, {status: 'failed', problem})});

/** The role in the form, the one under the cursor, and its neighbours: where somebody is, and may be next. */
const wantedRoles = (state: AppState): readonly JudgedRole[] => {
	const {rows, cursor} = state.roles;
	const inForm = findScreen(state, 'pass')?.role;
	const near = [cursor.index + 1, cursor.index - 1].map((index) => rows[index]?.role);
	return [inForm, chosenRole(state.roles), ...near].filter((role) => role !== undefined);
};

/** Asks for what is wanted and not known, and stops reading what no longer is. */
export const policiesWanted = (state: AppState): Step => {
	const read = readWanted(state);
	const worked = previewWanted(read.state);
	return step(worked.state, ...read.effects, ...worked.effects);
};

const readWanted = (state: AppState): Step => {
	const wanted = new Map(wantedRoles(state).map((role) => [role.arn, role]));
	const policies = new Map(state.policies);
	const effects: Effect[] = [];
	for (const [arn, {status}] of state.policies) {
		if (status === 'loading' && !wanted.has(arn)) {
			policies.delete(arn);
			effects.push(cancel(reading(arn)));
		}
	}
	for (const [arn, role] of wanted) {
		if (!policies.has(arn)) {
			policies.set(arn, {status: 'loading', since: state.now});
			effects.push(readPolicies({role}));
		}
	}
	return step({...state, policies}, ...effects);
};

export const policiesRead = (state: AppState, arn: string, value: RolePolicies): Step =>
	previewWanted({...state, policies: new Map(state.policies).set(arn, ready(value))});

/** A role's policies have changed: they are read again, and what was worked out from them goes. */
export const policiesChanged = (state: AppState, arn: string): Step => {
	const policies = new Map(state.policies);
	policies.delete(arn);
	return step({...state, policies, previews: new Map()}, policiesSoon);
};
