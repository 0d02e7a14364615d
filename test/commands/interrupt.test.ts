import {PutRolePolicyCommand} from '@aws-sdk/client-iam';
import {describe, expect, test} from 'vitest';
import type {ActionName} from '../../source/sandbox/faults.ts';
import {containerKeys, iamClient} from '../sandbox/sdk.ts';
import {failureOf, withProgram} from '../support/daypass.ts';
import {openDaypass} from '../support/daypass-terminal.ts';
import {keys} from '../support/keys.ts';
import {until} from '../support/until.ts';

const link = 'link -r Audit';
const deployer = 'arn:aws:iam::111122223333:role/app/Deployer-Prod';

describe.concurrent('Ctrl-C while AWS does not answer', () => {
	test.each([
		['credentials:get', link],
		['credentials:get', 'link -r arn:aws:iam::111122223333:role/Audit -n bob'],
		['iam:GetRole', link],
		['sts:GetCallerIdentity', link],
		['sts:AssumeRole', `${link} --json`],
		['signin:getSigninToken', link],
		['iam:ListRoles', 'roles'],
		['iam:GetPolicyVersion', 'roles --json'],
	] satisfies [ActionName, string][])('%s, %s', (silent, words) =>
		withProgram(async ({run, sandbox}) => {
			sandbox.fault(silent, 'hang');
			const asked = () => sandbox.requests.some(({service, action}) => `${service}:${action}` === silent);
			const result = await run(words, {
				onStart: (child) => void until(asked).then(() => child.kill('SIGINT')),
			});
			expect(result).toMatchObject({code: 130, stdout: ''});
			if (words.includes('--json')) expect(failureOf(result)).toMatchObject({code: 'cancelled'});
			else expect(result.stderr).toBe('daypass: cancelled.\n');
		}),
	);
});

describe('Ctrl-C while a policy is weighed', () => {
	const intricate = (letter: string, count: number) =>
		JSON.stringify({
			Version: '2012-10-17',
			Statement: Array.from({length: count}, (_, at) => ({
				Effect: at % 2 === 0 ? 'Allow' : 'Deny',
				Action: '*',
				Resource: `arn:*:*:*:*:${`*${letter}*${at}`.repeat(9)}*`,
			})),
		});

	test.each(['policy Audit', `${link} -n bob --note`])('%s ends at once', (words) =>
		withProgram(async ({run, sandbox}) => {
			const iam = iamClient(sandbox, await containerKeys(sandbox));
			for (const letter of ['a', 'b', 'c'])
				await iam.send(
					new PutRolePolicyCommand({
						RoleName: 'Audit',
						PolicyName: letter,
						PolicyDocument: intricate(letter, 70),
					}),
				);
			let pressed = 0;
			const isRead = () => sandbox.requests.filter(({action}) => action === 'GetRolePolicy').length >= 3;
			const {code} = await run(words, {
				onStart: (child) =>
					void until(isRead).then(() => {
						setTimeout(() => {
							pressed = performance.now();
							child.kill('SIGINT');
						}, 400);
					}),
			});
			expect(performance.now() - pressed).toBeLessThan(1500);
			// Ended by the signal, told, or done before: this machine may be quick.
			expect([null, 130, 0]).toContain(code);
		}),
	);
});

describe('at a terminal', () => {
	const size = {columns: 100, rows: 30};

	test('the MFA code is asked for, and not shown', () =>
		withProgram(async ({environment}) => {
			const words = ['link', '-r', deployer, '-n', 'bob', '--quiet'];
			const terminal = await openDaypass({...size, words, env: environment({as: 'ana'})});
			await terminal.sees('MFA code (6 digits):');
			terminal.press('123456', keys.enter);
			expect(await terminal.ended()).toBe(0);
			expect(terminal.written()).toContain('/federation?Action=login&');
			expect(terminal.written()).not.toContain('123456');
		}));

	test('a wrong code is told apart from a missing one', () =>
		withProgram(async ({environment}) => {
			const words = ['link', '-r', deployer, '-n', 'bob'];
			const terminal = await openDaypass({...size, words, env: environment({as: 'ana'})});
			await terminal.sees('MFA code (6 digits):');
			terminal.press('000000', keys.enter);
			expect(await terminal.ended()).toBe(3);
			await terminal.sees('AWS did not take the MFA code');
		}));

	test('Ctrl-C at the question ends with 130', () =>
		withProgram(async ({environment}) => {
			const words = ['link', '-r', deployer, '-n', 'bob'];
			const terminal = await openDaypass({...size, words, env: environment({as: 'ana'})});
			await terminal.sees('MFA code (6 digits):');
			terminal.press(keys.ctrlC);
			expect(await terminal.ended()).toBe(130);
			await terminal.sees('cancelled');
			await terminal.isIn({screen: 'normal', cursorVisible: true});
		}));

	test('Ctrl-C while AWS does not answer ends with 130', () =>
		withProgram(async ({environment, sandbox}) => {
			sandbox.fault('sts:AssumeRole', 'hang');
			const words = ['link', '-r', deployer, '-n', 'bob'];
			const terminal = await openDaypass({...size, words, env: environment()});
			await until(() => sandbox.requests.some(({action}) => action === 'AssumeRole'));
			terminal.press(keys.ctrlC);
			expect(await terminal.ended()).toBe(130);
			await terminal.isIn({screen: 'normal', cursorVisible: true});
		}));
});
