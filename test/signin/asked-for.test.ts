/** What a role wants and nobody gave: found out, asked for, or named. */
import {describe, expect, test} from 'vitest';
import type {Pass} from '../../source/pass/pass.ts';
import {anasKey, withProfiles} from '../profiles/config-file.ts';
import {failureOf, withDaypass} from '../support/daypass.ts';

const guarded = 'link -r app/Deployer-Prod -n bob --quiet';
const partner = 'link -r PartnerView -n bob --quiet';
const ana = {as: 'ana'};
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

const config = `[default]\nregion = us-west-2\n${anasKey}\n`;
const serial = 'mfa_serial = arn:aws:iam::111122223333:mfa/ana-phone\n';
const ofRole = (more: string) =>
	`[profile x]\nrole_arn = ${role('app/Deployer-Prod')}\nsource_profile = default\n${more}`;

describe.concurrent('an MFA code', () => {
	test('that a role turns out to want is asked for, with the device that IAM knows', () =>
		withDaypass(async ({run}) => {
			const {code, stderr, calls} = await run(guarded, {...ana, answers: [' 123456 ']});
			expect({code, stderr}).toEqual({code: 0, stderr: 'MFA code (6 digits): '});
			expect(calls.filter((call) => call.startsWith('sts:Assume'))).toHaveLength(2);
			expect(calls).toContain('iam:ListMFADevices');
		}));

	test('that is wrong is not asked for again', () =>
		withDaypass(async ({run}) => {
			const result = await run(`${guarded} --json`, {...ana, answers: ['000000']});
			expect(result.code).toBe(3);
			expect(result.stderr).toContain('mfa-refused');
		}));

	test('that is none is not sent', () =>
		withDaypass(async ({run}) => {
			const {code, stderr, calls} = await run(guarded, {...ana, answers: ['1234567']});
			expect({code, stderr}).toMatchObject({code: 2, stderr: expect.stringContaining('exactly six digits')});
			expect(calls.filter((call) => call === 'sts:AssumeRole')).toHaveLength(1);
		}));

	test('is asked for before AWS is, where a device is named', () =>
		withDaypass(async ({run}) => {
			const words = `${guarded} --mfa-serial arn:aws:iam::111122223333:mfa/ana-phone`;
			const {code, calls} = await run(words, {...ana, answers: ['123456']});
			expect(code).toBe(0);
			expect(calls.filter((call) => call === 'sts:AssumeRole')).toHaveLength(1);
			expect(calls).not.toContain('iam:ListMFADevices');
			const nobody = await run(`${words} --json`, ana);
			expect(failureOf(nobody)).toEqual({
				code: 'mfa-required',
				message: 'This role asks for MFA, and no code was given.',
				hint: 'Give the six digits your device shows with --mfa-code (and the device with --mfa-serial if you have several).',
			});
			expect(nobody.calls).not.toContain('sts:AssumeRole');
		}));

	test.each([
		['the profile', `${config}${serial}`, `${guarded} --mfa-code 123456`, ''],
		['the role', `${config}${ofRole(serial)}`, guarded, 'MFA code (6 digits): '],
	])('goes with the device that the config file names for %s', (_, file, words, stderr) =>
		withDaypass(async (daypass) => {
			const result = await daypass.run(words, {env: withProfiles(daypass, file), answers: ['123456']});
			expect(result).toMatchObject({code: 0, stderr});
			expect(result.calls).not.toContain('iam:ListMFADevices');
			expect(result.calls.filter((call) => call === 'sts:AssumeRole')).toHaveLength(1);
		}),
	);

	test.each([
		['IAM does not say', 'ana', true],
		['a session has none', undefined, false],
	])('without a device, because %s, is refused with how to name one', (_, as, denied) =>
		withDaypass(async ({run, sandbox}) => {
			if (denied) sandbox.deny('iam:ListMFADevices');
			const who = as === undefined ? {} : {as};
			const result = await run(`${guarded} --mfa-code 123456 --json`, who);
			expect(result.code).toBe(2);
			expect(result.calls).not.toContain('sts:AssumeRole');
			expect(failureOf(result)).toMatchObject({
				code: 'mfa-device-unknown',
				message: 'Your MFA device could not be found.',
				hint: expect.stringContaining('--mfa-serial arn:aws:iam::111122223333:mfa/name'),
			});
		}),
	);
});

