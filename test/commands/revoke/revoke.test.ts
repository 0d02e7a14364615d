import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {GetRolePolicyCommand, ListRolePoliciesCommand, PutRolePolicyCommand} from '@aws-sdk/client-iam';
import {describe, expect, test} from 'vitest';
import type {Pass} from '../../../source/pass/pass.ts';
import type {Sandbox} from '../../../source/sandbox/server.ts';
import {movableClock} from '../../sandbox/sandbox.ts';
import {containerKeys, iamClient} from '../../sandbox/sdk.ts';
import {type Daypass, failureOf, withDaypass} from '../../support/daypass.ts';
import {openLink} from '../../support/sign-in.ts';
import {fails} from '../failing.ts';

const PolicyName = 'AWSRevokeOlderSessions';
const identify = 'sts:GetCallerIdentity';

/** A pass by name: the quickest there is. */
const handOut = async ({run, folder}: Daypass, words: string): Promise<Pass> => {
	mkdirSync(folder, {recursive: true});
	const presets = ['Audit', 'ViewOnly-Guests'].map((name) => ({
		name,
		role: `arn:aws:iam::111122223333:role/${name}`,
		duration: 3600,
	}));
	writeFileSync(path.join(folder, 'config.json'), JSON.stringify({version: 2, presets, settings: {}}));
	return JSON.parse((await run(`${words} --json`)).stdout) as Pass;
};

/** Whether whoever opens the link may still do something. */
const isOver = async ({url}: Pass): Promise<boolean> => String((await openLink(url))['revoked']) === 'true';

const policyOf = async (sandbox: Sandbox, RoleName: string): Promise<unknown> => {
	// A second try: the first is what the SDK learns the time from, where the imitation's is another.
	const iam = iamClient(sandbox, await containerKeys(sandbox), {maxAttempts: 2});
	const {PolicyDocument = ''} = await iam.send(new GetRolePolicyCommand({RoleName, PolicyName}));
	return JSON.parse(decodeURIComponent(PolicyDocument));
};

const writePolicy = async (sandbox: Sandbox, RoleName: string, document: object) => {
	const iam = iamClient(sandbox, await containerKeys(sandbox));
	await iam.send(new PutRolePolicyCommand({RoleName, PolicyName, PolicyDocument: JSON.stringify(document)}));
};

type RevokeJson = {readonly before: string; readonly passes: readonly {readonly sessionName: string}[]};

const revoke = async ({run}: Daypass, words: string) => {
	const {code, stdout, stderr} = await run(`revoke ${words} --yes --json`);
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
	return JSON.parse(stdout) as RevokeJson;
};

