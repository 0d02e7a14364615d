import type {ArnPattern} from './arn-pattern.ts';
import type {Condition} from './condition.ts';
import type {Template} from './policy-variables.ts';
import type {PrincipalElement} from './principal.ts';

type Effect = 'Allow' | 'Deny';

export type ActionElement = {
	/** True for NotAction. */
	readonly not: boolean;
	/** As written but in lower case: actions are matched without regard to case. */
	readonly patterns: readonly string[];
};

/** One resource of a statement: every resource, a pattern, or a pattern with variables in it. */
export type ResourcePattern =
	| {readonly kind: 'every'}
	| {readonly kind: 'arn'; readonly source: string; readonly pattern: ArnPattern}
	| {readonly kind: 'template'; readonly template: Template};

export type ResourceElement = {
	/** True for NotResource. */
	readonly not: boolean;
	readonly patterns: readonly ResourcePattern[];
};

export type Statement = {
	/** Where it stands in its document, from 0. */
	readonly index: number;
	readonly sid?: string;
	readonly effect: Effect;
	/** In resource and trust policies. */
	readonly principals?: PrincipalElement;
	readonly actions: ActionElement;
	/** Absent in a trust policy, whose resource is the role itself. */
	readonly resources?: ResourceElement;
	readonly conditions: readonly Condition[];
};

export type PolicyDocument = {readonly statements: readonly Statement[]};

/**
 * `identity`: attached to a user, group or role, and boundaries, session policies, SCPs; `trust`: a role's;
 * `resource`: a bucket's, a key's.
 */
export type PolicyKind = 'identity' | 'trust' | 'resource';
