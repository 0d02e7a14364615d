import {resolveDestination} from '../../console/destination.ts';
import {findTarget} from '../../console/lookup.ts';
import type {RolePolicies} from '../../roles/role-policies.ts';
import {type AppState, findScreen, homeRegion} from '../app-state.ts';
import {job, type Step, step} from '../effects.ts';
import type {ScopeReading} from '../jobs.ts';
import {inSlices} from '../runtime/in-slices.ts';
import {type Loadable, ready, readyValue} from '../runtime/loadable.ts';
import type {Problem} from '../runtime/problem.ts';
import {partitionOfRole} from '../screens/pass/choices.ts';
import {filledForm, opensIn, type PassScreen, scopeOf} from '../screens/pass/pass-state.ts';
import {type PreviewQuestion, questionKey} from './preview-question.ts';
import type {RolePreview} from './role-preview.ts';

/** So many previews are kept; the oldest go first. */
const most = 64;

const serviceOf = (destination: string, region: string, role: string): string | undefined => {
	if (destination === '') return undefined;
	const target = findTarget(destination);
	if (target !== undefined) return target.service.id;
	const found = resolveDestination({text: destination, region, partition: partitionOfRole(role)});
	return found.ok ? found.destination.service : undefined;
};

/** What a role as it is would let a visitor do. */
export const roleQuestion = (state: AppState, roleArn: string): PreviewQuestion => ({
	roleArn,
	region: homeRegion(state),
	scope: [],
});

/** What the pass in the form would let a visitor do; nothing is known while its role is not. */
export const formQuestion = (state: AppState, form: PassScreen): PreviewQuestion | undefined =>
	passQuestion(form, homeRegion(state));

/** The same for whoever has no screen. @param home The caller's own region. */
export const passQuestion = (form: PassScreen, home: string): PreviewQuestion | undefined => {
	if (form.role === undefined) return undefined;
	const {arn} = form.role;
	const region = opensIn(form, home);
	const opens = serviceOf(filledForm(form).destination, region, arn);
	return {
		roleArn: arn,
		region,
		...(opens === undefined ? {} : {opens}),
		scope: scopeOf(form),
	};
};

/** The same for the same scopes of the same partition. */
const scopeKey = ({roleArn, scope}: PreviewQuestion): string =>
	JSON.stringify([partitionOfRole(roleArn).id, ...scope]);

const settled = <Value>(map: ReadonlyMap<string, Loadable<Value>>): Map<string, Loadable<Value>> =>
	new Map([...map].filter(([, {status}]) => status !== 'loading').slice(-most));

/** The form's question; else that of the role under the cursor, and then those of its neighbours, ahead of time. */
const wantedQuestions = (state: AppState): readonly PreviewQuestion[] => {
	const form = findScreen(state, 'pass');
	const {rows, cursor} = state.roles;
	const near = [cursor.index, cursor.index + 1, cursor.index - 1].flatMap((index) => {
		const role = rows[index]?.role;
		return role === undefined ? [] : [roleQuestion(state, role.arn)];
	});
	if (form === undefined) return near;
	const own = formQuestion(state, form);
	return own === undefined ? [] : [own];
};

/**
 * Has the previews worked out that somebody is looking at, and may look at next, one after the other, and the scope
 * read that is needed; forgets all others.
 */
export const previewWanted = (state: AppState): Step => {
	for (const [place, question] of wantedQuestions(state).entries()) {
		const known = state.previews.get(questionKey(question));
		if (known?.status === 'loading') return step(state);
		const policies = readyValue(state.policies.get(question.roleArn));
		// Nothing ahead of time before what somebody looks at.
		if (place === 0 && policies === undefined) return step(state);
		if (known !== undefined || policies === undefined) continue;
		if (question.scope.length === 0) return working(state, {question, policies});
		const of = scopeKey(question);
		const scope = state.scopes.get(of);
		if (scope?.status === 'ready') return working(state, {question, policies, scope: scope.value});
		if (scope !== undefined) return step(state);
		return step(
			{...state, scopes: settled(state.scopes).set(of, {status: 'loading', since: state.now})},
			readScope({key: of, scope: question.scope, partition: partitionOfRole(question.roleArn).id}),
		);
	}
	return step(state);
};

type Wanted = {
	readonly question: PreviewQuestion;
	readonly policies: RolePolicies;
	readonly scope?: ScopeReading;
};

const working = (state: AppState, wanted: Wanted): Step => {
	const key = questionKey(wanted.question);
	return step(
		{...state, previews: settled(state.previews).set(key, {status: 'loading', since: state.now})},
		workOutPreview({key, now: state.now, ...wanted}),
	);
};

export const workOutPreview = job('work-out-preview', {
	run: async (_jobs, asked: Wanted & {readonly key: string; readonly now: number}, signal) => {
		const {rolePreviewSteps} = await import('./role-preview.ts');
		const {question, policies, scope, now} = asked;
		return inSlices(rolePreviewSteps(question, policies, scope, now), signal);
	},
	done: (state, preview, {key}) => previewed(state, key, preview),
	failed: (state, problem, {key}) => previewFailed(state, key, problem),
});

export const previewFailed = (state: AppState, key: string, problem: Problem): Step =>
	step({...state, previews: new Map(state.previews).set(key, {status: 'failed', problem})});

export const previewed = (state: AppState, key: string, preview: RolePreview): Step =>
	previewWanted({...state, previews: new Map(state.previews).set(key, ready(preview))});

export const readScope = job('read-scope', {
	run: (
		jobs,
		asked: {readonly key: string; readonly scope: readonly string[]; readonly partition: string},
		signal,
	) => jobs.scopePolicies(asked.scope, asked.partition, signal),
	done: (state, scope, {key}) => scopeRead(state, key, scope),
	failed: (state, problem, {key}) => scopeFailed(state, key, problem),
});

export const scopeRead = (state: AppState, key: string, scope: ScopeReading): Step =>
	previewWanted({...state, scopes: new Map(state.scopes).set(key, ready(scope))});

export const scopeFailed = (state: AppState, key: string, problem: Problem): Step =>
	step({...state, scopes: new Map(state.scopes).set(key, {status: 'failed', problem})});

/** A role's preview as far as it is known. */
export const previewOfRole = (state: AppState, roleArn: string): Loadable<RolePreview> | undefined =>
	state.previews.get(questionKey(roleQuestion(state, roleArn)));

/** What is wrong with the form's scope, once it has been looked at. */
export const scopeProblem = (state: AppState, form: PassScreen): Problem | undefined => {
	const question = formQuestion(state, form);
	if (question === undefined || question.scope.length === 0) return undefined;
	const scope = state.scopes.get(scopeKey(question));
	return scope?.status === 'failed' ? scope.problem : undefined;
};

/** The preview of the form as it is now; nothing as long as that is not known. */
export const previewOfForm = (state: AppState, form: PassScreen): Loadable<RolePreview> | undefined => {
	const question = formQuestion(state, form);
	return question && state.previews.get(questionKey(question));
};
