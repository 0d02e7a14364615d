import process from 'node:process';
import type {Command} from 'commander';
import {onTestFinished, vi} from 'vitest';
import {parse} from '../../source/commands/parse.ts';
import {Failure} from '../../source/failure.ts';
import {temporaryFolder} from './temporary-folder.ts';

export type Answer = {
	readonly stdout: string;
	readonly stderr: string;
	readonly failure?: Failure;
};

/** Runs command lines of one command, each in the same new folder and without a terminal. */
export const commandLine = (create: () => Command) => {
	const folder = temporaryFolder();
	vi.stubEnv('DAYPASS_CONFIG_DIR', folder);
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	const run = async (...words: readonly string[]): Promise<Answer> => {
		const [stdout, stderr] = [capture(process.stdout), capture(process.stderr)];
		try {
			await parse(create(), words);
			return {stdout: stdout.text(), stderr: stderr.text()};
		} catch (error) {
			if (!(error instanceof Failure)) throw error;
			return {stdout: stdout.text(), stderr: stderr.text(), failure: error};
		} finally {
			stdout.restore();
			stderr.restore();
		}
	};
	return {folder, run};
};

const capture = (stream: NodeJS.WriteStream) => {
	const written: string[] = [];
	const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => written.push(String(chunk)) > 0);
	return {text: () => written.join(''), restore: () => spy.mockRestore()};
};
