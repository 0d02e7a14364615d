/** Whether a statement speaks of an action on a resource, in a context. Principals are another file's business. */
import {arnPattern, matchesResource} from './arn-pattern.ts';
import {evaluateCondition} from './condition.ts';
import type {ActionElement, ResourceElement, ResourcePattern, Statement} from './policy-document.ts';
import {resolveTemplate} from './policy-variables.ts';
import type {Context} from './request-context.ts';
import {both, either, no, opposite, type Truth, unsure, yes} from './truth.ts';
import {matchesPattern} from './wildcard.ts';

/** `action` as `service:Action`, in any case. */
export const coversAction = ({not, patterns}: ActionElement, action: string): boolean => {
	const lower = action.toLowerCase();
	return patterns.some((pattern) => matchesPattern(pattern, lower)) !== not;
};

const coversOne = (pattern: ResourcePattern, not: boolean, resource: string, context: Context): Truth => {
	if (pattern.kind === 'every') {
		return yes;
	}

	if (pattern.kind === 'arn') {
		return matchesResource(pattern.pattern, resource);
	}

	const resolution = resolveTemplate(pattern.template, context);
	if (resolution === 'missing') {
		return not ? unsure : no;
	}

	if ('text' in resolution) {
		return matchesResource(arnPattern(resolution.text.wildcard), resource);
	}

	// No value of a variable makes `home/${aws:userid}/*` cover another folder.
	return matchesResource(arnPattern(resolution.possible), resource) === no ? no : resolution.uncertain;
};

/** `resource` is an ARN, or `*` for an action that knows no resources: then only `Resource: "*"` covers it. */
export const coversResource = (
	{not, patterns}: ResourceElement,
	resource: string,
	context: Context,
): Truth => {
	let truth = no;
	for (const pattern of patterns) {
		truth = either(truth, coversOne(pattern, not, resource, context));
	}

	return not ? opposite(truth) : truth;
};

export const conditionsHold = ({conditions}: Statement, context: Context): Truth => {
	let truth = yes;
	for (const condition of conditions) {
		truth = both(truth, evaluateCondition(condition, context));
		if (truth === no) {
			break;
		}
	}

	return truth;
};

/** Whether a statement speaks of every resource, under no condition. */
export const isUnlimited = ({conditions, resources}: Statement): boolean =>
	conditions.length === 0 &&
	resources?.not === false &&
	resources.patterns.some(({kind}) => kind === 'every');
