import {createHash, generateKeyPairSync} from 'node:crypto';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {failureOf} from '../support/daypass.ts';
import {runInProcess} from '../support/in-process.ts';
import {cleanEnvironment} from '../support/program.ts';

/** What a source answers: a status, and a body. */
type Answer = readonly [status: number, body?: string];

type Scene = {
	readonly config?: string;
	readonly files?: Readonly<Record<string, string>>;
	readonly env?: Readonly<Record<string, string>>;
	readonly answer?: Answer;
};

type Told = {
	readonly exit: number;
	readonly code: string;
	readonly says: readonly string[];
};

/** What a container's endpoint answers. */
const machineKeys = (Expiration: string) =>
	JSON.stringify({AccessKeyId: 'ASIA1', SecretAccessKey: 's', Token: 't', Expiration});

/** Runs `daypass link` against a source that answers like that. `{url}` and `{home}` are filled in. */
const told = async ({config = '', files = {}, env = {}, answer = [500]}: Scene): Promise<Told> => {
	const home = mkdtempSync(path.join(tmpdir(), 'daypass-sources-'));
	const server = createServer((_, response) => {
		const [status, body = ''] = answer;
		response.writeHead(status, {'content-type': body.startsWith('<') ? 'text/xml' : 'application/json'});
		response.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const filled = (text: string) => text.replaceAll('{url}', url).replaceAll('{home}', home);
	try {
		for (const [name, text] of Object.entries({'.aws/config': config, ...files})) {
			mkdirSync(path.dirname(path.join(home, name)), {recursive: true});
			writeFileSync(path.join(home, name), filled(text));
		}
		const usual = {AWS_REGION: 'eu-west-1', AWS_EC2_METADATA_DISABLED: 'true', AWS_ENDPOINT_URL: url};
		const run = await runInProcess(
			['link', '-r', 'arn:aws:iam::111122223333:role/T', '-n', 'bob', '--json', '--quiet'],
			{
				env: {
					...cleanEnvironment(home),
					...Object.fromEntries(
						Object.entries({...usual, ...env}).map(([name, value]) => [name, filled(value)]),
					),
				},
			},
		);
		const {code, message, hint} = failureOf(run);
		expect(`${message} ${hint}`).not.toMatch(/canary|undefined|Cannot read|\[object/);
		return {exit: run.code ?? -1, code, says: [message, hint]};
	} finally {
		server.close();
		rmSync(home, {recursive: true, force: true});
	}
};

const profile = {AWS_PROFILE: 'me'};
const sso =
	'[profile me]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Reader\n[sso-session corp]\nsso_start_url = https://corp\nsso_region = eu-west-1\n';
const ssoFile = `.aws/sso/cache/${createHash('sha1').update('corp').digest('hex')}.json`;
const signedIn = {[ssoFile]: '{"accessToken":"canary","expiresAt":"2099-01-01T00:00:00Z"}'};

const login = '[profile me]\nlogin_session = somebody\n';
const loginFile = `.aws/login/cache/${createHash('sha256').update('somebody').digest('hex')}.json`;
const dpopKey = generateKeyPairSync('ec', {namedCurve: 'P-256'}).privateKey.export({
	type: 'sec1',
	format: 'pem',
});
const keys = {
	accessKeyId: 'ASIA',
	secretAccessKey: 'canary',
	sessionToken: 'canary',
	expiresAt: '2020-01-01T00:00:00Z',
};
const loggedIn = {
	[loginFile]: JSON.stringify({accessToken: keys, refreshToken: 'canary', clientId: 'c', dpopKey}),
};

const web =
	'[profile me]\nrole_arn = arn:aws:iam::111122223333:role/W\nweb_identity_token_file = {home}/token\n';
const token = {token: 'canary-token'};
const stsError = (code: string) =>
	`<ErrorResponse><Error><Code>${code}</Code><Message>no</Message></Error></ErrorResponse>`;

const container = {AWS_CONTAINER_CREDENTIALS_FULL_URI: '{url}/creds'};
const instance = {AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: '{url}'};

describe.concurrent('a source that gives nothing says so in its own words', () => {
	test.each<[string, Scene, number, string, readonly string[]]>([
		[
			'SSO: no token',
			{config: sso, env: profile},
			4,
			'sso-expired',
			['never opened', 'aws sso login --profile me'],
		],
		[
			'SSO: the portal’s 401',
			{config: sso, files: signedIn, env: profile, answer: [401, '{}']},
			4,
			'sso-expired',
			['ended', 'aws sso login --profile me'],
		],
		[
			'SSO: its 403',
			{config: sso, files: signedIn, env: profile, answer: [403, '{"message":"No access"}']},
			3,
			'sso-refused',
			['Reader', '111122223333', 'No access'],
		],
		[
			'SSO: its 429',
			{config: sso, files: signedIn, env: profile, answer: [429]},
			1,
			'throttled',
			['IAM Identity Center'],
		],
		[
			'SSO: its 503',
			{config: sso, files: signedIn, env: profile, answer: [503]},
			1,
			'aws-unavailable',
			['HTTP 503'],
		],
		[
			'SSO: an answer that is none',
			{config: sso, files: signedIn, env: profile, answer: [200, '{}']},
			1,
			'bad-answer',
			['makes no sense'],
		],
		[
			'aws login: never',
			{config: login, env: profile},
			4,
			'login-expired',
			['not signed in', 'aws login --profile me'],
		],
		[
			'aws login: ended',
			{config: login, files: loggedIn, env: profile, answer: [403, '{"error":"TOKEN_EXPIRED"}']},
			4,
			'login-expired',
			['has ended', 'aws login --profile me'],
		],
		[
			'aws login: another password',
			{config: login, files: loggedIn, env: profile, answer: [403, '{"error":"USER_CREDENTIALS_CHANGED"}']},
			4,
			'login-expired',
			['password has changed'],
		],
		[
			'aws login: AWS Sign-In’s 503',
			{config: login, files: loggedIn, env: profile, answer: [503]},
			1,
			'aws-unavailable',
			['HTTP 503'],
		],
		[
			'web identity: no token',
			{config: web, env: profile},
			4,
			'web-identity-failed',
			['can’t be read', '/token'],
		],
		[
			'web identity: too old',
			{config: web, files: token, env: profile, answer: [400, stsError('ExpiredTokenException')]},
			4,
			'web-identity-failed',
			['too old', 'role/W'],
		],
		[
			'web identity: not taken',
			{config: web, files: token, env: profile, answer: [400, stsError('InvalidIdentityToken')]},
			4,
			'web-identity-failed',
			['does not take its token'],
		],
		[
			'web identity: the role refuses',
			{config: web, files: token, env: profile, answer: [403, stsError('AccessDenied')]},
			3,
			'access-denied',
			['role/W with a web identity token'],
		],
		[
			'a container that refuses',
			{env: container, answer: [403]},
			4,
			'no-credentials',
			['HTTP 403', 'CloudShell'],
		],
		['a container that is down', {env: container, answer: [503]}, 1, 'aws-unavailable', ['HTTP 503']],
		[
			'a container’s answer that is none',
			{env: container, answer: [200, '{}']},
			1,
			'bad-answer',
			['makes no sense'],
		],
		[
			'a container’s answer that has ended',
			{env: container, answer: [200, machineKeys('2020-01-01T00:00:00Z')]},
			4,
			'expired-credentials',
			['have expired', 'CloudShell'],
		],
		['an instance without a role', {env: instance, answer: [404]}, 4, 'no-credentials', ['has no role']],
		['an instance that is down', {env: instance, answer: [500]}, 1, 'aws-unavailable', ['metadata service']],
		[
			'no instance',
			{env: {...instance, AWS_EC2_METADATA_SERVICE_ENDPOINT: 'http://127.0.0.1:9'}},
			4,
			'no-credentials',
			['No AWS credentials found'],
		],
		[
			'half a key of the environment',
			{env: {AWS_ACCESS_KEY_ID: 'AKIA'}},
			4,
			'no-credentials',
			['AWS_SECRET_ACCESS_KEY is not'],
		],
		[
			'credentials of the environment that ended',
			{
				env: {
					AWS_ACCESS_KEY_ID: 'ASIA',
					AWS_SECRET_ACCESS_KEY: 'x',
					AWS_CREDENTIAL_EXPIRATION: '2020-01-01T00:00:00Z',
				},
			},
			4,
			'expired-credentials',
			['AWS_CREDENTIAL_EXPIRATION'],
		],
		[
			'a broken config file',
			{config: 'nonsense', env: profile},
			4,
			'config-malformed',
			['.aws/config', 'line 1'],
		],
	])('%s', async (_what, scene, exit, code, words) => {
		const found = await told(scene);
		expect(found).toMatchObject({exit, code});
		for (const word of words) expect(found.says.join(' ')).toContain(word);
	});
});
