import type {AwsCredentialIdentity} from '@smithy/types';
import type {Environment} from '../../environment.ts';
import {Failure} from '../../failure.ts';
import {keepSecrets} from '../../secrets.ts';
import {nonsense} from '../errors.ts';
import {askPlainly, type Meaning, type PlainAnswer} from '../plain-request.ts';
import {NotAFile, readWhole} from '../read-file.ts';
import {issuedCredentials} from './issued-credentials.ts';

/**
 * Credentials of CloudShell, ECS and EKS ("Container credential provider", AWS SDKs and Tools Reference Guide). Asked
 * by ourselves: the SDK's reader (@aws-sdk/credential-provider-http 3.972) only warns when the endpoint does not
 * answer, and then waits for ever.
 */

const doing = 'getting your AWS credentials';
/** It is on this machine or the one beside it. Milliseconds. */
const timeout = 5_000;

/** Without TLS the endpoint must be this machine, or the addresses ECS and EKS are reached at. */
const trusted = /^(localhost|127(\.\d{1,3}){3}|\[::1\]|169\.254\.170\.2|169\.254\.170\.23|\[fd00:ec2::23\])$/;

const endpoint = (env: Environment): string => {
	const relative = env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'];
	const address = relative
		? `http://169.254.170.2${relative}`
		: (env['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '');
	if (URL.canParse(address)) {
		const {protocol, hostname} = new URL(address);
		if (protocol === 'https:' || (protocol === 'http:' && trusted.test(hostname))) return address;
	}
	throw new Failure(
		'container-endpoint-malformed',
		'AWS_CONTAINER_CREDENTIALS_FULL_URI is not the address of a container’s credentials.',
		'Unset it, or name a profile with --profile.',
	);
};

const token = async (env: Environment): Promise<string | undefined> => {
	const file = env['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'];
	const text = file ? await readTokenFile(file) : env['AWS_CONTAINER_AUTHORIZATION_TOKEN'];
	if (text === undefined || !/[\r\n]/.test(text)) return text;
	throw tokenFailure(
		`${file ? 'The file of AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE' : 'AWS_CONTAINER_AUTHORIZATION_TOKEN'} holds a line break.`,
	);
};

const readTokenFile = async (file: string): Promise<string> => {
	try {
		return (await readWhole(file)).toString('utf8');
	} catch (error) {
		const what = error instanceof NotAFile ? error.message : 'can’t be read';
		throw tokenFailure(`The file that AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE names ${what}.`, error);
	}
};

const tokenFailure = (message: string, cause?: unknown) =>
	new Failure('container-token-malformed', message, 'Correct it, or name a profile with --profile.', cause);

/**
 * Asks the endpoint, at most three times.
 * @throws Failure `no-credentials` where it refuses, those of the network, `bad-answer`.
 */
export const containerCredentials = async (env: Environment): Promise<AwsCredentialIdentity> => {
	const url = endpoint(env);
	const authorization = await token(env);
	keepSecrets(authorization);
	const request = {
		url,
		method: 'GET',
		headers: {accept: 'application/json', ...(authorization ? {authorization} : {})},
		timeout,
		doing,
	} as const;
	return askPlainly(request, read, undefined).catch((error: unknown) => {
		if (!(error instanceof Failure)) throw error;
		throw error.explained(hint);
	});
};

const hint =
	'In CloudShell, reload the tab; elsewhere check AWS_CONTAINER_CREDENTIALS_FULL_URI and its token, or name a profile with --profile.';

const answersExpired =
	'The endpoint that gives this machine its AWS credentials answered with ones that have expired.';

const read = (answer: PlainAnswer): Meaning<AwsCredentialIdentity> => {
	const {status} = answer;
	if (status === 200) {
		const found = issuedCredentials(answer);
		if (!found) return {failure: nonsense(doing), again: false};
		if (found.ended) return {failure: new Failure('expired-credentials', answersExpired), again: false};
		return {value: found.keys};
	}
	const said = `The endpoint that gives this machine its AWS credentials answered HTTP ${status}.`;
	const busy = status === 429;
	if (busy || status >= 500) {
		return {failure: new Failure(busy ? 'throttled' : 'aws-unavailable', said), again: true};
	}
	return {failure: new Failure('no-credentials', said), again: false};
};
