/** Conditions on the present moment, in words that say when they would turn out otherwise. */
import {type Condition, evaluateCondition} from '../../policy/language/condition.ts';
import type {Context} from '../../policy/language/request-context.ts';
import {yes} from '../../policy/language/truth.ts';
import {joinWords} from './words.ts';

const asText = (milliseconds: number): string => new Date(milliseconds).toISOString().replace(/\.000Z$/, 'Z');

/** @example 'before 2020-01-01T00:00:00Z, which is past'; `undefined`: the condition is not about the time. */
export const dateWords = (condition: Condition, context: Context): string | undefined => {
	const {operator, operands, key} = condition;
	const side = /^Date(Less|Greater)Than/.exec(operator.name)?.[1];
	if (side === undefined || (key !== 'aws:currenttime' && key !== 'aws:epochtime')) {
		return undefined;
	}

	const dates = operands.flatMap((operand) => (operand.kind === 'date' ? [asText(operand.value)] : []));
	const limit = `${side === 'Less' ? 'before' : 'after'} ${joinWords(dates, 'or')}`;
	if (evaluateCondition(condition, context) === yes) {
		return limit;
	}

	return `${limit}, which is ${side === 'Less' ? 'past' : 'still to come'}`;
};
