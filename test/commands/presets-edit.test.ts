import {chmodSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {expect, test} from 'vitest';
import {withProgram} from '../support/daypass.ts';

test('Ctrl-C within the editor is the editor’s: what was written is kept', () =>
	withProgram(async ({run, folder}) => {
		await run('presets save audit -r arn:aws:iam::111122223333:role/Audit');
		const editor = path.join(path.dirname(folder), 'editor');
		mkdirSync(path.dirname(editor), {recursive: true});
		// The terminal sends it to daypass as well; the shell between them is left out by `exec`.
		writeFileSync(
			editor,
			'#!/bin/sh\ntrap "" INT\nkill -INT "$DAYPASS"\nsleep 0.3\nsed -i \'s/role\\/Audit/role\\/Support/\' "$1"\n',
		);
		chmodSync(editor, 0o755);
		const {code} = await run('presets edit audit', {env: {EDITOR: `DAYPASS=$PPID exec '${editor}'`}});
		expect(code).toBe(0);
		expect(readFileSync(path.join(folder, 'config.json'), 'utf8')).toContain('role/Support');
	}));
