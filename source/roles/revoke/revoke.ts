import {awsTime} from '../../aws/clock.ts';
import {awsErrorCode} from '../../aws/errors.ts';
import {openIamRevoke} from '../../aws/iam-revoke.ts';
import type {AwsSession} from '../../aws/session.ts';
import {Failure} from '../../failure.ts';
import type {Caller} from '../caller/caller.ts';
import {findExistingRole} from '../find-role.ts';
import {parseRole, type RoleArn} from '../role-arn.ts';
import {checkRevocable, protectedRole} from './revocable.ts';
import {isSameDocument, revokeDocument, revokingPolicy, tooLarge} from './revoke-document.ts';

export type RevokeContext = {
	readonly session: AwsSession;
	readonly region: string;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly signal?: AbortSignal;
	/** What is being waited for, for a person: "reading what is revoked already". */
	readonly onWait?: (doing: string) => void;
};

export type Revoked = {
	readonly role: RoleArn;
	/** Undefined: everybody's. */
	readonly sessionName: string | undefined;
	/** Sessions issued before this moment have ended; by AWS's clock. */
	readonly before: Date;
	/** A sentence about this machine's clock, where it has to be said. */
	readonly clock: string | undefined;
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
	if ('arn' in named) checkRevocable(named, caller);
	const found = await findExistingRole(text, session, region, caller, signal);
	checkRevocable(found, caller);
	return found;
};

/**
 * Ends every session of the role that was issued before now, or those of one session name: writes the inline policy
 * AWSRevokeOlderSessions as AWS's console does, together with what it already takes back. It is read right before it is
 * written; AWS has no way to make one of the two. Now is AWS's: the answer that was read tells it, and with a clock that
 * is behind what was issued in those minutes would live on.
 * @throws Failure `access-denied` naming the permission, `policy-not-understood`, `policy-too-large`, `protected-role`.
 */
export const revokeSessions = async (
	role: RoleArn,
	sessionName: string | undefined,
	{session, region, now, signal, onWait}: RevokeContext,
): Promise<Revoked> => {
	const iam = openIamRevoke(session, region);
	const {name} = role;
	onWait?.('reading what is revoked already');
	const [roleId, {text: previous, answered}] = await Promise.all([
		sessionName === undefined ? undefined : needing('iam:GetRole', role, iam.roleId(name, signal)),
		// Unread it would be overwritten, and somebody's Deny with it.
		needing('iam:GetRolePolicy', role, iam.inlinePolicy(name, revokingPolicy, signal)),
	]);
	const {now: time, remark: clock} = awsTime(answered, now());
	const before = new Date(time);
	const userId = roleId === undefined ? {} : {userId: `${roleId}:${sessionName}`};
	const {text, foreign} = revokeDocument(previous, {before, ...userId});
	onWait?.(`writing the inline policy ${revokingPolicy}`);
	await needing('iam:PutRolePolicy', role, iam.putInlinePolicy(name, revokingPolicy, text, signal));
	return {
		role,
		sessionName,
		before,
		clock,
		written: text,
		foreign,
		...(previous === undefined ? {} : {previous}),
	};
};

/**
 * Puts the policy back as it was before: sessions that have not reached their end live again. Where it is so already,
 * because somebody did not wait for the answer, nothing is left to do.
 * @throws Failure `policy-changed` where somebody has written it since.
 */
export const undoRevocation = async (
	{role, previous, written}: Revoked,
	{session, region, signal}: RevokeContext,
): Promise<void> => {
	const iam = openIamRevoke(session, region);
	const {name} = role;
	const {text: current} = await needing(
		'iam:GetRolePolicy',
		role,
		iam.inlinePolicy(name, revokingPolicy, signal),
	);
	if (isSameDocument(current, previous)) return;
	if (!isSameDocument(current, written))
		throw new Failure(
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