describe.concurrent('an external ID', () => {
	test('that a role turns out to want is asked for', () =>
		withDaypass(async ({run}) => {
			const {code, stderr, stdout} = await run(`${partner} --json`, {answers: [' acme-7731 ']});
			expect({code, stderr}).toEqual({code: 0, stderr: 'External ID: '});
			expect(JSON.parse(stdout) as Pass).toMatchObject({role: role('PartnerView')});
		}));

	test('that is wrong is not asked for again, nor said', () =>
		withDaypass(async ({run}) => {
			const {code, stderr} = await run(partner, {answers: ['acme-0815']});
			expect(code).toBe(3);
			expect(stderr).toContain('The external ID is not the one this role expects.');
			expect(stderr).not.toContain('acme-0815');
		}));

	test('that AWS would not take is not sent, nor said', () =>
		withDaypass(async ({run}) => {
			const {code, stderr, calls} = await run(partner, {answers: ['two words']});
			expect(code).toBe(2);
			expect(stderr).not.toContain('two words');
			expect(calls.filter((call) => call === 'sts:AssumeRole')).toHaveLength(1);
		}));
});

describe.concurrent('roles --verify', () => {
	const verdictOf = (stdout: string) => JSON.parse(stdout).roles[0];

	test('asks a session for no code: it has passed MFA already, or never will', () =>
		withDaypass(async (daypass) => {
			withProfiles(daypass, ofRole(serial));
			const env = {AWS_CONFIG_FILE: undefined, AWS_SHARED_CREDENTIALS_FILE: undefined};
			const {stdout} = await daypass.run('roles --verify app/Deployer-Prod --json', {env});
			expect(verdictOf(stdout)).toMatchObject({verdict: 'allowed'});
			expect((await daypass.run(guarded, {env})).code).toBe(0);
		}));

	test('asks a user for none where no device is named', () =>
		withDaypass(async ({run}) => {
			const {stdout} = await run('roles --verify Audit --json', ana);
			expect(verdictOf(stdout)).toMatchObject({verdict: 'allowed'});
		}));

	test('asks for the code of a user’s device that the config file names', () =>
		withDaypass(async (daypass) => {
			const env = withProfiles(daypass, `${config}${ofRole(serial)}`);
			const verify = 'roles --verify app/Deployer-Prod --json';
			const {stdout} = await daypass.run(verify, {env, answers: ['123456']});
			expect(verdictOf(stdout)).toMatchObject({verdict: 'allowed', needs: []});
			const wrong = await daypass.run(verify, {env, answers: ['000000']});
			expect(verdictOf(wrong.stdout)).toMatchObject({
				verdict: 'denied',
				reasons: [expect.stringContaining('MFA'), expect.stringContaining('30 seconds')],
			});
		}));

	test.each([
		['acme-7731', 'allowed', 'AWS let you in: you may assume PartnerView.'],
		['acme-0815', 'denied', 'The external ID is not the one this role expects.'],
	])('gives the external ID that the config file names: %s is %s', (id, verdict, reason) =>
		withDaypass(async (daypass) => {
			const partnerView = `role_arn = ${role('PartnerView')}\nsource_profile = x\nexternal_id = ${id}\n`;
			withProfiles(daypass, `[profile vendor]\n${partnerView}`);
			const env = {AWS_CONFIG_FILE: undefined, AWS_SHARED_CREDENTIALS_FILE: undefined};
			const {stdout} = await daypass.run('roles --verify PartnerView --json', {env});
			expect(verdictOf(stdout)).toMatchObject({verdict, reasons: expect.arrayContaining([reason])});
			expect(stdout).not.toContain(id);
		}),
	);

	test('says what AWS refused and why, with the time', () =>
		withDaypass(async ({run}) => {
			const now = Date.parse('2031-02-03T04:05:06.000Z');
			const {stdout} = await run('roles --verify finance/Viewer-Ledger --json', {now: () => now});
			expect(verdictOf(stdout)).toMatchObject({
				verdict: 'denied',
				needs: [],
				verifiedAt: '2031-02-03T04:05:06.000Z',
				reasons: [expect.stringContaining('sts:AssumeRole'), expect.stringContaining('role/FinanceLead')],
			});
		}));

	test.each([
		['sts:AssumeRole', 'expired', 4, 'expired-credentials'],
		['sts:AssumeRole', '503', 1, 'aws-unavailable'],
	] as const)('%s that is %s is no verdict', (call, fault, exitCode, failure) =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.fault(call, fault);
			const result = await run('roles --verify Audit --json');
			expect(result.code).toBe(exitCode);
			expect(failureOf(result).code).toBe(failure);
		}),
	);
});
