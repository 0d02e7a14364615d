import {mkdirSync, writeFileSync} from 'node:fs';
import {type AddressInfo, connect, createServer} from 'node:net';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Pass} from '../../source/pass/pass.ts';
import {linkCalls} from '../commands/failing.ts';
import {failureOf, withDaypass} from '../support/daypass.ts';
import {openLink} from '../support/sign-in.ts';

const federate = ['link', '--federate', '--scope', 'read-only', '--json'];
const ana = {as: 'ana'};

describe.concurrent('--federate: a part of an IAM user’s own permissions, without a role', () => {
	test('makes a link from GetFederationToken', () =>
		withDaypass(async ({run}) => {
			const {code, stdout, calls} = await run(
				[...federate, '-n', 'visitor', '-t', 's3', '--tag', 'team=audit'],
				ana,
			);
			expect({code, calls}).toEqual({
				code: 0,
				calls: linkCalls('sts:GetCallerIdentity', 'sts:GetFederationToken', 'signin:getSigninToken'),
			});
			const pass = JSON.parse(stdout) as Pass;
			const principal = 'arn:aws:sts::111122223333:federated-user/visitor';
			expect(pass).toMatchObject({
				role: '',
				account: '111122223333',
				sessionName: 'visitor',
				principal,
				service: 's3',
				scope: ['read-only'],
				durationSeconds: 3600,
			});
			const session = await openLink(pass.url);
			expect(session).toMatchObject({principal, details: {tags: {team: 'audit'}}});
		}));

	test.each([
		['max is twelve hours of console', 'max', 43_200],
		['as long as asked', '90m', 5400],
	])('duration, %s; SessionDuration is not sent', (_, duration, seconds) =>
		withDaypass(async ({run}) => {
			const {stdout} = await run([...federate, '-d', duration], ana);
			const pass = JSON.parse(stdout) as Pass;
			expect(pass).toMatchObject({durationSeconds: seconds, requestedDurationSeconds: seconds});
			const {sessionEndsAt} = await openLink(pass.url);
			expect(Math.abs(Date.parse(sessionEndsAt ?? '') - Date.parse(pass.sessionExpiresAt))).toBeLessThan(
				2000,
			);
		}),
	);

	test('the name is cut to AWS’s 32 characters', () =>
		withDaypass(async ({run}) => {
			const {stdout} = await run([...federate, '-n', '{user}'], ana);
			expect(JSON.parse(stdout)).toMatchObject({sessionName: 'ana'});
			const other = await run(federate, {as: 'root', env: {}});
			expect((JSON.parse(other.stdout) as Pass).sessionName.length).toBeLessThanOrEqual(32);
		}));

	test('the root user gets an hour, and is told when asking for more', () =>
		withDaypass(async ({run}) => {
			const {stdout} = await run([...federate, '-d', 'max'], {as: 'root'});
			expect(JSON.parse(stdout)).toMatchObject({durationSeconds: 3600});
			const refused = await run([...federate, '-d', '2h'], {as: 'root'});
			expect(refused.code).toBe(2);
			expect(failureOf(refused)).toMatchObject({
				code: 'duration-too-long',
				message: expect.stringContaining('root user'),
			});
		}));

	test('a preset keeps it, daypass - repeats it, and a role given later takes its place', () =>
		withDaypass(async ({run}) => {
			expect(await run([...federate, '-n', 'visitor', '--save', 'look'], ana)).toMatchObject({code: 0});
			for (const words of ['look --json', '- --json']) {
				const {stdout} = await run(words, ana);
				expect(JSON.parse(stdout)).toMatchObject({role: '', sessionName: 'visitor', scope: ['read-only']});
			}
			const {stdout} = await run('look --role Audit --json', ana);
			expect(JSON.parse(stdout)).toMatchObject({role: 'arn:aws:iam::111122223333:role/Audit'});
			expect((await run('history', ana)).stdout).toMatch(
				/none: federated +visitor +console in us-west-2, narrowed by .+ +111122223333/,
			);
			const list = await run('presets list --json', ana);
			expect(JSON.parse(list.stdout)).toMatchObject({presets: [{name: 'look', federate: true}]});
		}));

	test('is refused in a preset that shows a role', () =>
		withDaypass(async ({run, folder}) => {
			const preset = {name: 'look', role: 'Audit', federate: true, duration: 3600, scope: ['read-only']};
			mkdirSync(folder, {recursive: true});
			const text = JSON.stringify({version: 2, presets: [preset], settings: {}});
			writeFileSync(path.join(folder, 'config.json'), text);
			const result = await run('look --json', ana);
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({code: 'federate-role'});
		}));

	test.each([
		['--role beside it', ['--role', 'Audit'], 'conflicting-option', 'Leave one of them out', 'ana'],
		['a name AWS does not take for it', ['-n', 'x'.repeat(33)], 'session-name-malformed', '32', 'ana'],
		['an external ID', ['--external-id', 'acme'], 'federate-option', 'name a role', 'ana'],
		['MFA', ['--mfa-code', '123456'], 'federate-option', 'name a role', 'ana'],
		['a source identity', ['--source-identity', 'ana'], 'federate-option', 'name a role', 'ana'],
		['temporary credentials', [], 'federate-temporary', '--profile', undefined],
	])('is refused before AWS is asked: %s', (_, words, code, hint, as) =>
		withDaypass(async ({run}) => {
			const result = await run([...federate, ...words], as === undefined ? {} : {as});
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({code, hint: expect.stringContaining(hint)});
		}),
	);

	test('is refused without a scope', () =>
		withDaypass(async ({run}) => {
			const result = await run('link --federate --json', ana);
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({
				code: 'scope-missing',
				hint: expect.stringContaining('--scope'),
			});
		}));

	test('a refusal of AWS names the permission', () =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.deny('sts:GetFederationToken');
			const result = await run(federate, ana);
			expect(result.code).toBe(3);
			expect(failureOf(result)).toMatchObject({
				code: 'access-denied',
				message: expect.stringContaining('sts:GetFederationToken'),
			});
		}));
});

describe.concurrent('--transitive-tag', () => {
	test('reaches AWS beside its tag', () =>
		withDaypass(async ({run, sandbox}) => {
			const heard: string[] = [];
			const server = createServer((socket) => {
				const aws = connect(Number(new URL(sandbox.url).port), '127.0.0.1');
				socket.on('data', (chunk) => heard.push(chunk.toString()));
				socket.pipe(aws).pipe(socket);
			});
			await new Promise<void>((resolve) => {
				server.listen(0, '127.0.0.1', resolve);
			});
			const env = {AWS_ENDPOINT_URL_STS: `http://127.0.0.1:${(server.address() as AddressInfo).port}`};
			const words = 'link -r Tagged-Spender --tag CostCenter=1002 --tag note=x --transitive-tag CostCenter';
			const {code} = await run(words, {env}).finally(() => server.close());
			expect(code).toBe(0);
			expect(heard.join('')).toContain('TransitiveTagKeys.member.1=CostCenter');
			expect(heard.join('')).not.toContain('TransitiveTagKeys.member.2');
		}));

	test('has to be the key of a --tag', () =>
		withDaypass(async ({run}) => {
			const result = await run('link -r Audit --tag team=audit --transitive-tag Team --json');
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({
				code: 'transitive-tag-unknown',
				message: expect.stringContaining('“Team”'),
			});
		}));
});