describe.concurrent('revoking a role', () => {
	test('ends every session issued before, and none of other roles', () =>
		withDaypass(async (daypass) => {
			const [ana, bob, other] = [
				await handOut(daypass, 'Audit -n ana'),
				await handOut(daypass, 'Audit -n bob --no-history'),
				await handOut(daypass, 'ViewOnly-Guests -n ana'),
			];
			await revoke(daypass, 'Audit');
			expect(await Promise.all([ana, bob, other].map(isOver))).toEqual([true, true, false]);
		}));

	test('leaves those issued later alone', () =>
		withDaypass(async (daypass) => {
			await revoke(daypass, 'Audit');
			expect(await isOver(await handOut(daypass, 'Audit -n ana'))).toBe(false);
		}));

	test('writes the policy AWS’s console writes, and tells it field by field', () =>
		withDaypass(async (daypass) => {
			const {url: _, ...pass} = await handOut(daypass, 'Audit -n ana');
			const told = await revoke(daypass, 'Audit');
			expect(told).toEqual({
				version: 1,
				role: pass.role,
				before: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
				policy: PolicyName,
				passes: [
					{
						version: 1,
						issuedAt: pass.issuedAt,
						role: pass.role,
						account: pass.account,
						sessionName: 'ana',
						principal: pass.principal,
						region: pass.region,
						service: pass.service,
						destination: pass.destination,
						durationSeconds: pass.durationSeconds,
						sessionExpiresAt: pass.sessionExpiresAt,
						linkExpiresAt: pass.linkExpiresAt,
						scope: [],
						source: 'preset',
						preset: 'Audit',
					},
				],
			});
			expect(await policyOf(daypass.sandbox, 'Audit')).toEqual({
				Version: '2012-10-17',
				Statement: [
					{
						Effect: 'Deny',
						Action: ['*'],
						Resource: ['*'],
						Condition: {DateLessThan: {'aws:TokenIssueTime': told.before}},
					},
				],
			});
		}));

	test('finds it by name, path and name, or ARN', () =>
		withDaypass(async (daypass) => {
			const arn = 'arn:aws:iam::111122223333:role/app/Viewer-Prod';
			for (const name of ['Viewer-Prod', 'app/Viewer-Prod', arn]) {
				expect(await revoke(daypass, name)).toMatchObject({role: arn});
			}
		}));

	test('leaves its other inline policies as they are', () =>
		withDaypass(async (daypass) => {
			await revoke(daypass, 'Viewer-Prod');
			const iam = iamClient(daypass.sandbox, await containerKeys(daypass.sandbox));
			const {PolicyNames: names} = await iam.send(new ListRolePoliciesCommand({RoleName: 'Viewer-Prod'}));
			expect(names).toEqual(['NoCustomerData', PolicyName]);
		}));

	test('tells a person what ends, when, and how to undo it', () =>
		withDaypass(async (daypass) => {
			await handOut(daypass, 'Audit -n ana -t s3');
			const AWS_CONFIG_FILE = path.join(daypass.folder, 'aws');
			writeFileSync(AWS_CONFIG_FILE, '[default]\n');
			const env = {AWS_CONFIG_FILE};
			const {code, stdout, stderr} = await daypass.run('revoke Audit --yes --profile default', {env});
			expect({code, stdout}).toEqual({code: 0, stdout: ''});
			expect(stderr).toMatch(/^MADE +FOR +OPENS +SESSION\n\S+ \S+ +ana +s3 in us-west-2 +alive until /m);
			expect(stderr).toContain('This ends EVERY session of role/Audit issued before now');
			expect(stderr).not.toContain('Your own session');
			expect(stderr).toContain('within seconds to minutes');
			expect(stderr).toMatch(
				/: aws iam delete-role-policy --role-name Audit --policy-name AWSRevokeOlderSessions --profile default$/m,
			);
		}));

	test('warns whom it locks out', () =>
		withDaypass(async ({run}) => {
			const {stderr} = await run('revoke cm-chiba.yukihiro --yes');
			expect(stderr).toContain('Your own session is one of them: you lose access too, and can’t undo it');
			expect((await run('roles')).code).toBe(3);
		}));

	test('goes on where history can’t be read', () =>
		withDaypass(async ({run, folder}) => {
			mkdirSync(path.join(folder, 'history.jsonl'), {recursive: true});
			const {code, stderr} = await run('revoke Audit --yes');
			expect(code).toBe(0);
			expect(stderr).toContain('History can’t be read');
		}));

	test('does without iam:GetRole', () =>
		withDaypass(async (daypass) => {
			const pass = await handOut(daypass, 'Audit -n ana');
			daypass.sandbox.deny('iam:GetRole');
			await revoke(daypass, 'Audit');
			expect(await isOver(pass)).toBe(true);
		}));
});

describe.concurrent('on a machine whose clock is wrong', () => {
	const minutes = (count: number) => ({clock: () => Date.now() + count * 60_000});

	test.each([
		['4 minutes behind', 4],
		['4 minutes ahead of', -4],
		['3 hours behind', 180],
	])('%s AWS’s, what was just opened ends all the same', (off, count) =>
		withDaypass(async (daypass) => {
			const [ana, bob] = [
				await handOut(daypass, 'Audit -n ana'),
				await handOut(daypass, 'ViewOnly-Guests -n bob'),
			];
			const {stderr} = await daypass.run('revoke Audit --yes');
			expect(stderr).toContain(`The time is AWS’s: this machine’s clock is ${off} AWS’s.`);
			const before = Date.now() + count * 60_000;
			const [, told = ''] = /issued before (\S+Z)\./.exec(stderr) ?? [];
			// By the minute: the clocks are four apart at least, and this machine may be busy.
			expect(Math.abs(Date.parse(told) - before)).toBeLessThan(60_000);
			await revoke(daypass, 'ViewOnly-Guests --session bob');
			expect(await Promise.all([ana, bob].map(isOver))).toEqual([true, true]);
		}, minutes(count)),
	);

	test('ahead of AWS’s, what is issued a little later is left alone', () => {
		const clock = movableClock();
		clock.pass(-240);
		return withDaypass(
			async (daypass) => {
				await revoke(daypass, 'Audit');
				clock.pass(5);
				expect(await isOver(await handOut(daypass, 'Audit -n ana'))).toBe(false);
			},
			{clock: clock.now},
		);
	});
});

