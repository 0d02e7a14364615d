/** Verdicts kept by what they follow from: of thousands of roles most differ in nothing but their name. */

import type {VerdictQuestion} from './context.ts';
import {simulatedDecision} from './own-side.ts';
import {looksAtRole} from './rules.ts';
import type {Verdict} from './verdict.ts';

/** Everything about a role, beside its trust policy, that its verdict depends on; `undefined`: more than that. */
const circumstancesOf = ({role, trust, own, ownRules}: VerdictQuestion): string | undefined => {
	if (ownRules.some(({variesByRequest}) => variesByRequest)) {
		return undefined;
	}

	const looksAtTags = trust?.looksAtRole || ownRules.some(({statement}) => looksAtRole(statement));
	return [
		role.account,
		simulatedDecision(own, 'sts:AssumeRole', role.arn),
		looksAtTags && JSON.stringify(role.tags ?? null),
		...ownRules.map(({place, fits}) => `${place}:${fits}`),
	].join();
};

/** Judges each trust policy once for each set of circumstances. */
export const remembering =
	(judge: (question: VerdictQuestion) => Verdict): ((question: VerdictQuestion) => Verdict) =>
	(question) => {
		const {trust} = question;
		const circumstances = trust === undefined ? undefined : circumstancesOf(question);
		if (trust === undefined || circumstances === undefined) {
			return judge(question);
		}

		const verdict = trust.verdicts.get(circumstances) ?? judge(question);
		trust.verdicts.set(circumstances, verdict);
		return verdict;
	};
