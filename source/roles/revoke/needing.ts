import {awsErrorCode} from '../../aws/errors.ts';
import {Failure} from '../../failure.ts';
import type {RoleArn} from '../role-arn.ts';
import {protectedRole} from './revocable.ts';
import {tooLarge} from './revoke-document.ts';

/** A call of IAM's, and its refusals in words that fit it: the permission it lacks is named. */
export const needing = async <T>(
	permission: string,
	{name}: RoleArn,
	call: Promise<T>,
	sessionName?: string,
): Promise<T> => {
	try {
		return await call;
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		if (error.kind === 'denied')
			throw error.explained(`Ask for ${permission} on role/${name}, or use another role or profile.`);
		const code = awsErrorCode(error);
		if (code === 'LimitExceeded') throw tooLarge({sessionName}, error.cause);
		if (code === 'UnmodifiableEntity')
			throw protectedRole(
				`role/${name} may only be changed by AWS, so its sessions can’t be revoked.`,
				'It belongs to a service or to IAM Identity Center: end its sessions there.',
				error.cause,
			);
		throw error;
	}
};
