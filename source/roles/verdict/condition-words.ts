/** Conditions in a person's words. What comes from a document is cleaned and cut. */

import {type Condition, evaluateCondition} from '../../policy/language/condition.ts';
import {resolveTemplate, type Template} from '../../policy/language/policy-variables.ts';
import type {Context} from '../../policy/language/request-context.ts';
import {no, yes} from '../../policy/language/truth.ts';
import {anyRun} from '../../policy/language/wildcard.ts';
import {lengthWords} from '../../text/duration-text.ts';
import {plainText} from '../../text/plain-text.ts';
import {isAgeKey} from './mfa.ts';
import {fewWords, quote} from './words.ts';

/** A secret is never shown, neither where it is asked for nor as a variable's default. */
export const isSecret = (key: string) => key === 'sts:externalid';

/** Variables that have no value and no default: the text then stands for nothing. */
const missingVariables = ({parts}: Template, context: Context): readonly string[] =>
	parts.flatMap((part) =>
		part.kind === 'variable' && part.fallback === undefined && context(part.key).state === 'absent'
			? [part.key]
			: [],
	);

const templatesOf = ({operands}: Condition): readonly Template[] =>
	operands.flatMap((operand) => (operand.kind === 'text' ? [operand.template] : []));

/** @example textInWords of `${aws:SourceIdentity}`, which nobody here can see // 'the value of aws:SourceIdentity' */
const textInWords = (template: Template, value: string, context: Context): string => {
	const resolution = resolveTemplate(template, context);
	if (resolution !== 'missing' && 'text' in resolution) {
		return quote(resolution.text.plain);
	}

	const [part, ...more] = template.parts;
	return resolution !== 'missing' && part?.kind === 'variable' && more.length === 0
		? `the value of ${plainText(value.slice(2, -1).trim(), 80)}`
		: quote(value);
};

/** The values of a condition with their variables filled in; none where they are a secret (an external ID). */
export const valuesInWords = (condition: Condition, context: Context): readonly string[] =>
	condition.operands.flatMap((operand, index) => {
		const value = condition.values[index] ?? '';
		if (isSecret(condition.key) || (operand.kind === 'text' && operand.template.keys.some(isSecret))) {
			return [];
		}

		switch (operand.kind) {
			case 'range':
				return [plainText(value, 80)];
			case 'number':
				return [isAgeKey(condition.key) ? lengthWords(operand.value) : quote(value)];
			case 'text': {
				return [textInWords(operand.template, value, context)];
			}

			default:
				return [quote(value)];
		}
	});

/** Whether any value at all meets one of the condition's patterns. */
export const takesAnyValue = ({operator, operands}: Condition): boolean =>
	operator.wild &&
	operands.some(
		(operand) =>
			operand.kind === 'text' &&
			operand.template.fixed !== undefined &&
			operand.template.fixed.wildcard.length > 0 &&
			operand.template.fixed.wildcard.every((token) => token === anyRun),
	);

/** What stands between key and value where the condition does not hold. */
const opposites: ReadonlyMap<string, string> = new Map(
	[
		['is', 'is not'],
		['is like', 'is not like'],
		['is in', 'is not in'],
		['is below', 'is at least'],
		['is above', 'is at most'],
	].flatMap(([a = '', b = '']) => [
		[a, b],
		[b, a],
	]),
);

/** @example 'aws:PrincipalOrgID is “o-abc1234567”'; `holds` false: that it does not hold. */
export const conditionWords = (
	condition: Condition,
	context: Context,
	holds = true,
	afterKey = '',
): string => {
	const {operator, keyText, set, ifExists} = condition;
	const key = `${plainText(keyText, 80)}${afterKey}`;
	const isWanted = operator.negated !== holds;
	if (operator.name === 'Null') {
		return condition.values.includes('true') === holds ? `${key} is absent` : `${key} is there`;
	}

	if (takesAnyValue(condition) && set === 'one') {
		return isWanted && !ifExists ? `${key} is there` : isWanted ? `${key} is anything` : `${key} is absent`;
	}

	const values = valuesInWords(condition, context);
	const wanted = values.length === 0 ? 'the one agreed on' : fewWords(values, 'or');
	if (set !== 'one') {
		const [some, every] = holds ? ['one of', 'each of'] : ['none of', 'not each of'];
		return `${set === 'any' ? some : every} ${key} ${operator.words} ${wanted}`;
	}

	const verb = holds ? operator.words : (opposites.get(operator.words) ?? operator.words);
	return `${key} ${verb} ${wanted}${ifExists && holds ? ', if it is there' : ''}`;
};

const asText = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.000Z$/, 'Z');

