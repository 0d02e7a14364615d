import type {SandboxAccount} from '../account.ts';
import {awsPolicies} from './aws-policies.ts';
import {accountId} from './building.ts';
import {everydayRoles} from './everyday-roles.ts';
import {guardedRoles} from './guarded-roles.ts';
import {otherAccountsRoles} from './other-accounts.ts';
import {ownPolicies} from './own-policies.ts';
import {groups, users} from './people.ts';
import {refusingRoles} from './refusing-roles.ts';
import {serviceRoles} from './service-roles.ts';

const byPathAndName = (one: {arn: string}, other: {arn: string}) => (one.arn < other.arn ? -1 : 1);

/** The company account of the demo: somebody in CloudShell, and a role of every kind. */
export const company: SandboxAccount = {
	id: accountId,
	alias: 'acme-dev',
	roles: [...everydayRoles, ...guardedRoles, ...refusingRoles, ...serviceRoles, ...otherAccountsRoles].sort(
		byPathAndName,
	),
	users,
	groups,
	policies: [...ownPolicies, ...awsPolicies],
	rootKey: {accessKeyId: 'AKIAROOTACMEDEVEXAMP', secretAccessKey: 'rootExampleSecretKeyOfAcmeDevNeverUsed00'},
	caller: {
		role: 'cm-chiba.yukihiro',
		sessionName: 'cm-chiba.yukihiro',
		mfa: true,
		region: 'us-west-2',
	},
};
