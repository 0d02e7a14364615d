import {createServer} from 'node:net';
import {describe, expect, test} from 'vitest';
import {connectEarly, exchange} from '../../source/aws/exchange.ts';
import {type CommandRun, failureOf, promptly, withProgram} from '../support/daypass.ts';
import {hurried} from '../support/hurried.ts';
import {type Behaviour, drip, flood, http, withRawServer} from '../support/raw-server.ts';
import {expectSentence} from './sentence.ts';

type Hostile = {readonly code: string; readonly tries: number; readonly behave: Behaviour};

/** What may answer instead of AWS, and what is said of it. */
const hostile: Readonly<Record<string, Hostile>> = {
	'HTTP 101': {
		code: 'bad-answer',
		tries: 3,
		behave: (socket) =>
			socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
	},
	'a flood of interim answers': {
		code: 'bad-answer',
		tries: 3,
		behave: (socket) => flood(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(100)),
	},
	'what is no HTTP': {code: 'bad-answer', tries: 3, behave: (socket) => socket.end('SSH-2.0-Server\r\n')},
	'two content lengths': {
		code: 'bad-answer',
		tries: 3,
		behave: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\nabc'),
	},
	'a header without end': {
		code: 'bad-answer',
		tries: 3,
		behave: (socket) => {
			socket.write('HTTP/1.1 200 OK\r\nx: ');
			flood(socket, 'x'.repeat(10_000));
		},
	},
	'half an answer': {
		code: 'reset',
		tries: 3,
		behave: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 200\r\n\r\nabc'),
	},
	'half a chunk': {
		code: 'reset',
		tries: 3,
		behave: (socket) => socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n20\r\nabc'),
	},
	nothing: {code: 'reset', tries: 3, behave: (socket) => socket.end()},
	'a body without end': {
		code: 'bad-answer',
		tries: 1,
		behave: (socket) => {
			socket.write('HTTP/1.1 200 OK\r\n\r\n');
			flood(socket, 'x'.repeat(100_000));
		},
	},
	'elements within each other without end': {
		code: 'bad-answer',
		tries: 1,
		behave: (socket) => socket.end(http('<a>'.repeat(500_000))),
	},
};

const slow: Readonly<Record<string, Behaviour>> = {
	'a byte now and then': (socket) => {
		socket.write('HTTP/1.1 200 OK\r\n\r\n');
		drip(socket, '<a>', 50);
	},
	'a head that comes a byte now and then': (socket) => drip(socket, 'HTTP/1.1 200 OK\r\nx: yyyyyyyyyy', 50),
	'nothing at all': () => {},
};

const link = 'link -r arn:aws:iam::111122223333:role/Audit -n bob --json';
const ways = [
	['AWS_ENDPOINT_URL_STS', 'Action=AssumeRole', link],
	['AWS_ENDPOINT_URL_STS', 'Action=GetCallerIdentity', 'roles --json'],
	['AWS_ENDPOINT_URL_IAM', 'Action=ListRoles', 'roles --json'],
	['AWS_ENDPOINT_URL_SIGNIN', 'Action=getSigninToken', link],
] as const;

const fails = (result: CommandRun, expected: string) => {
	expect(result.code).toBe(1);
	expectSentence(failureOf(result), expected);
};

describe.concurrent.each(ways)('%s, %s: %s', (variable, action, words) => {
	test.each(Object.entries(hostile))('%s', (_, {code, tries, behave}) =>
		withRawServer(behave, (url, asked) =>
			withProgram(async ({run}) => {
				const result = await run(words, {env: {[variable]: url}, deadline: promptly});
				fails(result, code);
				expect(asked(action)).toBe(tries);
			}),
		),
	);

	test.each(Object.entries(slow))('%s: three times ten seconds', (_, behave) =>
		withRawServer(behave, (url, asked) =>
			withProgram(async ({run}) => {
				const result = await run(words, {env: {[variable]: url, ...hurried}});
				fails(result, 'timeout');
				expect(asked(action)).toBe(3);
			}),
		),
	);
});

const role = (name: string) =>
	`<member><Path>/</Path><RoleName>${name}</RoleName><RoleId>AROA${name}</RoleId><Arn>arn:aws:iam::111122223333:role/${name}</Arn><CreateDate>2026-01-01T00:00:00Z</CreateDate></member>`;

