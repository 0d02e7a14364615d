/** What is to be supplied or true, in words, with the values that are asked for. */

import {plainText} from '../../plain-text.ts';
import type {Condition} from '../../policy/language/condition.ts';
import type {Context} from '../../policy/language/request-context.ts';
import type {Caller} from '../caller/caller.ts';
import {isRoleTagKey} from './keys.ts';
import type {Rule} from './rules.ts';
import type {Need} from './verdict.ts';
import {joinWords, valuesInWords} from './words.ts';

/** In the order in which ties are broken: what the caller can see to comes before what they can't. */
export const everyNeed: readonly Need[] = [
	'mfa',
	'external-id',
	'session-name',
	'source-identity',
	'tags',
	'region',
	'source-ip',
	'other',
];

/** Needs that nobody here can supply or see: only asking AWS settles them. */
export const isUnseen = (need: Need, caller: Caller): boolean =>
	need === 'source-ip' || need === 'other' || (need === 'mfa' && caller.credentials === 'temporary');

export type Demand = {readonly rule: Rule; readonly condition: Condition};

/** Conditions that say what a value should be: an Allow's positive ones and a Deny's negated ones. */
const saysWhat = ({rule, condition}: Demand): boolean =>
	condition.operator.name !== 'Null' && condition.operator.negated === (rule.statement.effect === 'Deny');

const mfaWords = (caller: Caller): string => {
	if (caller.credentials === 'long-term') {
		return 'with an MFA code';
	}

	return caller.kind === 'user'
		? 'with an MFA code, or if these credentials were obtained with MFA'
		: 'if this session was itself obtained with MFA';
};

const tagName = (keyText: string) => plainText(keyText.slice(keyText.indexOf('/') + 1), 80);

/** `demands`: the conditions on this need's keys in the statements that matter. */
export const needWords = (
	need: Need,
	demands: readonly Demand[],
	caller: Caller,
	context: Context,
): string => {
	const telling = demands.filter(saysWhat);
	const values = [...new Set(telling.flatMap(({condition}) => valuesInWords(condition, context)))];
	const isPattern = telling.some(({condition}) => condition.operator.name.endsWith('Like'));
	const wanted = joinWords(values, 'or');
	switch (need) {
		case 'mfa':
			return mfaWords(caller);
		case 'external-id':
			return 'with the external ID agreed on';
		case 'session-name':
			return values.length === 0
				? 'with another session name'
				: `with a session name ${isPattern ? 'like ' : ''}${wanted}`;
		case 'source-identity':
			return values.length === 0
				? 'with another source identity'
				: `with the source identity ${isPattern ? 'like ' : ''}${wanted}`;
		case 'tags': {
			const tags = telling
				.filter(({condition}) => condition.key.startsWith('aws:requesttag/'))
				.map(
					({condition}) =>
						`${tagName(condition.keyText)} = ${joinWords(valuesInWords(condition, context), 'or')}`,
				);
			return tags.length === 0
				? 'with other session tags'
				: `with the session tags ${joinWords([...new Set(tags)], 'and')}`;
		}

		case 'region':
			return values.length === 0 ? 'through STS in another region' : `through STS in the region ${wanted}`;
		case 'source-ip':
			return values.length === 0 ? 'from an address that is not shut out' : `from an address in ${wanted}`;
		case 'other': {
			const keys = [...new Set(demands.map(({condition}) => plainText(condition.keyText, 80)))];
			if (keys.length === 0) {
				return 'under conditions that can’t be seen from here';
			}

			const isOfTags = demands.every(({condition}) => isRoleTagKey(condition.key));
			const why = isOfTags ? 'but the role’s tags could not be read' : 'which can’t be seen from here';
			return `if ${joinWords(keys, 'and')} ${keys.length === 1 ? 'is' : 'are'} as asked, ${why}`;
		}
	}
};
