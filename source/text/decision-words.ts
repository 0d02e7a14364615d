/**
 * Why one question about a visitor's permissions is answered as it is: the same words on the screen and the command
 * line.
 */

import {no, yes} from '../policy/language/truth.ts';
import {compileWildcard} from '../policy/language/wildcard.ts';
import type {Access} from '../policy/preview/access-level.ts';
import type {ActionAccess} from '../policy/preview/matrix.ts';
import type {Circumstance} from '../policy/preview/permission-decision.ts';
import {overlaps} from '../policy/preview/permission-pattern.ts';
import type {PreviewDecision} from '../policy/preview/preview.ts';
import {conditionPhrase} from './condition-words.ts';
import {limits} from './limits.ts';
import {plainText} from './plain-text.ts';

/** An action, and what it works on: an ARN, a pattern of ARNs, or `*`. */
export type AskedAction = {readonly action: string; readonly resource: string};

type DecidingStatement = PreviewDecision['statements'][number];

const statementName = ({source, sid, index, effect}: DecidingStatement): string =>
	`${plainText(sid ?? `statement ${index + 1}`)} of ${plainText(source)} (${effect})`;

const quoted = (texts: readonly string[]): string =>
	texts.map((text) => `“${plainText(text, 120)}”`).join(' or ');

/** What AWS does not write down of the statements that decide, once each. */
const doubts = (statements: readonly DecidingStatement[]): readonly string[] => {
	const told = statements.flatMap(({doubtful: {resources, conditions}}) => [
		...(resources.length > 0 ? [`whether ${quoted(resources)} covers this resource`] : []),
		...conditions.map(
			({keyText, values}) => `how ${plainText(keyText, 80)} compares with ${quoted(values)} here`,
		),
	]);
	return [...new Set(told)].map((what) => `AWS does not write down ${what}`);
};

/** "denied by statement 2 of inline (Deny)", "allowed by Own of inline (Allow) only with MFA". */
const statementWords = (statement: DecidingStatement): string => {
	const does = statement.effect === 'Allow' ? 'allowed by' : 'denied by';
	const name = `${does} ${statementName(statement)}`;
	if (statement.sure) return name;
	const {resources} = statement.doubtful;
	const covering = resources.length > 0 ? [`if ${quoted(resources)} covers the resource`] : [];
	const conditions = [...covering, ...statement.open.map(conditionPhrase)].join(' and ');
	const words = conditions === '' ? 'if the resource is what its variables make of it' : conditions;
	return `${name} ${statement.effect === 'Allow' ? 'only ' : ''}${words}`;
};

type LayerDecision = PreviewDecision['layers'][number];

const cutBy = ({layer, policies}: LayerDecision): string => {
	if (layer === 'identity') return 'no statement allows it';
	const names = plainText(policies.join(', '), 120);
	return `the ${layer === 'boundary' ? 'boundary' : 'scope'} ${names} does not allow it`;
};

/** Which layers allow nothing of it, where nothing denies it. */
const cuts = ({layers}: PreviewDecision): readonly string[] => {
	const cutting = layers.filter(({allowed}) => allowed === no);
	const own = layers.find(({layer}) => layer === 'identity');
	const though = own !== undefined && own.allowed === yes ? '; the role’s own policies do' : '';
	return cutting.map((layer) => `${cutBy(layer)}${layer === own ? '' : though}`);
};

const policyNames: Readonly<Record<LayerDecision['layer'], string>> = {
	identity: 'the policy',
	boundary: 'the boundary',
	session: 'the scope',
};

const unreadWords = ({layers}: PreviewDecision): readonly string[] =>
	layers.flatMap(({layer, unread, unclear}) => [
		...unread.map((name) =>
			name === ''
				? 'not every policy of the role could be listed'
				: `${policyNames[layer]} ${plainText(name)} could not be read`,
		),
		...unclear.map((name) => `a statement of ${policyNames[layer]} ${plainText(name)} is not understood`),
	]);

const accessWords: Readonly<Record<Access, string>> = {
	all: '',
	some: 'which is allowed on some',
	conditional: 'which is allowed only under a condition',
	unknown: 'which can’t be told',
	none: 'which nothing allows',
};

