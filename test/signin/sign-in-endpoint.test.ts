import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {afterEach, describe, expect, test} from 'vitest';
import {partitionById} from '../../source/console/partitions.ts';
import {connectToSignIn, signInEndpoints, signInToken} from '../../source/signin/sign-in-token.ts';

const credentials = {
	accessKeyId: 'ASIA',
	secretAccessKey: 'secret',
	sessionToken: 'token',
	expiresAt: new Date('2026-12-01T12:00:00Z'),
};
const servers: Server[] = [];

afterEach(() => {
	for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** A sign-in endpoint that always answers the same, with how often it was asked and connected to. */
const endpoint = async (status: number | 'reset', body = '{"SigninToken":"good"}') => {
	const seen = {requests: 0, connections: 0, heard: ''};
	const server = createServer(async (request, response) => {
		seen.requests++;
		const {method, url, headers} = request;
		seen.heard = `${method} ${url} ${headers['content-type']} ${headers.accept}\n${await text(request)}`;
		if (status === 'reset') request.socket.destroy();
		else response.writeHead(status).end(body);
	});
	server.on('connection', () => {
		seen.connections++;
	});
	servers.push(server);
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const {port} = server.address() as AddressInfo;
	return {url: `http://127.0.0.1:${port}/federation`, seen};
};

/** Where nothing listens. */
const closed = async () => {
	const {url} = await endpoint(200);
	const [server] = servers.splice(-1);
	await new Promise((done) => server?.close(done));
	return url;
};

const ask = (...urls: [string, ...string[]]) =>
	signInToken(urls, credentials, undefined, undefined, undefined);

const session = encodeURIComponent('{"sessionId":"ASIA","sessionKey":"secret","sessionToken":"token"}');

describe('a sign-in token', () => {
	test('is made at the first endpoint, and nobody else is asked', async () => {
		const [first, other] = [await endpoint(200), await endpoint(200)];
		expect(await ask(first.url, other.url)).toEqual({token: 'good', url: first.url, warnings: []});
		expect(other.seen.connections).toBe(0);
	});

	test.each([
		[undefined, ''],
		[43_200, 'SessionDuration=43200&'],
	])('is asked for by a form that says who it is for, and how long: %s', async (seconds, duration) => {
		const {url, seen} = await endpoint(200);
		await signInToken([url], credentials, seconds, undefined, undefined);
		expect(seen.heard).toBe(
			`POST /federation application/x-www-form-urlencoded application/json\nAction=getSigninToken&${duration}Session=${session}`,
		);
	});

	test('is made at the other one where the first hangs up, or has no address', async () => {
		const other = await endpoint(200);
		const cut = await endpoint('reset');
		expect(await ask(cut.url, other.url)).toMatchObject({url: other.url});
		expect(cut.seen.requests).toBe(2);
		expect(await ask('https://signin.invalid/federation', other.url)).toMatchObject({url: other.url});
	});

	test('that is called off at the other one is no failure of the first', async () => {
		const calledOff = new AbortController();
		const other = createServer(() => calledOff.abort());
		servers.push(other);
		await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
		const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
		const asked = signInToken([await closed(), url], credentials, undefined, undefined, calledOff.signal);
		await expect(asked).rejects.toMatchObject({code: 'cancelled'});
	});

	test('is made at the other one where nothing listens at the first, which is told', async () => {
		const [first, other] = [await closed(), await endpoint(200)];
		const made = await ask(first, other.url);
		expect(made).toMatchObject({token: 'good', url: other.url});
		expect(made.warnings).toEqual([
			`The sign-in endpoint ${new URL(first).host} can’t be reached: the link was made at ${new URL(other.url).host}.`,
		]);
	});

	test('is made at the other one where the first is down: three tries in all', async () => {
		const [first, other] = [await endpoint(503), await endpoint(200)];
		expect(await ask(first.url, other.url)).toMatchObject({url: other.url});
		expect([first.seen.requests, other.seen.requests]).toEqual([2, 1]);
	});

	test.each([
		[400, 'federation-refused', 1, 'AWS_ENDPOINT_URL_SIGNIN'],
		[403, 'federation-refused', 1, 'this machine’s clock'],
		[429, 'throttled', 2, 'Wait a minute'],
	])('that is refused with %i is not asked for elsewhere', async (status, code, requests, hint) => {
		const [first, other] = [await endpoint(status, 'No.'), await endpoint(200)];
		await expect(ask(first.url, other.url)).rejects.toMatchObject({
			code,
			message: `AWS’s sign-in service answered HTTP ${status} (“No.”).`,
			hint: expect.stringContaining(hint),
		});
		expect([first.seen.requests, other.seen.requests]).toEqual([requests, 0]);
	});

	test('that neither makes fails with what the first said', async () => {
		const [first, other] = [await endpoint(503), await endpoint(400)];
		await expect(ask(first.url, other.url)).rejects.toMatchObject({
			code: 'aws-unavailable',
			hint: 'This is on AWS’s side: try again in a minute.',
		});
	});

	test('is asked for three times where there is no other endpoint', async () => {
		const only = await endpoint(503);
		await expect(ask(only.url)).rejects.toMatchObject({code: 'aws-unavailable'});
		expect(only.seen.requests).toBe(3);
	});
});

test('an endpoint of one’s own is the only one', () => {
	const aws = partitionById('aws');
	if (!aws) throw new Error('no such partition');
	expect(signInEndpoints(aws, 'eu-west-1', {AWS_ENDPOINT_URL_SIGNIN: 'https://signin.example.org/'})).toEqual(
		['https://signin.example.org/federation'],
	);
	expect(signInEndpoints(aws, 'eu-west-1', {})).toHaveLength(2);
});

describe('a connection opened early', () => {
	test('is the one the request is sent over', async () => {
		const {url, seen} = await endpoint(200);
		const early = await connectToSignIn(url, new AbortController().signal);
		await expect.poll(() => seen.connections).toBe(1);
		expect(seen.requests).toBe(0);
		expect(await signInToken([url], credentials, undefined, early, undefined)).toMatchObject({token: 'good'});
		expect(seen).toMatchObject({requests: 1, connections: 1});
	});

	test('to where nothing listens is no failure by itself', async () => {
		const first = await closed();
		const other = await endpoint(200);
		const early = await connectToSignIn(first, new AbortController().signal);
		const made = await signInToken([first, other.url], credentials, undefined, early, undefined);
		expect(made).toMatchObject({token: 'good', url: other.url});
	});

	test('is closed when there will be no pass', async () => {
		const {url, seen} = await endpoint(200);
		const done = new AbortController();
		await connectToSignIn(url, done.signal);
		await expect.poll(() => seen.connections).toBe(1);
		const server = servers.at(-1);
		done.abort();
		await expect.poll(() => new Promise((count) => server?.getConnections((_, open) => count(open)))).toBe(0);
	});
});
