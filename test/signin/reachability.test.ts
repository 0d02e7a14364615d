import {describe, expect, test} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {endpointCheck, reachabilityChecks} from '../../source/signin/reachability.ts';
import {http, withRawServer} from '../support/raw-server.ts';

const url = new URL('https://ana:canary@endpoint.example/federation?canary');
const answered = (status: number) => ({status, sentAt: 0, receivedAt: 1});

const here = 'https://endpoint.example';
const theirs = (variables: string) => `Your credentials go there: look at ${variables}.`;
const other = 'Something else may have answered (a proxy, a login page): check the network.';
const proxy = 'Put user and password into HTTPS_PROXY, as http://user:password@proxy.example:3128.';
const later = 'Try again in a minute.';

test.each([
	['sts', 302, false, 'ok', here, ''],
	['iam', 403, false, 'ok', here, ''],
	['signin', 400, false, 'ok', here, ''],
	['signin', 200, false, 'warning', `${here} answers HTTP 200 where AWS’s sign-in would say 400`, other],
	[
		'sts',
		302,
		true,
		'warning',
		`${here}, not AWS’s own`,
		theirs('AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL and the profile’s endpoint_url'),
	],
	['signin', 400, true, 'warning', `${here}, not AWS’s own`, theirs('AWS_ENDPOINT_URL_SIGNIN')],
	['sts', 499, false, 'ok', here, ''],
	['sts', 500, false, 'problem', `${here} answers with an error of its own (HTTP 500)`, later],
	['signin', 503, false, 'problem', `${here} answers with an error of its own (HTTP 503)`, later],
	['sts', 407, false, 'problem', `${here}: the proxy wants to know who you are (HTTP 407)`, proxy],
] as const)(
	'%s answering %d (not AWS’s own: %s) is %s',
	(service, status, unusual, expected, detail, hint) => {
		const check = endpointCheck({service, url, answer: answered(status)}, unusual);
		expect(check).toMatchObject({id: `endpoint-${service}`, status: expected, detail, hint});
		expect(JSON.stringify(check)).not.toContain('canary');
	},
);

test('the demo’s imitation is as it should be', () => {
	const check = endpointCheck({service: 'sts', url, answer: answered(302)}, true, true);
	expect(check).toMatchObject({
		status: 'ok',
		detail: 'https://endpoint.example, the demo’s imitation of AWS',
	});
});

test('an endpoint that does not answer is told with what to do', () => {
	const answer = new Failure('dns', 'The name can’t be looked up.', 'Check the network.');
	expect(endpointCheck({service: 'iam', url, answer}, false)).toMatchObject({
		status: 'problem',
		detail: 'https://endpoint.example: The name can’t be looked up.',
		hint: 'Check the network.',
	});
});

describe('the endpoints of a pass', () => {
	const home = {
		HOME: '/nowhere',
		AWS_CONFIG_FILE: '/nowhere/config',
		AWS_SHARED_CREDENTIALS_FILE: '/nowhere/keys',
	};
	const checksFor = async (env: Readonly<Record<string, string>>, more: {readonly profile?: string} = {}) => {
		const {signal} = new AbortController();
		const asked = {env: {...home, ...env}, region: 'us-west-2', seconds: 20, signal, ...more};
		const checks = await reachabilityChecks(asked);
		return (id: string) => checks.find((check) => check.id === id);
	};

	test('are knocked at without credentials: the sign-in is told that it makes no token', async () => {
		const heard: string[] = [];
		await withRawServer(
			(socket, request) => {
				heard.push(request);
				socket.end(http('', request.startsWith('POST') ? '400 Bad Request' : '302 Found'));
			},
			async (server) => {
				const check = await checksFor({AWS_ENDPOINT_URL: server, AWS_ENDPOINT_URL_SIGNIN: server});
				for (const id of ['endpoint-sts', 'endpoint-iam', 'endpoint-signin'])
					expect(check(id)).toMatchObject({status: 'warning', detail: `${server}, not AWS’s own`});
				expect(check('clock')?.status).toBe('skipped');
				expect(check('proxy')).toMatchObject({status: 'ok', detail: 'none'});
				expect(check('certificates')).toMatchObject({status: 'ok'});
			},
		);
		expect(heard).toHaveLength(3);
		const [posted = '', ...others] = heard.toSorted(
			(a, b) => Number(a.startsWith('GET')) - Number(b.startsWith('GET')),
		);
		expect(posted).toMatch(/^POST \/federation HTTP\/1\.1\r\n.*\r\n\r\nAction=getSigninToken$/s);
		for (const one of others) expect(one).toMatch(/^GET \/ HTTP\/1\.1\r\n/);
		expect(heard.join()).not.toMatch(/authorization/i);
	});

	test('of which one is no address are told by what sets it', async () => {
		const nowhere = 'http://127.0.0.1:9';
		const wrong = {
			AWS_ENDPOINT_URL_STS: 'nonsense',
			AWS_ENDPOINT_URL_SIGNIN: 'nonsense',
			AWS_ENDPOINT_URL_IAM: nowhere,
		};
		const check = await checksFor(wrong);
		for (const [id, title, variables] of [
			['endpoint-sts', 'STS', 'AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL and the profile’s endpoint_url'],
			['endpoint-signin', 'Sign-in', 'AWS_ENDPOINT_URL_SIGNIN'],
		] as const)
			expect(check(id)).toEqual({
				id,
				title,
				status: 'problem',
				detail: 'nowhere: what is set as its address is not a URL.',
				hint: `Look at ${variables}.`,
			});
		expect(check('endpoint-iam')).toMatchObject({
			status: 'problem',
			detail: expect.stringMatching(/^http:\/\/127\.0\.0\.1:9, not AWS’s own: .*nothing answers/),
		});
	});

	test('that would be asked in plain text are refused for that, and not called none', async () => {
		const check = await checksFor({
			AWS_ENDPOINT_URL: 'http://sts.example.org',
			AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:9',
		});
		expect(check('endpoint-sts')).toMatchObject({
			status: 'problem',
			detail: expect.stringMatching(/^nowhere: .*http/),
			hint: expect.stringContaining('DAYPASS_INSECURE_ENDPOINT'),
		});
	});

	test('of a profile that is not there are still knocked at as far as they are known', async () => {
		const nowhere = 'http://127.0.0.1:9';
		const check = await checksFor({AWS_ENDPOINT_URL_SIGNIN: nowhere}, {profile: 'nobody'});
		expect(check('endpoint-signin')?.detail).toContain(nowhere);
		expect(check('endpoint-sts')).toMatchObject({
			status: 'problem',
			detail: expect.stringContaining('nobody'),
		});
	});
});
