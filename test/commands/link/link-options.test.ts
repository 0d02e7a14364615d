import {describe, expect, test} from 'vitest';
import type {Pass} from '../../../source/pass/pass.ts';
import {type Daypass, failureOf, withDaypass} from '../../support/daypass.ts';
import {openLink} from '../../support/sign-in.ts';

const role = 'arn:aws:iam::111122223333:role/Audit';

/** Makes a pass and opens its link: what was told, and what AWS and the browser see of it. */
const linkAndOpen = async ({run}: Daypass, words: string, as?: string) => {
	const {code, stdout, stderr} = await run(`link ${words} --json`, as === undefined ? {} : {as});
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
	const pass = JSON.parse(stdout) as Pass;
	const session: Readonly<Record<string, unknown>> = await openLink(pass.url);
	return {pass, session};
};

const secondsBetween = (from: unknown, to: unknown) =>
	Math.round((Date.parse(String(to)) - Date.parse(String(from))) / 1000);

describe.concurrent('what reaches AWS', () => {
	test.each([
		['given', '-n Test-Session', 'Test-Session'],
		['a pattern', '-n pass-{user}', 'pass-cm-chiba-yukihiro'],
		['none: daypass and the caller’s own', '', 'daypass-cm-chiba-yukihiro'],
	])('session name, %s', (_, words, sessionName) =>
		withDaypass(async (daypass) => {
			const {pass, session} = await linkAndOpen(daypass, `--role ${role} ${words}`.trim());
			const principal = `arn:aws:sts::111122223333:assumed-role/Audit/${sessionName}`;
			expect(pass).toMatchObject({sessionName, principal});
			expect(session).toMatchObject({sessionName, principal});
		}),
	);

	test.each([
		['a chained caller: an hour by default', undefined, '', 3600],
		['a chained caller: as long as asked', undefined, '--duration 15m', 900],
		['a chained caller: max is the hour of role chaining', undefined, '--duration max', 3600],
		['a long-term caller: an hour by default', 'ana', '', 3600],
		['a long-term caller: longer than the role’s own maximum of four hours', 'ana', '-d PT11H', 39_600],
		['a long-term caller: max is twelve hours', 'ana', '-d max', 43_200],
		['a long-term caller: in seconds', 'ana', '-d 5400', 5400],
	])('duration, %s', (_, as, words, seconds) =>
		withDaypass(async (daypass) => {
			const {pass, session} = await linkAndOpen(daypass, `-r ${role} -n bob ${words}`.trim(), as);
			expect(pass).toMatchObject({durationSeconds: seconds, requestedDurationSeconds: seconds});
			const {linkMadeAt, sessionEndsAt} = session;
			// STS tells the end in whole seconds.
			expect(Math.abs(secondsBetween(linkMadeAt, sessionEndsAt) - seconds)).toBeLessThanOrEqual(2);
			expect(Math.abs(secondsBetween(pass.sessionExpiresAt, sessionEndsAt))).toBeLessThanOrEqual(2);
		}),
	);

	test('duration, where nobody knows the limit: the long way first, and a word when AWS gives less', () =>
		withDaypass(async ({run}) => {
			// A container that is not CloudShell.
			const elsewhere = {env: {AWS_EXECUTION_ENV: undefined}};
			const longest = await run(`link -r ${role} -n bob -d max --json`, elsewhere);
			expect(longest.calls.filter((call) => call === 'sts:AssumeRole')).toHaveLength(2);
			expect(JSON.parse(longest.stdout)).toMatchObject({
				durationSeconds: 3600,
				requestedDurationSeconds: 14_400,
				warnings: [expect.stringMatching(/^The session lasts 1h, not 4h: .*temporary/)],
			});
			const exact = await run(`link -r ${role} -n bob -d 2h --json`, elsewhere);
			expect(exact.code).toBe(2);
			expect(failureOf(exact)).toMatchObject({
				code: 'duration-too-long',
				hint: expect.stringContaining('1h'),
			});
		}));

	test('source identity', () =>
		withDaypass(async (daypass) => {
			const words = '-r Customer-Data --source-identity cm-visitor';
			const {session} = await linkAndOpen(daypass, words);
			expect(session).toMatchObject({details: {sourceIdentity: 'cm-visitor'}});
		}));

	test('session tags, more than one, a “=” in a value', () =>
		withDaypass(async (daypass) => {
			const {session} = await linkAndOpen(daypass, '-r Tagged-Spender --tag CostCenter=1002 --tag note=a=b');
			expect(session).toMatchObject({details: {tags: {CostCenter: '1002', note: 'a=b'}}});
		}));

	test('external ID', () =>
		withDaypass(async (daypass) => {
			const {session} = await linkAndOpen(daypass, '-r PartnerView --external-id acme-7731');
			expect(session).toMatchObject({role: 'PartnerView'});
		}));

	test.each([
		['a code alone: the device is found in IAM', '--mfa-code 123456', 'iam:ListMFADevices'],
		[
			'a code and a device',
			'--mfa-code 234567 --mfa-serial arn:aws:iam::111122223333:mfa/ana-phone',
			'sts:AssumeRole',
		],
	])('MFA, %s', (_, words, call) =>
		withDaypass(async ({run}) => {
			const {code, calls} = await run(`link -r app/Deployer-Prod ${words}`, {as: 'ana'});
			expect({code, calls}).toMatchObject({code: 0, calls: expect.arrayContaining([call])});
		}),
	);

	test('the region STS is asked in is AWS_REGION, not where the console opens', () =>
		withDaypass(async ({run}) => {
			const words = 'link -r Tokyo-Operator --region us-east-1';
			const refused = await run(`${words} --json`);
			expect(refused.code).toBe(3);
			expect(failureOf(refused).hint).toContain('AWS_REGION');
			expect(await run(words, {env: {AWS_REGION: 'ap-northeast-1'}})).toMatchObject({code: 0});
		}));
});

