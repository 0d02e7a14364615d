import {describe, expect, test} from 'vitest';
import type {ActionName, Fault} from '../../source/sandbox/faults.ts';
import {rolesOf} from '../commands/listed-roles.ts';
import {failureOf, promptly, withDaypass} from '../support/daypass.ts';
import {until} from '../support/until.ts';
import {expectSentence} from './sentence.ts';

const ownSide = [
	'iam:GetRole',
	'iam:ListAttachedRolePolicies',
	'iam:ListRolePolicies',
	'iam:GetAccountAuthorizationDetails',
	'iam:SimulatePrincipalPolicy',
] satisfies ActionName[];

describe.concurrent('a list of roles that goes wrong', () => {
	test.each([
		['throttled', 'throttled', 1, 3],
		['500', 'aws-unavailable', 1, 3],
		['503', 'aws-unavailable', 1, 3],
		['reset', 'reset', 1, 3],
		['cut-off', 'reset', 1, 3],
		['html', 'bad-answer', 1, 1],
		['empty', 'bad-answer', 1, 1],
		['wrong-json', 'bad-answer', 1, 1],
		['expired', 'expired-credentials', 4, 1],
	] satisfies [Fault, string, number, number][])(
		'%s: %s, exit code %d after %d',
		(fault, code, exitCode, tries) =>
			withDaypass(async ({run, sandbox}) => {
				sandbox.fault('iam:ListRoles', fault);
				const result = await run('roles --json', {deadline: promptly});
				expect(result.code).toBe(exitCode);
				expectSentence(failureOf(result), code);
				expect(result.calls.filter((call) => call === 'iam:ListRoles')).toHaveLength(tries);
			}),
	);

	test('on its second page: half a list is none', () =>
		withDaypass(
			async ({spawn, sandbox}) => {
				const asked = () => sandbox.requests.some(({action}) => action === 'ListRoles');
				const result = await spawn('roles --json', {
					onStart: () => void until(asked).then(() => sandbox.fault('iam:ListRoles', '500')),
				});
				expect(result.code).toBe(1);
				expectSentence(failureOf(result), 'aws-unavailable');
			},
			{pageSize: 1},
		));

	test('denied: the account is read at once instead, and the list is whole', () =>
		withDaypass(async (daypass) => {
			const usual = await rolesOf(daypass);
			daypass.sandbox.fault('iam:ListRoles', 'denied');
			const {roles, complete, notices} = await rolesOf(daypass);
			expect({complete, notices}).toEqual({complete: true, notices: []});
			expect(roles.map(({arn, verdict}) => [arn, verdict])).toEqual(
				usual.roles.map(({arn, verdict}) => [arn, verdict]),
			);
		}));
});

describe.concurrent('where nothing else can be read, the roles are listed all the same', () => {
	test.each(['throttled', '500', 'reset', 'html', 'denied'] satisfies Fault[])('%s', (fault) =>
		withDaypass(async (daypass) => {
			for (const call of ownSide) daypass.sandbox.fault(call, fault);
			const {roles, complete, notices} = await rolesOf(daypass);
			expect(complete).toBe(false);
			expect(new Set(roles.map(({verdict}) => verdict))).toEqual(new Set(['unknown', 'denied']));
			const told = notices.map(({message}) => message).join(' ');
			for (const call of ownSide)
				if (call !== 'iam:GetAccountAuthorizationDetails') expect(told).toContain(call);
		}),
	);

	test('everything throttled', () =>
		withDaypass(async ({run, sandbox}) => {
			for (const call of ['iam:ListRoles', ...ownSide] satisfies ActionName[])
				sandbox.fault(call, 'throttled');
			const result = await run('roles --json', {deadline: promptly});
			expect(result.code).toBe(1);
			expectSentence(failureOf(result), 'throttled');
		}));
});
