/** Why one question about a visitor's permissions is answered as it is: the same words on the screen and the command line. */

import {plainText} from '../plain-text.ts';
import {decidedBy} from '../policy/language/decision-words.ts';
import {compileWildcard} from '../policy/language/wildcard.ts';
import type {ActionAccess} from '../policy/preview/matrix.ts';
import {overlaps} from '../policy/preview/permission-pattern.ts';
import type {PreviewDecision} from '../policy/preview/preview.ts';
import {limits} from './limits.ts';

/** An action, and what it works on: an ARN, a pattern of ARNs, or `*`. */
export type Question = {readonly action: string; readonly resource: string};

/** What decided, a sentence for each statement. */
const because = ({decision, statements}: PreviewDecision): readonly string[] => {
	if (statements.length === 0) {
		return [decision === 'unknown' ? 'not everything could be read' : 'no statement allows it'];
	}
	return statements.map(({source, sid, index, effect}) => {
		const statement = plainText(sid ?? `statement ${index + 1}`);
		return `${decidedBy[decision]} ${statement} of ${plainText(source)} (${effect})`;
	});
};

/** A pattern asks about many resources at once: it may be otherwise on some of them. */
const elsewhere = (
	{action, resource}: Question,
	{decision, statements}: PreviewDecision,
	actions: readonly ActionAccess[],
	howToAsk: string,
): readonly string[] => {
	const found = actions.find((item) => item.action === action);
	if (!/[*?]/.test(resource) || !found || found.access === 'none') return [];
	const asked = compileWildcard(resource);
	const among = (texts: readonly string[]) =>
		texts.filter((text) => text !== resource && overlaps(compileWildcard(text), asked));
	const isDenied = decision === 'denied' && statements.length > 0;
	const where = isDenied
		? ''
		: limits(decision === 'allowed' ? [] : among(found.resources), among(found.except));
	if (where === '') return [];
	const how = found.access === 'conditional' ? 'allowed under a condition' : 'allowed';
	return [`${decision === 'allowed' ? 'but' : how} ${where}: ${howToAsk}`];
};

/**
 * Why, in lines that begin with a small letter. Pure.
 * @param actionsOf A service's actions with their access, as the preview has them.
 * @param howToAsk How a narrower question is asked here.
 */
export const decisionReasons = (
	question: Question,
	decision: PreviewDecision,
	actionsOf: (service: string) => readonly ActionAccess[],
	howToAsk: string,
): readonly string[] => [
	...because(decision),
	...elsewhere(question, decision, actionsOf(question.action.split(':')[0] ?? ''), howToAsk),
];
