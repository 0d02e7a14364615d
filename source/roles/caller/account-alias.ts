import {openIamRoles} from '../../aws/iam-roles.ts';
import type {AwsSession} from '../../aws/session.ts';
import {hasFailed} from '../../failure.ts';

/** The account's alias; undefined where there is none or IAM won't tell. */
export const accountAlias = async (
	session: AwsSession,
	region: string,
	signal?: AbortSignal,
): Promise<string | undefined> => {
	try {
		return await openIamRoles(session, region).accountAlias(signal);
	} catch (error) {
		if (hasFailed(error)) return undefined;
		throw error;
	}
};
