import {describe, expect, test} from 'vitest';
import type {ActionName} from '../../source/sandbox/faults.ts';
import {withDaypass} from '../support/daypass.ts';
import {refusingSts} from '../support/refusing-sts.ts';
import {until} from '../support/until.ts';

const audit = '-r arn:aws:iam::111122223333:role/Audit -n bob';
const instance = {AWS_EXECUTION_ENV: undefined};

type Who = {readonly as?: string; readonly env?: Readonly<Record<string, string | undefined>>};
const cloudShell: Who = {};
const ana: Who = {as: 'ana'};

describe.concurrent('a pass that is called off while AWS is asked', () => {
	test.each<[ActionName, string, string, Who]>([
		['iam:GetRole', '-r Audit -n bob', 'which role it is', cloudShell],
		['sts:GetCallerIdentity', '-r arn:aws:iam::111122223333:role/Audit', 'who is asking', cloudShell],
		['sts:AssumeRole', audit, 'for the role', cloudShell],
		['signin:getSigninToken', audit, 'for the sign-in token', cloudShell],
		['iam:GetRole', `${audit} -d max`, 'for the role’s longest session', {env: instance}],
		['iam:GetRole', '--self', 'for the path of one’s own role', cloudShell],
		['iam:ListMFADevices', `${audit} --mfa-code 123456`, 'for one’s MFA device', ana],
		['sts:GetFederationToken', '--federate --scope view-only', 'for a federation token', ana],
		[
			'iam:GetRole',
			'-r arn:aws:iam::111122223333:role/finance/Viewer-Ledger -n bob',
			'why it refused',
			cloudShell,
		],
	])('%s (%s): %s', (hangs, words, _, who) =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.fault(hangs, 'hang');
			const calledOff = new AbortController();
			const running = run(`link ${words} --quiet`, {...who, signal: calledOff.signal});
			await until(() => sandbox.requests.some(({service, action}) => `${service}:${action}` === hangs));
			calledOff.abort();
			const {calls: _, ...ended} = await running;
			expect(ended).toEqual({code: 130, stdout: '', stderr: 'daypass: cancelled.\n'});
		}),
	);

	test('for the role’s own maximum, which the length that was asked for passes', () =>
		withDaypass(async ({run, sandbox}) => {
			const words = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
			const sts = await refusingSts('ValidationError', words, {others: sandbox, status: 400});
			const link = `link ${audit} -d 5h --quiet`;
			const env = {...instance, ...sts.env};
			expect((await run(link, {env})).stderr).toMatch(
				/^daypass: 5h is longer than AWS gives here: at most 4h \(14400 s\), because the role’s own maximum is shorter\.\n/,
			);
			sandbox.fault('iam:GetRole', 'hang');
			const calledOff = new AbortController();
			const before = sandbox.requests.length;
			const running = run(link, {env, signal: calledOff.signal});
			await until(() => sandbox.requests.slice(before).some(({action}) => action === 'GetRole'));
			calledOff.abort();
			expect(await running.finally(sts.close)).toMatchObject({code: 130, stdout: ''});
		}));
});
