/** One line of a Condition block: an operator, a key, its values ("IAM JSON policy elements: Condition"). */
import {nullOperator, type Operator, operators} from './condition-operators.ts';
import {type Operand, parseOperand} from './operand.ts';
import type {Context, KeyValue} from './request-context.ts';
import {both, either, no, opposite, type Truth, truthOf, unsure, yes} from './truth.ts';

/** `one`: no set qualifier; `any`: ForAnyValue; `all`: ForAllValues. */
type SetQualifier = 'one' | 'any' | 'all';

export type Condition = {
	readonly operator: Operator;
	readonly set: SetQualifier;
	readonly ifExists: boolean;
	/** Lower case. */
	readonly key: string;
	/** As written. */
	readonly keyText: string;
	readonly operands: readonly Operand[];
	/** The values as written. */
	readonly values: readonly string[];
};

export type OperatorUse = Pick<Condition, 'operator' | 'set' | 'ifExists'>;

const setQualifiers: ReadonlyMap<string, SetQualifier> = new Map([
	['ForAnyValue', 'any'],
	['ForAllValues', 'all'],
]);

/** @example parseOperatorUse('ForAnyValue:StringLikeIfExists') */
export const parseOperatorUse = (text: string): OperatorUse | undefined => {
	const colon = text.indexOf(':');
	const set = colon < 0 ? 'one' : setQualifiers.get(text.slice(0, colon));
	const ifExists = text.endsWith('IfExists');
	const operator = operators.get(text.slice(colon + 1, ifExists ? -'IfExists'.length : undefined));
	// Null knows neither IfExists nor a set qualifier.
	if (
		set === undefined ||
		operator === undefined ||
		(operator === nullOperator && (ifExists || set !== 'one'))
	) {
		return undefined;
	}

	return {operator, set, ifExists};
};

/** `undefined`: the key or a value is none. Variables work with string and ARN operators only. */
export const parseCondition = (
	use: OperatorUse,
	keyText: string,
	values: readonly string[],
	variables: boolean,
): Condition | undefined => {
	if (!/^[^\s:*?${}]+:[^*?${}]+$/.test(keyText)) {
		return undefined;
	}

	const operands: Operand[] = [];
	for (const value of values) {
		const operand = parseOperand(use.operator.operands, value, variables);
		if (operand === undefined) {
			return undefined;
		}

		operands.push(operand);
	}

	const {operator, set, ifExists} = use;
	return {operator, set, ifExists, key: keyText.toLowerCase(), keyText, operands, values};
};

const compareOne = ({operator, operands}: Condition, value: string, context: Context): Truth => {
	let truth = no;
	for (const operand of operands) {
		const compared = operator.compare(operand, value, context);
		// A value that stands for nothing equals nothing; whether AWS calls anything "not equal" to it is not written.
		truth = either(truth, compared === 'missing' ? (operator.negated ? unsure : no) : compared);
	}

	return operator.negated ? opposite(truth) : truth;
};

const evaluateNull = ({operands}: Condition, value: KeyValue): Truth => {
	const wanted = new Set(operands.map((operand) => operand.kind === 'flag' && operand.value));
	if (wanted.size === 2) {
		return yes;
	}

	if (value.state === 'uncertain' && value.mayBeAbsent) {
		return value.why;
	}

	return truthOf(wanted.has(value.state === 'absent'));
};

/** Whether the condition holds, as far as the context tells. */
export const evaluateCondition = (condition: Condition, context: Context): Truth => {
	const {operator, set, ifExists} = condition;
	const value = context(condition.key);
	if (operator === nullOperator) {
		return evaluateNull(condition, value);
	}

	if (value.state === 'uncertain') {
		return value.why;
	}

	// An empty text counts as no value to a set operator ("Multivalued context keys").
	const items = value.state === 'absent' ? [] : value.values.filter((item) => set === 'one' || item !== '');
	// "If the key is not present and the operator is negated, the condition is true" ("Condition operators").
	if (items.length === 0) {
		return truthOf(ifExists || set === 'all' || (set === 'one' && operator.negated));
	}

	const truths = items.map((item) => compareOne(condition, item, context));
	switch (set) {
		case 'any':
			return truths.reduce(either, no);
		case 'all':
			return truths.reduce(both, yes);
		case 'one':
			// A multivalued key without ForAnyValue or ForAllValues: AWS warns against it and does not say what it does.
			return truths.length === 1 ? (truths[0] ?? unsure) : unsure;
	}
};
