import type {AwsSession} from '../aws/session.ts';
import {Failure} from '../failure.ts';
import {longestChainedSession} from '../pass/duration.ts';
import type {Caller} from '../roles/caller/caller.ts';
import {sessionRoleName} from '../roles/caller/identify.ts';
import {parseRoleArn, type RoleArn} from '../roles/role-arn.ts';
import {type Granted, whole} from './assume.ts';
import {resolveScope} from './scope.ts';
import type {Job, OwnSession} from './visitor.ts';

/**
 * A visitor who gets the session at hand itself: one call of the federation endpoint, and nothing assumed. AWS takes
 * the sessions of roles and federated users there (IAM User Guide, "Enable custom identity broker access to the AWS
 * console").
 * @throws Failure `self-long-term`, `self-user`.
 */
export const planOwnSession = async ({
	session,
	credentials,
	regions,
	opening,
	caller,
	signal,
}: Job): Promise<OwnSession> => {
	if (credentials.kind === 'long-term') throw longTerm();
	const who = await caller();
	if (who.kind === 'user' || who.kind === 'root') throw userSession();
	const role = who.kind === 'role-session' ? await roleOf(who, session, regions.sts, signal) : undefined;
	return {
		kind: 'own-session',
		principal: who.arn,
		account: who.account,
		sessionName: who.name,
		scope: await resolveScope([], opening.partition.id),
		...(role === undefined ? {} : {role}),
	};
};

/** The role behind a session, with its path; undefined where IAM does not say. */
const roleOf = async (
	who: Caller,
	session: AwsSession,
	region: string,
	signal: AbortSignal,
): Promise<RoleArn | undefined> => {
	try {
		const {openIamRoles} = await import('../aws/iam-roles.ts');
		return parseRoleArn((await openIamRoles(session, region).getRole(sessionRoleName(who), signal)).arn);
	} catch {
		// What comes next ends by itself where the pass was called off.
		return undefined;
	}
};

/** The credentials at hand, as they are. */
export const ownSession = async ({session, now}: Job): Promise<Granted> => {
	const {accessKeyId, secretAccessKey, sessionToken = '', expiration} = await session.provideCredentials();
	const left = expiration && Math.floor((expiration.getTime() - now()) / 1000);
	const seconds = left ?? longestChainedSession;
	const expiresAt = expiration ?? new Date(now() + seconds * 1000);
	const issued = {credentials: {accessKeyId, secretAccessKey, sessionToken, expiresAt}};
	return {
		...whole(issued, seconds),
		warnings: [
			'This hands out your own session: whoever opens the link can do all that you can, until it ends.',
			'Revoking it would end your own session too.',
			...(left === undefined
				? ['Nobody says when your credentials end: the console session ends with them, an hour is a guess.']
				: []),
		],
	};
};

const longTerm = () =>
	new Failure(
		'self-long-term',
		'Your credentials are a long-term access key, and a link can only be made from a session.',
		'Name a role, or use --federate with --scope to hand out a part of your own permissions.',
	);

const userSession = () =>
	new Failure(
		'self-user',
		'Your session is an IAM user’s own, and AWS makes links from sessions of roles and federated users only.',
		'Name a role that you may assume.',
	);
