import {spawnSync} from 'node:child_process';
import process from 'node:process';
import type {World} from './world.ts';

/** Runs the same command line in a process without NODE_DEBUG and answers with its exit code. */
export const runQuietly = ({env: {NODE_DEBUG: _, ...env}}: Pick<World, 'env'>): number => {
	process.on('SIGINT', () => {});
	// This process has the variable still, and would tell the environment it hands on.
	process.stderr.write = () => true;
	const {status, signal} = spawnSync(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
		env,
		stdio: 'inherit',
	});
	return status ?? (signal === 'SIGINT' ? 130 : 1);
};
