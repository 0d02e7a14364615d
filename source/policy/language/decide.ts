/**
 * "May they do this?" from policies alone: identity policies, cut by a boundary and by session policies ("Policy
 * evaluation logic", within one account and without resource policies).
 */
import {type Condition, evaluateCondition} from './condition.ts';
import type {PolicyDocument, Statement} from './policy-document.ts';
import type {Context} from './request-context.ts';
import {conditionsHold, coversAction, coversResource} from './statement-match.ts';
import {both, either, isUncertain, no, open, opposite, type Truth, unsure, yes} from './truth.ts';

export type NamedPolicy = {
	readonly name: string;
	/** Absent: it exists, and could not be read or understood. */
	readonly document?: PolicyDocument;
	/** Beside the document there are statements in it that are not understood: Allows alone, or any. */
	readonly unclear?: 'allows' | 'any';
};

const isUnread = ({document, unclear}: NamedPolicy) => document === undefined || unclear !== undefined;

/** What policies may allow that is not known, and what they may deny. */
export const doubtIn = (
	policies: readonly NamedPolicy[],
): {readonly allows: boolean; readonly denies: boolean} => ({
	allows: policies.some(isUnread),
	denies: policies.some(({document, unclear}) => document === undefined || unclear === 'any'),
});

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
	readonly statements: readonly Applying[];
	/** What each layer makes of the request, in the order identity, boundary, session. */
	readonly layers: readonly LayerDecision[];
};

/** A statement that applies to the request, surely or perhaps. */
type Applying = {
	readonly policy: string;
	readonly statement: Statement;
	readonly truth: Truth;
	/** Its conditions that may hold or not. */
	readonly open: readonly Condition[];
	/** Of what AWS does not write down how it turns out: resources as they are written, and conditions. */
	readonly doubtful: {readonly resources: readonly string[]; readonly conditions: readonly Condition[]};
};

type LayerDecision = {
	readonly layer: 'identity' | 'boundary' | 'session';
	/** Names of its policies. */
	readonly policies: readonly string[];
	/** Names of those that could not be read or understood. */
	readonly unread: readonly string[];
	/** Names of those with a statement that is not understood. */
	readonly unclear: readonly string[];
	readonly allowed: Truth;
};

/** Whether a statement without regard to principals applies to the request. */
const appliesTo = (statement: Statement, {action, resource}: Request, context: Context): Truth => {
	if (!coversAction(statement.actions, action)) {
		return no;
	}

	const covered =
		statement.resources === undefined ? yes : coversResource(statement.resources, resource, context);
	return covered === no ? no : both(covered, conditionsHold(statement, context));
};

const isUnsure = (truth: Truth) => (truth & unsure) !== 0;

const doubtfulIn = (
	{resources, conditions}: Statement,
	{resource}: Request,
	context: Context,
): Applying['doubtful'] => ({
	resources: (resources?.patterns ?? []).flatMap((pattern) => {
		const text =
			pattern.kind === 'arn' ? pattern.source : pattern.kind === 'template' ? pattern.template.source : '*';
		const isDoubtful = isUnsure(
			coversResource({not: resources?.not ?? false, patterns: [pattern]}, resource, context),
		);
		return isDoubtful ? [text] : [];
	}),
	conditions: conditions.filter((one) => isUnsure(evaluateCondition(one, context))),
});

const applying = (
	policies: readonly NamedPolicy[],
	request: Request,
	context: Context,
): readonly Applying[] =>
	policies.flatMap(({name, document}) =>
		(document?.statements ?? [])
			.map((statement) => ({policy: name, statement, truth: appliesTo(statement, request, context)}))
			.filter(({truth}) => truth !== no)
			.map((applied) => ({
				...applied,
				open: applied.statement.conditions.filter((one) => isUncertain(evaluateCondition(one, context))),
				doubtful: isUnsure(applied.truth)
					? doubtfulIn(applied.statement, request, context)
					: {resources: [], conditions: []},
			})),
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
	const layers = [
		{layer: 'identity' as const, policies: identity},
		...(boundary ? [{layer: 'boundary' as const, policies: [boundary]}] : []),
		...(session ? [{layer: 'session' as const, policies: session}] : []),
	];
	let allowed: Truth = yes;
	let denied: Truth = no;
	const all: Applying[] = [];
	const told: LayerDecision[] = [];
	for (const {layer, policies} of layers) {
		const unread = policies.flatMap(({name, document}) => (document === undefined ? [name] : []));
		const unclear = policies.flatMap(({name, unclear: what}) => (what === undefined ? [] : [name]));
		const doubt = doubtIn(policies);
		const applied = applying(policies, request, context);
		const allows = sumOf(applied, 'Allow', doubt.allows ? unsure : no);
		allowed = both(allowed, allows);
		denied = either(denied, sumOf(applied, 'Deny', doubt.denies ? unsure : no));
		told.push({layer, policies: policies.map(({name}) => name), unread, unclear, allowed: allows});
		// Beside an Allow that holds, one that may hold says nothing.
		const isSure = applied.some(({statement, truth}) => statement.effect === 'Allow' && truth === yes);
		all.push(
			...applied.filter(({statement, truth}) => statement.effect === 'Deny' || !isSure || truth === yes),
		);
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
	return {decision, statements: deciding, layers: told};
};
