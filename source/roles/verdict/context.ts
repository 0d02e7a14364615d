/** One question, "may this caller assume this role?", and the context in which a try at it is evaluated. */
import type {Context, KeyValue} from '../../policy/language/request-context.ts';
import type {Assignment} from '../../policy/language/satisfy.ts';
import {open, type Truth} from '../../policy/language/truth.ts';
import type {Caller} from '../caller/caller.ts';
import type {Role} from '../role.ts';
import type {KeyFact} from './keys.ts';
import {type OwnSide, unreadFor} from './own-side.ts';
import type {Permit} from './permission.ts';
import {type AssumeCall, type OwnRule, rulesForRole} from './rules.ts';
import type {TrustReading} from './trust.ts';
import type {Need} from './verdict.ts';

export type VerdictQuestion = {
	readonly caller: Caller;
	readonly role: Role;
	/** Absent: the trust policy could not be read. */
	readonly trust: TrustReading | undefined;
	readonly own: OwnSide;
	/** Those of the caller's own statements that speak of the role. */
	readonly ownRules: readonly OwnRule[];
	readonly factOf: (key: string) => KeyFact;
	readonly permitFor: (call: AssumeCall) => Permit;
};

export const askAbout = (
	role: Role,
	trust: TrustReading | undefined,
	caller: Caller,
	own: OwnSide,
	factOf: (key: string, role: Role) => KeyFact,
): VerdictQuestion => {
	const ownRules = rulesForRole(own.rules, role.arn);
	return {
		caller,
		role,
		trust,
		own,
		ownRules,
		factOf: (key) => factOf(key, role),
		permitFor: (call) => ({
			rules: [...(trust?.rules[call] ?? []), ...ownRules.filter(({calls}) => calls.includes(call))],
			unread: unreadFor(own, call, role.arn, trust?.policy.readable ?? false),
			roleArn: role.arn,
			sameAccount: role.account === caller.account,
		}),
	};
};

/**
 * In the order of what they cost the caller: a name is quickly chosen, a code takes a device, an ID has to be known.
 */
export const everyNeed: readonly Need[] = [
	'session-name',
	'region',
	'tags',
	'source-identity',
	'mfa',
	'external-id',
	'source-ip',
	'other',
];

/** Needs that nobody here can supply or see: only asking AWS settles them. */
export const isUnseen = (need: Need, caller: Caller): boolean =>
	need === 'source-ip' || need === 'other' || (need === 'mfa' && caller.credentials === 'temporary');

export const needOf = (fact: KeyFact): Need | undefined =>
	fact.kind === 'known' ? undefined : fact.kind === 'mfa' ? 'mfa' : fact.need;

export const mayBeAbsent = (fact: KeyFact): boolean =>
	fact.kind === 'hidden' ? fact.mayBeAbsent : fact.kind !== 'chosen' || fact.usual.state === 'absent';

/**
 * The context of one try: what was chosen, what is free to be chosen, and what is as it usually is. `unseen` stands
 * for keys that have a value nobody here can see.
 */
export const contextFor =
	(
		{factOf}: Pick<VerdictQuestion, 'factOf'>,
		free: ReadonlySet<Need>,
		chosen: Assignment,
		unseen: Truth = open,
	): Context =>
	(key) => {
		const value = chosen.get(key);
		if (value !== undefined) {
			return value;
		}

		const fact = factOf(key);
		if (fact.kind === 'known') {
			return fact.value;
		}

		if (free.has(fact.kind === 'mfa' ? 'mfa' : fact.need)) {
			return uncertain(open, mayBeAbsent(fact));
		}

		return fact.kind === 'chosen' ? fact.usual : uncertain(unseen, mayBeAbsent(fact));
	};

const uncertain = (why: Truth, mayBeAbsent: boolean): KeyValue => ({state: 'uncertain', why, mayBeAbsent});
