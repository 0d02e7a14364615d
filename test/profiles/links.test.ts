import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Pass} from '../../source/pass/pass.ts';
import {type Daypass, failureOf, withDaypass} from '../support/daypass.ts';
import {openLink} from '../support/sign-in.ts';
import {anasKey, homeOf, withProfiles} from './config-file.ts';

const config = `[default]
region = eu-west-1
[profile ana]
${anasKey}
[profile audit]
role_arn = arn:aws:iam::111122223333:role/Audit
source_profile = ana
role_session_name = for-bob
`;

/** A link, and how it was come by. */
const linkOf = async (daypass: Daypass, words: string, env: Readonly<Record<string, string | undefined>>) => {
	const {stdout, stderr, calls} = await daypass.run(`link ${words} --json --quiet`, {env});
	if (stdout === '') throw new Error(stderr);
	return {pass: JSON.parse(stdout) as Pass, calls: calls.filter((call) => !call.startsWith('iam:'))};
};

describe.concurrent('a link for what a profile names', () => {
	test('its role is assumed once, by its source, for as long as a key may ask', () =>
		withDaypass(async (daypass) => {
			const env = withProfiles(daypass, config);
			const {pass, calls} = await linkOf(daypass, '--profile audit -d 8h', env);
			expect(pass).toMatchObject({
				role: 'arn:aws:iam::111122223333:role/Audit',
				sessionName: 'for-bob',
				durationSeconds: 28_800,
			});
			expect(calls.filter((call) => call === 'sts:AssumeRole')).toHaveLength(1);
			expect(await openLink(pass.url)).toMatchObject({principal: expect.stringContaining('/Audit/for-bob')});
		}));

	test('again by “-”, and as a preset that holds the profile and no role', () =>
		withDaypass(async (daypass) => {
			const env = withProfiles(daypass, config);
			await linkOf(daypass, '--profile audit --save mine', env);
			const again = await daypass.run('- --json --quiet', {env});
			expect(JSON.parse(again.stdout)).toMatchObject({sessionName: 'for-bob'});
			expect(again.calls.filter((call) => call === 'sts:AssumeRole')).toHaveLength(1);
			expect((await daypass.run('presets list', {env})).stdout).toMatch(
				/mine +\(profile audit\) +\(the profile’s\)/,
			);
			const preset = await daypass.run('mine --json --quiet', {env});
			expect(JSON.parse(preset.stdout)).toMatchObject({role: 'arn:aws:iam::111122223333:role/Audit'});
			expect(
				JSON.parse((await daypass.run('presets list --json', {env})).stdout).presets[0],
			).not.toHaveProperty('role');
		}));

	test('its role is allowed to whom the profile’s session is, for as long as its source may ask', () =>
		withDaypass(async (daypass) => {
			const env = {...withProfiles(daypass, config), AWS_PROFILE: 'audit'};
			const listed = JSON.parse((await daypass.run('roles profile:audit --json', {env})).stdout);
			expect(listed.caller.arn).toContain('assumed-role/Audit/for-bob');
			expect(listed.roles).toMatchObject([
				{
					name: 'Audit',
					profile: 'audit',
					verdict: 'allowed',
					longestSessionSeconds: 43_200,
					reasons: [expect.stringContaining('profile “audit” has assumed it')],
				},
			]);
			const asked = JSON.parse((await daypass.run('roles --verify Audit --json', {env})).stdout);
			expect(asked.roles).toMatchObject([{verdict: 'allowed', verifiedAt: expect.any(String)}]);
			const {pass} = await linkOf(daypass, '-r Audit -d 12h', env);
			expect(pass).toMatchObject({sessionName: 'for-bob', durationSeconds: 43_200});
		}));

	test('where no region is set, nothing is asked of AWS', () =>
		withDaypass(async (daypass) => {
			const env = {...withProfiles(daypass, config.replace('region = eu-west-1', '')), AWS_REGION: undefined};
			const result = await daypass.run('link -r Target --profile audit --json', {env});
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result).code).toBe('no-region');
		}));

	test('a key is no session: use --federate', () =>
		withDaypass(async (daypass) => {
			const env = withProfiles(daypass, config);
			const result = await daypass.run('link --profile ana --json', {env});
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({
				code: 'self-long-term',
				hint: expect.stringContaining('--federate'),
			});
		}));
});

