/** The operators of "IAM JSON policy elements: Condition operators", each a comparison of one value with one operand. */
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

const operator = (
	name: string,
	operands: OperandKind,
	compare: Comparison,
	negated = false,
): readonly [string, Operator] => [name, {name, operands, negated, compare}];

const comparisons: readonly (readonly [string, (value: number, operand: number) => boolean])[] = [
	['Equals', (value, operand) => value === operand],
	['LessThan', (value, operand) => value < operand],
	['LessThanEquals', (value, operand) => value <= operand],
	['GreaterThan', (value, operand) => value > operand],
	['GreaterThanEquals', (value, operand) => value >= operand],
];

const ordered = (
	prefix: string,
	kind: 'number' | 'date',
	read: (value: string) => number | undefined,
): readonly (readonly [string, Operator])[] => [
	...comparisons.map(([name, compare]) =>
		operator(prefix + name, kind, comparingNumbers(kind, read, compare)),
	),
	operator(
		`${prefix}NotEquals`,
		kind,
		comparingNumbers(kind, read, (value, operand) => value === operand),
		true,
	),
];

/** Null asks whether a key is there at all; it compares nothing and is evaluated apart. */
export const nullOperator: Operator = {name: 'Null', operands: 'flag', negated: false, compare: () => no};

/** By exact name: AWS writes them so, and another spelling may not mean the same to it. */
export const operators: ReadonlyMap<string, Operator> = new Map([
	operator('StringEquals', 'text', equals),
	operator('StringNotEquals', 'text', equals, true),
	operator('StringEqualsIgnoreCase', 'text', equalsIgnoringCase),
	operator('StringNotEqualsIgnoreCase', 'text', equalsIgnoringCase, true),
	operator('StringLike', 'text', like),
	operator('StringNotLike', 'text', like, true),
	operator('ArnEquals', 'text', arnLike),
	operator('ArnLike', 'text', arnLike),
	operator('ArnNotEquals', 'text', arnLike, true),
	operator('ArnNotLike', 'text', arnLike, true),
	...ordered('Numeric', 'number', parseNumber),
	...ordered('Date', 'date', parseDateValue),
	operator('Bool', 'flag', bool),
	operator('BinaryEquals', 'bytes', binary),
	operator('IpAddress', 'range', ip),
	operator('NotIpAddress', 'range', ip, true),
	[nullOperator.name, nullOperator],
]);
