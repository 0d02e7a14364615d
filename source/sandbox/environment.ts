import {devNull} from 'node:os';
import type {RunState} from './run-state.ts';

/** The environment that points a program and the SDK inside it at the imitation, and at nothing else. */

const endpoints = (url: string, region: string) => ({
	AWS_ENDPOINT_URL_STS: url,
	AWS_ENDPOINT_URL_IAM: url,
	AWS_ENDPOINT_URL_SIGNIN: url,
	AWS_REGION: region,
	AWS_EC2_METADATA_DISABLED: 'true',
	// The profiles of whoever runs this are none of the imitation's business.
	AWS_CONFIG_FILE: devNull,
	AWS_SHARED_CREDENTIALS_FILE: devNull,
	NO_PROXY: '127.0.0.1',
});

/** Variables that would lead the SDK to somebody's real credentials or past the imitation. */
export const foreignVariables: readonly string[] = [
	'AWS_PROFILE',
	'AWS_DEFAULT_PROFILE',
	'AWS_ACCESS_KEY_ID',
	'AWS_SECRET_ACCESS_KEY',
	'AWS_SESSION_TOKEN',
	'AWS_CREDENTIAL_EXPIRATION',
	'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
	'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
	'AWS_WEB_IDENTITY_TOKEN_FILE',
	'AWS_ROLE_ARN',
	'AWS_ENDPOINT_URL',
	'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
	'AWS_USE_FIPS_ENDPOINT',
	'AWS_USE_DUALSTACK_ENDPOINT',
];

/** As CloudShell sets it: credentials come from a container endpoint. */
export const callerEnvironment = (
	url: string,
	{account, containerToken}: RunState,
): Record<string, string> => ({
	...endpoints(url, account.caller.region),
	AWS_EXECUTION_ENV: 'CloudShell',
	AWS_CONTAINER_CREDENTIALS_FULL_URI: `${url}/credentials`,
	AWS_CONTAINER_AUTHORIZATION_TOKEN: containerToken,
});

/** As on somebody's own machine, with a long-term key. */
export const keyEnvironment = (url: string, {account}: RunState, user: string): Record<string, string> => {
	const key = user === 'root' ? account.rootKey : account.users.find(({name}) => name === user)?.accessKey;
	if (!key) throw new Error(`The account has no user ${user} with an access key`);
	return {
		...endpoints(url, account.caller.region),
		AWS_ACCESS_KEY_ID: key.accessKeyId,
		AWS_SECRET_ACCESS_KEY: key.secretAccessKey,
	};
};
