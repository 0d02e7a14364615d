import type {ScopeReading} from '../jobs.ts';
import {formQuestion, type PreviewQuestion, questionKey, roleQuestion} from '../preview/preview-question.ts';
import type {RolePreview} from '../preview/role-preview.ts';
import {type Effect, type Step, step} from '../runtime/effects.ts';
import {type Loadable, ready, readyValue} from '../runtime/loadable.ts';
import type {Problem} from '../runtime/problem.ts';
import {partitionOfRole} from '../screens/pass/choices.ts';
import type {PassScreen} from '../screens/pass/pass-state.ts';
import {chosenRole} from '../screens/roles/roles-state.ts';
import {type AppState, findScreen} from './app-state.ts';

/** So many previews are kept; the oldest go first. */
const most = 64;

/** The same for the same scopes of the same partition. */
const scopeKey = ({roleArn, scope}: PreviewQuestion): string =>
	JSON.stringify([partitionOfRole(roleArn).id, ...scope]);

const settled = <Value>(map: ReadonlyMap<string, Loadable<Value>>): Map<string, Loadable<Value>> =>
	new Map([...map].filter(([, {status}]) => status !== 'loading').slice(-most));

/** The form's question, else that of the role under the cursor. */
const wantedQuestion = (state: AppState): PreviewQuestion | undefined => {
	const form = findScreen(state, 'pass');
	if (form !== undefined) return formQuestion(state, form);
	const role = chosenRole(state.roles);
	return role && roleQuestion(state, role.arn);
};

/** Has the preview worked out that somebody is looking at, and the scope read that it needs; forgets all others. */
export const previewWanted = (state: AppState): Step<AppState> => {
	const question = wantedQuestion(state);
	const policies = question && readyValue(state.policies.get(question.roleArn));
	if (question === undefined || policies === undefined) return step(state);
	const key = questionKey(question);
	if (state.previews.has(key)) return step(state);
	if (question.scope.length === 0) return working(state, {question, policies});
	const of = scopeKey(question);
	const scope = state.scopes.get(of);
	if (scope?.status === 'ready') return working(state, {question, policies, scope: scope.value});
	if (scope !== undefined) return step(state);
	return step(
		{...state, scopes: settled(state.scopes).set(of, {status: 'loading', since: state.now})},
		{do: 'read-scope', key: of, scope: question.scope, partition: partitionOfRole(question.roleArn).id},
	);
};

const working = (
	state: AppState,
	wanted: Omit<Extract<Effect, {do: 'work-out-preview'}>, 'do' | 'key' | 'now'>,
): Step<AppState> => {
	const key = questionKey(wanted.question);
	return step(
		{...state, previews: settled(state.previews).set(key, {status: 'loading', since: state.now})},
		{do: 'work-out-preview', key, now: state.now, ...wanted},
	);
};

export const previewed = (state: AppState, key: string, preview: RolePreview): AppState => ({
	...state,
	previews: new Map(state.previews).set(key, ready(preview)),
});

export const previewFailed = (state: AppState, key: string, problem: Problem): AppState => ({
	...state,
	previews: new Map(state.previews).set(key, {status: 'failed', problem}),
});

export const scopeRead = (state: AppState, key: string, scope: ScopeReading): Step<AppState> =>
	previewWanted({...state, scopes: new Map(state.scopes).set(key, ready(scope))});

export const scopeFailed = (state: AppState, key: string, problem: Problem): AppState => ({
	...state,
	scopes: new Map(state.scopes).set(key, {status: 'failed', problem}),
});

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
