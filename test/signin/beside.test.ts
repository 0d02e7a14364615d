import {type AddressInfo, createServer, type Socket} from 'node:net';
import {describe, expect, test, vi} from 'vitest';
import {requestTimeout} from '../../source/aws/deadlines.ts';
// Loaded beforehand: the moment a link waits for it is short.
import '../../source/signin/preflight-check.ts';
import {withDaypass} from '../support/daypass.ts';
import {http, withRawServer} from '../support/raw-server.ts';
import {until} from '../support/until.ts';

const link = 'link -r arn:aws:iam::111122223333:role/Audit -n bob';

/** Runs a test with an IAM that takes requests and never answers; `waiting`: how many still wait for it. */
const withSilentIam = async (
	use: (iam: {
		readonly url: string;
		readonly asked: () => number;
		readonly waiting: () => number;
	}) => Promise<void>,
): Promise<void> => {
	const waiting = new Set<Socket>();
	let asked = 0;
	const server = createServer((socket) => {
		socket.once('data', () => {
			asked++;
			waiting.add(socket);
		});
		socket.on('close', () => waiting.delete(socket));
		socket.on('error', () => {});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const {port} = server.address() as AddressInfo;
	try {
		await use({url: `http://127.0.0.1:${port}`, asked: () => asked, waiting: () => waiting.size});
	} finally {
		for (const socket of waiting) socket.destroy();
		server.close();
	}
};

/** Sooner than a request is given up by itself. */
const atOnce = {timeout: requestTimeout / 3, interval: 5};

describe('what is asked beside a pass', () => {
	test('is given up when the pass is made and its moment has passed', () =>
		withSilentIam(({url, asked, waiting}) =>
			withDaypass(async ({run}) => {
				const {code, stdout} = await run(link, {env: {AWS_ENDPOINT_URL_IAM: url}});
				expect({code, stdout}).toEqual({code: 0, stdout: expect.stringMatching(/^http\S+\n$/)});
				expect(asked()).toBeGreaterThan(0);
				await vi.waitUntil(() => waiting() === 0, atOnce);
			}),
		));

	test('is given up when there will be no pass', () =>
		withSilentIam((iam) =>
			withRawServer(
				async (socket) => {
					await until(() => iam.asked() > 0);
					socket.end(http('', '403 Forbidden'));
				},
				(url) =>
					withDaypass(async ({run}) => {
						const env = {AWS_ENDPOINT_URL_IAM: iam.url, AWS_ENDPOINT_URL_SIGNIN: url};
						expect((await run(link, {env})).code).toBe(1);
						await vi.waitUntil(() => iam.waiting() === 0, atOnce);
					}),
			),
		));
});
