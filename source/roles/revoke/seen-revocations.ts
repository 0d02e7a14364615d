import {openIamRevoke} from '../../aws/iam-revoke.ts';
import type {RoleArn} from '../role-arn.ts';
import {needing} from './needing.ts';
import type {RevokeContext} from './revoke.ts';
import {type Entry, revocationsIn, revokingPolicy} from './revoke-document.ts';

/** Sessions of a role that its own policy denies: all that were issued before a moment, or those of one name. */
export type SeenRevocation = {
	readonly sessionName: string | undefined;
	/** ISO 8601. */
	readonly before: string;
};

/**
 * What the role's inline policy AWSRevokeOlderSessions takes back, whoever wrote it: one or two requests.
 * @throws Failure `policy-not-understood`, and those of `toFailure`.
 */
export const seenRevocations = async (
	role: RoleArn,
	{session, region, signal}: Pick<RevokeContext, 'session' | 'region' | 'signal'>,
): Promise<readonly SeenRevocation[]> => {
	const iam = openIamRevoke(session, region);
	const {name} = role;
	const reading = iam.inlinePolicy(name, revokingPolicy, signal);
	const entries = revocationsIn((await needing('iam:GetRolePolicy', role, reading)).text);
	const isNamed = entries.some(({userId}) => userId !== undefined);
	const roleId = isNamed ? await needing('iam:GetRole', role, iam.roleId(name, signal)) : '';
	return entries.flatMap((entry) => seen(entry, roleId));
};

/** An `aws:userid` of another role denies nobody anything here. */
const seen = ({before, userId}: Entry, roleId: string): readonly SeenRevocation[] => {
	const [id, sessionName] = userId?.split(':') ?? [roleId, undefined];
	return id === roleId ? [{sessionName, before: new Date(before).toISOString()}] : [];
};
