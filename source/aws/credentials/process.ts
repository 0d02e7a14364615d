import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import type {AwsCredentialIdentity} from '@smithy/types';
import type {Environment} from '../../environment.ts';
import {Failure} from '../../failure.ts';
import {jsonObject} from '../../json-object.ts';
import {plainText, quotedText} from '../../text/plain-text.ts';
import {shellWords} from '../config/shell-words.ts';
import {credentialsTimeout} from '../deadlines.ts';
import {printableText} from '../sane-answer.ts';
import {moment} from './moment.ts';

/**
 * Credentials of a profile's `credential_process` ("Process credential provider", AWS SDKs and Tools Reference Guide).
 * As with the AWS CLI its words are run as they stand, without a shell.
 */

const run = promisify(execFile);

/**
 * What it writes to standard error is its own word on what went wrong, and is told where no credentials are in it.
 * @throws Failure `credential-process-failed`
 */
export const processCredentials = async (
	command: string,
	profile: string,
	env: Environment,
): Promise<AwsCredentialIdentity> => {
	const [program, ...words] = shellWords(command) ?? [];
	if (program === undefined) throw failed(profile, 'has a quote that is not closed, or no words');
	const stdout = await output(program, words, env).catch((error: unknown) => {
		throw failed(profile, howItEnded(error));
	});
	const answer = jsonObject(stdout);
	const {Version, AccessKeyId, SecretAccessKey, SessionToken, Expiration} = answer;
	const missing = ['AccessKeyId', 'SecretAccessKey'].filter(
		(name) => printableText(answer[name]) === undefined,
	);
	if (Object.keys(answer).length === 0)
		throw failed(profile, 'did not answer with credentials: that is no JSON');
	if (Version !== 1) throw failed(profile, 'did not answer with credentials of Version 1');
	if (missing.length > 0)
		throw failed(profile, `did not answer with credentials: ${missing.join(' and ')} is missing`);
	if (SessionToken && printableText(SessionToken) === undefined)
		throw failed(profile, 'answered with a session token that makes no sense');
	const expiration = typeof Expiration === 'string' ? moment(Expiration) : undefined;
	// Written so that a time nobody can read is none to come either.
	if (expiration && !(expiration.getTime() > Date.now()))
		throw failed(profile, 'answered with credentials that have expired');
	return {
		accessKeyId: String(AccessKeyId),
		secretAccessKey: String(SecretAccessKey),
		...(typeof SessionToken === 'string' && SessionToken ? {sessionToken: SessionToken} : {}),
		...(expiration ? {expiration} : {}),
	};
};

/** A process that takes too long is killed; what it started itself is let go. */
const output = async (program: string, words: readonly string[], env: Environment): Promise<string> => {
	const controller = new AbortController();
	const timer = setTimeout(() => controller.abort(), credentialsTimeout);
	try {
		const options = {env: {...env}, signal: controller.signal, killSignal: 'SIGKILL'} as const;
		return (await run(program, words, options)).stdout;
	} finally {
		clearTimeout(timer);
	}
};

/**
 * An access key's ID, a run of characters as long as only tokens are, or of escapes. What a program says of its own
 * accord may hold keys that it never handed over: nobody here can know them, and here alone their shape is guessed.
 */
const keyLike =
	/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b|(?:[\w+/=.-]|%[0-9A-F]{2}){160,}|(?:(?:\\[ux]|%|&#)[\dA-Fx{};]{2,8}){8}/i;
/** Letters of both cases and digits in one run: no word is so long, every key has one. */
const madeUp = /\b(?=\w*\d)(?=\w*[a-z]\w*[A-Z])[A-Za-z\d]{16,}/;

const howItEnded = (error: unknown): string => {
	const {name, code, stderr} = Object(error) as Readonly<Record<string, unknown>>;
	if (name === 'AbortError') return `did not answer within ${credentialsTimeout / 1000} seconds`;
	if (code === 'ENOENT') return 'can’t be run: there is no such program (no shell fills in variables or ~)';
	if (code === 'EACCES') return 'can’t be run: it is not a program, or not yours to run';
	const own = typeof stderr === 'string' ? stderr : '';
	const said = keyLike.test(own) || madeUp.test(own) ? '' : quotedText(own, 200);
	const words = said === '' ? '' : ` (“${said}”)`;
	return typeof code === 'number' ? `ended with exit code ${code}${words}` : `failed${words}`;
};

const failed = (profile: string, how: string) =>
	new Failure(
		'credential-process-failed',
		`The credential_process of the profile “${plainText(profile, 80)}” ${how}.`,
		'Run its command by hand to see why: it stands in ~/.aws/config.',
	);
