import path from 'node:path';
import process from 'node:process';
import type {Command} from 'commander';
import {onTestFinished, vi} from 'vitest';
import {parse} from '../../source/commands/parse.ts';
import type {World} from '../../source/commands/world.ts';
import {Failure} from '../../source/failure.ts';
import {worldForTest} from '../support/world.ts';
import {temporaryFolder} from './temporary-folder.ts';

export type Answer = {
	readonly stdout: string;
	readonly stderr: string;
	readonly failure?: Failure;
};

/** Runs command lines of one command, each in the same new folder and without a terminal. */
export const commandLine = (create: (world: World) => Command) => {
	const folder = temporaryFolder();
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	const run = async (...words: readonly string[]): Promise<Answer> => {
		const env = {LANG: 'C.UTF-8', ...process.env, DAYPASS_CONFIG_DIR: path.resolve(folder)};
		const {world, stdout, stderr} = worldForTest({env});
		try {
			await parse(create(world), words, world);
			return {stdout: stdout(), stderr: stderr()};
		} catch (error) {
			if (!(error instanceof Failure)) throw error;
			return {stdout: stdout(), stderr: stderr(), failure: error};
		}
	};
	return {folder, run};
};
