import {type AddressInfo, createServer, type Socket} from 'node:net';

/** A server that speaks whatever it likes: what it does with a connection once a whole request has come. */
export type Behaviour = (socket: Socket, request: string) => void;

/** Runs a test with such a server, which is gone afterwards. */
export const withRawServer = async (
	behave: Behaviour,
	use: (url: string, asked: (action?: string) => number) => Promise<void>,
): Promise<void> => {
	const requests: string[] = [];
	const sockets = new Set<Socket>();
	const server = createServer((socket) => {
		sockets.add(socket);
		let text = '';
		socket.on('error', () => {});
		socket.on('data', (chunk) => {
			text += chunk.toString('latin1');
			const [head, body] = text.split('\r\n\r\n');
			const length = Number(/content-length: *(\d+)/i.exec(head ?? '')?.[1] ?? 0);
			if (body === undefined || body.length < length) return;
			const request = text;
			text = '';
			requests.push(request);
			behave(socket, request);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	try {
		await use(
			`http://127.0.0.1:${(server.address() as AddressInfo).port}`,
			(action = '') => requests.filter((one) => one.includes(action)).length,
		);
	} finally {
		for (const socket of sockets) socket.destroy();
		server.close();
	}
};

/** A whole answer with this body. */
export const http = (body: string, status = '200 OK', type = 'text/xml'): string =>
	`HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Writes again and again until nobody listens any more. */
export const flood = (socket: Socket, text: string): void => {
	while (!socket.destroyed && socket.write(text));
	if (!socket.destroyed) socket.once('drain', () => flood(socket, text));
};

/** Writes one character at a time. */
export const drip = (socket: Socket, text: string, milliseconds: number): void => {
	let at = 0;
	const timer = setInterval(() => {
		socket.write(text[at % text.length] ?? ' ');
		at++;
	}, milliseconds);
	socket.on('close', () => clearInterval(timer));
};
