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

	test.each([
		['a role that is none', 'link Nope', 'daypass demo roles lists'],
		['an option that is none', 'link Audit --frob', 'daypass demo link --help lists'],
		['a preset’s option that is none', 'audit --frob', 'daypass demo audit --help lists'],
		['a service that is none', 'link Audit --to zzzzqqq --json', '"daypass demo services lists'],
		['a word that lacks', 'presets show', 'Write daypass demo presets show <name>'],
		['a doubt', 'roles is:conditional office', '`daypass demo roles --verify Office-Only` settles it'],
		['a doubt in JSON', 'roles office --json', '`daypass demo roles --verify Office-Only` settles it'],
		['completion, which is the shell’s', 'completion', 'Write daypass completion <shell>'],
		['the list of commands', 'help', '\n  daypass roles  '],
	])('names commands as they are typed there: %s', async (_, words, said) => {
		const env = {...cleanEnvironment(home.folder), TMPDIR: temporaryFolder()};
		const {stdout, stderr} = await runProgram(['demo', ...words.split(' ')], {env});
		expect(`${stdout}${stderr}`).toContain(said);
	});

	test('says of a preset that was saved no next time', async () => {
		const env = {...cleanEnvironment(home.folder), TMPDIR: temporaryFolder()};
		const demo = (...words: readonly string[]) => runProgram(['demo', ...words], {env});
		const [link, saved] = await Promise.all([
			demo('link', 'Audit', '--save', 'mine'),
			demo('presets', 'save', 'mine', '--role', 'Audit'),
		]);
		for (const {code, stderr} of [link, saved]) {
			expect({code, stderr}).toMatchObject({code: 0, stderr: expect.stringMatching(/Saved/)});
			expect(stderr).not.toContain('daypass mine');
		}
	});

	test.each([
		['ap-northeast-1', 0, 'ap-northeast-1'],
		['cn-north-1', 0, 'us-west-2'],
		['nowhere', 0, 'us-west-2'],
	])('asks in the region that AWS_REGION names, if the account has it: %s', async (region, code, asked) => {
		const env = {...cleanEnvironment(home.folder), TMPDIR: temporaryFolder(), AWS_REGION: region};
		const run = await runProgram(['demo', 'link', 'Audit', '--json'], {env});
		expect(run.code).toBe(code);
		expect(JSON.parse(run.stdout)).toMatchObject({region: asked});
	});

	test('a refusal that says to set AWS_REGION is right', async () => {
		const env = {...cleanEnvironment(home.folder), TMPDIR: temporaryFolder()};
		const refused = await runProgram(['demo', 'link', 'Tokyo-Operator'], {env});
		expect(refused).toMatchObject({code: 3, stderr: expect.stringContaining('Set AWS_REGION')});
		const made = await runProgram(['demo', 'link', 'Tokyo-Operator'], {
			env: {...env, AWS_REGION: 'ap-northeast-1'},
		});
		expect(made.code).toBe(0);
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
