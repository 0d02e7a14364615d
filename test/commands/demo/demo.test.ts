import {existsSync, mkdirSync, readdirSync, watch} from 'node:fs';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, test} from 'vitest';
import {cleanEnvironment, createHome, runProgram} from '../../support/program.ts';

let home: ReturnType<typeof createHome>;
beforeEach(() => {
	home = createHome();
});
afterEach(() => home.remove());

/** A folder for temporary files in which what is left behind can be seen. */
const temporaryFolder = () => {
	const folder = path.join(home.folder, 'tmp');
	mkdirSync(folder);
	return folder;
};

describe('the demo', () => {
	test.each([
		['SIGINT', 130],
		['SIGTERM', 143],
		['SIGHUP', 129],
	] as const)('%s while it starts ends it tidily, with %i', async (signal, code) => {
		const folder = temporaryFolder();
		const run = await runProgram(['demo', 'roles'], {
			env: {...cleanEnvironment(home.folder), TMPDIR: folder},
			onStart: (child) => {
				// As soon as there is something to tidy away.
				const watcher = watch(folder, () => {
					watcher.close();
					child.kill(signal);
				});
				child.once('exit', () => watcher.close());
			},
		});
		expect(run).toMatchObject({code, stdout: ''});
		expect(readdirSync(folder)).toEqual([]);
	});

	test('without a temporary folder says what to set', async () => {
		const TMPDIR = path.join(home.folder, 'nowhere');
		const run = await runProgram(['demo', 'roles'], {env: {...cleanEnvironment(home.folder), TMPDIR}});
		expect(run).toMatchObject({code: 5, stdout: ''});
		expect(run.stderr).toContain('Set TMPDIR');
		expect(existsSync(TMPDIR)).toBe(false);
	});

	test('says that what was saved is gone, and that history begins anew', async () => {
		const env = {...cleanEnvironment(home.folder), TMPDIR: temporaryFolder()};
		const demo = (...words: readonly string[]) => runProgram(['demo', ...words], {env});
		const [both, saved, history] = await Promise.all([
			demo('link', '--role', 'Audit', '--save', 'mine'),
			demo('presets', 'save', 'mine', '--role', 'Audit'),
			demo('history'),
		]);
		expect(both.stderr).toContain('the link and what was saved ended with it');
		expect(saved.stderr).toContain('the demo: what was saved ended with it');
		expect(history.stderr).toContain('each demo begins anew');
	});

	test('says that its link is gone where one was made, and only there', async () => {
		const env = {...cleanEnvironment(home.folder), TMPDIR: temporaryFolder()};
		const [link, doctor] = await Promise.all([
			runProgram(['demo', 'link', '--role', 'Audit'], {env}),
			runProgram(['demo', 'doctor'], {env}),
		]);
		expect(link.stderr).toContain('the link ended with it');
		expect(doctor).toMatchObject({code: 0});
		expect(doctor.stderr).not.toContain('the link ended with it');
	});
});
