import {describe, expect, test} from 'vitest';
import {escapeHtml, scriptJson} from '../../source/sandbox/federation/html.ts';
import type {Sandbox} from '../../source/sandbox/server.ts';
import {askForToken, assume, follow, loginLink, openLink, role, sessionIn, tokenIn} from './link.ts';
import {movableClock, sandboxForTest} from './sandbox.ts';

type Link = {
	readonly destination?: string;
	readonly issuer?: string;
	readonly input?: Parameters<typeof assume>[1];
};

const linkTo = async (sandbox: Sandbox, {destination, issuer, input = {}}: Link = {}) => {
	const token = await tokenIn(await askForToken(sandbox, await assume(sandbox, input)));
	return loginLink(sandbox, token, destination, issuer);
};

test('the page tells who, where, what and until when, to people and to programs', async () => {
	const sandbox = await sandboxForTest();
	const destination = 'https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/statemachines';
	const issuer = 'https://wiki.example.org/day-passes';
	const input = {RoleArn: role('app/Viewer-Prod'), RoleSessionName: 'suzuki-audit', DurationSeconds: 1800};
	const {html, status} = await openLink(await linkTo(sandbox, {destination, issuer, input}));
	expect(status).toBe(200);
	expect(html).toContain('Viewer-Prod/suzuki-audit @ acme-dev 1111-2222-3333');
	expect(html).toContain('Nothing here is AWS');
	const session = sessionIn(html);
	expect(session).toMatchObject({
		role: 'Viewer-Prod',
		identityArn: role('app/Viewer-Prod'),
		sessionName: 'suzuki-audit',
		principal: 'arn:aws:sts::111122223333:assumed-role/Viewer-Prod/suzuki-audit',
		account: '111122223333',
		alias: 'acme-dev',
		region: 'eu-west-1',
		service: 'states',
		destination,
		fragment: '#/statemachines',
		issuer,
		revoked: false,
		rolePolicies: ['ReadOnlyAccess', 'NoCustomerData'],
	});
	const lasts = Date.parse(String(session['sessionEndsAt'])) - Date.parse(String(session['linkMadeAt']));
	expect(Math.abs(lasts - 1_800_000)).toBeLessThan(10_000);
});

const places: readonly (readonly [destination: string, region: string, service: string])[] = [
	['https://us-west-2.console.aws.amazon.com/cloudshell', 'us-west-2', 'cloudshell'],
	['https://console.aws.amazon.com/console/home?region=ap-northeast-1', 'ap-northeast-1', 'console home'],
	['https://us-east-1.console.aws.amazon.com/iam/home#/roles', 'us-east-1', 'iam'],
	['https://console.aws.amazon.com/route53/v2/hostedzones', 'global', 'route53'],
	[
		'https://eu-west-1.console.aws.amazon.com/codesuite/codebuild/projects',
		'eu-west-1',
		'codesuite/codebuild',
	],
	['https://lightsail.aws.amazon.com/ls/webapp/home', 'global', 'ls'],
	['https://us-gov-west-1.console.amazonaws-us-gov.com/ec2/home', 'us-gov-west-1', 'ec2'],
];

test.each(places)('%s is %s, %s', async (destination, region, service) => {
	const sandbox = await sandboxForTest();
	const {html} = await openLink(await linkTo(sandbox, {destination}));
	expect(sessionIn(html)).toMatchObject({region, service});
});

test('what the session was narrowed to and given is shown', async () => {
	const sandbox = await sandboxForTest();
	const policy = '{"Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}';
	const policyArns = ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess'];
	const input = {
		RoleArn: role('Customer-Data'),
		SourceIdentity: 'cm-chiba',
		Policy: policy,
		PolicyArns: policyArns.map((arn) => ({arn})),
	};
	const {html} = await openLink(await linkTo(sandbox, {input}));
	expect(sessionIn(html)['details']).toEqual({policy, policyArns, tags: {}, sourceIdentity: 'cm-chiba'});
	expect(html).toContain('Narrowed to');
});

describe('nothing in a link can put markup into the page', () => {
	const hostile = '"><script>alert(1)</script><b a=\'';

	test('neither the issuer nor the destination', async () => {
		const sandbox = await sandboxForTest();
		const destination = `https://us-west-2.console.aws.amazon.com/${encodeURIComponent('<i>')}?region=${hostile}`;
		const {html} = await openLink(await linkTo(sandbox, {destination, issuer: hostile}));
		expect(html).not.toContain('<script>alert');
		expect(html).not.toContain('<b a=');
		expect(sessionIn(html)['issuer']).toBe(hostile);
	});

	test('and an issuer that is no web address is no link', async () => {
		const sandbox = await sandboxForTest();
		const {html} = await openLink(await linkTo(sandbox, {issuer: 'javascript:alert(1)'}));
		expect(html).not.toContain('href="javascript');
	});

	test('escaping', () => {
		expect(escapeHtml('<a href="x">\'&\u001b[31m')).toBe('&#60;a href=&#34;x&#34;&#62;&#39;&#38;\ufffd[31m');
		expect(scriptJson({text: '</script>'})).toBe('{"text":"\\u003c/script>"}');
	});
});

describe('without a session', () => {
	test('the page is closed', async () => {
		const {url} = await sandboxForTest();
		const response = await fetch(`${url}/console/us-west-2.console.aws.amazon.com/cloudshell`);
		expect(response.status).toBe(403);
		expect(await response.text()).toContain('You are not signed in');
	});

	test('the front page says how to get one', async () => {
		const {url} = await sandboxForTest();
		const response = await fetch(url);
		expect(response.status).toBe(200);
		expect(await response.text()).toContain('acme-dev');
	});

	test('nor after it has ended', async () => {
		const clock = movableClock();
		const sandbox = await sandboxForTest({clock: clock.now});
		const link = await linkTo(sandbox, {input: {DurationSeconds: 900}});
		const {location, cookie} = await follow(link);
		clock.pass(901);
		const response = await fetch(new URL(location, link), {headers: {cookie}});
		expect(response.status).toBe(403);
		expect(await response.text()).toContain('Your session is over');
	});

	test('nor after signing out', async () => {
		const sandbox = await sandboxForTest();
		const link = await linkTo(sandbox);
		const {location, cookie} = await follow(link);
		const out = await fetch(new URL('/console/sign-out', link), {headers: {cookie}, redirect: 'manual'});
		expect(out.headers.get('location')).toBe('/');
		const again = await fetch(new URL(location, link), {headers: {cookie}});
		expect(again.status).toBe(403);
	});
});

describe('a link that signs out first', () => {
	test('comes back to the imitation', async () => {
		const sandbox = await sandboxForTest();
		const link = await linkTo(sandbox);
		const query = new URLSearchParams({Action: 'logout', redirect_uri: link});
		const {status, location} = await follow(`${sandbox.url}/oauth?${query}`);
		expect(status).toBe(302);
		expect(location).toBe(link);
	});

	test('goes nowhere else', async () => {
		const {url} = await sandboxForTest();
		const query = new URLSearchParams({Action: 'logout', redirect_uri: 'https://example.org/'});
		expect((await follow(`${url}/oauth?${query}`)).location).toBe('/');
	});
});

test('the page loads nothing and is kept by nobody', async () => {
	const sandbox = await sandboxForTest();
	const {location, cookie} = await follow(await linkTo(sandbox));
	const {headers} = await fetch(new URL(location, sandbox.url), {headers: {cookie}});
	expect(headers.get('cache-control')).toBe('no-store');
	expect(headers.get('content-security-policy')).toContain("default-src 'none'");
	expect(headers.get('referrer-policy')).toBe('no-referrer');
});
