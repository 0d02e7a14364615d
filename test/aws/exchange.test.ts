import {once} from 'node:events';
import {type AddressInfo, createServer, type Socket} from 'node:net';
import {describe, expect, onTestFinished, test} from 'vitest';
import {connectEarly, type Exchange, exchange} from '../../source/aws/exchange.ts';
import {until} from '../support/until.ts';

/** A server that does the same with every whole head of a request; its connections, the newest last. */
const serverOf = async (behave: (socket: Socket, head: string) => void) => {
	const sockets: Socket[] = [];
	const server = createServer((socket) => {
		sockets.push(socket);
		let text = '';
		socket.on('error', () => {});
		socket.on('data', (chunk) => {
			text += chunk.toString('latin1');
			if (!text.includes('\r\n\r\n')) return;
			const head = text;
			text = '';
			behave(socket, head);
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onTestFinished(() => {
		for (const socket of sockets) socket.destroy();
		server.close();
	});
	return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, sockets};
};

const asked = (url: string, more: Partial<Exchange> = {}, signal?: AbortSignal) =>
	exchange({url, method: 'GET', headers: {}, timeout: 20_000, ...more}, signal);

const head = (status: string, length: number) => `HTTP/1.1 ${status}\r\ncontent-length: ${length}\r\n\r\n`;
const limit = 8 * 1024 * 1024;

describe('an answer', () => {
	test('is handed back whole: status, headers and all of its parts', async () => {
		const {url} = await serverOf((socket, request) => {
			socket.write(
				`HTTP/1.1 404 Not Found\r\nx-told: ${request.split(' ')[0]}\r\ntransfer-encoding: chunked\r\n\r\n`,
			);
			socket.write('3\r\nabc\r\n');
			socket.write('2\r\nde\r\n0\r\n\r\n');
		});
		const {status, headers, body} = await asked(url, {method: 'PUT', headers: {a: 'b'}});
		expect({status, told: headers['x-told'], body: body.toString()}).toEqual({
			status: 404,
			told: 'PUT',
			body: 'abcde',
		});
	});

	test('of which only the head is wanted is not waited for, and its connection is let go', async () => {
		const {url, sockets} = await serverOf((socket) => socket.write(head('200 OK', 1000)));
		const {status, body} = await asked(url, {headersOnly: true});
		expect({status, length: body.length}).toEqual({status: 200, length: 0});
		await until(() => sockets[0]?.destroyed === true);
	});

	test('may have 8 MB and no more', async () => {
		const send = (length: number, status = '200 OK') =>
			serverOf((socket) =>
				socket.end(Buffer.concat([Buffer.from(head(status, length)), Buffer.alloc(length)])),
			);
		expect((await asked((await send(limit)).url)).body).toHaveLength(limit);
		await expect(asked((await send(limit + 1)).url)).rejects.toMatchObject({code: 'ANSWER_TOO_LARGE'});
		const refused = await asked((await send(limit + 1, '403 Forbidden')).url);
		expect(refused.status).toBe(403);
		expect(refused.body.length).toBeLessThanOrEqual(limit);
	});

	test.each<[string, (socket: Socket) => void, string]>([
		['none at all', (socket) => socket.end(), 'ECONNRESET'],
		['a part of one', (socket) => socket.end(`${head('200 OK', 10)}abc`), 'ECONNRESET'],
		[
			'another protocol',
			(socket) =>
				socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
			'NOT_HTTP',
		],
		[
			'interim ones without end',
			(socket) => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(21)),
			'NOT_HTTP',
		],
		['no HTTP', (socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n'), 'HPE_INVALID_CONSTANT'],
	])('that is %s is none', async (_, behave, code) => {
		const {url, sockets} = await serverOf(behave);
		await expect(asked(url)).rejects.toMatchObject({code});
		await until(() => sockets[0]?.destroyed === true);
	});

	test('may come after some interim ones', async () => {
		const {url} = await serverOf((socket) => {
			socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(20));
			socket.write(`${head('200 OK', 2)}ok`);
		});
		expect((await asked(url)).body.toString()).toBe('ok');
	});

	test('that does not come in time is given up', async () => {
		const {url, sockets} = await serverOf(() => {});
		await expect(asked(url, {timeout: 50})).rejects.toMatchObject({code: 'ETIMEDOUT'});
		await until(() => sockets[0]?.destroyed === true);
	});
});

describe('a request', () => {
	test('that was called off before is not sent', async () => {
		const {url, sockets} = await serverOf(() => {});
		await expect(asked(url, {}, AbortSignal.abort())).rejects.toMatchObject({name: 'AbortError'});
		expect(sockets).toHaveLength(0);
	});

	test('that is called off meanwhile ends at once, and so does its connection', async () => {
		const calledOff = new AbortController();
		const {url, sockets} = await serverOf(() => calledOff.abort());
		await expect(asked(url, {}, calledOff.signal)).rejects.toMatchObject({name: 'AbortError'});
		await until(() => sockets[0]?.destroyed === true);
	});

	test('leaves nothing listening on the signal that could have called it off', async () => {
		const {url} = await serverOf((socket) => socket.write(`${head('200 OK', 2)}ok`));
		const {signal} = new AbortController();
		const added: unknown[] = [];
		const removed: unknown[] = [];
		signal.addEventListener = (_: string, listener: unknown) => void added.push(listener);
		signal.removeEventListener = (_: string, listener: unknown) => void removed.push(listener);
		await asked(url, {}, signal);
		expect(removed).toEqual(added);
	});

	test('with a header that can’t be sent is not begun', async () => {
		const {url} = await serverOf(() => {});
		await expect(asked(url, {headers: {a: 'b\nc'}})).rejects.toMatchObject({code: 'ERR_INVALID_CHAR'});
	});

	test('goes over a connection that was opened early, once', async () => {
		const {url, sockets} = await serverOf((socket, request) =>
			socket.write(`${head('200 OK', 4)}${request.slice(0, 4)}`),
		);
		const early = await connectEarly({url, method: 'POST', agent: undefined});
		await until(() => sockets.length === 1);
		expect((await asked(url, {method: 'POST', body: 'x', early})).body.toString()).toBe('POST');
		expect(sockets).toHaveLength(1);
		expect(early.take()).toBeUndefined();
	});

	test('takes another where the one that was opened early is gone', async () => {
		const {url, sockets} = await serverOf((socket) => socket.write(`${head('200 OK', 2)}ok`));
		const early = await connectEarly({url, method: 'POST', agent: undefined});
		await until(() => sockets.length === 1);
		early.drop();
		await until(() => sockets[0]?.destroyed === true);
		expect((await asked(url, {method: 'POST', early})).body.toString()).toBe('ok');
	});
});
