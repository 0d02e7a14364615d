import {createServer, type IncomingMessage} from 'node:http';
import {type AddressInfo, connect, type Server, type Socket} from 'node:net';
import type {Duplex} from 'node:stream';
import {createServer as createTlsServer} from 'node:tls';
import type {Certificates} from './certificates.ts';

/** What the proxy does with a CONNECT: opens the way, answers with a status, takes it and says nothing, or hangs up. */
export type ProxyMood = 'opens' | 'is silent' | 'hangs up' | 407 | 403 | 502;

export type CompanyNetwork = {
	/** TLS before the imitation: `https://127.0.0.1:PORT`. */
	readonly front: string;
	/** `127.0.0.1:PORT`, for http://user:password@… */
	readonly proxy: string;
	/** What CONNECT asked for, `host:port` each. */
	readonly asked: readonly string[];
	/** User and password the proxy was shown. */
	readonly shown: readonly string[];
	close(): Promise<void>;
};

const listen = async (server: Server): Promise<number> => {
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	return (server.address() as AddressInfo).port;
};

/** A network where everything goes through a proxy, and every host answers with a certificate of the company's own. */
export const openCompanyNetwork = async (
	imitation: string,
	{key, certificate}: Certificates,
	mood: ProxyMood = 'opens',
): Promise<CompanyNetwork> => {
	const asked: string[] = [];
	const shown: string[] = [];
	const open = new Set<Duplex>();
	const keep = <T extends Duplex>(socket: T): T => {
		open.add(socket);
		return socket.on('error', () => {});
	};
	const join = (one: Duplex, port: number) => {
		const other = keep(connect(port, '127.0.0.1'));
		keep(one).pipe(other).pipe(one);
	};

	const tls = createTlsServer({key, cert: certificate}, (socket) =>
		join(socket, Number(new URL(imitation).port)),
	);
	tls.on('tlsClientError', () => {});
	const front = await listen(tls);

	const proxy = createServer().on('connect', ({url = '', headers}: IncomingMessage, socket: Socket) => {
		asked.push(url);
		const [, words = ''] = (headers['proxy-authorization'] ?? '').split(' ');
		if (words) shown.push(Buffer.from(words, 'base64').toString());
		keep(socket);
		if (mood === 'hangs up') socket.destroy();
		else if (typeof mood === 'number') socket.end(`HTTP/1.1 ${mood} No\r\ncontent-length: 2\r\n\r\nNo`);
		else if (mood === 'opens') {
			socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
			join(socket, front);
		}
	});

	return {
		front: `https://127.0.0.1:${front}`,
		proxy: `127.0.0.1:${await listen(proxy)}`,
		asked,
		shown,
		async close() {
			for (const socket of open) socket.destroy();
			for (const server of [tls, proxy]) {
				await new Promise<void>((resolve) => {
					server.close(() => resolve());
				});
			}
		},
	};
};
