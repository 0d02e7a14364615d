import {exec} from 'node:child_process';
import {promisify} from 'node:util';
import type {AwsCredentialIdentity} from '@smithy/types';
import {Failure} from '../failure.ts';
import {plainText} from '../plain-text.ts';
import {credentialsTimeout} from './deadlines.ts';
import {jsonObject} from './json-object.ts';

/**
 * Credentials of a profile's `credential_process` ("Process credential provider", AWS SDKs and Tools Reference Guide).
 * Run by ourselves: the SDK waits for ever for a process that hangs, runs one that failed twice, and then goes on to
 * credentials of somebody else.
 */

/** With the marks the SDK's own reader leaves on them. */
type ProcessCredentials = AwsCredentialIdentity & {readonly $source: {readonly CREDENTIALS_PROCESS: 'w'}};

const run = promisify(exec);

/**
 * Runs the command in the shell; what it writes to standard error is never shown, for nobody knows what is in it.
 * @throws Failure `credential-process-failed`
 */
export const processCredentials = async (command: string, profile: string): Promise<ProcessCredentials> => {
	const stdout = await output(command).catch((error: unknown) => {
		throw failed(profile, howItEnded(error));
	});
	const {Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration} = jsonObject(stdout);
	const whole = Version === 1 && typeof AccessKeyId === 'string' && typeof SecretAccessKey === 'string';
	if (!whole) throw failed(profile, 'did not answer with credentials');
	const expiration = typeof Expiration === 'string' ? new Date(Expiration) : undefined;
	// Written so that a time nobody can read is none to come either.
	if (expiration && !(expiration.getTime() > Date.now()))
		throw failed(profile, 'answered with credentials that have expired');
	return {
		accessKeyId: AccessKeyId,
		secretAccessKey: SecretAccessKey,
		...(typeof SessionToken === 'string' && SessionToken ? {sessionToken: SessionToken} : {}),
		...(expiration ? {expiration} : {}),
		$source: {CREDENTIALS_PROCESS: 'w'},
	};
};

/** A process that takes too long is killed; what it started itself is let go. */
const output = async (command: string): Promise<string> => {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(), credentialsTimeout);
	try {
		return (await run(command, {signal: controller.signal, killSignal: 'SIGKILL'})).stdout;
	} finally {
		clearTimeout(timer);
	}
};

const howItEnded = (error: unknown): string => {
	const {name, code} = Object(error) as {readonly name?: unknown; readonly code?: unknown};
	if (name === 'AbortError') return `did not answer within ${credentialsTimeout / 1000} seconds`;
	return typeof code === 'number' ? `ended with exit code ${code}` : 'failed';
};

const failed = (profile: string, how: string) =>
	new Failure(
		'credential-process-failed',
		`The credential_process of the profile “${plainText(profile, 80)}” ${how}.`,
		'Run its command by hand to see why: it stands in ~/.aws/config.',
	);
