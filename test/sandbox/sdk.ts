import {IAMClient} from '@aws-sdk/client-iam';
import {STSClient} from '@aws-sdk/client-sts';
import type {Sandbox} from '../../source/sandbox/server.ts';

/** The unmodified SDK's clients, with keys told by hand or taken from the container endpoint. */

export type Keys = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
};

export const containerKeys = async ({environment}: Sandbox): Promise<Keys> => {
	const response = await fetch(environment['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '', {
		headers: {authorization: environment['AWS_CONTAINER_AUTHORIZATION_TOKEN'] ?? ''},
	});
	const {AccessKeyId, SecretAccessKey, Token} = (await response.json()) as Record<string, string>;
	return {accessKeyId: AccessKeyId ?? '', secretAccessKey: SecretAccessKey ?? '', sessionToken: Token ?? ''};
};

export const userKeys = (sandbox: Sandbox, user: string): Keys => {
	const environment = sandbox.environmentOf(user);
	return {
		accessKeyId: environment['AWS_ACCESS_KEY_ID'] ?? '',
		secretAccessKey: environment['AWS_SECRET_ACCESS_KEY'] ?? '',
	};
};

type Settings = {
	readonly region?: string;
	readonly systemClockOffset?: number;
	readonly maxAttempts?: number;
};

const configuration = (sandbox: Sandbox, credentials: Keys, settings: Settings) => ({
	endpoint: sandbox.url,
	region: 'us-west-2',
	credentials,
	maxAttempts: 1,
	...settings,
});

export const stsClient = (sandbox: Sandbox, keys: Keys, settings: Settings = {}) =>
	new STSClient(configuration(sandbox, keys, settings));

export const iamClient = (sandbox: Sandbox, keys: Keys, settings: Settings = {}) =>
	new IAMClient(configuration(sandbox, keys, settings));

/** The keys in an answer of STS. */
export const keysIn = (credentials: unknown): Keys => {
	const {AccessKeyId, SecretAccessKey, SessionToken} = credentials as Record<string, string>;
	return {
		accessKeyId: AccessKeyId ?? '',
		secretAccessKey: SecretAccessKey ?? '',
		sessionToken: SessionToken ?? '',
	};
};
