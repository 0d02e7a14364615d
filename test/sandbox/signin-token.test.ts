import {GetFederationTokenCommand} from '@aws-sdk/client-sts';
import {describe, expect, test} from 'vitest';
import type {Sandbox} from '../../source/sandbox/server.ts';
import {askForToken, assume, follow, loginLink, openLink, sessionIn, sessionJson, tokenIn} from './link.ts';
import {movableClock, sandboxForTest} from './sandbox.ts';
import {containerKeys, type Keys, keysIn, stsClient, userKeys} from './sdk.ts';

const asAna = (sandbox: Sandbox) => assume(sandbox, {}, userKeys(sandbox, 'ana'));

test('temporary keys give a token, by POST and by GET', async () => {
	const sandbox = await sandboxForTest();
	const keys = await assume(sandbox, {});
	const query = new URLSearchParams({Action: 'getSigninToken', Session: sessionJson(keys)});
	const got = await fetch(`${sandbox.url}/federation?${query}`);
	expect(await tokenIn(got)).toMatch(/^[\w-]{800,}$/);
	expect(await tokenIn(await askForToken(sandbox, keys))).toMatch(/^[\w-]{800,}$/);
	const actionInTheAddress = await fetch(`${sandbox.url}/federation?Action=getSigninToken`, {
		method: 'POST',
		body: new URLSearchParams({Session: sessionJson(keys)}),
	});
	expect(await tokenIn(actionInTheAddress)).toMatch(/^[\w-]{800,}$/);
});

describe('refused with a page of HTML and 400', () => {
	const keys: readonly (readonly [what: string, keys: (sandbox: Sandbox) => Promise<Keys>])[] = [
		['a long-term key', async (sandbox) => userKeys(sandbox, 'ana')],
		[
			'an unknown key',
			async (sandbox) => ({...(await assume(sandbox, {})), accessKeyId: 'ASIANOBODY0000000000'}),
		],
		['a wrong secret', async (sandbox) => ({...(await assume(sandbox, {})), secretAccessKey: 'x'})],
		['a wrong token', async (sandbox) => ({...(await assume(sandbox, {})), sessionToken: 'x'})],
	];

	test.each(keys)('%s', async (_what, make) => {
		const sandbox = await sandboxForTest();
		const response = await askForToken(sandbox, await make(sandbox));
		expect(response.status).toBe(400);
		expect(response.headers.get('content-type')).toContain('text/html');
	});

	test('expired keys', async () => {
		const clock = movableClock();
		const sandbox = await sandboxForTest({clock: clock.now});
		const session = await assume(sandbox, {DurationSeconds: 900});
		clock.pass(900);
		const response = await askForToken(sandbox, session);
		expect(response.status).toBe(400);
		expect(await response.text()).toContain('expired');
	});

	test.each(['', 'Session', '{}', '{"sessionId":1}'])('a Session of %j', async (Session) => {
		const {url} = await sandboxForTest();
		const body = new URLSearchParams({Action: 'getSigninToken', Session});
		expect((await fetch(`${url}/federation`, {method: 'POST', body})).status).toBe(400);
	});

	test('an unknown action', async () => {
		const {url} = await sandboxForTest();
		expect((await fetch(`${url}/federation?Action=dance`)).status).toBe(400);
	});
});

