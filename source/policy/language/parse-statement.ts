/** One statement of a policy, strictly: what is not certainly understood is refused with a reason. */

import {arnPattern} from './arn-pattern.ts';
import {type Condition, parseCondition, parseOperatorUse} from './condition.ts';
import type {
	ActionElement,
	PolicyKind,
	ResourceElement,
	ResourcePattern,
	Statement,
} from './policy-document.ts';
import {parseTemplate} from './policy-variables.ts';
import type {Principal, PrincipalElement} from './principal.ts';

/** Thrown inside the parser only: `parsePolicy` turns it into a value. */
export class Malformed extends Error {}

type PolicyObject = Readonly<Record<string, unknown>>;

/** Written again here because policy/ imports nothing of the other rooms. */
export const isObject = (value: unknown): value is PolicyObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const elements = new Set([
	'Sid',
	'Effect',
	'Principal',
	'NotPrincipal',
	'Action',
	'NotAction',
	'Resource',
	'NotResource',
	'Condition',
]);

const principalTypes = new Set<string>(['AWS', 'Service', 'Federated', 'CanonicalUser']);
const isPrincipalType = (text: string): text is Principal['type'] => principalTypes.has(text);

/** A string or a list of strings. An empty list says nothing, and nobody says what "not nothing" would be. */
const parseStrings = (value: unknown, element: string): readonly string[] => {
	const list: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (list.length === 0) {
		throw new Malformed(`${element} is an empty list`);
	}

	return list.map((item) => {
		if (typeof item !== 'string') {
			throw new Malformed(`${element} is not a string or a list of strings`);
		}

		return item;
	});
};

/** The element or its Not… twin: exactly one of them, or neither where the policy's kind has none. */
const chooseElement = (statement: PolicyObject, name: string, isExpected: boolean) => {
	const positive = statement[name];
	const negative = statement[`Not${name}`];
	const not = negative !== undefined;
	if (not && positive !== undefined) {
		throw new Malformed(`both ${name} and Not${name}`);
	}

	const value = not ? negative : positive;
	if (isExpected !== (value !== undefined)) {
		throw new Malformed(isExpected ? `no ${name}` : `${name} has no place in this kind of policy`);
	}

	return {not, value, element: not ? `Not${name}` : name};
};

const parsePrincipals = (statement: PolicyObject): PrincipalElement => {
	const {not, value, element} = chooseElement(statement, 'Principal', true);
	if (value === '*') {
		return {not, principals: [{type: 'AWS', value}]};
	}

	if (!isObject(value) || Object.keys(value).length === 0) {
		throw new Malformed(`${element} is neither * nor an object with principals`);
	}

	const principals = Object.entries(value).flatMap(([type, names]) => {
		if (!isPrincipalType(type)) {
			throw new Malformed(`${element} has a type AWS does not know`);
		}

		return parseStrings(names, `${element} ${type}`).map((name) => ({type, value: name}));
	});
	return {not, principals};
};

const parseActions = (statement: PolicyObject): ActionElement => {
	const {not, value, element} = chooseElement(statement, 'Action', true);
	const patterns = parseStrings(value, element).map((text) => {
		// IAM takes it for every action, as CIS's "full *:* administrative privileges" has it.
		if (text === '*:*') {
			return '*';
		}

		if (text !== '*' && !/^[a-z\d-]+:[a-z\d*?_-]+$/i.test(text)) {
			throw new Malformed(`${element} holds something that is not an action`);
		}

		return text.toLowerCase();
	});
	return {not, patterns};
};

const parseResource = (text: string, variables: boolean): ResourcePattern | undefined => {
	if (text === '*') {
		return {kind: 'every'};
	}

	const template = text.startsWith('arn:') ? parseTemplate(text, variables) : undefined;
	if (template?.fixed === undefined) {
		return template && {kind: 'template', template};
	}

	return {kind: 'arn', source: text, pattern: arnPattern(template.fixed.wildcard)};
};

const parseResources = (statement: PolicyObject, variables: boolean): ResourceElement => {
	const {not, value, element} = chooseElement(statement, 'Resource', true);
	const patterns = parseStrings(value, element).map((text) => {
		const pattern = parseResource(text, variables);
		if (pattern === undefined) {
			throw new Malformed(`${element} holds something that is neither an ARN nor *`);
		}

		return pattern;
	});
	return {not, patterns};
};

const parseValues = (value: unknown, key: string): readonly string[] => {
	const list: readonly unknown[] = Array.isArray(value) ? value : [value];
	if (list.length === 0) {
		throw new Malformed(`the condition on ${key} has no values`);
	}

	return list.map((item) => {
		if (typeof item !== 'string' && typeof item !== 'boolean' && typeof item !== 'number') {
			throw new Malformed(`the condition on ${key} has a value that is not text`);
		}

		return String(item);
	});
};

const parseConditions = (block: unknown, variables: boolean): readonly Condition[] => {
	if (block === undefined) {
		return [];
	}

	if (!isObject(block)) {
		throw new Malformed('Condition is not an object');
	}

	return Object.entries(block).flatMap(([name, keys]) => {
		const use = parseOperatorUse(name);
		if (use === undefined || !isObject(keys)) {
			throw new Malformed('Condition has an operator AWS does not know, or without keys');
		}

		const conditions = Object.entries(keys).map(([key, value]) => {
			const condition = parseCondition(use, key, parseValues(value, key), variables);
			if (condition === undefined) {
				throw new Malformed(`the condition ${name} on ${key} has a key or a value that does not fit`);
			}

			return condition;
		});
		if (new Set(conditions.map(({key}) => key)).size < conditions.length) {
			throw new Malformed(`${name} names a condition key twice`);
		}

		return conditions;
	});
};

/** What is certain of a statement that is not understood: an Allow can only add, a Deny only take away. */
export type StatementOutline = {
	/** Absent: it may be either. */
	readonly effect?: Statement['effect'];
	/** Absent: it may be about any action. */
	readonly actions?: ActionElement;
};

export const outlineOf = (value: unknown): StatementOutline => {
	if (!isObject(value)) {
		return {};
	}

	const {Effect: effect} = value;
	let actions: ActionElement | undefined;
	try {
		actions = parseActions(value);
	} catch (error) {
		if (!(error instanceof Malformed)) {
			throw error;
		}
	}

	return {...((effect === 'Allow' || effect === 'Deny') && {effect}), ...(actions && {actions})};
};

/** @throws Malformed */
export const parseStatement = (
	value: unknown,
	index: number,
	kind: PolicyKind,
	variables: boolean,
): Statement => {
	if (!isObject(value)) {
		throw new Malformed('it is not an object');
	}

	if (Object.keys(value).some((key) => !elements.has(key))) {
		throw new Malformed('it has an element AWS does not know');
	}

	const {Sid: sid, Effect: effect, Condition: block} = value;
	if (sid !== undefined && typeof sid !== 'string') {
		throw new Malformed('Sid is not a string');
	}

	if (effect !== 'Allow' && effect !== 'Deny') {
		throw new Malformed('Effect is neither Allow nor Deny');
	}

	const principals = kind === 'identity' ? undefined : parsePrincipals(value);
	const resources = kind === 'trust' ? undefined : parseResources(value, variables);
	chooseElement(value, 'Principal', kind !== 'identity');
	chooseElement(value, 'Resource', kind !== 'trust');
	return {
		index,
		effect,
		actions: parseActions(value),
		conditions: parseConditions(block, variables),
		...(sid !== undefined && sid !== '' && {sid}),
		...(principals && {principals}),
		...(resources && {resources}),
	};
};
