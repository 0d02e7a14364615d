/** One line of a Condition block in words. */

import type {Condition} from '../policy/language/condition.ts';
import {minutesWords} from './duration-text.ts';
import {plainText} from './plain-text.ts';

/** A value; one that is a variable and nothing else is named. */
const valueWords = (value: string): string => {
	const key = /^\$\{([^}:]+:[^},]+)\}$/.exec(value)?.[1];
	return key === undefined ? `“${plainText(value, 80)}”` : `the value of ${plainText(key, 80)}`;
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
		return `with MFA not older than ${minutesWords(Number(value))}`;
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
	if (operator.wild && set === 'one' && values.includes('*') && !ifExists) {
		return `if ${key} is ${operator.negated ? 'absent' : 'there'}`;
	}
	const subject = set === 'one' ? key : `${set === 'any' ? 'one' : 'each'} of ${key}`;
	return `if ${subject} ${operator.words} ${values.map(valueWords).join(' or ')}${ifExists ? ', or is absent' : ''}`;
};
