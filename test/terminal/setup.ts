import process from 'node:process';
import type {TestProject} from 'vitest/node';
import {findCommand} from '../support/find-command.ts';
import {skipFor} from '../support/missing.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The shell that the suite types into; undefined where there is none, or no pseudo-terminal. */
		bash: string | undefined;
	}
}

const problem = async (bash: string | undefined): Promise<string | undefined> => {
	if (process.platform === 'win32') return 'it needs a POSIX terminal.';
	if (!bash) return 'there is no bash.';
	try {
		await import('@lydell/node-pty');
		return undefined;
	} catch {
		return 'there is no node-pty for this machine.';
	}
};

export const setup = async (project: TestProject) => {
	const bash = findCommand('bash');
	const reason = await problem(bash);
	if (reason) skipFor('terminal', reason);
	project.provide('bash', reason ? undefined : bash);
};
