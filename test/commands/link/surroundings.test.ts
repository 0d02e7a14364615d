import {describe, expect, test} from 'vitest';
import {failureOf, withDaypass, withProgram} from '../../support/daypass.ts';

const link = 'link -r arn:aws:iam::111122223333:role/Audit -n bob';
const variables = ['AWS_ENDPOINT_URL_STS', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_SIGNIN'] as const;

/** The common variable is asked where no service has one of its own. */
const alone = (variable: string) =>
	variable === 'AWS_ENDPOINT_URL' ? {AWS_ENDPOINT_URL_STS: undefined, AWS_ENDPOINT_URL_IAM: undefined} : {};

describe.concurrent('an endpoint that is not AWS’s', () => {
	test('is named by link on standard error, once, and without what else stands in it', () =>
		withDaypass(async ({run, sandbox}) => {
			const env = {AWS_ENDPOINT_URL_STS: sandbox.url.replace('//', '//user:hunter22@')};
			const {code, stderr} = await run(link, {env});
			expect(code).toBe(0);
			expect(stderr.match(new RegExp(sandbox.url, 'g'))).toHaveLength(1);
			expect(stderr).toContain(`Note: Not AWS, but ${sandbox.url} gets your credentials`);
			expect(stderr).not.toContain('hunter22');
		}));

	test.each(['--quiet', '--json'])('is not, with %s', (flag) =>
		withDaypass(async ({run}) => {
			expect(await run(`${link} ${flag}`)).toMatchObject({code: 0, stderr: ''});
		}),
	);

	test.each(variables)('is refused where it is another machine’s and without TLS: %s', (variable) =>
		withDaypass(async ({run}) => {
			const env = {...alone(variable), [variable]: 'http://user:pw@192.0.2.7/x'};
			const result = await run(`${link} --json`, {env});
			expect(result).toMatchObject({code: 2, calls: expect.not.arrayContaining(['signin:getSigninToken'])});
			expect(failureOf(result)).toMatchObject({
				code: 'endpoint-insecure',
				message: expect.stringContaining('http://192.0.2.7 '),
			});
			expect(result.stderr).not.toContain('pw');
		}),
	);

	test.each(variables)('is taken where DAYPASS_INSECURE_ENDPOINT=1 says that it is meant: %s', (variable) =>
		withDaypass(async ({run, sandbox}) => {
			// An address that is no loopback’s, and leads to this machine all the same.
			const env = {[variable]: sandbox.url.replace('127.0.0.1', '0.0.0.0'), DAYPASS_INSECURE_ENDPOINT: '1'};
			expect(await run(link, {env: {...alone(variable), ...env}})).toMatchObject({code: 0});
		}),
	);

	test.each(['http://localhost', 'http://[::1]', 'http://127.9.9.9', 'http://aws.localhost'])(
		'of this machine needs no TLS: %s',
		(host) =>
			withDaypass(async ({run}) => {
				const result = await run(`${link} --json`, {env: {AWS_ENDPOINT_URL_STS: `${host}:1`}});
				expect(failureOf(result).code).toMatch(/^(refused|dns|unreachable)$/);
			}),
	);
});

test('certificates that nobody checks are named, and Node’s own words are kept out of JSON', () =>
	withProgram(async ({run}) => {
		const env = {NODE_TLS_REJECT_UNAUTHORIZED: '0'};
		const {code, stderr} = await run(link, {env});
		expect({code, stderr}).toEqual({
			code: 0,
			stderr: expect.stringContaining('NODE_TLS_REJECT_UNAUTHORIZED=0: anybody on the way'),
		});
		const tls = {...env, AWS_ENDPOINT_URL_STS: 'https://127.0.0.1:1'};
		expect(failureOf(await run(`${link} --json`, {env: tls}))).toMatchObject({code: 'refused'});
	}));
