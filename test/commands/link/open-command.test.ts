import {
	chmodSync,
	chownSync,
	existsSync,
	mkdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {openWithCommand} from '../../../source/commands/link/open-command.ts';
import {temporaryFolder} from '../../presets/temporary-folder.ts';
import {withDaypass} from '../../support/daypass.ts';
import {until} from '../../support/until.ts';

const open = (command: string) => openWithCommand(link, {command}, process.env);

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

describe.skipIf(!process.getuid)('a command that stands in a file', () => {
	/** A configuration of one's own, and what of it somebody else may write. */
	const configured = () => {
		const folder = path.join(temporaryFolder(), 'daypass');
		mkdirSync(folder, {mode: 0o700});
		const file = path.join(folder, 'config.json');
		writeFileSync(file, '{}', {mode: 0o600});
		const done = path.join(folder, 'done');
		return {
			folder,
			file,
			done,
			run: () => openWithCommand(link, {command: `: >'${done}'`, file}, process.env),
		};
	};

	test('is run where it is one’s own', async () => {
		const {run, done} = configured();
		expect(await run()).toMatchObject({ok: true});
		await until(() => existsSync(done));
	});

	test.each(['file', 'folder'] as const)('is not run where others may write the %s', async (which) => {
		const {run, done, ...places} = configured();
		chmodSync(places[which], 0o777);
		const {ok, message} = await run();
		expect([ok, existsSync(done)]).toEqual([false, false]);
		expect(message).toContain(
			`others on this machine may change ${places[which]}. Keep them out: chmod go-w`,
		);
		chmodSync(places[which], 0o700);
		expect(await run()).toMatchObject({ok: true});
	});

	test.skipIf(process.getuid?.() !== 0)('is not run where another user owns it', async () => {
		const {run, file, done} = configured();
		chownSync(file, 12_345, 12_345);
		const {ok, message} = await run();
		expect([ok, existsSync(done)]).toEqual([false, false]);
		expect(message).toContain(`${file} belongs to another user`);
	});

	test('is not run where its file is a link to one that others may write', async () => {
		const {run, file} = configured();
		const elsewhere = path.join(temporaryFolder(), 'shared.json');
		writeFileSync(elsewhere, '{}');
		chmodSync(elsewhere, 0o666);
		rmSync(file);
		symlinkSync(elsewhere, file);
		expect((await run()).message).toContain(`may change ${elsewhere}`);
	});

	test('is not run by link, which says why; nor is what a flag or a variable says held up', () =>
		withDaypass(async ({run, folder}) => {
			const done = path.join(folder, 'done');
			const command = `: >'${done}'`;
			await run(['settings', 'set', 'open-command', command]);
			chmodSync(path.join(folder, 'config.json'), 0o662);
			const minted = ['link', '-r', 'arn:aws:iam::111122223333:role/Audit', '-n', 'bob'];
			const {code, stderr} = await run([...minted, '--open']);
			expect([code, existsSync(done)]).toEqual([0, false]);
			expect(stderr).toContain('Not opened: your open-command is not run, because others on this machine');
			const {stdout} = await run('doctor --json');
			expect(JSON.parse(stdout).checks).toContainEqual(
				expect.objectContaining({
					id: 'open-command',
					detail: expect.stringMatching(/^not run: others .* change/),
				}),
			);
			await run([...minted, '--open-with', command]);
			await until(() => existsSync(done));
			rmSync(done);
			await run([...minted, '--open'], {env: {DAYPASS_OPEN_COMMAND: command}});
			await until(() => existsSync(done));
		}));
});
