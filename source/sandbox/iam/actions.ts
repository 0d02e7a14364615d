import type {SandboxAction} from '../action.ts';
import {checkParameters} from '../parameters.ts';
import {noSuchEntity} from '../service-error.ts';
import {getAccountAuthorizationDetails} from './account-details.ts';
import {findPolicy} from './find.ts';
import {roleActions} from './roles.ts';
import {policyFields, policyVersions} from './shapes.ts';
import {simulatePrincipalPolicy} from './simulate.ts';
import {userActions} from './users.ts';

const getPolicyVersion: SandboxAction = (call) => {
	const id = call.form.get('VersionId');
	checkParameters([
		{name: 'versionId', value: id, required: true, pattern: 'v[1-9][0-9]*(\\.[A-Za-z0-9-]*)?'},
	]);
	const policy = findPolicy(call);
	const version = policyVersions(policy).find((one) => one['VersionId'] === id);
	if (!version) throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`);
	return {PolicyVersion: version};
};

const listAccountAliases: SandboxAction = ({state: {account}}) => ({
	AccountAliases: account.alias === undefined ? [] : [account.alias],
	IsTruncated: false,
});

export const iamActions: Readonly<Record<string, SandboxAction>> = {
	...roleActions,
	...userActions,
	GetPolicy: (call) => ({Policy: policyFields(findPolicy(call), call.state)}),
	GetPolicyVersion: getPolicyVersion,
	GetAccountAuthorizationDetails: getAccountAuthorizationDetails,
	SimulatePrincipalPolicy: simulatePrincipalPolicy,
	ListAccountAliases: listAccountAliases,
};
