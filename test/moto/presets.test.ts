import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import type {Federation} from '../support/federation.ts';
import {allow, roleArn, sessionArn, trust, userArn} from '../support/iam-account.ts';
import {cleanEnvironment, createHome, type Environment, runProgram} from '../support/program.ts';
import {emptyAccount, motoEnvironment, motoFederation} from './account.ts';

describe.skipIf(!inject('motoUrl'))('presets, from saving to recalling', () => {
	const home = createHome();
	const folder = path.join(home.folder, '.config', 'daypass');
	let federation: Federation;
	let ana: Environment;

	beforeAll(async () => {
		federation = await motoFederation();
		const account = await emptyAccount();
		ana = motoEnvironment(
			await account.user('ana', {inline: [allow('sts:AssumeRole'), allow(['iam:Get*', 'iam:List*'])]}),
		);
		await account.role('Audit', trust(userArn('ana')));
		await account.enforcePolicies();
	});

	afterAll(async () => {
		await federation?.close();
		home.remove();
	});

	const daypass = (...words: readonly string[]) =>
		runProgram(words, {
			env: {...cleanEnvironment(home.folder), ...ana, AWS_ENDPOINT_URL_SIGNIN: federation.url},
		});

	test('link --save keeps the choices, and the preset’s name makes the same pass again', async () => {
		const saved = await daypass(
			...['link', '--role', 'Audit', '--duration', '45m', '--region', 'us-west-2', '--to', 'dynamodb'],
			...['--session-name', 'auditor', '--save', 'yearly'],
		);
		expect(saved.code).toBe(0);
		expect(saved.stderr).toContain('daypass yearly');

		const recalled = await daypass('yearly');
		expect(recalled.code).toBe(0);
		expect(await federation.open(recalled.stdout.trim())).toEqual(await federation.open(saved.stdout.trim()));
		expect(federation.exchanges.map(({sessionDuration}) => sessionDuration)).toEqual(['2700', '2700']);
	});

	test('flags are laid over a preset', async () => {
		const {stdout} = await daypass('yearly', '--duration', '1h30m', '--to', 's3', '--json');
		expect(JSON.parse(stdout)).toMatchObject({
			role: roleArn('Audit'),
			region: 'us-west-2',
			service: 's3',
			durationSeconds: 5400,
		});
	});

	test('daypass - repeats the last one', async () => {
		const {stdout} = await daypass('-', '--json');
		expect(JSON.parse(stdout)).toMatchObject({
			principal: sessionArn('Audit', 'auditor'),
			service: 's3',
			durationSeconds: 5400,
		});
	});

	test('presets save resolves the role’s name; list and show give it back', async () => {
		const saved = await daypass('presets', 'save', 'quick', '--role', 'Audit');
		expect(saved).toMatchObject({code: 0, stdout: ''});
		const list = await daypass('presets', 'list', '--json');
		expect(JSON.parse(list.stdout)).toMatchObject({
			version: 1,
			presets: [
				{
					name: 'yearly',
					role: roleArn('Audit'),
					duration: '45m',
					region: 'us-west-2',
					destination: 'dynamodb',
					sessionName: 'auditor',
					scope: [],
				},
				{name: 'quick', role: roleArn('Audit')},
			],
		});
		// A length that nobody asked for stays open.
		expect(JSON.parse(list.stdout).presets[1]).not.toHaveProperty('duration');
		expect((await daypass('presets', 'show', 'quick')).stdout).toContain(roleArn('Audit'));
	});

	test('a removed preset is gone, and its name suggests the nearest', async () => {
		expect(await daypass('presets', 'remove', 'quick', '--yes')).toMatchObject({code: 0});
		const {code, stdout, stderr} = await daypass('yaerly');
		expect({code, stdout}).toEqual({code: 2, stdout: ''});
		expect(stderr).toContain('yearly');
		expect((await daypass('quick')).code).toBe(2);
	});

	test('history tells what was handed out, and nothing on disk holds a link or a key', async () => {
		const {code, stdout} = await daypass('history', '--json');
		expect(code).toBe(0);
		expect(stdout).toContain(roleArn('Audit'));
		const files = readdirSync(folder);
		expect(files).toContain('config.json');
		const secrets = ['SigninToken', federation.url, ana['AWS_ACCESS_KEY_ID'], ana['AWS_SECRET_ACCESS_KEY']];
		for (const file of files.map((name) => path.join(folder, name))) {
			expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
			for (const secret of secrets) expect(readFileSync(file, 'utf8')).not.toContain(secret);
		}
	});
});
