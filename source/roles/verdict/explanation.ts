/** What every verdict comes with: sentences, the deciding one first, and the statements that decided. */

import type {Rule} from './rules.ts';
import type {DecidingStatement, FirstReason} from './verdict.ts';

export type Explanation = {
	readonly reasons: readonly string[];
	readonly withoutKey?: FirstReason;
	readonly deciding: readonly DecidingStatement[];
};

const decidingStatement = ({source, policy, statement}: Rule): DecidingStatement => ({
	source,
	policy,
	index: statement.index,
	effect: statement.effect,
	...(statement.sid !== undefined && {sid: statement.sid}),
});

export const explanation = (
	reasons: readonly string[],
	rules: readonly Rule[] = [],
	withoutKey?: FirstReason,
): Explanation => ({
	reasons,
	...(withoutKey === undefined ? {} : {withoutKey}),
	deciding: rules.map(decidingStatement),
});

/** @example youMayNot('it trusts only role/Auditor') */
export const youMayNot = (why: string, rules: readonly Rule[] = []): Explanation =>
	explanation([`You may not: ${why}.`], rules);
