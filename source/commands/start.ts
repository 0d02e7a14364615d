import process from 'node:process';
import {keepCompiled} from '../code-cache.ts';
import {Failure} from '../failure.ts';
import {knowsUnicode} from '../text/locale.ts';
import {main} from './main.ts';
import {showFailure} from './show-failure.ts';
import {processWorld} from './world.ts';

/** Runs the process's own command line, and ends the process with its exit code. */
export const start = async (): Promise<void> => {
	const world = processWorld(
		knowsUnicode(process.env) ? undefined : (await import('../text/ascii-text.ts')).asciiLine,
	);
	const json = process.argv.includes('--json');

	// A reader that has seen enough (`daypass roles | head -1`) is no error; a full disk is.
	process.stdout.on('error', ({code = 'unknown error'}: NodeJS.ErrnoException) => {
		const lost = new Failure(
			'output-lost',
			`Standard output could not be written (${code}).`,
			'Send it somewhere with room, or leave the redirection out.',
		);
		process.exit(code === 'EPIPE' ? (process.exitCode ?? 0) : showFailure(lost, json, world.err));
	});

	// Whether somebody reads what is said beside it does not matter to the result.
	process.stderr.on('error', () => {});

	// What nobody caught is told without its message or stack: either may hold a secret.
	process.on('uncaughtException', (error) => {
		process.exit(showFailure(error, json, world.err));
	});

	// Node's own warnings are for programmers; with --json they would be no JSON.
	process.removeAllListeners('warning');

	// Node writes what NODE_DEBUG names to standard error, requests with their credentials among it, and decides so
	// before our first line: only a process without the variable keeps quiet.
	if (process.env['NODE_DEBUG']) {
		const {runQuietly} = await import('./run-quietly.ts');
		process.exitCode = runQuietly(world);
	} else {
		const code = await main(process.argv.slice(2), world);
		// The demo leaves nothing behind.
		if (code === 0 && process.argv[2] !== 'demo') keepCompiled('other');
		process.exitCode = code;
		// Not before everything written has arrived, or its error has, which comes after the callback of its write. But
		// then at once: a credentials endpoint that is still being tried would hold the shell back for seconds after
		// Ctrl-C.
		process.stdout.write('', () => process.stderr.write('', () => setImmediate(() => process.exit(code))));
	}
};
