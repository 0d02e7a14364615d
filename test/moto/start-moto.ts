import {type ChildProcess, spawn} from 'node:child_process';
import process from 'node:process';
import {createInterface} from 'node:readline';

/** Milliseconds. It takes a second or two. */
const patience = 60_000;

/** moto says where it listens as soon as it does. */
const listening = (server: ChildProcess) =>
	new Promise<string>((resolve, reject) => {
		const said: string[] = [];
		const silent = () => reject(new Error(`moto did not say where it listens:\n${said.join('\n')}`));
		setTimeout(silent, patience).unref();
		server.once('error', reject);
		server.once('exit', () => reject(new Error(`moto ended before it listened:\n${said.join('\n')}`)));
		if (!server.stderr) return;
		createInterface(server.stderr).on('line', (line) => {
			said.push(line);
			const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
			if (url) resolve(url);
		});
	});

/** Starts moto, with an environment besides the process's own, and answers with where it is. */
export const startMoto = async (file: string, environment: Readonly<Record<string, string>> = {}) => {
	const server = spawn(file, ['-H', '127.0.0.1', '-p', '0'], {
		// A process group of its own: it starts processes that its end alone would leave behind.
		detached: true,
		env: {...process.env, ...environment},
		stdio: ['ignore', 'ignore', 'pipe'],
	});
	const {pid} = server;
	const stop = () => {
		if (pid !== undefined && server.exitCode === null) process.kill(-pid);
	};
	process.once('exit', stop);
	return {
		url: await listening(server),
		stop: () => {
			process.off('exit', stop);
			stop();
		},
	};
};
