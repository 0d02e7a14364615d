import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {startSandbox} from '../../source/sandbox/server.ts';
import {containerKeys, type Keys, userKeys} from '../sandbox/sdk.ts';
import {cleanEnvironment, createHome, runProgram} from '../support/program.ts';
import {startBoto} from './boto.ts';
import {type Recorded, startRecorder} from './recorder.ts';

const python = inject('python');

/**
 * What `Authorization` says:
 * `AWS4-HMAC-SHA256 Credential=KEY/DATE/REGION/SERVICE/aws4_request, SignedHeaders=…, Signature=…`.
 */
const authorization =
	/^AWS4-HMAC-SHA256 Credential=[^/]+\/\d{8}\/(?<region>[^/]+)\/(?<service>[^/]+)\/aws4_request, SignedHeaders=(?<names>[^,]+), Signature=[0-9a-f]{64}$/;

describe.skipIf(!python)('what daypass signs, botocore signs alike, byte for byte', () => {
	let sandbox: Awaited<ReturnType<typeof startSandbox>>;
	let recorder: Awaited<ReturnType<typeof startRecorder>>;
	let boto: ReturnType<typeof startBoto>;
	const home = createHome();

	beforeAll(async () => {
		sandbox = await startSandbox();
		recorder = await startRecorder(sandbox.url);
		boto = startBoto(python ?? '');
	});

	afterAll(async () => {
		boto.stop();
		recorder.close();
		await sandbox.close();
		home.remove();
	});

	const signedAgain = async (
		{method, path, headers, body}: Recorded,
		{accessKeyId, secretAccessKey, sessionToken}: Keys,
	) => {
		const {
			region = '',
			service = '',
			names = '',
		} = authorization.exec(headers['authorization'] ?? '')?.groups ?? {};
		const signed = await boto.signs({
			method,
			url: `http://${headers['host']}${path}`,
			headers: Object.fromEntries(names.split(';').map((name) => [name, headers[name] ?? ''])),
			body,
			at: headers['x-amz-date'] ?? '',
			service,
			region,
			keys: [accessKeyId, secretAccessKey, sessionToken],
		});
		return signed.headers['authorization'];
	};

	test.each<[string, readonly string[], () => Promise<Keys> | Keys, readonly string[]]>([
		[
			'an IAM user’s link with a session policy',
			['link', 'Audit', '--scope', 'read-only', '-n', 'guest=a+b@example.com'],
			() => userKeys(sandbox, 'ana'),
			['AssumeRole', 'GetCallerIdentity', 'GetRole'],
		],
		[
			'a link from a session',
			['link', '-r', 'Audit', '--source-identity', 'a,b=c'],
			() => containerKeys(sandbox),
			['AssumeRole'],
		],
		['the session at hand', ['link', '--self'], () => containerKeys(sandbox), ['GetCallerIdentity']],
		[
			'a federated user',
			['link', '--federate', '--scope', 's3-prefix=acme-reports/監査 2030/'],
			() => userKeys(sandbox, 'ana'),
			['GetFederationToken'],
		],
		[
			'the roles of the account',
			['roles', '--all'],
			() => containerKeys(sandbox),
			['ListRoles', 'ListRolePolicies'],
		],
		[
			'a revocation',
			['revoke', 'Audit', '--session', 'a=b', '--yes'],
			() => containerKeys(sandbox),
			['GetRolePolicy', 'PutRolePolicy'],
		],
	])('%s', async (_, words, keysFor, actions) => {
		const keys = await keysFor();
		recorder.recorded.length = 0;
		await runProgram(words, {
			env: {
				...cleanEnvironment(home.folder),
				AWS_ENDPOINT_URL_STS: recorder.url,
				AWS_ENDPOINT_URL_IAM: recorder.url,
				AWS_ENDPOINT_URL_SIGNIN: sandbox.url,
				AWS_REGION: 'us-west-2',
				AWS_EC2_METADATA_DISABLED: 'true',
				AWS_ACCESS_KEY_ID: keys.accessKeyId,
				AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
				...(keys.sessionToken ? {AWS_SESSION_TOKEN: keys.sessionToken} : {}),
			},
		});
		const asked = recorder.recorded.map(({body}) => new URLSearchParams(body).get('Action'));
		expect(asked).toEqual(expect.arrayContaining([...actions]));
		for (const request of recorder.recorded) {
			expect(request.headers['authorization']).toMatch(authorization);
			expect(await signedAgain(request, keys)).toBe(request.headers['authorization']);
		}
	});
});
