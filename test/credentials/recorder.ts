import {createServer, request} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';

/** A request as it came in. */
export type Recorded = {
	readonly method: string;
	readonly path: string;
	/** By names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

/** Hands every request on to another server as it is, and keeps it. */
export const startRecorder = async (target: string) => {
	const recorded: Recorded[] = [];
	const server = createServer(async (incoming, outgoing) => {
		const {method = '', url: path = '', headers} = incoming;
		const body = await text(incoming);
		recorded.push({method, path, headers: headers as Readonly<Record<string, string>>, body});
		request(new URL(path, target), {method, headers}, (answer) => {
			outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
			answer.pipe(outgoing);
		})
			.on('error', () => outgoing.destroy())
			.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		recorded,
		close: () => {
			server.close();
			server.closeAllConnections();
		},
	};
};
