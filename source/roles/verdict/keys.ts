/** What is known of each condition key when AssumeRole is called, and who could change it (design: `verdict`). */
import {absent, directRequest, type KeyValue, present} from '../../policy/language/request-context.ts';
import type {TextDomain} from '../../policy/language/text-witnesses.ts';
import {unsure} from '../../policy/language/truth.ts';
import {findService} from '../../policy/preview/action-table.ts';
import type {Caller} from '../caller/caller.ts';
import type {Role} from '../role.ts';
import type {Need} from './verdict.ts';

export type KeyFact =
	| {readonly kind: 'known'; readonly value: KeyValue}
	/** Whoever asks can choose it; `usual` is what it is if nobody does. */
	| {readonly kind: 'chosen'; readonly need: Need; readonly usual: KeyValue; readonly domain: TextDomain}
	/** It has a value nobody here can see. */
	| {readonly kind: 'hidden'; readonly need: Need; readonly mayBeAbsent: boolean; readonly domain: TextDomain}
	/** The two MFA keys, which hang together: see `verdict-mfa.ts`. */
	| {readonly kind: 'mfa'};

const characters = (pattern: RegExp, min: number, max: number): TextDomain => ({
	includes: (character) => pattern.test(character),
	min,
	max,
});

/** Shapes as in the STS API reference, AssumeRole. */
const sessionNameShape = characters(/[\w+=,.@-]/, 2, 64);
const externalIdShape = characters(/[\w+=,.@:/-]/, 2, 1224);
const tagShape = characters(/[\p{L}\p{Z}\p{N}_.:/=+\-@]/u, 0, 256);
const regionShape = characters(/[a-z\d-]/, 4, 32);
const anyShape = characters(/[^\p{C}]/u, 0, 2048);

const known = (value: KeyValue): KeyFact => ({kind: 'known', value});
const hiddenAs = (need: Need, mayBeAbsent = true, domain = anyShape): KeyFact => ({
	kind: 'hidden',
	need,
	mayBeAbsent,
	domain,
});
const chosenAs = (need: Need, domain: TextDomain, usual: KeyValue = absent): KeyFact => ({
	kind: 'chosen',
	need,
	usual,
	domain,
});

const valuesOf = (...values: ReadonlyArray<string | undefined>): KeyValue => {
	const there = values.filter((value) => value !== undefined);
	return there.length === 0 ? absent : present(...there);
};

export type Situation = {
	readonly caller: Caller;
	readonly now: Date;
	readonly sessionName: string;
	readonly region: string;
	/** What else the request holds; nothing of it where none was made. */
	readonly given?: Given | undefined;
};

/** What of a request a role may ask for. */
export type Given = {
	readonly externalId?: string | undefined;
	readonly sourceIdentity?: string | undefined;
	readonly tags?: Readonly<Record<string, string>> | undefined;
	readonly transitiveTags?: readonly string[] | undefined;
};

const hour = 3_600_000;
/** By how much a clock may be wrong before AWS refuses it. */
const clockSlack = hour / 4;

/**
 * When credentials that are still good can have been issued: a role session lasts 12 hours at most, one of
 * GetSessionToken 36 (STS API Reference, "AssumeRole" and "GetSessionToken").
 */
const issueTimes = ({kind}: Caller, now: Date): TextDomain => ({
	...anyShape,
	between: [
		now.getTime() - (kind === 'role-session' ? 12 : 36) * hour - clockSlack,
		now.getTime() + clockSlack,
	],
});

/** What holds for every role. */
const fixedFacts = ({
	caller,
	now,
	sessionName,
	region,
	given = {},
}: Situation): ReadonlyMap<string, KeyFact> => {
	const isUser = caller.kind === 'user';
	const principalArn: KeyValue = caller.identityArnKnown
		? present(caller.identityArn)
		: {state: 'uncertain', why: unsure, mayBeAbsent: false};
	return new Map<string, KeyFact>([
		...directRequest(now).map(([key, value]) => [key, known(value)] as const),
		['aws:principalarn', known(principalArn)],
		['aws:principalaccount', known(present(caller.account))],
		['aws:principaltype', known(present(isUser ? 'User' : 'AssumedRole'))],
		['aws:userid', caller.userId === '' ? hiddenAs('other', false) : known(present(caller.userId))],
		['aws:username', known(isUser ? present(caller.name) : absent)],
		['aws:sourceidentity', isUser ? known(absent) : hiddenAs('other', true, sessionNameShape)],
		['aws:federatedprovider', isUser ? known(absent) : hiddenAs('other')],
		[
			'aws:tokenissuetime',
			caller.credentials === 'long-term' ? known(absent) : hiddenAs('other', false, issueTimes(caller, now)),
		],
		['aws:multifactorauthpresent', {kind: 'mfa'}],
		['aws:multifactorauthage', {kind: 'mfa'}],
		['aws:sourceip', hiddenAs('source-ip')],
		['sts:rolesessionname', chosenAs('session-name', sessionNameShape, present(sessionName))],
		['sts:externalid', chosenAs('external-id', externalIdShape, valuesOf(given.externalId))],
		['sts:sourceidentity', chosenAs('source-identity', sessionNameShape, valuesOf(given.sourceIdentity))],
		['aws:requestedregion', chosenAs('region', regionShape, present(region))],
		['aws:tagkeys', chosenAs('tags', tagShape, valuesOf(...Object.keys(given.tags ?? {})))],
		['sts:transitivetagkeys', chosenAs('tags', tagShape, valuesOf(...(given.transitiveTags ?? [])))],
	]);
};

