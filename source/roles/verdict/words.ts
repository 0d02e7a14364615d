/** Policies, principals and conditions in a person's words. What comes from a document is cleaned and cut. */
import {plainText} from '../../plain-text.ts';
import type {Condition} from '../../policy/language/condition.ts';
import {resolveTemplate} from '../../policy/language/policy-variables.ts';
import type {Principal} from '../../policy/language/principal.ts';
import type {Context} from '../../policy/language/request-context.ts';
import type {Caller} from '../caller/caller.ts';
import type {Rule} from './rules.ts';

export const quote = (text: string): string => `“${plainText(text, 80)}”`;

export const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** @example joinWords(['a', 'b', 'c'], 'or') // 'a, b or c' */
export const joinWords = (words: readonly string[], conjunction: 'and' | 'or', most = 3): string => {
	const shown = words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words;
	const last = shown.at(-1) ?? '';
	return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${conjunction} ${last}`;
};

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
export const policyWords = ({source, policy}: Rule): string =>
	source === 'trust'
		? 'its trust policy'
		: `your ${source === 'boundary' ? 'permissions boundary' : 'policy'} ${quote(policy)}`;

export const statementWords = ({statement}: Rule): string =>
	statement.sid === undefined ? `statement ${statement.index + 1}` : `statement ${quote(statement.sid)}`;

/** The values of a condition with their variables filled in; none where they are a secret (an external ID). */
export const valuesInWords = (condition: Condition, context: Context): readonly string[] => {
	const secret = 'sts:externalid';
	return condition.operands.flatMap((operand, index) => {
		const value = condition.values[index] ?? '';
		if (condition.key === secret || (operand.kind === 'text' && operand.template.keys.includes(secret))) {
			return [];
		}

		const resolution = operand.kind === 'text' ? resolveTemplate(operand.template, context) : 'missing';
		return [quote(resolution !== 'missing' && 'text' in resolution ? resolution.text.plain : value)];
	});
};

/** @example 'aws:PrincipalOrgID is “o-abc1234567”' */
export const conditionWords = (condition: Condition, context: Context): string => {
	const {operator, keyText, set, ifExists} = condition;
	const key = plainText(keyText, 80);
	if (operator.name === 'Null') {
		return condition.values.includes('true') ? `${key} is absent` : `${key} is there`;
	}

	const subject = set === 'one' ? key : set === 'any' ? `one of ${key}` : `each of ${key}`;
	const values = valuesInWords(condition, context);
	const wanted = values.length === 0 ? 'the one agreed on' : joinWords(values, 'or');
	return `${subject} ${operator.words} ${wanted}${ifExists ? ', if it is there' : ''}`;
};
