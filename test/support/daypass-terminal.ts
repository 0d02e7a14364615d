import {mkdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {afterAll} from 'vitest';
import {cleanEnvironment, createHome, type Environment, programFile} from './program.ts';
import {type OpenTerminal, openTerminal, type Size} from './terminal.ts';

export type DaypassOptions = Size & {
	readonly words?: readonly string[];
	readonly env?: Environment;
	/** Default: the Node that runs the tests. */
	readonly node?: string;
};

// At the end of the file, not of the test: vitest can't tell which of the tests that run at once is asking.
const leftovers: (() => void)[] = [];
afterAll(() => {
	for (const close of leftovers.splice(0).reverse()) close();
});

/** A home for one test, with a temporary folder of its own so that what is left behind can be seen. */
export const homeForTest = (): {env: Environment; temporary: string} => {
	const home = createHome();
	leftovers.push(home.remove);
	const temporary = path.join(home.folder, 'tmp');
	mkdirSync(temporary);
	return {env: {...cleanEnvironment(home.folder), TMPDIR: temporary, TERM: 'xterm-256color'}, temporary};
};

/** The program in a terminal of its own, closed at the end of the file at the latest. */
export const openDaypass = async ({
	words = ['demo'],
	env,
	node = process.execPath,
	...size
}: DaypassOptions): Promise<OpenTerminal> => {
	const terminal = await openTerminal({
		...size,
		file: node,
		words: [programFile, ...words],
		env: {...homeForTest().env, ...env},
	});
	leftovers.push(terminal.close);
	return terminal;
};