describe.concurrent('revoking one visitor', () => {
	test('ends their sessions, and nobody else’s', () =>
		withDaypass(async (daypass) => {
			const ana = await handOut(daypass, 'Audit -n ana');
			const bob = await handOut(daypass, 'Audit -n bob');
			const told = await revoke(daypass, 'Audit --session ana');
			expect(told).toMatchObject({session: 'ana', passes: [{sessionName: 'ana'}]});
			expect(await Promise.all([ana, bob].map(isOver))).toEqual([true, false]);
		}));

	test('leaves the next pass of that name alone', () =>
		withDaypass(async (daypass) => {
			await revoke(daypass, 'Audit --session ana');
			expect(await isOver(await handOut(daypass, 'Audit -n ana'))).toBe(false);
		}));

	test('one after the other ends both', () =>
		withDaypass(async (daypass) => {
			const ana = await handOut(daypass, 'Audit -n ana');
			const bob = await handOut(daypass, 'Audit -n bob');
			await revoke(daypass, 'Audit --session ana');
			await revoke(daypass, 'Audit --session bob');
			expect(await Promise.all([ana, bob].map(isOver))).toEqual([true, true]);
		}));

	test('cleans up what can meet no living session any more', () => {
		const clock = movableClock();
		return withDaypass(
			async (daypass) => {
				await revoke(daypass, 'Audit --session bob');
				clock.pass(23 * 3600);
				await revoke(daypass, 'Audit --session eve');
				clock.pass(2 * 3600);
				await revoke(daypass, 'Audit --session ana');
				const named = (name: string) => ({
					Condition: {StringEquals: {'aws:userid': expect.stringMatching(`^AROA[A-Z0-9]+:${name}$`)}},
				});
				expect(await policyOf(daypass.sandbox, 'Audit')).toMatchObject({
					Statement: [named('eve'), named('ana')],
				});
			},
			{clock: clock.now},
		);
	});

	test('says how many of their passes have ended', () => {
		const clock = movableClock();
		clock.pass(-2 * 3600);
		return withDaypass(
			async (daypass) => {
				await handOut(daypass, 'Audit -n ana');
				await handOut(daypass, 'Audit -n bob');
				expect((await daypass.run('revoke Audit --session ana --yes')).stderr).toContain(
					'\n1 more has ended: daypass history --role Audit lists all.\n',
				);
				expect((await daypass.run('revoke Audit --yes')).stderr).toContain('\n2 more have ended');
			},
			{clock: clock.now},
		);
	});

	test('says when history knows no such pass, and that undoing undoes the others too', () =>
		withDaypass(async (daypass) => {
			await handOut(daypass, 'Audit -n ana');
			await revoke(daypass, 'Audit --session bob');
			const {stderr} = await daypass.run('revoke Audit --session Ana --yes');
			expect(stderr).toContain('History knows no pass of that name');
			expect(stderr).toContain('To undo it, and what the policy revoked before: aws iam ');
		}));
});

