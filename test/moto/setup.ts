import {type ChildProcess, spawn} from 'node:child_process';
import process from 'node:process';
import {createInterface} from 'node:readline';
import type {TestProject} from 'vitest/node';
import {skipFor} from '../support/missing.ts';
import {motoServer} from './virtual-environment.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where moto's IAM and STS answer; undefined where there is no moto. */
		motoUrl: string | undefined;
	}
}

/** moto says where it listens as soon as it does. */
const listening = (server: ChildProcess) =>
	new Promise<string>((resolve, reject) => {
		const said: string[] = [];
		server.once('error', reject);
		server.once('exit', () => reject(new Error(`moto ended before it listened:\n${said.join('\n')}`)));
		if (!server.stderr) return;
		createInterface(server.stderr).on('line', (line) => {
			said.push(line);
			const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
			if (url) resolve(url);
		});
	});

/** One moto for all files of the suite; each starts it afresh with `resetMoto`. */
export const setup = async (project: TestProject) => {
	const found = await motoServer();
	if ('reason' in found) {
		skipFor('moto', found.reason);
		project.provide('motoUrl', undefined);
		return;
	}
	const server = spawn(found.file, ['-H', '127.0.0.1', '-p', '0'], {
		// A process group of its own: it starts processes that its end alone would leave behind.
		detached: true,
		// With AWS's own managed policies in every account, fifteen hundred of them.
		env: {...process.env, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true'},
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const {pid} = server;
	const stop = () => {
		if (pid !== undefined && server.exitCode === null) process.kill(-pid);
	};
	process.once('exit', stop);
	project.provide('motoUrl', await listening(server));
	return () => {
		process.off('exit', stop);
		stop();
	};
};
