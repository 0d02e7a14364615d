import {GetAccountAuthorizationDetailsCommand, ListRolesCommand} from '@aws-sdk/client-iam';
import {iamCall, withSignal} from './iam-client.ts';
import type {AwsSession} from './session.ts';

/** IAM's two long reads cut to one item: enough to learn whether they are permitted. Throws the failures of `toFailure`. */
export const openIamProbe = (session: AwsSession, region: string) => {
	const call = iamCall(session, region);
	return {
		async listRoles(signal?: AbortSignal): Promise<void> {
			await call('listing roles', (client) =>
				client.send(new ListRolesCommand({MaxItems: 1}), withSignal(signal)),
			);
		},

		async accountDetails(signal?: AbortSignal): Promise<void> {
			await call('reading the account’s policies', (client) =>
				client.send(
					new GetAccountAuthorizationDetailsCommand({Filter: ['Role'], MaxItems: 1}),
					withSignal(signal),
				),
			);
		},
	};
};
