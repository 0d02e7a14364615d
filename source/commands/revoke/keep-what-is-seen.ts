import {keepSeenRevocations} from '../../presets/revocations.ts';
import {seenRevocations} from '../../roles/revoke/seen-revocations.ts';
import type {RoleArn} from '../../roles/role-arn.ts';
import type {AwsSession} from '../../roles/session.ts';
import type {World} from '../world.ts';

/**
 * Asks IAM what a role takes back, whoever wrote it, and keeps it for history.
 * @throws Failure of IAM, and of kind `storage`.
 */
export const keepWhatIsSeen = (
	role: RoleArn,
	{session, region}: {readonly session: AwsSession; readonly region: string},
	{folder, now, signal}: Pick<World, 'folder' | 'now' | 'signal'>,
): Promise<void> =>
	keepSeenRevocations(folder, role.arn, () => seenRevocations(role, {session, region, signal}), now());
