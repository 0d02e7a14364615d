import {Failure} from '../../failure.ts';
import {keepSecrets} from '../../secrets.ts';
import {isSet, type ProfileInUse, setting} from '../config/profile-in-use.ts';
import {nonsense} from '../errors.ts';
import {askPlainly, type Meaning, type PlainAnswer} from '../plain-request.ts';
import {issuedCredentials} from './issued-credentials.ts';
import type {Supplied} from './supply.ts';

/**
 * Credentials of the role of this EC2 instance ("IMDS credential provider", AWS SDKs and Tools Reference Guide): a
 * token first (IMDSv2), without one where it knows none. No proxy is asked: the address is the instance's own.
 */

const doing = 'asking this instance for its AWS credentials';
const folder = '/latest/meta-data/iam/security-credentials/';

/**
 * @throws Failure `no-credentials` where nothing answers there or there is no role, those of the network, `bad-answer`.
 */
export const instanceCredentials = async (inUse: ProfileInUse): Supplied => {
	if (inUse.env['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true') throw noneAtAll();
	const base = endpoint(inUse);
	const timeout = seconds(setting(inUse, 'AWS_METADATA_SERVICE_TIMEOUT', 'metadata_service_timeout')) * 1000;
	const ask = (path: string, headers: Readonly<Record<string, string>>, method: 'GET' | 'PUT' = 'GET') =>
		askPlainly(
			{url: `${base}${path}`, method, headers, timeout, doing, tries: 1},
			(answer): Meaning<PlainAnswer> => ({value: answer}),
			undefined,
		);
	const token = await ask(
		'/latest/api/token',
		{'x-aws-ec2-metadata-token-ttl-seconds': '21600'},
		'PUT',
	).catch((error: unknown) => {
		throw absent(error);
	});
	const older = isSet(inUse, 'AWS_EC2_METADATA_V1_DISABLED', 'ec2_metadata_v1_disabled');
	if (token.status !== 200 && older) throw refusing(token.status);
	const given = token.status === 200 ? String(token.body) : undefined;
	keepSecrets(given);
	const headers: Readonly<Record<string, string>> =
		given === undefined ? {} : {'x-aws-ec2-metadata-token': given};
	const role = await ask(folder, headers);
	const [name = ''] = String(role.body).trim().split('\n');
	if (role.status === 404 || (role.status === 200 && name === '')) {
		throw new Failure(
			'no-credentials',
			'No AWS credentials found: this EC2 instance has no role.',
			'Attach an instance profile, or name other credentials with --profile.',
		);
	}
	if (role.status !== 200) throw refusing(role.status);
	const answer = await ask(`${folder}${encodeURIComponent(name)}`, headers);
	if (answer.status !== 200) throw refusing(answer.status);
	const found = issuedCredentials(answer);
	if (!found) throw nonsense(doing);
	return found.ended ? {...found.keys, expiration: new Date(Date.now() + extension)} : found.keys;
};

const endpoint = (inUse: ProfileInUse): string => {
	const named = setting(inUse, 'AWS_EC2_METADATA_SERVICE_ENDPOINT', 'ec2_metadata_service_endpoint');
	if (named !== undefined) return named.replace(/\/+$/, '');
	const mode = setting(inUse, 'AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', 'ec2_metadata_service_endpoint_mode');
	return mode?.toLowerCase() === 'ipv6' ? 'http://[fd00:ec2::254]' : 'http://169.254.169.254';
};

/**
 * Where the service can't renew them, AWS goes on taking old ones, and the AWS CLI asks again after about so long.
 * Milliseconds.
 */
const extension = 10 * 60_000;

const seconds = (text: string | undefined): number => {
	const number = Number(text ?? 1);
	return Number.isFinite(number) && number > 0 ? Math.min(number, 10) : 1;
};

/** The last place to look: where nothing answers, this is no instance, and there simply are none. */
const absent = (error: unknown): unknown => {
	const nowhere = ['timeout', 'refused', 'unreachable', 'dns', 'reset'];
	return error instanceof Failure && nowhere.includes(error.code) ? noneAtAll(error) : error;
};

const noneAtAll = (cause?: unknown) =>
	new Failure(
		'no-credentials',
		'No AWS credentials found.',
		'Run daypass in AWS CloudShell, set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with --profile. To look around without any: daypass demo.',
		cause,
	);

const refusing = (status: number) =>
	new Failure(
		status >= 500 ? 'aws-unavailable' : 'no-credentials',
		`The metadata service of this EC2 instance refuses to hand out its credentials (HTTP ${status}).`,
		'Look at the instance’s metadata options and its role, or name other credentials with --profile.',
	);
