import {nonsense} from '../../aws/errors.ts';
import type {AwsSession} from '../../aws/session.ts';
import {openSts} from '../../aws/sts.ts';
import {misspeltRegion} from '../../console/misspelt-region.ts';
import {Failure} from '../../failure.ts';
import type {Caller} from './caller.ts';

// IAM User Guide, "IAM identifiers"; STS API Reference, "GetCallerIdentity" (its example ARNs).
const callerArn =
	/^arn:(aws[a-z-]*):(?:iam|sts)::(\d{12}):(root|user|assumed-role|federated-user)(?:\/(.+))?$/;

/** What GetCallerIdentity's answer says; the role's path behind a session is not in it. Pure. */
export const callerFrom = (
	answer: {readonly arn: string; readonly userId: string},
	credentials: Caller['credentials'],
): Caller => {
	const [, partition, account, kind, rest = ''] = callerArn.exec(answer.arn) ?? [];
	if (!partition || !account || !kind) throw nonsense('asking AWS who you are');
	const base = {arn: answer.arn, account, partition, credentials, userId: answer.userId} as const;
	const last = rest.slice(rest.lastIndexOf('/') + 1);
	if (kind === 'root') return {...base, kind, identityArn: answer.arn, identityArnKnown: true, name: 'root'};
	if (kind === 'assumed-role') {
		const role = rest.slice(0, rest.indexOf('/'));
		const identityArn = `arn:${partition}:iam::${account}:role/${role}`;
		return {...base, kind: 'role-session', identityArn, identityArnKnown: false, name: last};
	}
	const known = {identityArn: answer.arn, identityArnKnown: true, name: last};
	return kind === 'user' ? {...base, kind, ...known} : {...base, kind: 'federated-user', ...known};
};

/** The name of the role behind a role session. */
export const sessionRoleName = ({identityArn}: Caller) => identityArn.slice(identityArn.lastIndexOf('/') + 1);

/** Asks STS who the caller is: one call. Throws the failures of `toFailure`. */
export const identifyCaller = async (
	session: AwsSession,
	region: string,
	signal?: AbortSignal,
): Promise<Caller> => {
	const [answer, credentials] = await Promise.all([
		openSts(session, region).callerIdentity(signal),
		session.credentials(signal),
	]);
	const caller = callerFrom(answer, credentials.kind);
	return credentials.source === 'instance' ? {...caller, credentialSource: 'instance'} : caller;
};

/**
 * The region that the environment or the profile sets; undefined: none.
 * @throws Failure `unknown-region` where it is a near miss of one.
 */
export const ownRegion = async (session: AwsSession): Promise<string | undefined> => {
	const region = await session.region();
	const wrong = region ? misspeltRegion(region) : undefined;
	if (wrong) throw new Failure(wrong.code, `${wrong.message} AWS_REGION or the profile sets it.`, wrong.hint);
	return region || undefined;
};

/**
 * The region requests are signed for and the console opens in by default.
 * @throws Failure `no-region`, `unknown-region`.
 */
export const requireRegion = async (
	session: AwsSession,
	...others: ReadonlyArray<string | undefined>
): Promise<string> => {
	const region = (await ownRegion(session)) ?? others.find(Boolean);
	if (region) return region;
	// Who has no credentials either needs those first: where they come from often says the region too. A role is not
	// assumed for that, in a region that nobody named.
	const {from} = await session.source();
	if (from !== 'role' && from !== 'web-identity') await session.credentials();
	throw new Failure(
		'no-region',
		'No AWS region is set.',
		'Set AWS_REGION (export AWS_REGION=us-east-1), or name one with --region.',
	);
};
