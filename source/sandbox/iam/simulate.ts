import type {SimulatedAnswer} from '../account.ts';
import type {SandboxAction} from '../action.ts';
import {checkParameters} from '../parameters.ts';
import {listOf} from '../query-protocol.ts';
import type {RunState} from '../run-state.ts';
import {noSuchEntity, ServiceError} from '../service-error.ts';
import {pageOf} from './paging.ts';

/**
 * The decision written in the data. Only `sts:AssumeRole` on roles the account knows is written there: everything
 * else is answered `implicitDeny`.
 */
const decide = (state: RunState, principal: string, action: string, resource: string): SimulatedAnswer =>
	action.toLowerCase() === 'sts:assumerole'
		? (state.roleByArn(resource)?.simulated[principal] ?? 'implicitDeny')
		: 'implicitDeny';

/** "SimulatePrincipalPolicy" (IAM API Reference): the identity side only, trust policies play no part. */
export const simulatePrincipalPolicy: SandboxAction = ({form, state}) => {
	const principal = form.get('PolicySourceArn') ?? '';
	checkParameters([
		{name: 'policySourceArn', value: form.get('PolicySourceArn'), required: true, min: 20, max: 2048},
	]);
	if (principal.includes(':sts::')) {
		const words = `Invalid Entity Arn: ${principal} does not clearly define entity type and name.`;
		throw new ServiceError('InvalidInput', words);
	}
	const {users, groups} = state.account;
	const known = state.roleByArn(principal) ?? [...users, ...groups].find((one) => one.arn === principal);
	if (!known) throw noSuchEntity(`The entity with ARN ${principal} cannot be found.`);
	const resources = listOf(form, 'ResourceArns');
	const asked = listOf(form, 'ActionNames').flatMap((action) =>
		(resources.length > 0 ? resources : ['*']).map((resource) => ({action, resource})),
	);
	const {items, rest} = pageOf(asked, form, state.pageSize);
	const results = items.map(({action, resource}) => ({
		EvalActionName: action,
		EvalResourceName: resource,
		EvalDecision: decide(state, principal, action, resource),
		MatchedStatements: [],
		MissingContextValues: [],
	}));
	return {EvaluationResults: results, ...rest};
};
