import {Failure} from '../../failure.ts';
import type {Caller} from '../caller/caller.ts';
import {type RoleArn, shortName} from '../role-arn.ts';

/**
 * Whether a role is of the caller's own account, and one that its account may change.
 * @throws Failure `other-account`, `protected-role`.
 */
export const checkRevocable = (role: RoleArn, caller: Pick<Caller, 'account'>): void => {
	checkOwn(role, caller);
	checkUnprotected(role);
};

const checkOwn = ({name, account}: RoleArn, caller: Pick<Caller, 'account'>): void => {
	if (account === caller.account) return;
	throw new Failure(
		'other-account',
		`role/${name} is in account ${account}: only there its sessions can be revoked.`,
		'Use credentials of that account, for instance with --profile.',
	);
};

/** "Revoke IAM role temporary security credentials": neither kind can be given a policy. */
const checkUnprotected = ({name, path}: RoleArn): void => {
	if (path.startsWith('/aws-service-role/'))
		throw protectedRole(
			`role/${name} is a service-linked role: only AWS may change it, so its sessions can’t be revoked.`,
			'They are the service’s own; nobody can be handed one.',
		);
	if (path.startsWith('/aws-reserved/'))
		throw protectedRole(
			`role/${name} belongs to IAM Identity Center: only AWS may change it, so its sessions can’t be revoked here.`,
			'End the person’s sessions in IAM Identity Center (Users, Active sessions), or take the assignment away there.',
		);
};

export const protectedRole = (message: string, hint: string, cause?: unknown) =>
	new Failure('protected-role', message, hint, cause);

/** Whether what somebody typed is the role's name: alone, with its path, or its ARN. */
export const isNameOf = (role: RoleArn, typed: string): boolean =>
	[role.name, shortName(role), role.arn].includes(typed.trim());

/** Whether the caller's own session is among those that would end. */
export const hitsCaller = (role: RoleArn, sessionName: string | undefined, caller: Caller): boolean =>
	caller.kind === 'role-session' &&
	caller.account === role.account &&
	caller.identityArn.endsWith(`/${role.name}`) &&
	(sessionName === undefined || sessionName === caller.name);
