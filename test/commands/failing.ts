import {expect, test} from 'vitest';
import type {Sandbox} from '../../source/sandbox/server.ts';
import {failureOf, withDaypass} from '../support/daypass.ts';

export type Cause = {
	/** The command line, `--json` left out. */
	readonly words: string | readonly string[];
	readonly code: string;
	/** What to do next, or a part of it. */
	readonly hint: string;
	readonly as?: string;
	readonly env?: Readonly<Record<string, string | undefined>>;
	readonly given?: (sandbox: Sandbox, folder: string) => void;
	/** What AWS was asked before it failed; default: nothing. */
	readonly calls?: readonly string[];
};

/** What a link asks for itself; what its visitor could do is asked beside, for as long as AWS has not refused. */
export const linkCalls = (...calls: readonly string[]): readonly string[] =>
	expect.arrayContaining([...calls]);

/**
 * A test for each cause: the exit code of the contract, standard output empty, one line of JSON on standard error, a
 * sentence and what to do next, and AWS asked no more than needed.
 */
export const fails = (exitCode: number, causes: Readonly<Record<string, Cause>>) =>
	test.each(Object.entries(causes))('%s', (_, {words, code, hint, as, env, given, calls = []}) =>
		withDaypass(async ({run, sandbox, folder}) => {
			given?.(sandbox, folder);
			const line = typeof words === 'string' ? words.split(' ') : words;
			const options = {...(as === undefined ? {} : {as}), ...(env === undefined ? {} : {env})};
			const result = await run(line.includes('--json') ? line : [...line, '--json'], options);
			const failure = failureOf(result);
			expect(failure).toMatchObject({code, hint: expect.stringContaining(hint)});
			expect(failure.message).toMatch(/^\S.*\.$/s);
			expect(`${failure.message}${failure.hint}`).not.toMatch(/undefined|\[object|policy “”/);
			expect(result).toMatchObject({code: exitCode, calls});
		}),
	);