/** The keys of CloudShell's session, as in a config file. */
const sessionKeys = async ({sandbox}: Daypass): Promise<string> => {
	const {AWS_CONTAINER_CREDENTIALS_FULL_URI: url = '', AWS_CONTAINER_AUTHORIZATION_TOKEN: token = ''} =
		sandbox.environment;
	const answer = await fetch(url, {headers: {authorization: token}});
	const {AccessKeyId, SecretAccessKey, Token} = (await answer.json()) as Record<string, string>;
	return `aws_access_key_id = ${AccessKeyId}\naws_secret_access_key = ${SecretAccessKey}\naws_session_token = ${Token}\n`;
};

test('a preset of a profile that turns out to be a session is asked about before its link is made', () =>
	withDaypass(async (daypass) => {
		const env = withProfiles(
			daypass,
			`[default]\nregion = us-west-2\n${anasKey}\n[profile mine]\n${await sessionKeys(daypass)}`,
		);
		expect((await daypass.run('presets save mine --profile mine', {env})).code).toBe(0);
		const refused = await daypass.run('--plain', {env, answers: ['mine', 'n', 'q']});
		expect(refused.stderr).toContain('can do all that you can');
		expect(refused).toMatchObject({code: 0, stdout: ''});
		const made = await daypass.run('--plain', {env, answers: ['mine', 'y', 'q']});
		expect(made.stderr.match(/Make the link all the same/g)).toHaveLength(1);
		expect(await openLink(made.stdout.trim())).toMatchObject({
			principal: expect.stringContaining('/cm-chiba.yukihiro/'),
		});
	}));

describe.concurrent('a link for the session at hand', () => {
	test('is one call of the federation endpoint, and nothing is assumed', () =>
		withDaypass(async (daypass) => {
			const {pass, calls} = await linkOf(daypass, '--self', {});
			expect(calls).not.toContain('sts:AssumeRole');
			expect(pass).toMatchObject({
				role: 'arn:aws:iam::111122223333:role/cm-chiba.yukihiro',
				principal: 'arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro',
				warnings: expect.arrayContaining([
					expect.stringContaining('your own session'),
					expect.stringContaining('Revoking it would end your own session too'),
				]),
			});
			expect(pass.durationSeconds).toBeGreaterThan(0);
			expect(await openLink(pass.url)).toMatchObject({principal: pass.principal});
		}));

	test('repeats by “-” and as a preset', () =>
		withDaypass(async (daypass) => {
			await linkOf(daypass, '--self --save me', {});
			expect((await daypass.run('presets list')).stdout).toMatch(/me +\(yourself\) +\(what is left\)/);
			for (const words of ['-', 'me']) {
				const {stdout, calls} = await daypass.run(`${words} --json --quiet`);
				expect(JSON.parse(stdout)).toMatchObject({sessionName: 'cm-chiba.yukihiro'});
				expect(calls).not.toContain('sts:AssumeRole');
			}
		}));

	test('a key is none', () =>
		withDaypass(async (daypass) => {
			const result = await daypass.run('link --self --json', {as: 'ana'});
			expect(result.code).toBe(2);
			expect(failureOf(result).code).toBe('self-long-term');
		}));
});

test('a role that the config file knows gets its external ID, whoever assumes it', () =>
	withDaypass(async (daypass) => {
		const folder = path.join(homeOf(daypass), '.aws');
		mkdirSync(folder, {recursive: true});
		const arn = 'arn:aws:iam::111122223333:role/PartnerView';
		writeFileSync(
			path.join(folder, 'config'),
			`[profile vendor]\nrole_arn = ${arn}\nsource_profile = x\nexternal_id = acme-7731\n`,
		);
		const env = {AWS_CONFIG_FILE: undefined, AWS_SHARED_CREDENTIALS_FILE: undefined};
		const refused = await daypass.run('link -r PartnerView -n bob --json');
		expect(failureOf(refused).code).toBe('external-id-required');
		const {pass} = await linkOf(daypass, '-r PartnerView -n bob', env);
		expect(pass.role).toBe(arn);
		const {stdout} = await daypass.run('roles --json', {env});
		const found = JSON.parse(stdout).roles.find((role: {arn: string}) => role.arn === arn);
		expect(found.profile).toBe('vendor');
	}));
