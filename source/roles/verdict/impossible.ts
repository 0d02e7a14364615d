/** Refusals that no policy can change. */
import type {Caller} from '../caller/caller.ts';
import type {Role} from '../role.ts';
import {type Explanation, youMayNot} from './explanation.ts';

const partitionOf = (arn: string) => arn.split(':')[1] ?? '';

export const isServiceLinked = (role: Role) => role.path.startsWith('/aws-service-role/');

/** Why this caller can't assume this role whatever any policy says; `undefined`: policies decide. */
export const impossibleFor = (caller: Caller, role: Role): Explanation | undefined => {
	if (caller.kind === 'root') {
		return youMayNot('the account root user cannot assume any role; sign in as a user or role');
	}

	if (caller.kind === 'federated-user') {
		return youMayNot('credentials from GetFederationToken cannot assume any role; use the user’s own');
	}

	if (partitionOf(role.arn) !== caller.partition) {
		return youMayNot(
			`the role is in the partition ${partitionOf(role.arn)}, your credentials are of ${caller.partition}`,
		);
	}

	return isServiceLinked(role)
		? youMayNot('it is a service-linked role, which only its AWS service can assume')
		: undefined;
};
