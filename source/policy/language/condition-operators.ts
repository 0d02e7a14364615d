/**
 * The operators of "IAM JSON policy elements: Condition operators", each a comparison of one value with one operand.
 */
import {arnPattern, matchesArn} from './arn-pattern.ts';
import {parseDateValue} from './date-value.ts';
import {isInRange, parseIpAddress} from './ip-range.ts';
import {type Operand, type OperandKind, parseFlag, parseNumber} from './operand.ts';
import {type ResolvedText, resolveTemplate} from './policy-variables.ts';
import type {Context} from './request-context.ts';
import {no, type Truth, truthOf, unsure} from './truth.ts';
import {matchesWildcard} from './wildcard.ts';

/** `missing`: the operand holds a variable without a value. */
type Comparison = (operand: Operand, value: string, context: Context) => Truth | 'missing';

export type Operator = {
	readonly name: string;
	readonly operands: OperandKind;
	/** True where several operands mean "none of them" and an absent key makes the condition true. */
	readonly negated: boolean;
	/** What stands between key and value in a sentence: `is at most`. */
	readonly words: string;
	/** `*` and `?` in its operands are wildcards. */
	readonly wild: boolean;
	readonly ignoresCase: boolean;
	/** Its operands are compared as ARNs, segment by segment. */
	readonly asArns: boolean;
	readonly compare: Comparison;
};

const comparingText =
	(compare: (text: ResolvedText, value: string) => Truth): Comparison =>
	(operand, value, context) => {
		if (operand.kind !== 'text') {
			return no;
		}

		const resolution = resolveTemplate(operand.template, context);
		if (resolution === 'missing') {
			return 'missing';
		}

		return 'uncertain' in resolution ? resolution.uncertain : compare(resolution.text, value);
	};

/** A value of the request that is no number (or date) can't be compared: what AWS answers then is not written down. */
const comparingNumbers =
	(
		kind: 'number' | 'date',
		read: (value: string) => number | undefined,
		compare: (value: number, operand: number) => boolean,
	): Comparison =>
	(operand, value) => {
		const read_ = read(value);
		if (operand.kind !== kind || read_ === undefined) {
			return unsure;
		}

		return truthOf(compare(read_, operand.value));
	};

const equals = comparingText((text, value) => truthOf(text.plain === value));
const equalsIgnoringCase = comparingText((text, value) =>
	truthOf(text.plain.toLowerCase() === value.toLowerCase()),
);
const like = comparingText((text, value) => truthOf(matchesWildcard(text.wildcard, value)));
const arnLike = comparingText((text, value) => matchesArn(arnPattern(text.wildcard), value));

const bool: Comparison = (operand, value) => {
	const flag = parseFlag(value);
	return operand.kind === 'flag' && flag !== undefined ? truthOf(flag === operand.value) : unsure;
};

const binary: Comparison = (operand, value) => truthOf(operand.kind === 'bytes' && operand.base64 === value);

const ip: Comparison = (operand, value) => {
	const address = parseIpAddress(value);
	return operand.kind === 'range' && address !== undefined
		? truthOf(isInRange(operand.range, address))
		: unsure;
};

type Traits = Pick<Operator, 'negated' | 'wild' | 'ignoresCase' | 'asArns'>;

const operator = (
	name: string,
	operands: OperandKind,
	compare: Comparison,
	words: string,
	traits: Partial<Traits> = {},
): readonly [string, Operator] => [
	name,
	{negated: false, wild: false, ignoresCase: false, asArns: false, ...traits, name, operands, words, compare},
];

const comparisons: readonly (readonly [string, string, (value: number, operand: number) => boolean])[] = [
	['Equals', 'is', (value, operand) => value === operand],
	['LessThan', 'is below', (value, operand) => value < operand],
	['LessThanEquals', 'is at most', (value, operand) => value <= operand],
	['GreaterThan', 'is above', (value, operand) => value > operand],
	['GreaterThanEquals', 'is at least', (value, operand) => value >= operand],
];

const ordered = (
	prefix: string,
	kind: 'number' | 'date',
	read: (value: string) => number | undefined,
): readonly (readonly [string, Operator])[] => [
	...comparisons.map(([name, words, compare]) =>
		operator(prefix + name, kind, comparingNumbers(kind, read, compare), words),
	),
	operator(
		`${prefix}NotEquals`,
		kind,
		comparingNumbers(kind, read, (value, operand) => value === operand),
		'is not',
		{negated: true},
	),
];

/** Null asks whether a key is there at all; it compares nothing and is evaluated apart. */
const [nullName, nullRow] = operator('Null', 'flag', () => no, 'is absent');
export const nullOperator: Operator = nullRow;

const not = {negated: true};
const wild = {wild: true};
const arns = {wild: true, asArns: true};

/** By exact name: AWS writes them so, and another spelling may not mean the same to it. */
export const operators: ReadonlyMap<string, Operator> = new Map([
	operator('StringEquals', 'text', equals, 'is'),
	operator('StringNotEquals', 'text', equals, 'is not', not),
	operator('StringEqualsIgnoreCase', 'text', equalsIgnoringCase, 'is', {ignoresCase: true}),
	operator('StringNotEqualsIgnoreCase', 'text', equalsIgnoringCase, 'is not', {...not, ignoresCase: true}),
	operator('StringLike', 'text', like, 'is like', wild),
	operator('StringNotLike', 'text', like, 'is not like', {...not, ...wild}),
	operator('ArnEquals', 'text', arnLike, 'is', arns),
	operator('ArnLike', 'text', arnLike, 'is like', arns),
	operator('ArnNotEquals', 'text', arnLike, 'is not', {...not, ...arns}),
	operator('ArnNotLike', 'text', arnLike, 'is not like', {...not, ...arns}),
	...ordered('Numeric', 'number', parseNumber),
	...ordered('Date', 'date', parseDateValue),
	operator('Bool', 'flag', bool, 'is'),
	operator('BinaryEquals', 'bytes', binary, 'is'),
	operator('IpAddress', 'range', ip, 'is in'),
	operator('NotIpAddress', 'range', ip, 'is not in', not),
	[nullName, nullRow],
]);
