/** What it is that AWS does not write down, where a statement's effect is in doubt. */

import {type Condition, evaluateCondition} from '../../policy/language/condition.ts';
import {resolveTemplate} from '../../policy/language/policy-variables.ts';
import type {Context} from '../../policy/language/request-context.ts';
import {coversResource} from '../../policy/language/statement-match.ts';
import {unsure} from '../../policy/language/truth.ts';
import {plainText} from '../../text/plain-text.ts';
import {isSecret, valuesInWords} from './condition-words.ts';
import type {VerdictQuestion} from './context.ts';
import type {VerdictRule} from './rules.ts';
import {fewWords, quote} from './words.ts';

const isUnsure = (truth: number) => (truth & unsure) !== 0;

const ofCondition = (condition: Condition, context: Context): string => {
	const {keyText, operator, operands, set} = condition;
	const key = plainText(keyText, 80);
	const value = context(condition.key);
	const values = valuesInWords(condition, context);
	const wanted = values.length === 0 ? 'the one agreed on' : fewWords(values, 'or');
	const actual =
		value.state === 'present' && !isSecret(condition.key)
			? `, being ${fewWords(value.values.map(quote), 'and')}`
			: '';
	const isMissing = operands.some(
		(operand) => operand.kind === 'text' && resolveTemplate(operand.template, context) === 'missing',
	);
	if (isMissing) {
		return `what differs from ${wanted}, in which a variable has no value`;
	}

	if (set === 'one' && value.state === 'present' && value.values.length > 1) {
		return `how the several values of ${key} compare with ${wanted} without ForAnyValue or ForAllValues`;
	}

	return operator.asArns
		? `whether ${wanted} is a pattern for the ARN in ${key}`
		: `how ${key} compares with ${wanted}${actual}`;
};

const ofPrincipal = ({statement}: VerdictRule): string =>
	!statement.principals?.not
		? 'whom a wildcard in a principal’s ARN stands for'
		: statement.effect === 'Allow'
			? 'whom a NotPrincipal with Allow lets in'
			: 'whether a NotPrincipal spares you that lists you only in part (it takes your account, your role and your session)';

/** @example 'whom a NotPrincipal with Allow lets in'; follows on "AWS does not write down". */
export const uncertaintyWords = (rule: VerdictRule, {role}: VerdictQuestion, context: Context): string => {
	const {conditions, resources} = rule.statement;
	if (rule.source === 'trust' && isUnsure(rule.fits)) {
		return ofPrincipal(rule);
	}

	const pattern = resources?.patterns.find((item) =>
		isUnsure(coversResource({not: resources.not, patterns: [item]}, role.arn, context)),
	);
	if (pattern !== undefined && !(pattern.kind === 'template' && pattern.template.keys.some(isSecret))) {
		const text =
			pattern.kind === 'arn' ? pattern.source : pattern.kind === 'template' ? pattern.template.source : '*';
		return `whether the resource ${quote(text)} covers it`;
	}

	const condition = conditions.find((item) => isUnsure(evaluateCondition(item, context)));
	return condition === undefined ? 'how this turns out' : ofCondition(condition, context);
};
