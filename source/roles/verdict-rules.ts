/** Statements that bear on one caller assuming one role, each with what is settled before any condition is looked at. */
import type {PolicyDocument, Statement} from '../policy/policy-document.ts';
import {isDenied, type NamedAs, namingsOf} from '../policy/principal.ts';
import type {Context} from '../policy/request-context.ts';
import {conditionsHold, coversAction, coversResource} from '../policy/statement-match.ts';
import {both, no, type Truth, yes} from '../policy/truth.ts';
import type {Caller} from './caller.ts';
import type {DecidingStatement} from './verdict.ts';

/** The calls that make up one AssumeRole: with a source identity or tags AWS asks for permission of those too. */
export type Call = 'sts:AssumeRole' | 'sts:SetSourceIdentity' | 'sts:TagSession';

export type Rule = {
	readonly source: DecidingStatement['source'];
	/** Empty for the trust policy. */
	readonly policy: string;
	readonly statement: Statement;
	/** How an Allow of the trust policy names the caller. */
	readonly namedAs?: NamedAs;
	/** Whether principal, action and resource fit, as far as that does not depend on the request. */
	readonly fits: Truth;
	/** Whether the resource holds policy variables and must be looked at again with each request. */
	readonly variesByRequest: boolean;
};

/** A readable policy of the caller's own. */
export type OwnPolicy = {
	readonly source: 'identity' | 'boundary';
	readonly name: string;
	readonly document: PolicyDocument;
};

const variesByRequest = ({resources}: Statement): boolean =>
	resources?.patterns.some((pattern) => pattern.kind === 'template') ?? false;

/** The caller's own statements that cover a call, ready to be narrowed to a role. */
export const ownStatements = (policies: readonly OwnPolicy[], call: Call): readonly Rule[] =>
	policies.flatMap(({source, name, document}) =>
		document.statements
			.filter(({actions}) => coversAction(actions, call))
			.map((statement) => ({
				source,
				policy: name,
				statement,
				fits: yes,
				variesByRequest: variesByRequest(statement),
			})),
	);

const nothingKnown: Context = () => ({state: 'absent'});

/** Those of the caller's statements that speak of this role: called for thousands of roles. */
export const rulesForRole = (own: readonly Rule[], roleArn: string): readonly Rule[] => {
	const rules: Rule[] = [];
	for (const rule of own) {
		const {resources} = rule.statement;
		if (rule.variesByRequest || resources === undefined) {
			rules.push(rule);
			continue;
		}

		const fits = coversResource(resources, roleArn, nothingKnown);
		if (fits !== no) {
			rules.push(fits === rule.fits ? rule : {...rule, fits});
		}
	}

	return rules;
};

/** The trust policy's statements that speak of this caller and cover the call. */
export const trustRules = (
	document: PolicyDocument,
	caller: Caller,
	call: Call,
	hasBoundary: Truth,
): readonly Rule[] =>
	document.statements.flatMap((statement): readonly Rule[] => {
		const {principals, actions, effect} = statement;
		if (principals === undefined || !coversAction(actions, call)) {
			return [];
		}

		const rule = {source: 'trust', policy: '', statement, variesByRequest: false} as const;
		if (effect === 'Deny') {
			const fits = isDenied(principals, caller, hasBoundary);
			return fits === no ? [] : [{...rule, fits}];
		}

		return namingsOf(principals, caller).map(({as, truth}) => ({...rule, namedAs: as, fits: truth}));
	});

/** Whether the statement applies to the request. */
export const applies = (rule: Rule, roleArn: string, context: Context): Truth => {
	const {resources} = rule.statement;
	const fits =
		rule.variesByRequest && resources !== undefined
			? both(rule.fits, coversResource(resources, roleArn, context))
			: rule.fits;
	return fits === no ? no : both(fits, conditionsHold(rule.statement, context));
};

/** Condition keys used as policy variables. */
export const variablesOf = ({conditions, resources}: Statement): readonly string[] => [
	...conditions.flatMap(({operands}) =>
		operands.flatMap((operand) => (operand.kind === 'text' ? operand.template.keys : [])),
	),
	...(resources?.patterns ?? []).flatMap((pattern) =>
		pattern.kind === 'template' ? pattern.template.keys : [],
	),
];
