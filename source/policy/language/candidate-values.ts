/** Values worth trying for a condition key: enough of them to try every way its conditions can turn out. */
import type {Condition} from './condition.ts';
import {nullOperator} from './condition-operators.ts';
import {formatIpAddress} from './ip-range.ts';
import type {Operand, OperandKind} from './operand.ts';
import {resolveTemplate} from './policy-variables.ts';
import {absent, type Context, type KeyValue, present} from './request-context.ts';
import {type TextDomain, type TextTest, textWitnesses, type Witnesses} from './text-witnesses.ts';
import {anyOne, literalWildcard} from './wildcard.ts';

export type ValueSearch = {
	/** The conditions on this key, and no others. */
	readonly conditions: readonly Condition[];
	/** Resolves policy variables in them. */
	readonly context: Context;
	readonly domain: TextDomain;
	readonly mayBeAbsent: boolean;
	readonly mayHaveSeveral: boolean;
};

export type Candidates = {
	readonly values: readonly KeyValue[];
	/** True: if none of these does, nothing does. */
	readonly complete: boolean;
};

/** The texts of a condition as patterns; `undefined` where a variable in them has no value yet. */
const textTests = (condition: Condition, context: Context): readonly (TextTest | undefined)[] =>
	condition.operands.flatMap((operand): readonly (TextTest | undefined)[] => {
		const resolution = operand.kind === 'text' ? resolveTemplate(operand.template, context) : 'missing';
		if (resolution === 'missing') {
			return [];
		}

		if ('uncertain' in resolution) {
			return [undefined];
		}

		const {plain, wildcard} = resolution.text;
		const {wild, ignoresCase} = condition.operator;
		return [{pattern: wild ? wildcard : literalWildcard(plain), ignoreCase: ignoresCase}];
	});

/** A pattern with nothing for `*` and a letter for `?`. */
const simplest = ({pattern}: TextTest): string =>
	pattern.map((token) => (token >= 0 ? String.fromCharCode(token) : token === anyOne ? 'x' : '')).join('');

const isWithin = (domain: TextDomain) => (text: string) =>
	text.length >= domain.min && text.length <= domain.max && [...text].every(domain.includes);

const numbersAround = (values: readonly number[]): readonly number[] => {
	const sorted = [...new Set(values)].sort((a, b) => a - b);
	return sorted.flatMap((value, index) => [value - 1, value, (value + (sorted[index + 1] ?? value + 2)) / 2]);
};

/** Where one range begins or ends another run of addresses begins, which all are answered alike; so it does at zero. */
const addressesAround = (operands: readonly Operand[], thorough: boolean): readonly string[] =>
	operands.flatMap((operand) => {
		if (operand.kind !== 'range') {
			return [];
		}

		const {version, first, last} = operand.range;
		if (!thorough) {
			return [formatIpAddress({version, bits: first})];
		}

		const highest = (1n << (version === 4 ? 32n : 128n)) - 1n;
		return [first, last + 1n]
			.filter((bits) => bits <= highest)
			.map((bits) => formatIpAddress({version, bits}));
	});

const datesIn = (operands: readonly Operand[]): readonly number[] =>
	operands.flatMap((item) => (item.kind === 'date' ? [item.value] : []));

/** Texts for a key whose conditions are all of one kind. */
const witnessesOf = (
	kind: OperandKind,
	{conditions, context, domain}: ValueSearch,
	thorough: boolean,
): Witnesses => {
	const operands = conditions.flatMap((condition) => condition.operands);
	switch (kind) {
		case 'number':
			return {
				texts: numbersAround(operands.flatMap((item) => (item.kind === 'number' ? [item.value] : []))).map(
					String,
				),
				complete: true,
			};
		case 'date': {
			const {between = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]} = domain;
			const [from, to] = between.map((time) => time / 1000) as [number, number];
			const limits = [...between.filter(Number.isFinite), ...datesIn(operands)].map((time) => time / 1000);
			const seconds = numbersAround(limits).filter((second) => second >= from && second <= to);
			return {
				texts: seconds.map((second) => new Date(Math.round(second * 1000)).toISOString()),
				complete: true,
			};
		}
		case 'range':
			return {
				texts: [
					...addressesAround(operands, thorough),
					...['192.0.2.1', '2001:db8::1'],
					...(thorough ? ['0.0.0.0', '::'] : []),
				],
				complete: thorough,
			};
		case 'flag':
			return {texts: ['true', 'false'], complete: true};
		case 'bytes':
			return {
				texts: [...operands.flatMap((item) => (item.kind === 'bytes' ? [item.base64] : [])), 'AA=='],
				complete: true,
			};
		case 'text': {
			const tests = conditions.flatMap((condition) => textTests(condition, context));
			const known = tests.filter((test) => test !== undefined);
			if (!thorough) {
				return {texts: [...known.map(simplest), 'daypass'].filter(isWithin(domain)), complete: false};
			}

			const {texts, complete} = textWitnesses(known, domain);
			return {
				texts,
				complete:
					complete && known.length === tests.length && !conditions.some(({operator}) => operator.asArns),
			};
		}
	}
};

/** Up to so many texts every set of them is tried; of more, one each, each pair, and all at once. */
const fewTexts = 5;

const everySet = (texts: readonly string[]): readonly KeyValue[] => {
	const sets: (readonly string[])[] = [[]];
	for (const text of texts) {
		sets.push(...sets.map((set) => [...set, text]));
	}

	return sets.filter((set) => set.length > 0).map((set) => present(...set));
};

const combinations = (texts: readonly string[]): readonly KeyValue[] =>
	texts.length <= fewTexts
		? everySet(texts)
		: [
				...texts.map((text) => present(text)),
				...(texts.length <= 8
					? texts.flatMap((a, index) => texts.slice(index + 1).map((b) => present(a, b)))
					: []),
				present(...texts),
			];

/**
 * `thorough` works out every combination of answers to the conditions; without it the obvious values are tried, which
 * is what most policies need and costs next to nothing.
 */
export const candidateValues = (question: ValueSearch, thorough: boolean): Candidates => {
	// Null compares no values: any will do.
	const conditions = question.conditions.filter(({operator}) => operator !== nullOperator);
	const kinds = new Set<OperandKind>(conditions.map(({operator}) => operator.operands));
	const found = [...(kinds.size === 0 ? new Set<OperandKind>(['text']) : kinds)].map((kind) =>
		witnessesOf(kind, {...question, conditions}, thorough),
	);
	const texts = [...new Set(found.flatMap((witnesses) => witnesses.texts))];
	const values = question.mayHaveSeveral ? combinations(texts) : texts.map((text) => present(text));
	return {
		values: question.mayBeAbsent ? [absent, ...values] : values,
		complete:
			found.length === 1 &&
			(!question.mayHaveSeveral || texts.length <= fewTexts) &&
			found.every((witnesses) => witnesses.complete),
	};
};
