import {request as ask, createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import type {Sandbox} from '../../source/sandbox/server.ts';

/** An STS that refuses in these words: everything, or AssumeRole alone where the imitation answers the rest. */
export const refusingSts = async (
	code: string,
	message: string,
	{others, status = 403}: {readonly others?: Sandbox; readonly status?: number} = {},
) => {
	const server = createServer(async (request, response) => {
		const body = await text(request);
		if (others && !body.includes('Action=AssumeRole&')) {
			const {method = 'POST', headers} = request;
			ask(others.url, {method, headers}, (answer) => {
				response.writeHead(answer.statusCode ?? 500, answer.headers);
				answer.pipe(response);
			}).end(body);
			return;
		}
		response.writeHead(status, {'content-type': 'text/xml'});
		response.end(
			`<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
		);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	const {port} = server.address() as AddressInfo;
	return {env: {AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${port}`}, close: () => server.close()};
};
