/** What is known of a request the visitor will make: what a verdict takes as known, seen from inside the session. */
import {absent, type Context, directRequest, type KeyValue, present} from '../language/request-context.ts';
import {open} from '../language/truth.ts';
import type {ConditionKeySet} from './action-table.ts';
import {fixedRegion} from './fixed-region.ts';

/** Whoever opens the link. */
export type SessionView = {
	/** The role's own ARN, path included. */
	readonly roleArn: string;
	/** The region the console opens in. */
	readonly region: string;
	readonly now: Date;
};

/** The account of the role. */
export const accountOf = ({roleArn}: SessionView): string => roleArn.split(':')[4] ?? '';

export const partitionOf = ({roleArn}: SessionView): string => roleArn.split(':')[1] ?? '';

/** `usual`: requests go to the region the console opens in; `free`: the visitor may choose another one there. */
export type RegionStance = 'usual' | 'free';

export const regionKey = 'aws:requestedregion';

/** The one region that all requests to a service go to, if there is one. */
export const regionOf = (service: string, visitor: SessionView): string | undefined =>
	fixedRegion(service.toLowerCase(), partitionOf(visitor));

const anything: KeyValue = {state: 'uncertain', why: open, mayBeAbsent: true};
const something: KeyValue = {state: 'uncertain', why: open, mayBeAbsent: false};

/** Tags hang on the action, and so does every key of a service: `iam:PassedToService` is there for PassRole alone. */
export const hangsOnAction = (key: string): boolean =>
	!key.startsWith('aws:') || /^aws:(?:requesttag\/|resourcetag\/|tagkeys$)/.test(key);

/** What is known of the request beside the visitor. */
export type Asked = {
	/** The condition keys its action has; undefined: an action of which nothing is known. */
	readonly keys?: ConditionKeySet | undefined;
	/** Values that are known, by lower-case key. */
	readonly known?: ReadonlyMap<string, KeyValue> | undefined;
};

/**
 * The context of a request to a service, whose requests all go to the region `fixed` if that is given. Known: the time,
 * TLS, the role, that no service calls in between, and that the session is new (`aws:TokenIssueTime`, on which "Revoke
 * active sessions" rests). Not known: where the visitor is, MFA, the organisation, and everything the request itself
 * brings; what its action never has is absent.
 */
export const contextOf = (
	visitor: SessionView,
	stance: RegionStance,
	fixed: string | undefined,
	{keys, known = new Map()}: Asked = {},
): Context => {
	const {roleArn, region, now} = visitor;
	const where: KeyValue = fixed ? present(fixed) : stance === 'usual' ? present(region) : something;
	const values = new Map<string, KeyValue>([
		...directRequest(now),
		['aws:tokenissuetime', present(now.toISOString())],
		['aws:principalarn', present(roleArn)],
		['aws:principalaccount', present(accountOf(visitor))],
		['aws:principaltype', present('AssumedRole')],
		// AROA…:session name; the role's unique ID in front is not known.
		['aws:userid', something],
		['aws:username', absent],
		[regionKey, where],
		['aws:multifactorauthpresent', something],
		...known,
	]);
	return (key) => {
		const value = values.get(key);
		if (value) return value;
		return keys === undefined || !hangsOnAction(key) || keys.has(key) ? anything : absent;
	};
};
