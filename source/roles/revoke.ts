import {awsErrorCode} from '../aws/errors.ts';
import {openIamRevoke} from '../aws/iam-revoke.ts';
import type {AwsSession} from '../aws/session.ts';
import {Failure, usageFailure} from '../failure.ts';
import type {Caller} from './caller.ts';
import {findExistingRole} from './find-role.ts';
import {sessionRoleName} from './identify.ts';
import {revokeDocument, revokingPolicy, tooLarge} from './revoke-document.ts';
import {parseRole, type RoleArn} from './role-arn.ts';

export type RevokeContext = {
	readonly session: AwsSession;
	readonly region: string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly signal?: AbortSignal;
};

export type Revoked = {
	readonly role: RoleArn;
	/** Sessions issued before this moment have ended. */
	readonly before: Date;
	/** The policy as it was, JSON text; absent: there was none. */
	readonly previous?: string;
	/** The policy as it is. */
	readonly written: string;
	/** Statements of the policy that are no revocation: kept. */
	readonly foreign: number;
};

/**
 * The role whose sessions are to end: of the caller's own account, and one that its account may change.
 * @throws Failure `unknown-role`, `other-account`, `protected-role`.
 */
export const findRevocableRole = async (
	text: string,
	caller: Caller,
	{session, region, signal}: RevokeContext,
): Promise<RoleArn> => {
	const named = parseRole(text);
	if ('arn' in named) {
		checkOwn(named, caller);
		checkUnprotected(named);
	}
	const found = await findExistingRole(text, session, region, caller, signal);
	checkUnprotected(found);
	return found;
};

const checkOwn = ({name, account}: RoleArn, caller: Caller): void => {
	if (account === caller.account) return;
	throw new Failure(
		'denied',
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

const protectedRole = (message: string, hint: string, cause?: unknown) =>
	new Failure('usage', 'protected-role', message, hint, cause);

/** Whether the caller is one of those it would hit. */
export const hitsCaller = (role: RoleArn, sessionName: string | undefined, caller: Caller): boolean =>
	caller.kind === 'role-session' &&
	caller.account === role.account &&
	sessionRoleName(caller) === role.name &&
	(sessionName === undefined || sessionName === caller.name);

/**
 * Ends every session of the role that was issued before now, or those of one session name: writes the inline policy
 * AWSRevokeOlderSessions as AWS's console does, together with what it already takes back. It is read right before it is
 * written; AWS has no way to make one of the two.
 * @throws Failure `access-denied` naming the permission, `policy-not-understood`, `policy-too-large`, `protected-role`.
 */
export const revokeSessions = async (
	role: RoleArn,
	sessionName: string | undefined,
	{session, region, now, signal}: RevokeContext,
): Promise<Revoked> => {
	const iam = openIamRevoke(session, region);
	const {name} = role;
	const [roleId, previous] = await Promise.all([
		sessionName === undefined ? undefined : needing('iam:GetRole', role, iam.roleId(name, signal)),
		// Unread it would be overwritten, and somebody's Deny with it.
		needing('iam:GetRolePolicy', role, iam.inlinePolicy(name, revokingPolicy, signal)),
	]);
	const before = new Date(now());
	const userId = roleId === undefined ? {} : {userId: `${roleId}:${sessionName}`};
	const {text, foreign} = revokeDocument(previous, {before, ...userId});
	await needing('iam:PutRolePolicy', role, iam.putInlinePolicy(name, revokingPolicy, text, signal));
	return {role, before, written: text, foreign, ...(previous === undefined ? {} : {previous})};
};

/**
 * Puts the policy back as it was before: sessions that have not reached their end live again.
 * @throws Failure `policy-changed` where somebody has written it since.
 */
export const undoRevocation = async (
	{role, previous, written}: Revoked,
	{session, region, signal}: RevokeContext,
): Promise<void> => {
	const iam = openIamRevoke(session, region);
	const {name} = role;
	const current = await needing('iam:GetRolePolicy', role, iam.inlinePolicy(name, revokingPolicy, signal));
	if (current !== written)
		throw usageFailure(
			'policy-changed',
			`The inline policy ${revokingPolicy} of role/${name} was changed since.`,
			'Look at it in the IAM console; deleting it undoes every revocation in it.',
		);
	if (previous === undefined)
		await needing('iam:DeleteRolePolicy', role, iam.deleteInlinePolicy(name, revokingPolicy, signal));
	else await needing('iam:PutRolePolicy', role, iam.putInlinePolicy(name, revokingPolicy, previous, signal));
};

/** IAM's refusals of one call, in words that fit it. */
const needing = async <T>(permission: string, {name}: RoleArn, call: Promise<T>): Promise<T> => {
	try {
		return await call;
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		if (error.kind === 'denied')
			throw new Failure(
				'denied',
				error.code,
				error.message,
				`Ask for ${permission} on role/${name}, or use another role or profile.`,
				error.cause,
			);
		// The SDK's names for them end in Exception, the protocol's do not.
		const code = awsErrorCode(error).replace(/Exception$/, '');
		if (code === 'LimitExceeded') throw tooLarge(error.cause);
		if (code === 'UnmodifiableEntity')
			throw protectedRole(
				`role/${name} may only be changed by AWS, so its sessions can’t be revoked.`,
				'It belongs to a service or to IAM Identity Center: end its sessions there.',
				error.cause,
			);
		throw error;
	}
};
