/**
 * "May they do this?" from policies alone: identity policies, cut by a boundary and by session policies ("Policy
 * evaluation logic", within one account and without resource policies).
 */
import type {PolicyDocument, Statement} from './policy-document.ts';
import type {Context} from './request-context.ts';
import {conditionsHold, coversAction, coversResource} from './statement-match.ts';
import {both, either, isUncertain, no, open, opposite, type Truth, unsure, yes} from './truth.ts';

export type NamedPolicy = {
	readonly name: string;
	/** Absent: it exists, and could not be read or understood. */
	readonly document?: PolicyDocument;
};

export type PolicySet = {
	readonly identity: readonly NamedPolicy[];
	readonly boundary?: NamedPolicy;
	/** Given at AssumeRole; together they are one cut. Absent: none was given. */
	readonly session?: readonly NamedPolicy[];
};

export type Request = {
	/** `service:Action`. */
	readonly action: string;
	/** An ARN, or `*` for an action without resources. */
	readonly resource: string;
};

export type Decision = {
	/** `conditional`: it depends on condition keys the context leaves open; `unknown`: on what could not be read. */
	readonly decision: 'allowed' | 'conditional' | 'denied' | 'unknown';
	/** The statements that decided; none where nothing allows it. */
	readonly statements: readonly {readonly policy: string; readonly statement: Statement}[];
};

type Applying = {readonly policy: string; readonly statement: Statement; readonly truth: Truth};

/** Whether a statement without regard to principals applies to the request. */
const appliesTo = (statement: Statement, {action, resource}: Request, context: Context): Truth => {
	if (!coversAction(statement.actions, action)) {
		return no;
	}

	const covered =
		statement.resources === undefined ? yes : coversResource(statement.resources, resource, context);
	return covered === no ? no : both(covered, conditionsHold(statement, context));
};

const applying = (
	policies: readonly NamedPolicy[],
	request: Request,
	context: Context,
): readonly Applying[] =>
	policies.flatMap(({name, document}) =>
		(document?.statements ?? [])
			.map((statement) => ({policy: name, statement, truth: appliesTo(statement, request, context)}))
			.filter(({truth}) => truth !== no),
	);

const sumOf = (applied: readonly Applying[], effect: Statement['effect'], unread: Truth): Truth =>
	applied.reduce(
		(sum, {statement, truth}) => (statement.effect === effect ? either(sum, truth) : sum),
		unread,
	);

/** A policy that could not be read may allow, deny or neither, so it alone never makes a request allowed or denied. */
export const decide = (
	{identity, boundary, session}: PolicySet,
	request: Request,
	context: Context,
): Decision => {
	const layers = [identity, ...(boundary ? [[boundary]] : []), ...(session ? [session] : [])];
	let allowed: Truth = yes;
	let denied: Truth = no;
	const all: Applying[] = [];
	for (const layer of layers) {
		const unread = layer.some(({document}) => document === undefined) ? unsure : no;
		const applied = applying(layer, request, context);
		allowed = both(allowed, sumOf(applied, 'Allow', unread));
		denied = either(denied, sumOf(applied, 'Deny', unread));
		all.push(...applied);
	}

	const outcome = both(opposite(denied), allowed);
	const decision = isUncertain(outcome)
		? outcome === open
			? 'conditional'
			: 'unknown'
		: outcome === yes
			? 'allowed'
			: 'denied';
	const deciding = all.filter(({statement, truth}) =>
		decision === 'denied'
			? statement.effect === 'Deny' && truth === yes
			: statement.effect === 'Allow' || isUncertain(truth),
	);
	return {decision, statements: deciding.map(({policy, statement}) => ({policy, statement}))};
};
