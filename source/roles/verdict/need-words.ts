/** What is to be supplied or true, in words, from the conditions that a verdict states. */

import {evaluateCondition} from '../../policy/language/condition.ts';
import type {Context} from '../../policy/language/request-context.ts';
import {no, yes} from '../../policy/language/truth.ts';
import {plainText} from '../../text/plain-text.ts';
import type {Caller} from '../caller/caller.ts';
import {ageLimit, conditionWords, takesAnyValue, valuesInWords} from './condition-words.ts';
import {isRoleTagKey} from './keys.ts';
import {ageOf, isWithoutForCertain, type MfaState, mfaStates} from './mfa.ts';
import {isTelling, type Stated} from './stated.ts';
import type {Need} from './verdict.ts';
import {fewWords, quote} from './words.ts';

const isPresence = ({condition}: Stated): boolean =>
	condition.operator.name === 'Null' || (takesAnyValue(condition) && condition.set === 'one');

const isLike = ({condition}: Stated): boolean => condition.operator.wild;

/** @example ' like “ticket-*” and not like “ticket-9*”' */
const valueClauses = (stated: readonly Stated[], context: Context): string => {
	const valued = stated.filter((item) => !isPresence(item));
	const valuesOf = (items: readonly Stated[]) => [
		...new Set(items.flatMap(({condition}) => valuesInWords(condition, context))),
	];
	const refused = (word: string, items: readonly Stated[]) =>
		items.length === 0 ? [] : [` ${word} ${fewWords(valuesOf(items), 'or')}`];
	const rest = valued.filter((item) => !isTelling(item));
	return [
		...valued
			.filter(isTelling)
			.map((item) => ` ${isLike(item) ? 'like ' : ''}${fewWords(valuesOf([item]), 'or')}`),
		...refused(
			'other than',
			rest.filter((item) => !isLike(item)),
		),
		...refused('not like', rest.filter(isLike)),
	].join(' and');
};

const ageLimits = (stated: readonly Stated[]): readonly string[] =>
	stated.map(({condition, holds}) => ageLimit(condition, holds)).filter((limit) => limit !== '');

const mfaWords = (stated: readonly Stated[], caller: Caller, context: Context): string => {
	const conditions = stated.map(({condition}) => condition);
	const meets = (state: MfaState) => {
		const values = new Map(state);
		const here: Context = (key) => values.get(key) ?? context(key);
		return stated.every(({condition, holds}) => evaluateCondition(condition, here) === (holds ? yes : no));
	};
	const states = mfaStates(caller, conditions).filter(meets);
	const ages = states.map(ageOf);
	const credentials = caller.kind === 'user' ? 'these credentials were' : 'this session was itself';
	if (stated.length > 0 && ages.length > 0 && ages.every((age) => age === undefined)) {
		return `if ${credentials} obtained without MFA`;
	}

	if (ages.includes(undefined)) {
		// With MFA, or where nothing is said of it.
		if (ageLimits(stated).length === 0 && !states.some(isWithoutForCertain)) {
			return `unless ${credentials} obtained without MFA`;
		}

		const words = conditions.map((condition, index) =>
			conditionWords(condition, context, stated[index]?.holds),
		);
		return `if ${fewWords(words, 'and')}, which can’t be seen from here`;
	}

	const withCode = 'with an MFA code';
	if (caller.credentials === 'long-term') {
		return withCode;
	}

	const obtained = `if ${credentials} obtained with MFA${ageLimits(stated).join(' and')}`;
	return caller.kind === 'user' && (ages.length === 0 || ages.includes(0))
		? `${withCode}, or ${obtained}`
		: obtained;
};

const isValue = (clause: string) => clause.startsWith(' “');

const tagName = (keyText: string) => plainText(keyText.slice(keyText.indexOf('/') + 1), 80);