describe.concurrent('what somebody else wrote under the policy’s name', () => {
	const foreign = {Sid: 'NoBuckets', Effect: 'Deny', Action: 's3:CreateBucket', Resource: '*'};

	test('is kept, and not lost by undoing', () =>
		withDaypass(async ({run, sandbox}) => {
			await writePolicy(sandbox, 'Audit', {Version: '2012-10-17', Statement: [foreign]});
			const {stderr} = await run('revoke Audit --yes');
			expect(await policyOf(sandbox, 'Audit')).toMatchObject({Statement: [foreign, {Action: ['*']}]});
			expect(stderr).toContain('deleting the policy would lose the rest');
			expect(stderr).not.toContain('delete-role-policy');
		}));

	test('is not overwritten where it can’t be understood', () =>
		withDaypass(async ({run, sandbox}) => {
			const odd = {Version: '2012-10-17', Statement: ['Deny']};
			await writePolicy(sandbox, 'Audit', odd);
			const failed = await run('revoke Audit --yes --json');
			expect(failed.code).toBe(2);
			expect(failureOf(failed).code).toBe('policy-not-understood');
			expect(await policyOf(sandbox, 'Audit')).toEqual(odd);
		}));

	test('is not overwritten where it can’t be read', () =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.deny('iam:GetRolePolicy');
			const failed = await run('revoke Audit --yes --json');
			expect(failed.code).toBe(3);
			expect(failureOf(failed).hint).toContain('iam:GetRolePolicy on role/Audit');
			expect(failed.calls).not.toContain('iam:PutRolePolicy');
		}));
});

describe.concurrent('exit code 2', () => {
	const asked = [identify, 'iam:GetRole'];
	fails(2, {
		'no terminal to confirm on': {words: 'revoke Audit', code: 'not-confirmed', hint: '--yes'},
		'no role': {words: 'revoke --yes', code: 'missing-argument', hint: 'daypass revoke --help'},
		'what can’t be a role': {words: 'revoke not/a/role! --yes', code: 'role-malformed', hint: 'ARN'},
		'what can’t be a session’s name': {
			words: ['revoke', 'Audit', '--session', 'a b', '--yes'],
			code: 'session-name-malformed',
			hint: '2 to 64',
		},
		'a role that isn’t there': {
			words: 'revoke Audot --yes',
			code: 'unknown-role',
			hint: 'Did you mean Audit?',
			calls: [...asked, 'iam:ListRoles'],
		},
		'an ARN that isn’t there': {
			words: 'revoke arn:aws:iam::111122223333:role/Viewer-Prod --yes',
			code: 'unknown-role',
			hint: 'role/app/Viewer-Prod',
			calls: asked,
		},
		'a service-linked role': {
			words: 'revoke AWSServiceRoleForECS --yes',
			code: 'protected-role',
			hint: 'service',
			calls: asked,
		},
		'Identity Center’s': {
			words: 'revoke AWSReservedSSO_ViewOnlyAccess_9f8e7d6c5b4a3210 --yes',
			code: 'protected-role',
			hint: 'IAM Identity Center',
			calls: asked,
		},
		'Identity Center’s, its path unread': {
			words: 'revoke AWSReservedSSO_ViewOnlyAccess_9f8e7d6c5b4a3210 --yes',
			code: 'protected-role',
			hint: 'IAM Identity Center',
			given: (sandbox) => sandbox.deny('iam:GetRole'),
			calls: [...asked, 'iam:GetRolePolicy', 'iam:GetRolePolicy', 'iam:PutRolePolicy'],
		},
	});
});

describe.concurrent('exit code 3', () => {
	fails(3, {
		'a role of another account': {
			words: 'revoke arn:aws:iam::444455556666:role/Audit-Reader --yes',
			code: 'other-account',
			hint: '--profile',
			calls: [identify],
		},
		'no permission to write the policy': {
			words: 'revoke Audit --yes',
			code: 'access-denied',
			hint: 'iam:PutRolePolicy on role/Audit',
			given: (sandbox) => sandbox.deny('iam:PutRolePolicy'),
			calls: [identify, 'iam:GetRole', 'iam:GetRolePolicy', 'iam:GetRolePolicy', 'iam:PutRolePolicy'],
		},
	});

	test('no permission to learn the role’s ID, for one visitor', () =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.deny('iam:GetRole');
			const failed = await run('revoke Audit --session ana --yes --json');
			expect(failed.code).toBe(3);
			expect(failureOf(failed).hint).toContain('iam:GetRole on role/Audit');
			expect(failed.calls).not.toContain('iam:PutRolePolicy');
		}));
});