const tagFact = (tags: Readonly<Record<string, string>> | undefined, name: string): KeyFact =>
	tags === undefined ? hiddenAs('other', true, tagShape) : known(valueOfTag(tags, name));

/** Tag keys in condition keys are matched without regard to case. */
const valueOfTag = (tags: Readonly<Record<string, string>>, name: string): KeyValue =>
	valuesOf(...Object.entries(tags).flatMap(([key, value]) => (key.toLowerCase() === name ? [value] : [])));

const afterSlash = (key: string) => key.slice(key.indexOf('/') + 1);

/** Keys of other calls of STS ("Actions, resources, and condition keys for AWS Security Token Service"). */
const ofOtherCalls = new Set([
	'sts:awsservicename',
	'sts:durationseconds',
	'sts:identitytokenaudience',
	'sts:requestcontextproviders',
	'sts:roleauthorizedbyidp',
	'sts:signingalgorithm',
	'sts:taskpolicyarn',
]);

/**
 * Keys that a service puts into the sessions it hands out, and that go with every call those make ("AWS global
 * condition context keys", "Properties of a role session").
 */
const ofSessions = new Set([
	'ec2:roledelivery',
	'ec2:sourceinstancearn',
	'glue:credentialissuingservice',
	'glue:roleassumedby',
	'identitystore:identitystorearn',
	'identitystore:userid',
	'lambda:sourcefunctionarn',
	'ssm:sourceinstancearn',
]);

/**
 * Whether AssumeRole certainly carries no such key. A service's own keys go with its own actions only; those of an
 * identity provider (`saml:…`, `accounts.google.com:…`) stay with the session that was got through it, and an IAM
 * user's is never one.
 */
const isOfAnotherCall = (key: string, {kind}: Caller): boolean => {
	const prefix = key.slice(0, key.indexOf(':'));
	if (ofSessions.has(key) || prefix === 'saml' || prefix.includes('.')) {
		return kind === 'user';
	}

	return prefix === 'sts'
		? ofOtherCalls.has(key) || key.startsWith('sts:requestcontext/')
		: findService(prefix) !== undefined;
};

/**
 * Facts of a caller's condition keys (lower case), role by role. A key nobody here knows is hidden: it may have any
 * value, or none.
 */
export const createKeyFacts = (situation: Situation): ((key: string, role: Role) => KeyFact) => {
	const {caller} = situation;
	const fixed = fixedFacts(situation);
	// Session tags override a role's own and can't be seen; a user's session has none.
	const given = situation.given?.tags ?? {};
	const principalTags = caller.kind === 'user' ? caller.tags : undefined;
	return (key, role) => {
		const fact = fixed.get(key);
		if (fact !== undefined) {
			return fact;
		}

		if (key.startsWith('aws:requesttag/')) {
			return chosenAs('tags', tagShape, valueOfTag(given, afterSlash(key)));
		}

		if (key.startsWith('aws:principaltag/')) {
			return tagFact(principalTags, afterSlash(key));
		}

		if (isRoleTagKey(key)) {
			return tagFact(role.tags, afterSlash(key));
		}

		if (key === 'aws:resourceaccount') {
			return known(present(role.account));
		}

		return isOfAnotherCall(key, caller) ? known(absent) : hiddenAs('other');
	};
};

/** Both names of it: IAM's own and the global one. */
export const isRoleTagKey = (key: string): boolean => /^(?:aws|iam):resourcetag\//.test(key);

export const isTagKey = (key: string): boolean =>
	key.startsWith('aws:requesttag/') || key === 'aws:tagkeys' || key === 'sts:transitivetagkeys';

/** Keys that hold a list of values ("Multivalued context keys"). */
export const mayHaveSeveral = (key: string): boolean =>
	/^(?:aws:tagkeys|sts:transitivetagkeys|aws:(?:principal|resource|source|vpce?)orgpaths)$/.test(key);
