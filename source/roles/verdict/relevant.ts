/** The statements and condition keys that bear on a question, and whether all of AWS's demands are met in a context. */
import type {Condition} from '../../policy/language/condition.ts';
import type {Template} from '../../policy/language/policy-variables.ts';
import type {Context} from '../../policy/language/request-context.ts';
import type {Budget} from '../../policy/language/satisfy.ts';
import {both, no, open, type Truth, yes} from '../../policy/language/truth.ts';
import type {VerdictQuestion} from './context.ts';
import {isTagKey} from './keys.ts';
import {type Permit, permits, type Stance} from './permission.ts';
import {type AssumeCall, variablesOf} from './rules.ts';

/** What has a bearing on one question. */
export type Relevant = {
	readonly conditions: readonly Condition[];
	/** Every key that a condition or a policy variable asks for. */
	readonly keys: readonly string[];
	readonly variableKeys: ReadonlySet<string>;
	/** Texts with variables in them, and the key they are compared with; no key: the role's ARN. */
	readonly templates: readonly {readonly template: Template; readonly key?: string}[];
	readonly calls: readonly {readonly call: AssumeCall; readonly permit: Permit}[];
	/** Tries left for this question; when they run out, what is not settled stays so. */
	readonly budget: Budget;
};

/** Ordinary policies take a few dozen; this many take some milliseconds. */
const mostTries = 5000;

/** Collects it. Most roles have no condition at all and are settled by one look. */
export const gather = ({permitFor}: VerdictQuestion): Relevant => {
	const calls: Relevant['calls'][number][] = [];
	const conditions: Condition[] = [];
	const keys = new Set<string>();
	const variableKeys = new Set<string>();
	const templates: Relevant['templates'][number][] = [];
	const add = (call: AssumeCall) => {
		const permit = permitFor(call);
		calls.push({call, permit});
		for (const {statement} of permit.rules) {
			for (const condition of statement.conditions) {
				const {key, operands} = condition;
				conditions.push(condition);
				keys.add(key);
				for (const operand of operands) {
					if (operand.kind === 'text' && operand.template.fixed === undefined) {
						templates.push({template: operand.template, key});
					}
				}
			}

			for (const pattern of statement.resources?.patterns ?? []) {
				if (pattern.kind === 'template') {
					templates.push({template: pattern.template});
				}
			}

			for (const key of variablesOf(statement)) {
				variableKeys.add(key);
				keys.add(key);
			}
		}
	};

	add('sts:AssumeRole');
	if (keys.has('sts:sourceidentity') || [...keys].some(isTagKey)) {
		add('sts:SetSourceIdentity');
		add('sts:TagSession');
	}

	return {conditions, keys: [...keys], variableKeys, templates, calls, budget: {tries: mostTries}};
};

/** Whether the request carries a source identity, or tags, and must be allowed to. */
const isMade = (call: AssumeCall, keys: readonly string[], context: Context): Truth => {
	if (call === 'sts:AssumeRole') {
		return yes;
	}

	const relevant = call === 'sts:SetSourceIdentity' ? ['sts:sourceidentity'] : keys.filter(isTagKey);
	let made: Truth = no;
	for (const key of relevant) {
		const value = context(key);
		if (value.state === 'present') {
			return yes;
		}

		made = value.state === 'uncertain' ? open : made;
	}

	return made;
};

/** Whether all calls the request makes are permitted: yes, no, or open. */
export const permitsAll = (relevant: Relevant, context: Context, stance: Stance): Truth => {
	let truth: Truth = yes;
	for (const {call, permit} of relevant.calls) {
		const made = isMade(call, relevant.keys, context);
		const permitted = made === no ? yes : permits(permit, context, stance);
		truth = both(truth, made === open && permitted === no ? open : permitted);
		if (truth === no) {
			break;
		}
	}

	return truth;
};
