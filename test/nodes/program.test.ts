import {execFileSync} from 'node:child_process';
import {readdirSync, statSync} from 'node:fs';
import path from 'node:path';
import {afterAll, describe, expect, inject, test} from 'vitest';
import manifest from '../../package.json' with {type: 'json'};
import {withProgram} from '../support/daypass.ts';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';
import {cleanEnvironment, createHome, runProgram} from '../support/program.ts';
import {lines} from './versions.ts';

const nodes = inject('nodes');

/** All that standard error may hold: no warning of Node's or the SDK's. */
const ended = 'This was the demo: the link ended with it.';

describe.skipIf(!nodes).each(lines)('on Node %s', (line) => {
	const home = createHome();
	const node = nodes?.[line] ?? '';

	afterAll(() => home.remove());

	const daypass = (...words: readonly string[]) =>
		runProgram(words, {env: cleanEnvironment(home.folder), node});

	test('the program starts, and says its version', async () => {
		expect(execFileSync(node, ['--version'], {encoding: 'utf8'})).toMatch(`v${line}.`);
		expect(await daypass('--version')).toEqual({code: 0, stdout: `${manifest.version}\n`, stderr: ''});
	});

	test('link makes a pass', async () => {
		const {code, stdout, stderr} = await daypass('demo', 'link', '--role', 'Audit', '--json');
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({version: 1, role: 'arn:aws:iam::111122223333:role/Audit'});
		expect(stderr).toMatch(new RegExp(`^${ended}.*\n$`));
	});

	test('roles judges the account', async () => {
		const {code, stdout, stderr} = await daypass('demo', 'roles', '--json');
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		expect(JSON.parse(stdout)).toMatchObject({version: 1, complete: true, notices: []});
	});

	test('a preset is kept and called', async () => {
		const env = {...cleanEnvironment(home.folder), AWS_REGION: 'us-west-2'};
		const role = 'arn:aws:iam::111122223333:role/Audit';
		const saved = await runProgram(['presets', 'save', 'kept', '--role', role], {env, node});
		expect(saved).toMatchObject({code: 0, stdout: ''});
		const {stdout} = await daypass('presets', 'list', '--json');
		expect(JSON.parse(stdout)).toMatchObject({presets: [{name: 'kept', role}]});
	});

	test('compiled code is kept for this Node apart, and used', () =>
		withProgram(async ({environment}) => {
			const env = environment();
			const own = path.join(env['HOME'] ?? '', '.cache', 'daypass');
			const link = async (program: string) => {
				const {code, stdout} = await runProgram(['link', '--quiet', '--role', 'Audit'], {env, node: program});
				expect({code, link: stdout.includes('SigninToken=')}).toEqual({code: 0, link: true});
			};
			const entries = () => readdirSync(own).map((name) => statSync(path.join(own, name)).ino);
			await link(node);
			const made = entries();
			expect(made.length).toBeGreaterThan(0);
			await link(node);
			expect(entries()).toEqual(made);
			const other = nodes?.[line === '22' ? '24' : '22'] ?? '';
			await link(other);
			expect(entries()).toHaveLength(2 * made.length);
			expect(entries()).toEqual(expect.arrayContaining(made));
		}));

	test('the screen goes from the list to the link and leaves the terminal as it was', async () => {
		const terminal = await openDaypass({columns: 80, rows: 24, node});
		await terminal.sees(/▸ ✓ Audit /);
		terminal.press(keys.enter);
		await terminal.sees('Enter make the link');
		terminal.press(keys.enter);
		await terminal.sees('Open it within');
		terminal.press('c');
		const link = await terminal.copies();
		terminal.press('q');
		expect(await terminal.ended()).toBe(0);
		await terminal.isIn({screen: 'normal', cursorVisible: true});
		await terminal.seesLine(link);
	});
});
