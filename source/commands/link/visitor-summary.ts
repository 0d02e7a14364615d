import {within} from '../../deadline.ts';
import {Failure} from '../../failure.ts';
import type {Pass} from '../../pass/pass.ts';
import {previewOf, type VisitorSummary} from '../../policy/preview/preview.ts';
import {identifyCaller, requireRegion} from '../../roles/caller/identify.ts';
import {parseRoleArn} from '../../roles/role-arn.ts';
import {readRolePolicies} from '../../roles/role-policies.ts';
import type {AwsSession} from '../../roles/session.ts';
import {resolveScope} from '../../signin/scope.ts';
import {readScopePolicies} from '../../signin/scope-policies.ts';
import {weighing} from '../../weighing.ts';

/** The link is there already: its message waits for IAM no longer than this. Seconds. */
const patience = 5;

/**
 * What a pass's visitor can do, in one line for them; undefined where nobody can read it. For `--note` alone: it asks
 * IAM for the role's policies, and loads the policy language and the table of actions.
 */
export const visitorSummary = async (
	pass: Pass,
	session: AwsSession,
	signal: AbortSignal,
): Promise<VisitorSummary | undefined> => {
	const role = parseRoleArn(pass.role);
	if (role === undefined) return undefined;
	const told = await within(patience, signal, async (deadline) => {
		const region = await requireRegion(session);
		const [{account}, scope] = await Promise.all([
			identifyCaller(session, region, deadline),
			resolveScope(pass.scope, role.partition),
		]);
		const [{policies, complete}, narrowing] = await Promise.all([
			readRolePolicies(role, account, session, region, deadline),
			readScopePolicies(scope, session, region, deadline),
		]);
		if (policies.every(({document}) => document === undefined) && !complete) return undefined;
		const all = {policies: [...policies, ...narrowing.policies], complete};
		const view = {roleArn: role.arn, region: pass.region, now: new Date()};
		return weighing(() => previewOf(all, view), deadline);
	});
	return told instanceof Failure ? undefined : told;
};
