import {createHash} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {Pass} from '../../source/pass/pass.ts';
import {linkCalls} from '../commands/failing.ts';
import {type Daypass, failureOf, withDaypass} from '../support/daypass.ts';
import {inCloudShellAs} from '../support/user-session.ts';

const link = ['link', '-r', 'arn:aws:iam::111122223333:role/Audit', '-n', 'bob', '--json'];

/** Session tags of values that no packing makes smaller: more than AWS allots. */
const manyTags = Array.from({length: 20}, (_, index) => {
	const value = createHash('sha512').update(String(index)).digest('hex');
	return ['--tag', `t${index}=${value}`];
}).flat();

describe.concurrent('what AWS refuses of a pass', () => {
	test.each([
		['tags and scope that are too large packed', manyTags, 'policy-too-large', '20 session tags take'],
		[
			'a managed policy that isn’t there',
			['--scope', 'arn:aws:iam::111122223333:policy/No'],
			'not-found',
			'name',
		],
	])('%s', (_, words, code, hint) =>
		withDaypass(async ({run}) => {
			const result = await run([...link, ...words]);
			expect(result).toMatchObject({code: 2, calls: linkCalls('sts:AssumeRole')});
			expect(failureOf(result)).toMatchObject({code, hint: expect.stringContaining(hint)});
		}),
	);

	test('a malformed policy is not sent at all', () =>
		withDaypass(async ({run, folder}) => {
			const file = path.join(path.dirname(folder), 'scope.json');
			const statement = {Effect: 'Allow', Principal: '*', Action: '*', Resource: '*'};
			writeFileSync(file, JSON.stringify({Version: '2012-10-17', Statement: statement}));
			const result = await run([...link, '--scope', file]);
			expect(result).toMatchObject({code: 2, calls: []});
			expect(failureOf(result)).toMatchObject({
				code: 'malformed-policy',
				hint: expect.stringContaining('Principal'),
			});
		}));

	test.each([
		['AWS_ENDPOINT_URL_STS', 'nowhere'],
		['AWS_ENDPOINT_URL_SIGNIN', 'nowhere'],
		['AWS_ENDPOINT_URL_SIGNIN', 'ftp://nowhere.example'],
	])('%s=%s is no address', (name, value) =>
		withDaypass(async ({run}) => {
			const result = await run(link, {env: {[name]: value}});
			expect(result.code).toBe(2);
			expect(failureOf(result)).toMatchObject({
				code: 'endpoint-malformed',
				hint: expect.stringContaining('AWS_ENDPOINT_URL'),
			});
		}),
	);

	test('a host nobody can look up', () =>
		withDaypass(async ({run}) => {
			const result = await run(link, {env: {AWS_ENDPOINT_URL_STS: 'https://sts.invalid'}});
			expect(result).toMatchObject({code: 1, calls: []});
			expect(failureOf(result)).toMatchObject({code: 'dns', hint: expect.stringContaining('spelling')});
		}));
});

/** Something between the program and AWS that answers in AWS's stead. */
const withPage = async (status: number, page: string, use: (url: string) => Promise<void>) => {
	const server = createServer((request, response) => {
		request.resume();
		response.writeHead(status, {'content-type': 'text/html'}).end(page);
	});
	await new Promise<void>((resolve) => {
		server.listen(0, '127.0.0.1', resolve);
	});
	try {
		await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
};

describe.concurrent('a page instead of an answer', () => {
	test('from the sign-in service is a refusal, however long it is', () =>
		withDaypass(({run}) =>
			withPage(400, `<html>${'<p>Bad request</p>'.repeat(200_000)}`, async (url) => {
				const result = await run(link, {env: {AWS_ENDPOINT_URL_SIGNIN: url}});
				expect(result.code).toBe(1);
				expect(failureOf(result)).toMatchObject({
					code: 'federation-refused',
					message: expect.stringMatching(/HTTP 400.{0,200}$/),
				});
			}),
		));

	test('from STS is told with its status', () =>
		withDaypass(({run}) =>
			withPage(403, '<html><h1>Blocked by Acme</h1></html>', async (url) => {
				const result = await run(link, {env: {AWS_ENDPOINT_URL_STS: url}});
				expect(result.code).toBe(1);
				expect(failureOf(result)).toMatchObject({
					code: 'bad-answer',
					message: expect.stringContaining('(HTTP 403)'),
					hint: expect.stringContaining('proxy'),
				});
			}),
		));
});

describe.concurrent('a clock that is wrong', () => {
	test.each([
		['ten minutes behind', 600_000],
		['ten minutes ahead', -600_000],
	])('by %s: AWS’s own is taken, and the times that are shown come with a warning', (words, off) =>
		withDaypass(
			async ({run}) => {
				const {code, stdout, calls} = await run(link);
				expect({code, calls}).toEqual({
					code: 0,
					calls: linkCalls('sts:AssumeRole', 'sts:AssumeRole', 'signin:getSigninToken'),
				});
				const {warnings} = JSON.parse(stdout) as Pass;
				expect(warnings).toEqual([expect.stringContaining(words.replace('ten', '10'))]);
			},
			{clock: () => Date.now() + off},
		),
	);
});

describe.concurrent('where nobody documents the longest session', () => {
	const instance = {AWS_EXECUTION_ENV: undefined};

	const expectFallBack = (
		{code, stdout, calls}: Awaited<ReturnType<Daypass['run']>>,
		asked: number,
		words: string,
	) => {
		expect({code, calls: calls.filter((call) => call === 'sts:AssumeRole')}).toEqual({
			code: 0,
			calls: ['sts:AssumeRole', 'sts:AssumeRole'],
		});
		const pass = JSON.parse(stdout) as Pass;
		expect(pass).toMatchObject({durationSeconds: 3600, requestedDurationSeconds: asked});
		expect(pass.warnings).toEqual([expect.stringContaining(words)]);
	};

	test('an IAM user in CloudShell: max tries the longest, then takes AWS’s hour and says so', () =>
		withDaypass(async (daypass) => {
			const {env, close} = await inCloudShellAs('ana', daypass);
			// IAM takes no session without MFA: the role's own maximum can't be read.
			const result = await daypass.run([...link, '-d', 'max'], {env}).finally(close);
			expectFallBack(result, 43_200, 'lasts 1h, not 12h');
		}));

	test('an instance’s role: max tries the role’s own maximum', () =>
		withDaypass(async ({run}) => {
			expectFallBack(await run([...link, '-d', 'max'], {env: instance}), 14_400, 'lasts 1h, not 4h');
		}));

	test('an explicit length is asked for, and never shortened', () =>
		withDaypass(async (daypass) => {
			const {env, close} = await inCloudShellAs('ana', daypass);
			const user = await daypass.run([...link, '-d', '2h'], {env}).finally(close);
			const role = await daypass.run([...link, '-d', '2h'], {env: instance});
			for (const result of [user, role]) {
				expect(result.code).toBe(2);
				expect(failureOf(result)).toMatchObject({
					code: 'duration-too-long',
					message: expect.stringContaining('at most 1h (3600 s)'),
				});
			}
		}));
});
