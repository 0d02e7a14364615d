import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {openWithCommand} from '../../../source/commands/link/open-command.ts';
import {temporaryFolder} from '../../presets/temporary-folder.ts';
import {until} from '../../support/until.ts';

const open = (command: string) => openWithCommand(link, command, process.env);

const link =
	'https://signin.aws.amazon.com/federation?Action=login&Destination=a%20b&SigninToken=$(id)`id`"\'';

test.each([
	['as its first argument', `printf '%s' "$1" >`],
	['on its standard input', `tr -d '\\n' >`],
])('the link reaches the command %s, and the shell leaves it alone', async (_, command) => {
	const folder = temporaryFolder();
	const file = path.join(folder, 'link');
	const done = path.join(folder, 'done');
	expect(await open(`${command} '${file}'; : >'${done}'`)).toMatchObject({ok: true});
	await until(() => existsSync(done));
	expect(readFileSync(file, 'utf8')).toBe(link);
});

test.each(['exit 3', 'no-such-browser "$1"'])(
	'a command that fails is told, without the link: %s',
	async (command) => {
		const {ok, message} = await open(command);
		expect(ok).toBe(false);
		expect(message).not.toContain('SigninToken');
	},
);

test('a browser that stays is not waited for', async () => {
	const file = path.join(temporaryFolder(), 'stays');
	writeFileSync(file, '');
	// As long as the file is there: who waits for it waits until the test is over.
	const stays = `while [ -e '${file}' ]; do sleep 0.2; done`;
	expect(await open(stays)).toMatchObject({ok: true});
});

test.skipIf(!existsSync('/proc/self/cmdline'))(
	'the link is no program’s argument unless the command makes it one',
	async () => {
		const file = path.join(temporaryFolder(), 'arguments');
		const parent = `tr '\\0' '\\n' </proc/$PPID/cmdline`;
		const own = `tr '\\0' '\\n' </proc/$$/cmdline`;
		expect(await open(`{ ${own}; ${parent}; } >'${file}'`)).toMatchObject({ok: true});
		await until(() => readFileSync(file, 'utf8').includes('/bin/sh'));
		expect(readFileSync(file, 'utf8')).not.toContain('SigninToken');
	},
);

test('the link is in no environment', async () => {
	const file = path.join(temporaryFolder(), 'environment');
	expect(await open(`env >'${file}'`)).toMatchObject({ok: true});
	await until(() => readFileSync(file, 'utf8').includes('PATH='));
	expect(readFileSync(file, 'utf8')).not.toContain('SigninToken');
});
