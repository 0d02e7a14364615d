import {existsSync, mkdirSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {afterEach, beforeEach, describe, expect, inject, test, vi} from 'vitest';
import {type Sandbox, startSandbox} from '../../source/sandbox/server.ts';
import {homeForTest, openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';

const size = {columns: 80, rows: 24};
const alternate = '\u001B[?1049h';

describe.skipIf(!inject('bash'))('the first frame', () => {
	let sandbox: Sandbox;

	beforeEach(async () => {
		sandbox = await startSandbox();
	});

	afterEach(() => sandbox.close());

	const open = (env = {}) => openDaypass({...size, words: [], env: {...sandbox.environment, ...env}});

	test('keys typed as soon as it is there make the link, though no role is', async () => {
		const terminal = await open();
		await terminal.sees('q quit');
		terminal.press('/audit', keys.enter, keys.enter);
		await terminal.sees('Open it within');
	});

	test.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	] as const)('%s at any time after it: the terminal is given back, exit %i', async (signal, code) => {
		for (const wait of [0, 20, 60, 120, 250]) {
			const terminal = await open();
			await terminal.isIn({screen: 'alternate'});
			await new Promise((resolve) => setTimeout(resolve, wait));
			terminal.kill(signal);
			expect(await terminal.ended()).toBe(code);
			await terminal.isIn({screen: 'normal', cursorVisible: true, bracketedPaste: false});
		}
	});

	test('what V8 made of the screen is kept while it stands, and added to what a link left', async () => {
		const {env} = homeForTest();
		const folder = path.join(env['HOME'] ?? '', '.cache', 'daypass');
		const sizes = () =>
			new Map(
				readdirSync(folder).map((name) => [name.split('-')[0], statSync(path.join(folder, name)).size]),
			);
		const link = await openDaypass({
			...size,
			words: ['link', '--role', 'Audit'],
			env: {...sandbox.environment, ...env},
		});
		expect(await link.ended()).toBe(0);
		const before = sizes();
		const terminal = await open(env);
		await terminal.sees(/▸ ✓ Audit /);
		await vi.waitFor(
			() => expect([...sizes().keys()]).toEqual(expect.arrayContaining(['ink', 'ui'])),
			20_000,
		);
		await vi.waitFor(() => expect(sizes().get('jobs')).toBeGreaterThan(before.get('jobs') ?? 0), 20_000);
		expect(sizes().get('quick')).toBeGreaterThanOrEqual(before.get('quick') ?? 0);
		terminal.press('q');
		expect(await terminal.ended()).toBe(0);
	});

	test('and the roles after it are drawn without what tells graphemes apart, where every character is plain', async () => {
		const {env} = homeForTest();
		const preload = path.join(env['HOME'] ?? '', 'preload.cjs');
		const made = path.join(env['HOME'] ?? '', 'made');
		writeFileSync(
			preload,
			`Intl.Segmenter = class extends Intl.Segmenter {
				constructor(...options) {
					super(...options);
					require('node:fs').appendFileSync(${JSON.stringify(made)}, new Error('made').stack);
				}
			};`,
		);
		const terminal = await open({...env, NODE_OPTIONS: `--require=${preload}`});
		await terminal.sees(/▸ ✓ Audit /);
		expect(existsSync(made)).toBe(false);
		terminal.press(keys.ctrlC);
		expect(await terminal.ended()).toBe(130);
	});

	test('stands on the alternate screen once, and nothing wipes it', async () => {
		const terminal = await open();
		await terminal.sees(/▸ ✓ Audit /);
		expect(terminal.written().split(alternate)).toHaveLength(2);
		expect(terminal.written().split('\u001B[2J')).toHaveLength(2);
	});

	test('is drawn after the question where a profile asks for an MFA code', async () => {
		const {env} = homeForTest();
		const folder = path.join(env['HOME'] ?? '', '.aws');
		mkdirSync(folder);
		writeFileSync(
			path.join(folder, 'config'),
			`[profile ana]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = x
[profile audit]
role_arn = arn:aws:iam::111122223333:role/Audit
source_profile = ana
mfa_serial = arn:aws:iam::111122223333:mfa/ana
region = us-east-1
`,
		);
		const terminal = await openDaypass({...size, words: [], env: {...env, AWS_PROFILE: 'audit'}});
		await terminal.sees('MFA code of arn:aws:iam::111122223333:mfa/ana');
		expect(terminal.written()).not.toContain(alternate);
		terminal.press(keys.ctrlC);
		expect(await terminal.ended()).toBe(130);
	});

	test.each([
		['settings that are no JSON', '{', /it is not\s*valid JSON/],
		[
			'a setting that makes no sense',
			'{"version": 3, "presets": [], "settings": {"theme": "pink"}}',
			/settings.t\s*heme must be/,
		],
		[
			'another setting that makes no sense',
			'{"version": 3, "presets": [], "settings": {"duration": "x"}}',
			/settings.d\s*uration must be/,
		],
	])('%s are told of where they can be read', async (_what, config, told) => {
		const {env} = homeForTest();
		const folder = path.join(env['HOME'] ?? '', 'settings');
		mkdirSync(folder);
		writeFileSync(path.join(folder, 'config.json'), config);
		const terminal = await open({...env, DAYPASS_CONFIG_DIR: folder});
		expect(await terminal.ended()).not.toBe(0);
		await terminal.isIn({screen: 'normal', cursorVisible: true});
		await terminal.sees(told);
	});
});
