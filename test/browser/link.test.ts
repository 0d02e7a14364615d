import {mkdirSync, readdirSync} from 'node:fs';
import path from 'node:path';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {type DemoServe, startDemoServe} from '../support/demo-serve.ts';
import {cleanEnvironment, createHome, runProgram} from '../support/program.ts';
import {consoleSessionIn} from '../support/sign-in.ts';
import {browse} from './browse.ts';

const browser = inject('browser') ?? '';

describe.skipIf(!browser)('a link of daypass demo serve, in a real browser', () => {
	const home = createHome();
	const temporary = path.join(home.folder, 'tmp');
	const env = {...cleanEnvironment(home.folder), TMPDIR: temporary};
	let demo: DemoServe;

	beforeAll(async () => {
		mkdirSync(temporary);
		demo = await startDemoServe(env);
	});

	afterAll(async () => {
		await demo?.stop();
		home.remove();
	});

	const link = async (...words: readonly string[]) => {
		const {code, stdout} = await runProgram(['link', ...words], {env: {...env, ...demo.variables}});
		expect(code).toBe(0);
		return stdout.trim();
	};

	test.each([
		{
			name: 'a CloudShell shared by its session’s owner',
			words: [
				'--role',
				'Test-RoleA',
				'--session-name',
				'Test-Session',
				'--to',
				'cloudshell',
				'--region',
				'us-west-2',
			],
			session: {role: 'Test-RoleA', sessionName: 'Test-Session', region: 'us-west-2', service: 'cloudshell'},
			fragment: 'none',
		},
		{
			name: 'a page behind a fragment',
			words: ['--role', 'Audit', '--to', 'ec2/instances', '--region', 'ap-northeast-1'],
			session: {role: 'Audit', region: 'ap-northeast-1', service: 'ec2'},
			fragment: '#Instances:',
		},
		{
			name: 'a service without a region',
			words: ['--role', 'Audit', '--to', 'iam'],
			session: {role: 'Audit', service: 'iam', region: 'global'},
			fragment: '#/home',
		},
		{
			name: 'a pasted console address, with another person’s session label in it',
			words: [
				...['--role', 'Audit', '--to'],
				'https://111122223333-abc123.eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fshop',
			],
			session: {
				region: 'eu-central-1',
				service: 'cloudwatch',
				destination:
					'https://eu-central-1.console.aws.amazon.com/cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fshop',
			},
			fragment: '#logsV2:log-groups/log-group/$252Faws$252Flambda$252Fshop',
		},
	])('$name', async ({words, session, fragment}) => {
		const page = await browse(browser, await link(...words));
		expect(consoleSessionIn(page)).toMatchObject(session);
		expect(page).toContain('You are in.');
		expect(page).toContain(`id="arrived">${fragment}<`);
	});

	test('the page’s clock ends when the pass says', async () => {
		const pass = JSON.parse(await link('--role', 'Audit', '--duration', '30m', '--json'));
		const page = await browse(browser, pass.url);
		expect(page).toContain('The session ends in');
		const toTheSecond = (time: string | undefined) => time?.slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
		expect(toTheSecond(consoleSessionIn(page)?.['sessionEndsAt'])).toBe(toTheSecond(pass.sessionExpiresAt));
	});

	test('a link with a wrong token lets nobody in', async () => {
		const page = await browse(browser, `${await link('--role', 'Audit')}x`);
		expect(consoleSessionIn(page)).toBeUndefined();
		expect(page).toContain('This sign-in link does not work');
	});

	test('Ctrl-C ends the imitation, and it leaves nothing behind', async () => {
		const own = await startDemoServe(env);
		expect(readdirSync(temporary)).toHaveLength(2);
		expect(await own.stop()).toBe(130);
		expect(readdirSync(temporary)).toHaveLength(1);
	});
});