const page = 'https://us-west-2.console.aws.amazon.com';

describe.concurrent('where the console opens', () => {
	test.each([
		['', `${page}/console/home?region=us-west-2`, 'console', 'us-west-2'],
		['--to cloudshell', `${page}/cloudshell/home?region=us-west-2`, 'cloudshell', 'us-west-2'],
		['-t s3', `${page}/s3/home?region=us-west-2`, 's3', 'us-west-2'],
		['-t ddb', `${page}/dynamodbv2/home?region=us-west-2#dashboard`, 'dynamodb', 'us-west-2'],
		['-t ec2/instances', `${page}/ec2/home?region=us-west-2#Instances:`, 'ec2', 'us-west-2'],
		[
			'-t s3 --region eu-central-1',
			'https://eu-central-1.console.aws.amazon.com/s3/home?region=eu-central-1',
			's3',
			'eu-central-1',
		],
		[
			'-t https://ap-south-1.console.aws.amazon.com/lambda/home?region=ap-south-1#/functions',
			'https://ap-south-1.console.aws.amazon.com/lambda/home?region=ap-south-1#/functions',
			'lambda',
			'ap-south-1',
		],
		[
			'-t https://111122223333-abc123de.us-east-2.console.aws.amazon.com/sqs/v3/home?region=us-east-2#/queues',
			'https://us-east-2.console.aws.amazon.com/sqs/v3/home?region=us-east-2#/queues',
			'sqs',
			'us-east-2',
		],
	])('%s', (words, destination, service, region) =>
		withDaypass(async (daypass) => {
			const {pass, session} = await linkAndOpen(daypass, `-r ${role} -n bob ${words}`.trim());
			expect(pass).toMatchObject({destination, service, region});
			expect(session['destination']).toBe(destination);
		}),
	);

	test('an address pasted with the end of its line is kept without it', () =>
		withDaypass(async ({run}) => {
			const {code, stdout, stderr} = await run(['link', '-r', role, '-n', 'bob', '-t', `${page}/s3/home\n`]);
			expect(code).toBe(0);
			expect(stdout).toContain(encodeURIComponent(`${page}/s3/home?region=us-west-2`));
			expect(stderr).not.toContain('kept');
			expect(await run('- --json')).toMatchObject({code: 0});
		}));

	test('a global service takes no region, and the pass still names the one the caller works in', () =>
		withDaypass(async (daypass) => {
			const {pass} = await linkAndOpen(daypass, `-r ${role} -n bob -t iam`);
			expect(pass.destination).toMatch(/^https:\/\/us-east-1\.console|^https:\/\/console/);
			expect(pass.service).toBe('iam');
		}));

	test('the issuer is where the console sends people back to', () =>
		withDaypass(async (daypass) => {
			const issuer = 'https://example.org/back?to=a&b=c';
			const {session} = await linkAndOpen(daypass, `-r ${role} -n bob --issuer ${issuer}`);
			expect(session).toMatchObject({issuer});
		}));

	test('--logout-first goes through the sign-out page, the imitation’s own, and comes back to the link', () =>
		withDaypass(async ({run, sandbox}) => {
			const {stdout} = await run(`link -r ${role} -n bob -t ec2/instances --logout-first`);
			const url = new URL(stdout.trim());
			expect(`${url.origin}${url.pathname}`).toBe(`${sandbox.url}/oauth`);
			expect(url.searchParams.get('Action')).toBe('logout');
			const login = url.searchParams.get('redirect_uri') ?? '';
			expect(login).toMatch(`${sandbox.url}/federation?Action=login&`);
			expect(await openLink(login)).toMatchObject({fragment: '#Instances:'});
		}));
});

