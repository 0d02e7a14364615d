/** One question answered: may the visitor do this, on that? */
import {type Decision, decide} from '../language/decide.ts';
import {type KeyValue, present} from '../language/request-context.ts';
import {literalWildcard} from '../language/wildcard.ts';
import type {Access} from './access-level.ts';
import {grantsOn} from './action-grant.ts';
import {
	type ActionGroup,
	askedOn,
	type ConditionKeySet,
	findAction,
	type ResourceType,
	typesOf,
} from './action-table.ts';
import {contextsFor} from './matrix-rules.ts';
import {partitionOf, regionKey, regionOf, type SessionView} from './permission-context.ts';
import {kindPattern, overlaps} from './permission-pattern.ts';
import type {Permissions} from './permission-source.ts';

export type PermissionQuestion = {
	/** `service:Action`. */
	readonly action: string;
	/** An ARN, or `*`: then, as in IAM's policy simulator, only statements on every resource count. */
	readonly resource: string;
};

/** What decides beside the policies. */
export type Circumstance =
	/** AWS lets everybody do it. */
	| {readonly kind: 'needs-no-permission'}
	/** The action knows no resources: it was asked for on this text instead. */
	| {readonly kind: 'asked-on'; readonly text: string}
	/** The action never works on such a resource; `kinds` are ARNs of those it works on. */
	| {readonly kind: 'other-resources'; readonly kinds: readonly string[]}
	/** It needs a resource of this kind as well, at the same time, and on those it is no more than that. */
	| {readonly kind: 'needs-also'; readonly arn: string; readonly access: Access}
	/** AWS's reference does not name the action. */
	| {readonly kind: 'unknown-action'};

export type PermissionDecision = Decision & {readonly circumstances: readonly Circumstance[]};

const ranks = ['denied', 'unknown', 'conditional', 'allowed'] as const;
const rank = ({decision}: Pick<Decision, 'decision'>) => ranks.indexOf(decision);

/** `us-west-2`, `us-gov-east-1`. */
const regionShape = /^[a-z]{2,}(?:-[a-z]+)+-\d+$/;

/**
 * What is known of a request from the ARN of its resource: the account, and the region, where requests about it go
 * unless all of the service's go to a fixed one ("AWS global condition context keys: aws:RequestedRegion").
 */
const knownFrom = (resource: string, fixed: string | undefined) => {
	const [, , , region = '', account = ''] = resource.split(':');
	const there = fixed === undefined && regionShape.test(region) ? region : undefined;
	const known = new Map<string, KeyValue>([
		...(/^\d{12}$/.test(account) ? [['aws:resourceaccount', present(account)] as const] : []),
		...(there === undefined ? [] : [[regionKey, present(there)] as const]),
	]);
	return {known, there};
};

/** An ARN as AWS's reference writes them. */
const arnOf = (kind: string, partition: string) => `arn:${partition}:${kind.replaceAll('~', '*')}`;

/** The kinds of resources an ARN may be of. `*` stands for all of them. */
const typesFitting = (group: ActionGroup, resource: string, partition: string): readonly ResourceType[] =>
	typesOf(group).filter(
		({kind}) => resource === '*' || overlaps(kindPattern(kind, partition), literalWildcard(resource)),
	);

const atMost = (found: Decision, most: Decision['decision']): Decision =>
	rank(found) > rank({decision: most}) ? {...found, decision: most} : found;

const byAccess: Readonly<Record<Access, Decision['decision']>> = {
	all: 'allowed',
	some: 'allowed',
	conditional: 'conditional',
	unknown: 'unknown',
	none: 'denied',
};

/**
 * From identity policies, boundary and session policies alone; resource policies may add or refuse. What is refused in
 * the region the console opens in, and may be allowed in another, is conditional.
 */
export const decidePermission = (
	permissions: Permissions,
	{action, resource}: PermissionQuestion,
	visitor: SessionView,
): PermissionDecision => {
	const service = action.slice(0, action.indexOf(':')).toLowerCase();
	const partition = partitionOf(visitor);
	const group = findAction(action)?.group;
	const only = group && askedOn(group, partition);
	const fixed = regionOf(service, visitor);
	const {known, there} = knownFrom(only ?? resource, fixed);
	const contexts = contextsFor(visitor, fixed, known);
	const answer = (text: string, keys: ConditionKeySet | undefined): Decision => {
		const {usual, free} = contexts(keys);
		const first = decide(permissions.set, {action, resource: text}, usual);
		return first.decision === 'denied' ? decide(permissions.set, {action, resource: text}, free) : first;
	};
	if (group === undefined) {
		return {...answer(resource, undefined), circumstances: [{kind: 'unknown-action'}]};
	}
	if (group.needsNoPermission) {
		return {decision: 'allowed', statements: [], layers: [], circumstances: [{kind: 'needs-no-permission'}]};
	}
	if (only !== undefined) {
		const circumstances: readonly Circumstance[] = only === resource ? [] : [{kind: 'asked-on', text: only}];
		return {...answer(only, typesOf(group)[0]?.keys), circumstances};
	}
	const fitting = typesFitting(group, resource, partition);
	if (fitting.length === 0) {
		const kinds = typesOf(group).map(({kind}) => arnOf(kind, partition));
		return {
			decision: 'denied',
			statements: [],
			layers: [],
			circumstances: [{kind: 'other-resources', kinds}],
		};
	}
	const best = fitting
		.map(({keys}) => answer(resource, keys))
		.reduce((a, b) => (resource === '*' ? (rank(b) < rank(a) ? b : a) : rank(b) > rank(a) ? b : a));
	const others =
		best.decision === 'denied' ? [] : group.types.filter((type) => type.needed && !fitting.includes(type));
	const grants =
		there === undefined
			? grantsOn(permissions.set, action, others, visitor)
			: grantsOn(
					permissions.set,
					action,
					others,
					{...visitor, region: there},
					new Map([[regionKey, present(there)]]),
				);
	const circumstances = others.flatMap(({kind}, at): readonly Circumstance[] => {
		const {access = 'none'} = grants[at] ?? {};
		return access === 'all' ? [] : [{kind: 'needs-also', arn: arnOf(kind, partition), access}];
	});
	const decision = circumstances.reduce(
		(found: Decision, item) => (item.kind === 'needs-also' ? atMost(found, byAccess[item.access]) : found),
		best,
	);
	return {...decision, circumstances};
};
