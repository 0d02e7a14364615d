import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {failureOf, withProgram} from '../support/daypass.ts';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';
import {anasKey, callerOf, homeOf, withProfiles} from './config-file.ts';

const ana = 'arn:aws:iam::111122223333:user/team/ana';
const role = (name: string) => `role_arn = arn:aws:iam::111122223333:role/${name}`;
const sessionOf = (name: string) => expect.stringContaining(`:assumed-role/${name}/`);

const config = `[default]
region = eu-west-1
[profile ana]
${anasKey}
[profile audit]
${role('Audit')}
source_profile = ana
duration_seconds = 7200
[profile twice]
${role('app/Deployer-Dev')}
source_profile = ana
role_session_name = twice
[profile from-environment]
${role('Audit')}
credential_source = Environment
[profile from-container]
${role('Audit')}
credential_source = EcsContainer
[profile process]
credential_process = cat process.json
[profile process-role]
${role('Audit')}
source_profile = process
[profile mfa]
${role('app/Deployer-Prod')}
source_profile = ana
mfa_serial = arn:aws:iam::111122223333:mfa/ana-phone
[profile tokyo]
${anasKey}
region = ap-northeast-1
`;

describe.concurrent('a profile of the AWS config file', () => {
	test.each([
		['ana', 'with --profile', 'roles --json --profile ana', {}, ana],
		['ana', 'with AWS_PROFILE', 'roles --json', {AWS_PROFILE: 'ana'}, ana],
		['audit', 'role_arn and source_profile', 'roles --json --profile audit', {}, sessionOf('Audit')],
		['process', 'credential_process', 'roles --json --profile process', {}, ana],
		[
			'process-role',
			'a source_profile’s credential_process',
			'roles --json --profile process-role',
			{},
			sessionOf('Audit'),
		],
	])('%s: %s', (_profile, _how, words, env, arn) =>
		withProgram(async (daypass) => {
			const [, id = '', secret = ''] = /id = (\S+)\n.*key = (\S+)/.exec(anasKey) ?? [];
			const document = path.join(homeOf(daypass), 'process.json');
			const answer = {Version: 1, AccessKeyId: id, SecretAccessKey: secret};
			const profiles = withProfiles(daypass, config.replace('process.json', document));
			writeFileSync(document, JSON.stringify(answer));
			const result = await daypass.run(words, {env: {...profiles, ...env}});
			expect(callerOf(result)).toEqual(arn);
		}),
	);

	test('credential_source = Environment', () =>
		withProgram(async (daypass) => {
			const {AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY} = daypass.sandbox.environmentOf('ana');
			const env = {...withProfiles(daypass, config), AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY};
			const result = await daypass.run('roles --json --profile from-environment', {env});
			expect(callerOf(result)).toEqual(sessionOf('Audit'));
		}));

	test('credential_source = EcsContainer', () =>
		withProgram(async (daypass) => {
			const {AWS_CONTAINER_CREDENTIALS_FULL_URI, AWS_CONTAINER_AUTHORIZATION_TOKEN} =
				daypass.sandbox.environment;
			const container = {AWS_CONTAINER_CREDENTIALS_FULL_URI, AWS_CONTAINER_AUTHORIZATION_TOKEN};
			const env = {...withProfiles(daypass, config), ...container};
			const result = await daypass.run('roles --json --profile from-container', {env});
			expect(callerOf(result)).toEqual(sessionOf('Audit'));
		}));

	test('--profile goes before AWS_PROFILE, and before the environment’s keys', () =>
		withProgram(async (daypass) => {
			const env = {
				...withProfiles(daypass, config),
				AWS_PROFILE: 'audit',
				AWS_ACCESS_KEY_ID: 'AKIA',
				AWS_SECRET_ACCESS_KEY: 'x',
			};
			const result = await daypass.run('roles --json --profile ana', {env});
			expect(result.stderr).not.toContain('Multiple credential sources');
			expect(callerOf(result)).toBe(ana);
		}));

	test('duration_seconds is how long its credentials last', () =>
		withProgram(async (daypass) => {
			const {stdout} = await daypass.run('doctor --profile audit', {env: withProfiles(daypass, config)});
			expect(stdout).toMatch(/the role of profile “audit”, for another 1 h\s+59 min/);
		}));

	test('its region is where STS is asked and where the console opens', () =>
		withProgram(async (daypass) => {
			const env = {...withProfiles(daypass, config), AWS_REGION: undefined};
			const {stdout} = await daypass.run('link -r Audit -n bob --profile tokyo --json', {env});
			expect(JSON.parse(stdout)).toMatchObject({region: 'ap-northeast-1'});
		}));

	test('AWS_REGION goes before it', () =>
		withProgram(async (daypass) => {
			const {stdout} = await daypass.run('link -r Audit -n bob --profile tokyo --json', {
				env: withProfiles(daypass, config),
			});
			expect(JSON.parse(stdout)).toMatchObject({region: 'us-west-2'});
		}));

	test('its endpoint_url is where everything goes, the AssumeRole of its role_arn too', () =>
		withProgram(async (daypass) => {
			const url = daypass.sandbox.url;
			const local = config
				.replaceAll('region = ', `endpoint_url = ${url}\nregion = `)
				.replaceAll(
					'source_profile = ana\nd',
					`source_profile = ana\nregion = us-west-2\nendpoint_url = ${url}\nd`,
				);
			const nowhere = {AWS_ENDPOINT_URL_STS: undefined, AWS_ENDPOINT_URL_IAM: undefined};
			const env = {...withProfiles(daypass, local), ...nowhere, HTTPS_PROXY: 'http://127.0.0.1:9'};
			const direct = await daypass.run('roles --json --profile tokyo', {env});
			expect(callerOf(direct)).toBe(ana);
			const through = await daypass.run('roles --json --profile audit', {env});
			expect(callerOf(through)).toEqual(sessionOf('Audit'));
			const {calls} = await daypass.run(
				'link -r arn:aws:iam::111122223333:role/Audit -n bob --profile audit',
				{env},
			);
			// What is only looked at may be asked at any time beside the link.
			const link = calls.filter((call) => /AssumeRole|signin/.test(call));
			expect(link).toEqual(['sts:AssumeRole', 'signin:getSigninToken']);
		}));
});

