import {writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {inject, onTestFinished} from 'vitest';
import {homeForTest} from '../support/daypass-terminal.ts';
import {programFile} from '../support/program.ts';
import {openTerminal, type Size} from '../support/terminal.ts';

/** What the prompt looks like, so that nothing else on the screen does. */
export const prompt = 'shell> ';

/** A shell in a terminal, in which `daypass` is the built program; closed when the test ends. */
export const openShell = async (size: Size) => {
	const bash = inject('bash');
	if (!bash) throw new Error('There is no bash here');
	const {env, temporary} = homeForTest();
	const startup = path.join(env['HOME'] ?? '', 'startup.sh');
	writeFileSync(
		startup,
		`PS1='${prompt}'\nunset HISTFILE\ndaypass() { '${process.execPath}' '${programFile}' "$@"; }\n`,
	);
	const terminal = await openTerminal({...size, file: bash, words: ['--rcfile', startup, '-i'], env});
	onTestFinished(terminal.close);
	await terminal.sees(prompt);
	return {...terminal, temporary};
};
