/**
 * Scopes put together. AWS adds session policies up: what any of them allows, the session may (if the role may). So at
 * most one thing here allows, and the others are sent as Denies of all they leave out: the session can do only what
 * each of them alone would let it.
 */
import {parsePolicy} from '../language/parse-policy.ts';
import {compileWildcard} from '../language/wildcard.ts';
import {isWithin, overlaps, type Pattern} from '../preview/permission-pattern.ts';
import type {Narrowing} from './parsed-template.ts';
import {mostCharacters, type StatementJson, writePolicy} from './session-policy-document.ts';

/** One scope, understood; `text` as the user gave it. */
export type ScopePart = {readonly text: string} & (
	| {readonly kind: 'narrowing'; readonly narrowing: Narrowing}
	/** `template`: the ARN behind one of daypass's own names. */
	| {readonly kind: 'managed'; readonly arn: string; readonly template: boolean}
	/** A policy document of the user's. */
	| {readonly kind: 'document'; readonly document: SessionDocument}
);

export type SessionDocument = {
	readonly version: string | undefined;
	readonly statements: readonly StatementJson[];
};

export type ScopeProblem = {
	readonly ok: false;
	readonly code: 'malformed-policy' | 'policy-too-large' | 'too-many-policies' | 'scopes-add-up';
	readonly message: string;
	readonly hint: string;
};

/** What AssumeRole takes. */
export type SessionPolicies = {
	readonly ok: true;
	readonly policy?: string;
	readonly policyArns: readonly string[];
	/** The scopes that `policy` is made of. */
	readonly policyOf: readonly string[];
	readonly warnings: readonly string[];
};

/** "You can provide up to 10 managed policy ARNs" (AssumeRole). */
const mostArns = 10;

/** Reads a document, refusing what AWS would refuse; the reason quotes nothing of it. */
export const readSessionDocument = (
	json: string,
):
	| {readonly ok: true; readonly document: SessionDocument}
	| {readonly ok: false; readonly reason: string} => {
	const text = json.replace(/^\uFEFF/, '');
	const parsed = parsePolicy(text, 'identity');
	if (!parsed.readable) return {ok: false, reason: parsed.reason};
	// `parsePolicy` has looked at every element of it.
	const {Version, Statement} = JSON.parse(text) as {
		Version?: string;
		Statement: StatementJson | readonly StatementJson[];
	};
	const statements = 'length' in Statement ? Statement : [Statement];
	return {ok: true, document: {version: Version, statements}};
};

/** The same in today's version, where `${` begins a variable, which in the older one is plain text. */
const inNewVersion = ({version, statements}: SessionDocument): readonly StatementJson[] =>
	version === '2012-10-17'
		? statements
		: (JSON.parse(JSON.stringify(statements).replace(/\$(?=\{)/g, '$${$$}')) as readonly StatementJson[]);

const addingUp = (parts: readonly ScopePart[]): ScopeProblem => {
	const names = parts.map(({text}) => text).join(' and ');
	return {
		ok: false,
		code: 'scopes-add-up',
		message: `AWS adds session policies up: with ${names} the visitor could do what either allows.`,
		hint: 'Use one of them. The templates s3-bucket, s3-prefix, read-only=service, billing, deny-iam, ip and until narrow any other scope.',
	};
};

/** Those that allow in their own words, which can't be turned into Denies. */
const speakForThemselves = (parts: readonly ScopePart[]): readonly ScopePart[] =>
	parts.filter(({kind}) => kind !== 'narrowing');

const statementsOf = (
	parts: readonly ScopePart[],
): {readonly version: string | undefined; readonly statements: readonly StatementJson[]} => {
	const narrowings = parts.flatMap((part) => (part.kind === 'narrowing' ? [part.narrowing] : []));
	const [document] = parts.flatMap((part) => (part.kind === 'document' ? [part.document] : []));
	const version = '2012-10-17';
	if (document) {
		const outside = narrowings.flatMap((narrowing) => narrowing.outside);
		return outside.length === 0 ? document : {version, statements: [...inNewVersion(document), ...outside]};
	}
	if (parts.some(({kind}) => kind === 'managed')) {
		return {version, statements: narrowings.flatMap(({outside}) => outside)};
	}
	// Of those that allow everything but something, any will do to begin with.
	const first = narrowings.find(({allow}) => allow[0]?.Action !== '*') ?? narrowings[0];
	const rest = narrowings.filter((narrowing) => narrowing !== first);
	return {version, statements: [...(first?.allow ?? []), ...rest.flatMap(({outside}) => outside)]};
};

const compiled = (texts: StatementJson['Action']): readonly Pattern[] =>
	[texts ?? []].flat().map((text) => compileWildcard(text.toLowerCase()));

/** Whether a Deny takes an action pattern away wherever and whenever. */
const isTaken = (action: Pattern, {Effect, Action, NotAction, Resource, Condition}: StatementJson): boolean =>
	Effect === 'Deny' &&
	Condition === undefined &&
	[Resource].flat().includes('*') &&
	(NotAction === undefined
		? compiled(Action).some((denied) => isWithin(action, denied))
		: !compiled(NotAction).some((spared) => overlaps(action, spared)));

/** Every Allow is without effect, as far as that can be seen from the actions. */
const nothingAllowed = (statements: readonly StatementJson[]): boolean =>
	statements.every(
		({Effect, Action, NotAction}) =>
			Effect === 'Deny' ||
			(NotAction === undefined &&
				compiled(Action).every((action) => statements.some((other) => isTaken(action, other)))),
	);

/** Combines scopes so that each of them holds. */
export const combineScopes = (parts: readonly ScopePart[]): SessionPolicies | ScopeProblem => {
	const policyArns = [...new Set(parts.flatMap((part) => (part.kind === 'managed' ? [part.arn] : [])))];
	const own = speakForThemselves(parts);
	const distinct = policyArns.length + own.filter(({kind}) => kind === 'document').length;
	if (distinct > 1 && own.some((part) => part.kind !== 'managed' || part.template)) return addingUp(own);
	if (policyArns.length > mostArns) {
		return {
			ok: false,
			code: 'too-many-policies',
			message: `AWS takes at most ${mostArns} managed policies for a session, not ${policyArns.length}.`,
			hint: 'Leave some out, or write what is needed into one policy.',
		};
	}
	const {version, statements} = statementsOf(parts);
	const warnings = [
		...(policyArns.length > 1
			? [`AWS adds managed policies up: the visitor may do what any of the ${policyArns.length} allows.`]
			: []),
		...(policyArns.length === 0 && statements.length > 0 && nothingAllowed(statements)
			? ['This visitor could do nothing: the scope leaves nothing allowed.']
			: []),
	];
	if (statements.length === 0) return {ok: true, policyArns, policyOf: [], warnings};
	const policy = writePolicy(version, statements);
	if (policy.length > mostCharacters) {
		return {
			ok: false,
			code: 'policy-too-large',
			message: `The scope comes to ${policy.length} characters, made as short as can be; AWS takes ${mostCharacters}.`,
			hint: 'Use wildcards, or fewer resources; or make it a managed policy and name its ARN.',
		};
	}
	const policyOf = parts.flatMap(({kind, text}) => (kind === 'managed' ? [] : [text]));
	return {ok: true, policy, policyArns, policyOf, warnings};
};