describe.concurrent('a profile with mfa_serial', () => {
	test('asks for the code on the terminal, once, and hides it', () =>
		withProgram(async (daypass) => {
			const env = daypass.environment({env: withProfiles(daypass, config)});
			const words = 'link -r app/Deployer-Dev -n bob --profile mfa'.split(' ');
			const terminal = await openDaypass({columns: 100, rows: 30, words, env});
			await terminal.sees('MFA code of arn:aws:iam::111122223333:mfa/ana-phone');
			terminal.press('456789', keys.enter);
			await terminal.ended();
			// The session of that role may assume no other: what matters is that AWS was asked as that session.
			expect(terminal.written()).toContain('assumed-role/Deployer-Prod/');
			expect(terminal.written()).not.toContain('456789');
			expect(terminal.written().split('MFA code').length - 1).toBe(1);
		}));

	test('asks before the screen takes the terminal', () =>
		withProgram(async (daypass) => {
			const env = daypass.environment({env: withProfiles(daypass, config)});
			const terminal = await openDaypass({columns: 100, rows: 30, words: ['--profile', 'mfa'], env});
			await terminal.sees('MFA code of arn:aws:iam::111122223333:mfa/ana-phone');
			terminal.press('567890', keys.enter);
			await terminal.sees('Deployer-Prod @', '? keys');
			expect(terminal.written()).not.toContain('567890');
			terminal.press('q');
			expect(await terminal.ended()).toBe(0);
		}));

	test('a code that AWS does not take is explained', () =>
		withProgram(async (daypass) => {
			const env = daypass.environment({env: withProfiles(daypass, config)});
			const words = 'link -r Audit -n bob --profile mfa'.split(' ');
			const terminal = await openDaypass({columns: 100, rows: 30, words, env});
			await terminal.sees('MFA code of');
			terminal.press('000000', keys.enter);
			expect(await terminal.ended()).toBe(3);
			expect(terminal.written()).toContain('AWS did not take the MFA code');
			expect(terminal.written()).toContain('30 seconds');
		}));

	test('without a terminal says so', () =>
		withProgram(async (daypass) => {
			const result = await daypass.run('link -r Audit -n bob --profile mfa --json', {
				env: withProfiles(daypass, config),
			});
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({
				code: 'mfa-required',
				message: expect.stringContaining('ana-phone'),
				hint: expect.stringContaining('--mfa-code'),
			});
		}));

	test('takes the code from --mfa-code, and passes it on to nobody else', () =>
		withProgram(async (daypass) => {
			const words = 'link -r app/Deployer-Dev -n bob --profile mfa --json --mfa-code';
			const env = withProfiles(daypass, config);
			const result = await daypass.run(`${words} 678901`, {env});
			// The session of that role may assume no other: what matters is that AWS was asked as that session.
			expect(failureOf(result).message).toContain('assumed-role/Deployer-Prod/');
			expect(failureOf(await daypass.run(`${words} 12`, {env}))).toMatchObject({
				code: 'mfa-code-malformed',
				message: expect.not.stringContaining('12'),
			});
		}));
});
