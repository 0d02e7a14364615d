/**
 * Statements that bear on one caller assuming one role, each with what is settled before any condition is looked at.
 */
import type {Condition} from '../../policy/language/condition.ts';
import type {PolicyDocument, Statement} from '../../policy/language/policy-document.ts';
import {isDenied, type NamedAs, namingsOf} from '../../policy/language/principal.ts';
import type {Context} from '../../policy/language/request-context.ts';
import {conditionsHold, coversAction, coversResource} from '../../policy/language/statement-match.ts';
import {both, no, type Truth, yes} from '../../policy/language/truth.ts';
import type {Caller} from '../caller/caller.ts';
import type {DecidingStatement} from './verdict.ts';

/** The calls that make up one AssumeRole: with a source identity or tags AWS asks for permission of those too. */
export type AssumeCall = 'sts:AssumeRole' | 'sts:SetSourceIdentity' | 'sts:TagSession';

export type VerdictRule = {
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

const calls: readonly AssumeCall[] = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

/** A statement of the caller's own that covers at least one of the calls. */
export type OwnRule = VerdictRule & {
	readonly calls: readonly AssumeCall[];
	/** Its place among the caller's own: a name for it. */
	readonly place: number;
};

const variesByRequest = ({resources}: Statement): boolean =>
	resources?.patterns.some((pattern) => pattern.kind === 'template') ?? false;

/** The caller's own statements that matter, ready to be narrowed to a role. */
export const ownRules = (policies: readonly OwnPolicy[]): readonly OwnRule[] =>
	policies
		.flatMap(({source, name, document}) =>
			document.statements.map((statement) => ({
				source,
				policy: name,
				statement,
				fits: yes,
				variesByRequest: variesByRequest(statement),
				calls: calls.filter((call) => coversAction(statement.actions, call)),
			})),
		)
		.filter((rule) => rule.calls.length > 0)
		.map((rule, place) => ({...rule, place}));

const nothingKnown: Context = () => ({state: 'absent'});

/** Those of the caller's statements that speak of this role: called for thousands of roles. */
export const rulesForRole = (own: readonly OwnRule[], roleArn: string): readonly OwnRule[] => {
	const rules: OwnRule[] = [];
	for (const rule of own) {
		const {resources} = rule.statement;
		const fits =
			rule.variesByRequest || resources === undefined
				? rule.fits
				: coversResource(resources, roleArn, nothingKnown);
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
	call: AssumeCall,
	hasBoundary: Truth,
): readonly VerdictRule[] =>
	document.statements.flatMap((statement): readonly VerdictRule[] => {
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
export const applies = (rule: VerdictRule, roleArn: string, context: Context): Truth => {
	const {resources} = rule.statement;
	const fits =
		rule.variesByRequest && resources !== undefined
			? both(rule.fits, coversResource(resources, roleArn, context))
			: rule.fits;
	return fits === no ? no : both(fits, conditionsHold(rule.statement, context));
};

export const variablesIn = ({operands}: Condition): readonly string[] =>
	operands.flatMap((operand) => (operand.kind === 'text' ? operand.template.keys : []));

/** Condition keys used as policy variables. */
export const variablesOf = ({conditions, resources}: Statement): readonly string[] => [
	...conditions.flatMap(variablesIn),
	...(resources?.patterns ?? []).flatMap((pattern) =>
		pattern.kind === 'template' ? pattern.template.keys : [],
	),
];

const isOfRole = (key: string) => /^(?:aws|iam):resource/.test(key);

/** Whether the statement asks for a key that differs from role to role, such as the role's own tags. */
export const looksAtRole = (statement: Statement): boolean =>
	statement.conditions.some(({key}) => isOfRole(key)) || variablesOf(statement).some(isOfRole);