const page = (roles: string, more: string) =>
	http(
		`<ListRolesResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListRolesResult>${more}<Roles>${roles}</Roles></ListRolesResult></ListRolesResponse>`,
	);

const more = (marker: string) => `<IsTruncated>true</IsTruncated><Marker>${marker}</Marker>`;

/** Answers ListRoles so; everything else is denied. */
const listing = (answer: (count: number) => string): Behaviour => {
	let count = 0;
	return (socket, request) => {
		if (request.includes('Action=ListRoles')) socket.write(answer(count++));
		else
			socket.write(
				http(
					'<ErrorResponse><Error><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
					'403 Forbidden',
				),
			);
	};
};

describe.concurrent('a list without end', () => {
	test.each([
		['the same marker again', (count: number) => page(role(`R${count}`), more('same'))],
		['new markers, the same role', (count: number) => page(role('Same'), more(`m${count}`))],
		['new markers, no roles', (count: number) => page('', more(`m${count}`))],
		['more, but no marker', (count: number) => page(role(`R${count}`), '<IsTruncated>true</IsTruncated>')],
		[
			'pages of megabytes',
			(count: number) => page(`${role(`R${count}`)}<!--${'x'.repeat(4_000_000)}-->`, more(`m${count}`)),
		],
	])('%s is an error', (_, answer) =>
		withRawServer(listing(answer), (url) =>
			withProgram(async ({run}) => {
				const result = await run('roles --json', {env: {AWS_ENDPOINT_URL_IAM: url}});
				fails(result, 'bad-answer');
			}),
		),
	);

	test('a few empty pages on the way are none: IAM may give fewer than it has', () =>
		withRawServer(
			listing((count) => (count < 5 ? page('', more(`m${count}`)) : page(role('Last'), ''))),
			(url) =>
				withProgram(async ({run}) => {
					const {code, stdout} = await run('roles --all --json', {env: {AWS_ENDPOINT_URL_IAM: url}});
					expect({code, roles: JSON.parse(stdout).roles}).toMatchObject({code: 0, roles: [{name: 'Last'}]});
				}),
		));
});

describe('a connection opened early', () => {
	const dialled = (url: string) => ({url, method: 'POST'});
	const sent = (url: string) => ({
		...dialled(url),
		headers: {'content-length': '2'},
		body: 'hi',
		timeout: 5000,
	});

	test('carries the request that is found out later, and only that', async () => {
		const connections: string[] = [];
		const server = createServer((socket) => {
			const at = connections.push('') - 1;
			socket.on('data', (chunk) => {
				connections[at] += chunk.toString();
				if (connections[at]?.endsWith('hi')) socket.end(http('ok'));
			});
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		const {port} = server.address() as {port: number};
		const url = `http://127.0.0.1:${port}/federation`;
		const early = await connectEarly(dialled(url));
		await expect.poll(() => connections).toEqual(['']);
		const {status, body} = await exchange({...sent(url), early}, undefined);
		expect({status, body: body.toString(), connections: connections.length}).toEqual({
			status: 200,
			body: 'ok',
			connections: 1,
		});
		server.close();
	});

	test('that broke meanwhile, or was used already, is no error: another is opened', () =>
		withRawServer(
			(socket) => socket.write(http('ok')),
			async (url, asked) => {
				const broken = await connectEarly(dialled('http://127.0.0.1:1'));
				await expect.poll(() => broken.take()).toBeUndefined();
				await exchange({...sent(url), early: broken}, undefined);
				const early = await connectEarly(dialled(url));
				await exchange({...sent(url), early}, undefined);
				await exchange({...sent(url), early}, undefined);
				expect(asked()).toBe(3);
			},
		));

	test('is let go where nothing is to be sent', () =>
		withRawServer(
			() => {},
			async (url, asked) => {
				const early = await connectEarly(dialled(url));
				early.drop();
				expect({asked: asked(), taken: early.take()}).toEqual({asked: 0, taken: undefined});
			},
		));
});

test('what is given up is given up at once, whatever the request itself has noticed', () =>
	withRawServer(
		() => {},
		async (url) => {
			const controller = new AbortController();
			const sent = {url, method: 'GET', headers: {}, timeout: 20_000};
			const waiting = exchange(sent, controller.signal);
			setTimeout(() => controller.abort(), 50);
			await expect(waiting).rejects.toMatchObject({name: 'AbortError'});
			await expect(exchange(sent, controller.signal)).rejects.toMatchObject({name: 'AbortError'});
		},
	));
