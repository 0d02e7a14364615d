import {openIamRoles} from '../../aws/iam-roles.ts';
import type {AwsSession} from '../../aws/session.ts';
import {Failure} from '../../failure.ts';

/** The account's alias; undefined where there is none or IAM won't tell. */
export const accountAlias = async (
	session: AwsSession,
	region: string,
	signal?: AbortSignal,
): Promise<string | undefined> => {
	try {
		return await openIamRoles(session, region).accountAlias(signal);
	} catch (error) {
		if (error instanceof Failure && error.kind !== 'cancelled') return undefined;
		throw error;
	}
};