const tagWords = (stated: readonly Stated[], context: Context): string => {
	const ofTags = stated.filter(({condition}) => condition.key.startsWith('aws:requesttag/'));
	const tags = ofTags.map((item) => {
		const name = tagName(item.condition.keyText);
		if (isPresence(item)) {
			return name;
		}

		const clause = valueClauses([item], context);
		return isValue(clause) ? `${name} =${clause}` : `${name}${clause}`;
	});
	const rest = stated.filter((item) => !ofTags.includes(item));
	const keys = rest.map(({condition, holds}) =>
		condition.set === 'any' && isTelling({condition, holds})
			? `with a session tag ${fewWords(valuesInWords(condition, context), 'or')}`
			: condition.set === 'all' && isTelling({condition, holds})
				? `with no session tags but ${fewWords(valuesInWords(condition, context), 'and')}`
				: `where ${conditionWords(condition, context, holds)}`,
	);
	const all = [
		...(tags.length === 0
			? []
			: ofTags.length === 1 && ofTags.every(isPresence)
				? [`with a session tag ${tags.join('')}`]
				: [`with the session tags ${fewWords([...new Set(tags)], 'and')}`]),
		...keys,
	];
	return all.length === 0 ? 'with other session tags' : all.join(' and ');
};

const addressWords = (stated: readonly Stated[], context: Context): string => {
	const words = stated.map((item) => {
		const {condition, holds} = item;
		if (condition.operator.operands !== 'range') {
			return `where ${conditionWords(condition, context, holds)}`;
		}

		const ranges = fewWords(valuesInWords(condition, context), 'or');
		return isTelling(item) ? `only from ${ranges}` : `only from outside ${ranges}`;
	});
	return words.length === 0 ? 'from an address that is not shut out' : words.join(' and ');
};

/** `keys`: those that have a part in it all the same, where no condition on one is stated. */
const hiddenWords = (stated: readonly Stated[], keys: readonly string[], context: Context): string => {
	const words =
		stated.length === 0
			? keys.map((key) => `${plainText(key, 80)} is as asked`)
			: stated.map(({condition, holds, asVariable}) => {
					const value = context(condition.key);
					const known =
						asVariable && value.state === 'present' ? ` (${fewWords(value.values.map(quote), 'and')})` : '';
					return conditionWords(condition, context, holds, known);
				});
	if (words.length === 0) {
		return 'under conditions that can’t be seen from here';
	}

	const why =
		stated.length > 0 && stated.every(({condition, asVariable}) => !asVariable && isRoleTagKey(condition.key))
			? 'but the role’s tags could not be read'
			: 'which can’t be seen from here';
	return `if ${fewWords([...new Set(words)], 'and')}, ${why}`;
};

/** `stated`: what the verdict states of this need; `keys`: its keys that have a part as policy variables. */
export const needWords = (
	need: Need,
	stated: readonly Stated[],
	keys: readonly string[],
	caller: Caller,
	context: Context,
): string => {
	const direct = need === 'other' ? stated : stated.filter(({asVariable}) => !asVariable);
	const words = stated
		.filter((item) => !direct.includes(item))
		.map(({condition, holds}) => `where ${conditionWords(condition, context, holds)}`);
	return [
		...(direct.length > 0 || words.length === 0 ? [wordsFor(need, direct, keys, caller, context)] : []),
		...words,
	].join(' and ');
};

const wordsFor = (
	need: Need,
	stated: readonly Stated[],
	keys: readonly string[],
	caller: Caller,
	context: Context,
): string => {
	const values = valueClauses(stated, context);
	switch (need) {
		case 'mfa':
			return mfaWords(stated, caller, context);
		case 'external-id':
			return stated.some((item) => !isPresence(item) && !isTelling(item))
				? 'with another external ID'
				: stated.length > 0 && stated.every(isPresence)
					? 'with an external ID'
					: 'with the external ID agreed on';
		case 'session-name':
			return values === '' ? 'with another session name' : `with a session name${values}`;
		case 'source-identity':
			return isValue(values) ? `with the source identity${values}` : `with a source identity${values}`;
		case 'tags':
			return tagWords(stated, context);
		case 'region':
			return values === ''
				? 'through STS in another region'
				: `through STS in ${isValue(values) ? 'the' : 'a'} region${values}`;
		case 'source-ip':
			return addressWords(stated, context);
		case 'other':
			return hiddenWords(stated, keys, context);
	}
};
