/** One line of a Condition block in words. */

import {plainText} from '../plain-text.ts';
import type {Condition} from '../policy/language/condition.ts';

const quoted = (values: readonly string[]): string =>
	values.map((value) => `“${plainText(value, 80)}”`).join(' or ');

/** Seconds as a person says them. */
const age = (seconds: number): string => {
	const minutes = Math.floor(seconds / 60);
	return minutes > 0 && minutes * 60 === seconds
		? `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
		: `${seconds} seconds`;
};

/** What the commonest keys are called by people; undefined: as it is written, then. */
const usual = ({key, operator, values}: Condition): string | undefined => {
	const [value = ''] = values;
	const {negated, operands, name} = operator;
	const not = negated ? 'not ' : '';
	if (values.length === 1 && operands === 'flag' && key === 'aws:multifactorauthpresent' && name !== 'Null') {
		return value.toLowerCase() === 'true' ? 'with MFA' : 'without MFA';
	}
	if (key === 'aws:multifactorauthage' && /^NumericLessThan/.test(name) && values.length === 1) {
		return `with MFA not older than ${age(Number(value))}`;
	}
	const plain = values.map((one) => plainText(one, 80)).join(' or ');
	if (key === 'aws:sourceip' && operands === 'range') return `${not}from ${plain}`;
	if (key === 'aws:requestedregion' && operands === 'text') return `${not}in ${plain}`;
	return undefined;
};

/** @example 'with MFA', 'if aws:ResourceTag/Team is “a”' */
export const conditionPhrase = (condition: Condition): string => {
	const said = usual(condition);
	if (said !== undefined) return said;
	const {operator, keyText, set, ifExists, values} = condition;
	const key = plainText(keyText, 80);
	if (operator.name === 'Null') return `if ${key} is ${values.includes('true') ? 'absent' : 'there'}`;
	const subject = set === 'one' ? key : `${set === 'any' ? 'one' : 'each'} of ${key}`;
	return `if ${subject} ${operator.words} ${quoted(values)}${ifExists ? ', or is absent' : ''}`;
};
