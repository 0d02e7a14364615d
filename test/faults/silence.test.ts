import {describe, expect, test} from 'vitest';
import type {ActionName} from '../../source/sandbox/faults.ts';
import {type Daypass, failureOf, withProgram} from '../support/daypass.ts';
import {hurried} from '../support/hurried.ts';
import {expectSentence} from './sentence.ts';

const timesOf = (calls: readonly string[], one: string) => calls.filter((call) => call === one).length;

const reads = [
	'iam:GetRole',
	'iam:ListAttachedRolePolicies',
	'iam:ListRolePolicies',
	'iam:GetRolePolicy',
	'iam:GetPolicy',
	'iam:GetPolicyVersion',
] as const;

const beSilent = ({sandbox}: Daypass, ...calls: readonly ActionName[]) => {
	for (const call of calls) sandbox.fault(call, 'hang');
};

describe.concurrent('where the other side never answers', () => {
	test.each([
		'credentials:get',
		'iam:GetRole',
		'sts:GetCallerIdentity',
		'sts:AssumeRole',
		'signin:getSigninToken',
	] satisfies ActionName[])('link gives up on %s after three tries', (call) =>
		withProgram(async (daypass) => {
			beSilent(daypass, call);
			const result = await daypass.run('link -r Audit --json', {env: hurried});
			expect(result.code).toBe(1);
			expectSentence(failureOf(result), 'timeout');
			const made = daypass.sandbox.requests.map(({service, action}) => `${service}:${action}`);
			expect(timesOf(made, call)).toBe(3);
			expect(made.at(-1)).toBe(call);
		}),
	);

	test('roles gives up on the list after three tries, and on what it reads beside it', () =>
		withProgram(async (daypass) => {
			beSilent(daypass, 'iam:ListRoles', ...reads, 'iam:GetAccountAuthorizationDetails');
			const result = await daypass.run('roles --json', {env: hurried});
			expect(result.code).toBe(1);
			expectSentence(failureOf(result), 'timeout');
			expect(timesOf(result.calls, 'iam:ListRoles')).toBe(3);
		}));

	test.each(['iam:GetRole', 'iam:ListRolePolicies', 'iam:GetPolicyVersion'] as const)(
		'roles waits once for %s, and asks a silent IAM for nothing more',
		(read) =>
			withProgram(async (daypass) => {
				beSilent(daypass, read, 'iam:GetAccountAuthorizationDetails', 'iam:SimulatePrincipalPolicy');
				const {code, stdout, calls} = await daypass.run('roles --json', {env: hurried});
				expect(code).toBe(0);
				expect(JSON.parse(stdout)).toMatchObject({
					complete: true,
					notices: expect.arrayContaining([{code: 'unanswered', message: expect.stringContaining(read)}]),
				});
				expect(calls).not.toContain('iam:GetAccountAuthorizationDetails');
				expect(calls).not.toContain('iam:SimulatePrincipalPolicy');
			}),
	);

	test.each([
		// Of that role, and of the caller's own.
		['explain a refusal', 'link -r arn:aws:iam::111122223333:role/BreakGlass-Admin', 'iam:GetRole', 2, 3],
		['suggest a name', 'link -r Audot', 'iam:ListRoles', 1, 2],
		['tell how long the session may be', 'link -r Audit -d max', 'iam:ListRoles', 1, 0],
	] satisfies [string, string, ActionName, number, number][])(
		'what would only %s is not waited for',
		(_, words, silent, questions, expected) =>
			withProgram(async (daypass) => {
				beSilent(daypass, silent);
				const {code, calls} = await daypass.run(words, {env: hurried});
				expect(code).toBe(expected);
				expect(timesOf(calls, silent)).toBeLessThan(3 * questions);
			}),
	);
});
