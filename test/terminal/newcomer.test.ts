import path from 'node:path';
import {describe, inject, test} from 'vitest';
import {keys} from '../support/keys.ts';
import {programFile} from '../support/program.ts';
import {openShell} from './shell.ts';

const root = path.dirname(path.dirname(programFile));

describe.skipIf(!inject('bash'))('npm run demo', () => {
	const open = async () => {
		const shell = await openShell({columns: 80, rows: 24});
		shell.press(`cd '${root}'; export NPM_CONFIG_UPDATE_NOTIFIER=false; before=$(stty -g); clear\r`);
		shell.press('npm run --silent demo; echo code=$?\r');
		await shell.sees(/▸ ✓ Audit /);
		return shell;
	};

	test('opens the screen, and q leaves it with exit 0', async () => {
		const shell = await open();
		shell.press('q');
		await shell.sees(/^code=0$/m);
	});

	test('Ctrl-C leaves it with exit 130 and the terminal as it was', async () => {
		const shell = await open();
		shell.press(keys.ctrlC);
		await shell.sees(/^code=130$/m);
		await shell.isIn({screen: 'normal', cursorVisible: true});
		shell.press('[ "$before" = "$(stty -g)" ] && echo "line editing: as before"\r');
		await shell.sees(/^line editing: as before$/m);
	});

	test('Ctrl-Z gives the shell back, and fg the screen', async () => {
		const shell = await open();
		shell.press(keys.ctrlZ);
		await shell.sees('Stopped');
		shell.press('clear; fg\r');
		await shell.sees(/▸ ✓ Audit /);
		shell.press('j');
		await shell.sees(/▸ ✓ Contractor-Kyoto/);
		shell.press('q');
		await shell.sees(/^shell> $/m);
	});
});