test('a CloudShell shared by its session’s owner', () =>
	withDaypass(async (daypass) => {
		const {run} = daypass;
		const words = '--role Test-RoleA --session-name Test-Session --to cloudshell --region us-west-2';
		const {pass, session} = await linkAndOpen(daypass, words);
		const destination = 'https://us-west-2.console.aws.amazon.com/cloudshell/home?region=us-west-2';
		const principal = 'arn:aws:sts::111122223333:assumed-role/Test-RoleA/Test-Session';
		expect(pass).toMatchObject({destination, principal, durationSeconds: 3600});
		expect(session).toMatchObject({destination, principal});
		const {stdout} = await run('roles --json');
		const {caller} = JSON.parse(stdout) as {caller: {arn: string}};
		expect(caller.arn).toBe('arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro');
	}));

test('--json tells the whole pass, field by field', () =>
	withDaypass(async (daypass) => {
		const before = Date.now();
		const {pass} = await linkAndOpen(daypass, `-r ${role} -n Test-Session -t cloudshell -d 20m`);
		const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
		expect(pass).toEqual({
			version: 1,
			url: expect.stringMatching(
				/^http:\/\/127\.0\.0\.1:\d+\/federation\?Action=login&Issuer=&Destination=https%3A/,
			),
			role,
			account: '111122223333',
			partition: 'aws',
			sessionName: 'Test-Session',
			principal: 'arn:aws:sts::111122223333:assumed-role/Audit/Test-Session',
			region: 'us-west-2',
			service: 'cloudshell',
			destination: 'https://us-west-2.console.aws.amazon.com/cloudshell/home?region=us-west-2',
			issuedAt: expect.stringMatching(iso),
			linkExpiresAt: expect.stringMatching(iso),
			sessionExpiresAt: expect.stringMatching(iso),
			durationSeconds: 1200,
			requestedDurationSeconds: 1200,
			scope: [],
			warnings: [],
		});
		expect(Date.parse(pass.issuedAt)).toBeGreaterThanOrEqual(before);
		expect(secondsBetween(pass.issuedAt, pass.linkExpiresAt)).toBe(15 * 60);
	}));

test('what the visitor should know comes as a warning, in the JSON and on standard error', () =>
	withDaypass(async ({run}) => {
		// An opt-in region, which the account may not have switched on.
		const words = `link -r ${role} -n bob -t s3 --region ap-east-1`;
		const {stdout} = await run(`${words} --json`);
		const {warnings} = JSON.parse(stdout) as Pass;
		expect(warnings).toEqual([expect.stringContaining('ap-east-1')]);
		const {stderr} = await run(words);
		expect(stderr).toContain(`Note: ${warnings[0]}`);
	}));
