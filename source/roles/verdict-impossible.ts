/** Refusals that no policy can change, and roles that no person can ever use. */
import type {ParsedPolicy} from '../policy/parse-policy.ts';
import {coversAction} from '../policy/statement-match.ts';
import type {Caller} from './caller.ts';
import type {Role} from './role.ts';
import {type Explanation, youMayNot} from './verdict-explanation.ts';

const partitionOf = (arn: string) => arn.split(':')[1] ?? '';

const isServiceLinked = (role: Role) => role.path.startsWith('/aws-service-role/');

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

/**
 * Whether only a service, a SAML or an OIDC provider can assume the role: there are Allow statements, and none offers
 * sts:AssumeRole to an AWS principal. One that was deleted counts: the role was meant for people.
 */
export const isOnlyForServices = (role: Role, trust: ParsedPolicy | undefined): boolean => {
	if (isServiceLinked(role) || !trust?.readable) {
		return isServiceLinked(role);
	}

	const allows = trust.document.statements.filter(({effect}) => effect === 'Allow');
	return (
		allows.length > 0 &&
		!allows.some(
			({principals, actions}) =>
				coversAction(actions, 'sts:AssumeRole') &&
				principals !== undefined &&
				(principals.not || principals.principals.some(({type}) => type === 'AWS')),
		)
	);
};
