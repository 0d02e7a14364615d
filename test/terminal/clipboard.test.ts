import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, onTestFinished, test} from 'vitest';
import {homeForTest} from '../support/daypass-terminal.ts';
import {findCommand} from '../support/find-command.ts';
import {skipFor} from '../support/missing.ts';
import {programFile} from '../support/program.ts';
import {openTerminal} from '../support/terminal.ts';

const wholeLink = /^http:\/\/127\.0\.0\.1:\d+\/federation\?Action=login&\S+SigninToken=[\w%-]{500,}$/;

/** A multiplexer as it comes, with nobody's settings, and `--copy` within it. */
const multiplexers = [
	{name: 'tmux', words: ['-L', 'daypass', '-f', '/dev/null', 'new-session'], told: 'Copied to tmux'},
	{name: 'screen', words: ['-c', '/dev/null'], told: 'OSC 52'},
] as const;

describe.each(multiplexers)('--copy within $name', ({name, words, told}) => {
	const multiplexer = findCommand(name);
	if (!multiplexer) skipFor(`clipboard of ${name}`, `there is no ${name}.`);

	test.skipIf(!multiplexer)(
		'reaches the terminal outside, whole, and leaves nothing on the screen',
		async () => {
			const {env, temporary} = homeForTest();
			// Their sockets, where nobody else's are, and no path too long for one.
			const sockets = path.join('/tmp', `daypass-${process.pid}-${name}`);
			mkdirSync(sockets, {mode: 0o700});
			onTestFinished(() => rmSync(sockets, {recursive: true, force: true}));
			const script = path.join(temporary, 'copy.sh');
			const copy = `'${process.execPath}' '${programFile}' demo link -r Audit -n bob --copy`;
			writeFileSync(script, `${copy} >/dev/null; echo "code $?"; exec cat\n`);
			const terminal = await openTerminal({
				file: multiplexer ?? '',
				words: [...words, '/bin/sh', script],
				columns: 100,
				rows: 24,
				env: {...env, TMUX_TMPDIR: sockets, SCREENDIR: sockets},
			});
			onTestFinished(terminal.close);
			expect(await terminal.copies()).toMatch(wholeLink);
			await terminal.sees(told, 'code 0');
			expect(terminal.screen()).not.toMatch(/[\w+/=]{60}/);
			terminal.press('\u0004');
			await terminal.ended();
		},
	);
});
