import {describe, expect, test} from 'vitest';
import type {Pass} from '../../source/pass/pass.ts';
import {containerKeys} from '../sandbox/sdk.ts';
import {failureOf, noCredentials, withDaypass} from '../support/daypass.ts';
import {inCloudShellAs} from '../support/user-session.ts';

const self = 'link --self --json --quiet';

describe.concurrent('a link from the session at hand', () => {
	test('lasts as long as the session, of which an end is known', () =>
		withDaypass(async ({run}) => {
			const pass = JSON.parse((await run(self)).stdout) as Pass;
			const left = (Date.parse(pass.sessionExpiresAt) - Date.parse(pass.issuedAt)) / 1000;
			expect(Math.abs(pass.durationSeconds - left)).toBeLessThan(60);
			expect(pass.durationSeconds).toBeGreaterThan(60);
			expect(pass.warnings.join()).not.toContain('a guess');
		}));

	test('says that its length is a guess where nobody says when the session ends', () =>
		withDaypass(async ({run, sandbox}) => {
			const {accessKeyId, secretAccessKey, sessionToken} = await containerKeys(sandbox);
			const env = {
				...noCredentials,
				AWS_ACCESS_KEY_ID: accessKeyId,
				AWS_SECRET_ACCESS_KEY: secretAccessKey,
				AWS_SESSION_TOKEN: sessionToken,
			};
			const pass = JSON.parse((await run(self, {env})).stdout) as Pass;
			expect(pass.durationSeconds).toBe(3600);
			expect(pass.warnings.at(-1)).toBe(
				'Nobody says when your credentials end: the console session ends with them, an hour is a guess.',
			);
		}));

	test('does without the role’s path where IAM does not tell it', () =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.deny('iam:GetRole');
			const pass = JSON.parse((await run(self)).stdout) as Pass;
			expect(pass).toMatchObject({role: '', sessionName: 'cm-chiba.yukihiro'});
		}));

	test.each(['ana', 'root'])('is refused for a session of %s’s own, before the sign-in is asked', (user) =>
		withDaypass(async (daypass) => {
			const {env, close} = await inCloudShellAs(user, daypass);
			const result = await daypass.run(self, {env}).finally(close);
			expect(result).toMatchObject({code: 2, calls: ['sts:GetCallerIdentity']});
			expect(failureOf(result)).toEqual({
				code: 'self-user',
				message:
					'Your session is an IAM user’s own, and AWS makes links from sessions of roles and federated users only.',
				hint: 'Name a role that you may assume.',
			});
		}),
	);
});