describe('SessionDuration', () => {
	const lengths: readonly (readonly [seconds: string, status: number])[] = [
		['900', 200],
		['43200', 200],
		['899', 400],
		['43201', 400],
		['1h', 400],
		['', 400],
	];

	test.each(lengths)('of %j for a role assumed with a long-term key: %s', async (SessionDuration, status) => {
		const sandbox = await sandboxForTest();
		const response = await askForToken(sandbox, await asAna(sandbox), {SessionDuration});
		expect(response.status).toBe(status);
	});

	const notAllowed: readonly (readonly [what: string, keys: (sandbox: Sandbox) => Promise<Keys>])[] = [
		['role chaining', (sandbox) => assume(sandbox, {})],
		["the terminal's own session", containerKeys],
		[
			'GetFederationToken',
			async (sandbox) => {
				const sts = stsClient(sandbox, userKeys(sandbox, 'ana'));
				return keysIn((await sts.send(new GetFederationTokenCommand({Name: 'guest'}))).Credentials);
			},
		],
	];

	test.each(notAllowed)('is refused with keys got by %s, which work without it', async (_what, make) => {
		const sandbox = await sandboxForTest();
		const keys = await make(sandbox);
		expect((await askForToken(sandbox, keys, {SessionDuration: '3600'})).status).toBe(400);
		expect((await askForToken(sandbox, keys)).status).toBe(200);
	});

	test("decides when the session ends, past the keys and the role's maximum", async () => {
		const clock = movableClock();
		const sandbox = await sandboxForTest({clock: clock.now});
		const token = await tokenIn(await askForToken(sandbox, await asAna(sandbox), {SessionDuration: '43200'}));
		const before = clock.now();
		const {html} = await openLink(loginLink(sandbox, token));
		const {sessionEndsAt} = sessionIn(html);
		const seconds = (Date.parse(String(sessionEndsAt)) - before) / 1000;
		expect(Math.abs(seconds - 43_200)).toBeLessThan(10);
	});
});

describe('a link', () => {
	const tokenOf = async (sandbox: Sandbox) => tokenIn(await askForToken(sandbox, await assume(sandbox, {})));

	test('works for fifteen minutes, as often as somebody likes, and no longer', async () => {
		const clock = movableClock();
		const sandbox = await sandboxForTest({clock: clock.now});
		const link = loginLink(sandbox, await tokenOf(sandbox));
		expect((await follow(link)).status).toBe(302);
		clock.pass(14 * 60);
		expect((await follow(link)).status).toBe(302);
		clock.pass(60);
		const late = await follow(link);
		expect(late.status).toBe(400);
		expect(late.text).toContain('more than 15 minutes ago');
	});

	test('opens nothing with a token from nowhere', async () => {
		const sandbox = await sandboxForTest();
		expect((await follow(loginLink(sandbox, 'made-up'))).status).toBe(400);
	});

	const destinations: readonly (readonly [destination: string, status: number])[] = [
		['https://us-west-2.console.aws.amazon.com/cloudshell', 302],
		['https://console.aws.amazon.com/iam/home#/roles', 302],
		['https://lightsail.aws.amazon.com/ls/webapp/home', 302],
		['https://cn-north-1.console.amazonaws.cn/ec2/home?region=cn-north-1', 302],
		['https://us-gov-west-1.console.amazonaws-us-gov.com/s3/buckets', 302],
		['https://eusc-de-east-1.console.amazonaws-eusc.eu/console/home', 302],
		['', 302],
		['http://console.aws.amazon.com/', 400],
		['https://console.aws.amazon.com.example.org/', 400],
		['https://example.org/?console.aws.amazon.com', 400],
		['javascript:alert(1)', 400],
		['/cloudshell', 400],
	];

	test.each(destinations)('to %j: %s', async (destination, status) => {
		const sandbox = await sandboxForTest();
		expect((await follow(loginLink(sandbox, await tokenOf(sandbox), destination))).status).toBe(status);
	});

	test('may have a destination whose question mark nobody encoded', async () => {
		const sandbox = await sandboxForTest();
		const destination = 'https://us-west-2.console.aws.amazon.com/s3/buckets?region=us-west-2';
		const query = `Action=login&SigninToken=${await tokenOf(sandbox)}&Destination=${destination}`;
		const {location} = await follow(`${sandbox.url}/federation?${query}`);
		expect(location).toBe(destination.replace('https://', '/console/'));
	});

	test('carries query and fragment on to the page', async () => {
		const sandbox = await sandboxForTest();
		const destination =
			'https://us-west-2.console.aws.amazon.com/dynamodbv2/home?region=us-west-2&x=1#table?name=a%20b';
		const {location} = await follow(loginLink(sandbox, await tokenOf(sandbox), destination));
		expect(location).toBe(destination.replace('https://', '/console/'));
	});
});
