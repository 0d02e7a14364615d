import {afterEach, expect, test, vi} from 'vitest';
import {exchange} from '../../source/aws/exchange.ts';
import {agentFor} from '../../source/aws/http-agents.ts';
import {proxyCheck} from '../../source/aws/proxies.ts';

const endpoints = [
	{title: 'STS', url: new URL('https://sts.us-west-2.amazonaws.com/')},
	{title: 'Sign-in', url: new URL('https://signin.aws.amazon.com/federation')},
];

const variables = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [
	name,
	name.toLowerCase(),
]);

afterEach(() => {
	vi.unstubAllEnvs();
});

test.each([
	['none', {}, 'ok', 'none'],
	['one for all', {HTTPS_PROXY: 'http://proxy.example:3128'}, 'ok', 'proxy.example:3128 for STS, Sign-in'],
	['one without a scheme', {HTTPS_PROXY: 'proxy.example:3128'}, 'ok', 'proxy.example:3128 for STS, Sign-in'],
	[
		'one past which some go',
		{HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: '.amazonaws.com'},
		'ok',
		'proxy.example:3128 for Sign-in; STS without (NO_PROXY)',
	],
	['one past which all go', {https_proxy: 'http://proxy.example:3128', no_proxy: '*'}, 'ok', 'none'],
	['nonsense', {HTTPS_PROXY: 'http://:no:'}, 'problem', 'the proxy named in the environment is not a URL'],
])('%s', (_, environment, status, detail) => {
	for (const name of variables) vi.stubEnv(name, undefined);
	for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
	expect(proxyCheck(endpoints)).toMatchObject({status, detail});
});

test('a proxy’s password is not told', () => {
	for (const name of variables) vi.stubEnv(name, undefined);
	vi.stubEnv('HTTPS_PROXY', 'http://ana:canary-password@proxy.example:3128');
	expect(JSON.stringify(proxyCheck(endpoints))).not.toMatch(/ana|canary/);
});

test.each(['HTTP_PROXY', 'all_proxy'])('%s is taken also before an endpoint without TLS', async (name) => {
	for (const one of variables) vi.stubEnv(one, '');
	expect(await agentFor('http://sts.example/')).toBeUndefined();
	vi.stubEnv(name, 'http://proxy.example:3128');
	expect(await agentFor('http://sts.example/')).toBeDefined();
});

test.each(['http://user:%PW@proxy.example:3128', 'http://user:100%@proxy.example:3128'])(
	'an address that can’t be decoded is named, and its password is not: %s',
	async (address) => {
		vi.stubEnv('HTTPS_PROXY', address);
		vi.stubEnv('https_proxy', '');
		const {proxyAgents} = await import('../../source/aws/proxy-agents.ts');
		const failed = await exchange(
			{
				url: 'https://sts.eu-west-1.amazonaws.com/',
				method: 'GET',
				headers: {},
				agent: proxyAgents({}).httpsAgent,
				timeout: 5000,
			},
			undefined,
		).catch((error: unknown) => error);
		expect(failed).toMatchObject({code: 'proxy-malformed', hint: expect.stringContaining('%25')});
		expect(JSON.stringify(failed)).not.toContain('PW');
	},
);
