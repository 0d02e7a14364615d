/** How MFA can stand with a caller: `aws:MultiFactorAuthPresent` and `aws:MultiFactorAuthAge` together. */
import type {Condition} from '../../policy/language/condition.ts';
import {absent, type KeyValue, present} from '../../policy/language/request-context.ts';
import type {Caller} from '../caller/caller.ts';

export type MfaState = readonly (readonly [key: string, value: KeyValue])[];

const presentKey = 'aws:multifactorauthpresent';
const ageKey = 'aws:multifactorauthage';

export const isAgeKey = (key: string): boolean => key === ageKey;

export const isMfaKey = (key: string): boolean => key === presentKey || isAgeKey(key);

/** `undefined`: without MFA. */
export const ageOf = (of: MfaState): number | undefined => {
	const age = new Map(of).get(ageKey);
	return age?.state === 'present' ? Number(age.values[0]) : undefined;
};

/** Where the key itself says so, rather than being absent. */
export const isWithoutForCertain = (of: MfaState): boolean => {
	const flag = new Map(of).get(presentKey);
	return flag?.state === 'present' && flag.values.includes('false');
};

const state = (flag: KeyValue, age: KeyValue): MfaState => [
	[presentKey, flag],
	[ageKey, age],
];

const without = state(absent, absent);
const withAge = (seconds: number): MfaState => state(present('true'), present(String(seconds)));

/** Ages in seconds that the conditions tell apart. */
const agesIn = (conditions: readonly Condition[]): readonly number[] => {
	const limits = conditions
		.filter(({key}) => key === ageKey)
		.flatMap(({operands}) =>
			operands.flatMap((operand) => (operand.kind === 'number' ? [operand.value] : [])),
		);
	return [...new Set([0, ...limits.flatMap((limit) => [limit - 1, limit, limit + 1])])].filter(
		(age) => age >= 0,
	);
};

/** Every state in which the caller's request can be, whether supplied or found. */
export const mfaStates = (caller: Caller, conditions: readonly Condition[]): readonly MfaState[] => {
	if (caller.credentials === 'long-term') {
		// The code travels with this very call: its age is nothing.
		return [withAge(0), without];
	}

	const states = [...agesIn(conditions).map(withAge), state(present('false'), absent)];
	return isAlwaysSet(caller) ? states : [...states, without];
};

/** GetSessionToken always sets the key; a role reached through an identity provider may not have it. */
export const isAlwaysSet = ({kind, credentials}: Caller): boolean =>
	kind === 'user' && credentials === 'temporary';

/** What must be reckoned with if nobody supplies MFA: no key for long-term credentials, else any state. */
export const mfaStatesUnsupplied = (caller: Caller, conditions: readonly Condition[]): readonly MfaState[] =>
	caller.credentials === 'long-term' ? [without] : mfaStates(caller, conditions);
