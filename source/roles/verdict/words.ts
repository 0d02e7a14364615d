/**
 * Policies and principals in a person's words, and what they are put into. What comes from a document is cleaned and
 * cut.
 */

import type {Principal} from '../../policy/language/principal.ts';
import {joinWords} from '../../text/join-words.ts';
import {plainText} from '../../text/plain-text.ts';
import type {Caller} from '../caller/caller.ts';
import type {VerdictRule} from './rules.ts';
import type {DecidingStatement, FirstReason} from './verdict.ts';

export const quote = (text: string): string => `“${plainText(text, 80)}”`;

export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** A sentence tells three, and how many there are besides. @example fewWords(['a', 'b', 'c'], 'or') // 'a, b or c' */
export const fewWords = (words: readonly string[], conjunction: 'and' | 'or'): string =>
	joinWords(words, conjunction, 3);

/** `role/Name` in the caller's account, `role/Name of account 444455556666` elsewhere. */
export const shortArn = (arn: string, caller: Pick<Caller, 'account'>): string => {
	const [, , , account = '', ...rest] = arn.split(':').slice(1);
	const name = plainText(rest.join(':'), 120);
	return account === caller.account ? name : `${name} of account ${plainText(account, 20)}`;
};

const providers: readonly (readonly [RegExp, string])[] = [
	[/:saml-provider\//, 'the SAML provider'],
	[/:oidc-provider\//, 'the OIDC provider'],
];

export const principalWords = ({type, value}: Principal, caller: Pick<Caller, 'account'>): string => {
	const name = plainText(value, 120);
	switch (type) {
		case 'Service':
			return `the service ${name}`;
		case 'CanonicalUser':
			return 'a canonical user';
		case 'Federated': {
			const kind = providers.find(([pattern]) => pattern.test(value))?.[1] ?? 'the identity provider';
			return `${kind} ${name.slice(name.indexOf('/') + 1)}`;
		}

		case 'AWS': {
			const account = /^(?:arn:[^:]*:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
			if (account !== undefined) {
				return account === caller.account ? 'your account' : `account ${account}`;
			}

			return value.startsWith('arn:')
				? shortArn(value, caller)
				: value === '*'
					? 'everyone'
					: `a deleted principal (${name})`;
		}
	}
};

/** @example 'its trust policy' or 'your policy “Staff”' */
export const policyWords = ({source, policy}: VerdictRule): string =>
	source === 'trust'
		? 'its trust policy'
		: `your ${source === 'boundary' ? 'permissions boundary' : 'policy'} ${quote(policy)}`;

export const statementWords = ({statement}: Pick<VerdictRule, 'statement'>): string =>
	statement.sid === undefined ? `statement ${statement.index + 1}` : `statement ${quote(statement.sid)}`;

/** What every verdict comes with: sentences, the deciding one first, and the statements that decided. */
export type Explanation = {
	readonly reasons: readonly string[];
	readonly withoutKey?: FirstReason;
	readonly deciding: readonly DecidingStatement[];
};

const decidingStatement = ({source, policy, statement}: VerdictRule): DecidingStatement => ({
	source,
	policy,
	index: statement.index,
	effect: statement.effect,
	...(statement.sid !== undefined && {sid: statement.sid}),
});

export const explanation = (
	reasons: readonly string[],
	rules: readonly VerdictRule[] = [],
	withoutKey?: FirstReason,
): Explanation => ({
	reasons,
	...(withoutKey === undefined ? {} : {withoutKey}),
	deciding: rules.map(decidingStatement),
});

/** @example youMayNot('it trusts only role/Auditor') */
export const youMayNot = (why: string, rules: readonly VerdictRule[] = []): Explanation =>
	explanation([`You may not: ${why}.`], rules);
