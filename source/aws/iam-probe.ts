import {iamCall} from './iam-client.ts';
import type {AwsSession} from './session.ts';

/**
 * IAM's two long reads cut to one item: enough to learn whether they are permitted. Throws the failures of `toFailure`.
 */
export const openIamProbe = (session: AwsSession, region: string) => {
	const call = iamCall(session, region);
	return {
		async listRoles(signal?: AbortSignal): Promise<void> {
			await call('ListRoles', {MaxItems: 1}, {doing: 'listing roles', signal});
		},

		async accountDetails(signal?: AbortSignal): Promise<void> {
			const doing = 'reading the account’s policies';
			await call('GetAccountAuthorizationDetails', {Filter: ['Role'], MaxItems: 1}, {doing, signal});
		},
	};
};
