import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {setTimeout as wait} from 'node:timers/promises';
import {accountId, type Keys} from '../support/iam-account.ts';

/** The account's root user. */
export const root: Keys = {accessKeyId: 'AKIAQQQQQQQQROOTUSER', secretAccessKey: 'of-the-root-user'};

/** Milliseconds. It takes a second or two. */
const patience = 60_000;

const freePort = () =>
	new Promise<number>((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
		});
	});

/** Starts ministack as it checks signatures and policies, and answers with where it is. */
export const startMinistack = async (file: string) => {
	const port = await freePort();
	const folder = mkdtempSync(path.join(tmpdir(), 'ministack-'));
	const server = spawn(file, [], {
		cwd: folder,
		env: {
			PATH: process.env['PATH'],
			HOME: folder,
			TMPDIR: folder,
			AUTH: 'true',
			MINISTACK_ACCOUNT_ID: accountId,
			AWS_ACCESS_KEY_ID: root.accessKeyId,
			AWS_SECRET_ACCESS_KEY: root.secretAccessKey,
			BIND_HOST: '127.0.0.1',
			GATEWAY_PORT: String(port),
			IOT_MTLS_ENABLED: '0',
		},
		stdio: 'ignore',
	});
	const stop = () => server.kill();
	process.once('exit', stop);
	const url = `http://127.0.0.1:${port}`;
	const answers = () =>
		fetch(`${url}/_ministack/ready`).then(
			({ok}) => ok,
			() => false,
		);
	for (const since = Date.now(); !(await answers()); await wait(100)) {
		if (server.exitCode !== null || Date.now() - since > patience)
			throw new Error('ministack did not come to answer.');
	}
	return {
		url,
		stop: () => {
			process.off('exit', stop);
			stop();
			rmSync(folder, {recursive: true, force: true});
		},
	};
};
