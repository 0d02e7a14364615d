import {existsSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import {failureOf, withDaypass} from '../support/daypass.ts';

type Call = {readonly action: string; readonly endpoint: string; readonly why: string};
type Plan = {readonly calls: readonly Call[]};

const named = [
	...['iam:GetRole', 'sts:GetCallerIdentity', 'sts:AssumeRole', 'signin:getSigninToken'],
	'iam:List*, iam:Get*',
];

describe('--dry-run sends nothing and writes nothing', () => {
	test.each<[string, readonly string[]]>([
		['link Audit', named],
		[
			'link arn:aws:iam::111122223333:role/Audit -n ana',
			['sts:AssumeRole', 'signin:getSigninToken', 'iam:List*, iam:Get*'],
		],
		['link --self', ['signin:getSigninToken']],
		[
			'link --federate --scope read-only',
			['sts:GetCallerIdentity', 'sts:GetFederationToken', 'signin:getSigninToken'],
		],
		[
			'revoke Audit',
			['sts:GetCallerIdentity', 'iam:GetRole', 'iam:GetRolePolicy', 'iam:PutRolePolicy', 'iam:GetRolePolicy'],
		],
	])('%s', (words, actions) =>
		withDaypass(async ({run, sandbox, folder}) => {
			const {code, stdout, stderr, calls} = await run(`${words} --dry-run --json`);
			expect({code, stderr, calls}).toEqual({code: 0, stderr: '', calls: []});
			expect(sandbox.requests).toEqual([]);
			expect(existsSync(folder)).toBe(false);
			const plan = JSON.parse(stdout) as Plan;
			expect(plan).toMatchObject({version: 1, dryRun: true});
			expect(plan.calls.map(({action}) => action)).toEqual(actions);
			expect(plan.calls.every(({endpoint}) => endpoint.startsWith(sandbox.url))).toBe(true);
		}),
	);

	test.each<[string, readonly string[]]>([
		[
			'link Audit --mfa-code 123456 -d 90m',
			[
				'which role Audit is',
				'your name, unless it is remembered',
				'your MFA device',
				'a session as daypass-<your name>, for 1h30m',
				'a sign-in token for the link',
				'what the visitor could do, beside it',
			],
		],
		[
			'link arn:aws:iam::111122223333:role/Audit -n pass-{user} --mfa-code 123456 --mfa-serial arn:aws:iam::111122223333:mfa/ana --scope read-only',
			[
				'your name, unless it is remembered',
				'a session as pass-{user}, for 1h, narrowed by read-only',
				'a sign-in token for the link',
				'what the visitor could do, beside it',
			],
		],
		[
			'revoke Audit',
			[
				'whose account it is',
				'which role Audit is',
				'what AWSRevokeOlderSessions revokes already',
				'AWSRevokeOlderSessions: deny every session issued before now',
				'whether it is in force',
			],
		],
	])('each call says what it is for: %s', (words, whys) =>
		withDaypass(async ({run}) => {
			const {stdout} = await run(`${words} --dry-run --json`);
			expect((JSON.parse(stdout) as Plan).calls.map(({why}) => why)).toEqual(whys);
		}),
	);

	test('a person reads of whom, what for and what would open', () =>
		withDaypass(async ({run, sandbox}) => {
			const {stdout, stderr} = await run('link Audit -t s3 -d 15m --scope read-only --dry-run');
			expect(stdout).toMatch(
				new RegExp(`^sts:AssumeRole +${sandbox.url}/ +a session as .*, for 15m, narrowed by read-only$`, 'm'),
			);
			expect(stderr).toContain('Nothing was sent.');
			expect(stderr).toContain('https://us-west-2.console.aws.amazon.com/s3/');
		}));

	test.each([
		['-t nonsense-of-mine', 'unknown-service'],
		['--scope until=2027-02-31', 'scope-malformed'],
		['--scope /nowhere/policy.json', 'scope-file-unreadable'],
		['--scope arn:aws-cn:iam::aws:policy/ReadOnlyAccess', 'other-partition'],
	])('what AWS would refuse is refused: %s', (words, failure) =>
		withDaypass(async ({run}) => {
			const refused = await run(`link Audit ${words} --dry-run --json`);
			expect({code: refused.code, calls: refused.calls}).toEqual({code: 2, calls: []});
			expect(failureOf(refused).code).toBe(failure);
		}),
	);

	test('a password in an address is shown to nobody, and is in no link', () =>
		withDaypass(async ({run, sandbox}) => {
			const address = sandbox.url.replace('http://', 'http://bob:hush-7731@');
			const env = {
				AWS_ENDPOINT_URL_STS: address,
				AWS_ENDPOINT_URL_IAM: address,
				AWS_ENDPOINT_URL_SIGNIN: address,
			};
			for (const words of ['link Audit --dry-run', 'revoke Audit --dry-run', 'link Audit']) {
				const {code, stdout, stderr} = await run(`${words} --json`, {env});
				expect({code, stderr}).toEqual({code: 0, stderr: ''});
				expect(stdout).toContain(`${sandbox.url}/`);
				expect(stdout).not.toContain('hush');
			}
		}));

	test.each(['STS', 'IAM'])('an address of %s that is none is told with what sets it', (service) =>
		withDaypass(async ({run}) => {
			const env = {[`AWS_ENDPOINT_URL_${service}`]: 'nonsense'};
			const refused = await run('link Audit --dry-run --json', {env});
			expect(refused).toMatchObject({code: 2, calls: []});
			expect(failureOf(refused)).toEqual({
				code: 'endpoint-malformed',
				message: `What is set as the address of ${service} is not a URL.`,
				hint: `Look at AWS_ENDPOINT_URL_${service} and AWS_ENDPOINT_URL.`,
			});
		}),
	);

	test.each([
		['-t s3', 'us-west-2', 'https://us-west-2.console.aws.amazon.com/s3/'],
		['-t s3 --region eu-west-1', 'eu-west-1', 'https://eu-west-1.console.aws.amazon.com/s3/'],
		[
			'-t https://ap-northeast-1.console.aws.amazon.com/lambda/home?region=ap-northeast-1',
			'ap-northeast-1',
			'https://ap-northeast-1.console.aws.amazon.com/lambda/',
		],
	])('where it opens: %s', (words, region, destination) =>
		withDaypass(async ({run}) => {
			const {stdout} = await run(`link Audit ${words} --dry-run --json`, {
				env: {AWS_ENDPOINT_URL_SIGNIN: undefined},
			});
			const plan = JSON.parse(stdout);
			expect(plan).toMatchObject({region, destination: expect.stringContaining(destination)});
			const token = plan.calls.find(({action}: Call) => action === 'signin:getSigninToken');
			expect(token.endpoint).toBe(`https://${region}.signin.aws.amazon.com/federation`);
		}),
	);

	test('a revocation of one visitor names them', () =>
		withDaypass(async ({run}) => {
			const {stdout} = await run('revoke Audit --session bob --dry-run --json');
			expect((JSON.parse(stdout) as Plan).calls.map(({why}) => why)).toContain(
				'AWSRevokeOlderSessions: deny the sessions named bob issued before now',
			);
		}));
});
