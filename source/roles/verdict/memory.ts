/** Verdicts kept by what they follow from: of thousands of roles most differ in nothing but their name. */

import type {Question} from './context.ts';
import {simulatedDecision} from './own-side.ts';
import {looksAtRole} from './rules.ts';
import type {TrustReading} from './trust.ts';
import type {Verdict} from './verdict.ts';

/** Everything about a role, beside its trust policy, that its verdict depends on; `undefined`: more than that. */
const circumstancesOf = ({role, own, ownRules}: Question): string | undefined =>
	ownRules.some(({variesByRequest, statement}) => variesByRequest || looksAtRole(statement))
		? undefined
		: [
				role.account,
				simulatedDecision(own, 'sts:AssumeRole', role.arn),
				...ownRules.map(({place, fits}) => `${place}:${fits}`),
			].join();

/** Judges each trust policy once for each set of circumstances. */
export const createMemory = (judge: (question: Question) => Verdict): ((question: Question) => Verdict) => {
	const kept = new WeakMap<TrustReading, Map<string, Verdict>>();
	return (question) => {
		const {trust} = question;
		const circumstances = trust === undefined || trust.looksAtRole ? undefined : circumstancesOf(question);
		if (trust === undefined || circumstances === undefined) {
			return judge(question);
		}

		const verdicts = kept.get(trust) ?? new Map<string, Verdict>();
		kept.set(trust, verdicts);
		const verdict = verdicts.get(circumstances) ?? judge(question);
		verdicts.set(circumstances, verdict);
		return verdict;
	};
};