const circumstanceWords = (action: string, circumstance: Circumstance): readonly string[] => {
	switch (circumstance.kind) {
		case 'needs-no-permission':
			return ['it needs no permission, whatever a policy says'];
		case 'other-resources':
			return [`${action} works on ${plainText(circumstance.kinds.join(', '), 240)} and never on this`];
		case 'needs-also':
			return [
				`it needs ${plainText(circumstance.arn)} at the same time, ${accessWords[circumstance.access]}`,
			];
		case 'asked-on':
		case 'unknown-action':
			return [];
	}
};

/** What decided, a line for each statement, layer or circumstance. */
const because = ({action}: AskedAction, told: PreviewDecision): readonly string[] => {
	const {decision, statements, circumstances} = told;
	const beside = circumstances.flatMap((circumstance) => circumstanceWords(action, circumstance));
	if (decision === 'denied' && beside.length === 0) {
		return statements.length > 0 ? statements.map(statementWords) : cuts(told);
	}
	const unread = decision === 'unknown' ? unreadWords(told) : [];
	const doubt = decision === 'unknown' ? doubts(statements) : [];
	return [...unread, ...doubt, ...statements.map(statementWords), ...beside];
};

/** A pattern asks about many resources at once: it may be otherwise on some of them. */
const elsewhere = (
	{action, resource}: AskedAction,
	{decision, statements}: PreviewDecision,
	actionsOf: (service: string) => readonly ActionAccess[],
	howToAsk: string,
): readonly string[] => {
	if (!/[*?]/.test(resource)) return [];
	const found = actionsOf(action.split(':')[0] ?? '').find((item) => item.action === action);
	if (!found || found.access === 'none') return [];
	const asked = compileWildcard(resource);
	const among = (texts: readonly string[]) =>
		texts.filter((text) => text !== resource && overlaps(compileWildcard(text), asked));
	const isDenied = decision === 'denied' && statements.length > 0;
	const where = isDenied
		? ''
		: limits(decision === 'allowed' ? [] : among(found.resources), among(found.except));
	if (where === '') return [];
	if (found.access === 'unknown') return [];
	const how = found.access === 'conditional' ? 'allowed under a condition' : 'allowed';
	return [`${decision === 'allowed' ? 'but' : how} ${where}: ${howToAsk}`];
};

/**
 * Why, in lines that begin with a small letter. Pure.
 * @param actionsOf A service's actions with their access, as the preview has them.
 * @param howToAsk How a narrower question is asked here.
 */
export const decisionReasons = (
	question: AskedAction,
	decision: PreviewDecision,
	actionsOf: (service: string) => readonly ActionAccess[],
	howToAsk: string,
): readonly string[] => [
	...because(question, decision),
	...elsewhere(question, decision, actionsOf, howToAsk),
];

/** Services whose resources have policies of their own that allow or refuse beside the role's. */
const withOwnPolicies: Readonly<Record<string, string>> = {
	kms: 'A key’s own policy has to let the role’s policies count, and may allow more; grants may too.',
	s3: 'A bucket’s own policy may allow it as well, or refuse it.',
	sqs: 'A queue’s own policy may allow it as well, or refuse it.',
	sns: 'A topic’s own policy may allow it as well, or refuse it.',
	secretsmanager: 'A secret’s own policy may allow it as well, or refuse it.',
	lambda: 'A function’s own policy may allow it as well, or refuse it.',
	ecr: 'A repository’s own policy may allow it as well, or refuse it.',
	dynamodb: 'A table’s own policy may allow it as well, or refuse it.',
	sts: 'The trust policy of the role to assume has to allow it as well.',
};

/** What else is to be known of the answer. Pure. */
export const decisionNotices = (
	{action}: AskedAction,
	{circumstances}: PreviewDecision,
	actionTableDate: string,
): ReadonlyArray<{readonly code: string; readonly message: string}> => {
	const about = circumstances.flatMap((circumstance) => {
		if (circumstance.kind === 'asked-on') {
			const message = `${action} names no resource: AWS asks for it on ${circumstance.text}, and so does this answer.`;
			return [{code: 'asked-on', message}];
		}
		if (circumstance.kind !== 'unknown-action') return [];
		const message = `AWS had no action ${action} on ${actionTableDate}, when its actions were last read: answered from the policies alone.`;
		return [{code: 'unknown-actions', message}];
	});
	const own = withOwnPolicies[action.slice(0, action.indexOf(':')).toLowerCase()];
	const isFree = circumstances.some(({kind}) => kind === 'needs-no-permission' || kind === 'asked-on');
	return own === undefined || isFree ? about : [...about, {code: 'resource-policy', message: own}];
};