/** @example 'before 2020-01-01T00:00:00Z, which is past'; `undefined`: the condition is not about the time. */
const dateWords = (condition: Condition, context: Context): string | undefined => {
	const {operator, operands, key} = condition;
	const side = /^Date(Less|Greater)Than/.exec(operator.name)?.[1];
	if (side === undefined || (key !== 'aws:currenttime' && key !== 'aws:epochtime')) {
		return undefined;
	}

	const dates = operands.flatMap((operand) => (operand.kind === 'date' ? [asText(operand.value)] : []));
	const limit = `${side === 'Less' ? 'before' : 'after'} ${fewWords(dates, 'or')}`;
	if (evaluateCondition(condition, context) === yes) {
		return limit;
	}

	return `${limit}, which is ${side === 'Less' ? 'past' : 'still to come'}`;
};

/** What can't be had by those who ask for it, by key. */
const shapes: readonly (readonly [RegExp, string])[] = [
	[/^sts:rolesessionname$/, 'session name'],
	[/^sts:externalid$/, 'external ID'],
	[/^sts:sourceidentity$/, 'source identity'],
	[/^aws:requesttag\/|^aws:tagkeys$|^sts:transitivetagkeys$/, 'tag'],
	[/^aws:requestedregion$/, 'region'],
];

/** Why a condition fails that no request can meet, in brackets; empty where that is plain. */
const whyNot = (condition: Condition, context: Context): string => {
	const {key} = condition;
	const templates = templatesOf(condition);
	const missing = [...new Set(templates.flatMap((template) => missingVariables(template, context)))];
	if (missing.length > 0) {
		return ` (you have no ${fewWords(
			missing.map((name) => plainText(name, 80)),
			'and',
		)})`;
	}

	// Text with `${` in it and no variable: the document's version has none.
	if (templates.some(({parts}) => parts.some((part) => part.kind === 'text' && part.text.includes('${')))) {
		return ' (plain text there: variables need Version 2012-10-17, which that policy lacks)';
	}

	const value = context(key);
	if (value.state === 'present') {
		return evaluateCondition(condition, context) === no
			? ` (it is ${fewWords(value.values.map(quote), 'and')})`
			: '';
	}

	if (value.state === 'absent') {
		return evaluateCondition(condition, context) === no ? ` (${absence(key)})` : '';
	}

	if (isAgeKey(key)) {
		return ' (which the MFA of this call can’t be)';
	}

	const shape = shapes.find(([pattern]) => pattern.test(key))?.[1];
	return shape === undefined || condition.operator.name === 'Null' ? '' : ` (AWS takes no such ${shape})`;
};

const absence = (key: string): string =>
	key.startsWith('aws:principaltag/')
		? 'you have no such tag'
		: /^(?:aws|iam):resourcetag\//.test(key)
			? 'the role has no such tag'
			: 'your request has no such key';

/** @example ' not older than an hour'; empty where it limits no age. */
export const ageLimit = ({operator, operands, key}: Condition, holds = true): string => {
	const [, side, orEqual] = /^Numeric(Less|Greater)Than(Equals)?$/.exec(operator.name) ?? [];
	if (side === undefined || !isAgeKey(key)) {
		return '';
	}

	const isStrict = (orEqual === undefined) === holds;
	return operands
		.flatMap((operand) => (operand.kind === 'number' ? [lengthWords(operand.value)] : []))
		.map((length) =>
			(side === 'Less') === holds
				? ` not older than ${length}`
				: isStrict
					? ` older than ${length}`
					: ` at least ${length} old`,
		)
		.join(' or');
};

/** @example 'from 192.0.2.0/24', 'with MFA not older than an hour', 'where aws:PrincipalTag/team is “red”' */
const phrase = (condition: Condition, context: Context): string => {
	const {operator, key, values} = condition;
	if (operator.operands === 'range') {
		return `from ${operator.negated ? 'outside ' : ''}${fewWords(valuesInWords(condition, context), 'or')}`;
	}

	const age = ageLimit(condition);
	if (age !== '') {
		return `with MFA${age}`;
	}

	return key === 'aws:multifactorauthpresent' && operator.name === 'Bool'
		? `with${values.includes('true') ? '' : 'out'} MFA`
		: (dateWords(condition, context) ?? `where ${conditionWords(condition, context)}`);
};

/** What an Allow asks for. `tellsWhy`: with what stands against each condition. */
export const phrases = (conditions: readonly Condition[], context: Context, tellsWhy: boolean): string => {
	// A limit of age speaks of MFA already.
	const hasAge = conditions.some((condition) => ageLimit(condition) !== '');
	return conditions
		.filter(({key, operator}) => !hasAge || key !== 'aws:multifactorauthpresent' || operator.name !== 'Bool')
		.map((condition) =>
			tellsWhy && dateWords(condition, context) === undefined
				? `${phrase(condition, context)}${whyNot(condition, context)}`
				: phrase(condition, context),
		)
		.join(' and ');
};

/**
 * What a Deny is about, with the values that meet it.
 * @example ' where aws:PrincipalTag/team is “red” (it is “red”)'
 */
export const whereWords = (conditions: readonly Condition[], context: Context): string =>
	conditions.length === 0
		? ''
		: ` ${conditions
				.map(
					(condition) =>
						dateWords(condition, context) ??
						`where ${conditionWords(condition, context)}${whyNot(condition, context)}`,
				)
				.join(' and ')}`;
