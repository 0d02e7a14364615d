/** One question answered: may the visitor do this, on that? */
import {type Decision, decide} from '../language/decide.ts';
import {contextOf, hasSingleEndpoint, type Visitor} from './permission-context.ts';
import type {Permissions} from './permission-source.ts';

export type PermissionQuestion = {
	/** `service:Action`. */
	readonly action: string;
	/** An ARN, or `*`: then, as in IAM's policy simulator, only statements on every resource count. */
	readonly resource: string;
};

/**
 * From identity policies, boundary and session policies alone; resource policies may add or refuse. What is refused in
 * the region the console opens in, and may be allowed in another, is conditional.
 */
export const decidePermission = (
	{set}: Permissions,
	question: PermissionQuestion,
	visitor: Visitor,
): Decision => {
	const service = question.action.slice(0, question.action.indexOf(':')).toLowerCase();
	const single = hasSingleEndpoint(service, visitor);
	const usual = decide(set, question, contextOf(visitor, 'usual', single));
	return usual.decision === 'denied' ? decide(set, question, contextOf(visitor, 'free', single)) : usual;
};
