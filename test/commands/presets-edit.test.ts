import {chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {type Daypass, failureOf, withProgram} from '../support/daypass.ts';
import {until} from '../support/until.ts';

const toSupport = `sed -i 's/role\\/Audit/role\\/Support/' "$1"`;

/** A preset, an editor that does what the script says, and a temporary folder of its own. */
const withEditor = (
	script: string,
	use: (daypass: Daypass & {env: Record<string, string>; temporary: string; home: string}) => Promise<void>,
) =>
	withProgram(async (daypass) => {
		await daypass.run('presets save audit -r arn:aws:iam::111122223333:role/Audit');
		const home = path.dirname(daypass.folder);
		const temporary = path.join(home, 'tmp');
		mkdirSync(temporary);
		const editor = path.join(home, 'editor');
		writeFileSync(editor, `#!/bin/sh\n${script}\n`);
		chmodSync(editor, 0o755);
		await use({...daypass, home, temporary, env: {EDITOR: editor, TMPDIR: temporary}});
	});

const config = (folder: string) => readFileSync(path.join(folder, 'config.json'), 'utf8');

/** The file that a sentence names. */
const namedIn = (text: string): string => /What you wrote is in (\S+)\.$/m.exec(text)?.[1] ?? '';

const drafts = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('edit-'));

describe.concurrent('presets edit', () => {
	test('leaves Ctrl-C to the editor, however often it is pressed: what was written is kept', () =>
		// The terminal sends it to daypass as well; the shell between them gives way to the editor.
		withEditor(
			`trap "" INT\nfor i in 1 2 3; do kill -INT "$PPID"; sleep 0.1; done\n${toSupport}`,
			async ({run, folder, env}) => {
				expect(await run('presets edit audit', {env})).toMatchObject({code: 0});
				expect(config(folder)).toContain('role/Support');
				expect(drafts(folder)).toEqual([]);
			},
		));

	test('takes an editor with variables before its name, and an interrupt that reaches the shell between', () =>
		withEditor(
			`trap "" INT\nkill -INT "$PPID"\nsleep 0.2\n[ "$FLAVOUR" = sweet ] && ${toSupport}`,
			async ({run, folder, env}) => {
				const EDITOR = `FLAVOUR=sweet ${env['EDITOR']}`;
				expect(await run('presets edit audit', {env: {...env, EDITOR}})).toMatchObject({code: 0});
				expect(config(folder)).toContain('role/Support');
			},
		));

	test.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const)('ended by %s keeps the text and says where', (signal, code) =>
		withEditor(
			`${toSupport}\n: >"$HOME/ready"\nwhile [ -e "$HOME/ready" ]; do sleep 0.1; done`,
			async ({spawn, folder, home, temporary, env}) => {
				const ready = path.join(home, 'ready');
				const result = await spawn('presets edit audit', {
					env,
					onStart: (child) => void until(() => existsSync(ready)).then(() => child.kill(signal)),
				});
				expect(result).toMatchObject({code, stdout: ''});
				const file = namedIn(result.stderr);
				expect(readFileSync(file, 'utf8')).toContain('role/Support');
				expect(statSync(file).mode & 0o077).toBe(0);
				expect(config(folder)).toContain('role/Audit');
				expect(readdirSync(temporary)).toEqual([]);
			},
		),
	);

	test('ended by a signal before anything was written leaves nothing behind', () =>
		withEditor(
			`: >"$HOME/ready"\nwhile [ -e "$HOME/ready" ]; do sleep 0.1; done`,
			async ({spawn, folder, home, temporary, env}) => {
				const ready = path.join(home, 'ready');
				const {code, stderr} = await spawn('presets edit audit', {
					env,
					onStart: (child) => void until(() => existsSync(ready)).then(() => child.kill('SIGTERM')),
				});
				expect({code, stderr}).toEqual({code: 143, stderr: ''});
				expect([drafts(folder), readdirSync(temporary)]).toEqual([[], []]);
			},
		));

	test.each([
		['the editor fails', `${toSupport}\nexit 3`, 'editor-failed'],
		['the editor dies of Ctrl-C', `${toSupport}\nkill -INT $$`, 'editor-failed'],
		['it makes no sense', 'echo "{" >"$1"', 'preset-invalid'],
	])('where %s, names the file of what was written', (_, script, code) =>
		withEditor(script, async ({run, folder, env}) => {
			const before = config(folder);
			const failure = failureOf(await run('presets edit audit --json', {env}));
			expect(failure).toMatchObject({code});
			expect(existsSync(namedIn(failure.hint))).toBe(true);
			expect(config(folder)).toBe(before);
		}),
	);

	test('where nothing was written, leaves nothing behind', () =>
		withEditor('exit 3', async ({run, folder, env}) => {
			const {code, stderr} = await run('presets edit audit', {env});
			expect(code).toBe(2);
			expect(stderr).not.toContain('What you wrote');
			expect(drafts(folder)).toEqual([]);
		}));
});
