import {afterAll, beforeAll, beforeEach, describe, expect, inject, test} from 'vitest';
import type {Federation} from '../support/federation.ts';
import {accountId, allow, deny, roleArn, sessionArn, trust, userArn} from '../support/iam-account.ts';
import {cleanEnvironment, createHome, type Environment, runProgram} from '../support/program.ts';
import {emptyAccount, motoEnvironment, motoFederation} from './account.ts';

const readsRoles = allow(['iam:GetRole', 'iam:ListRoles']);
const assumesRoles = allow('sts:AssumeRole', roleArn('*'));

describe.skipIf(!inject('motoUrl'))('daypass link, where moto checks signatures and policies', () => {
	const home = createHome();
	let federation: Federation;
	/** Ana: an IAM user with a long-term key. */
	let ana: Environment;
	/** Dora: an IAM user who may assume roles and read nothing. */
	let dora: Environment;
	/** Kaori: a role session, as somebody in CloudShell has one. */
	let kaori: Environment;

	beforeAll(async () => {
		federation = await motoFederation();
		const account = await emptyAccount();
		const anaKeys = await account.user('ana', {
			inline: [readsRoles, assumesRoles, deny('sts:AssumeRole', roleArn('Forbidden'))],
		});
		const operator = await account.role('Operator', trust(userArn('ana')), {
			policy: [readsRoles, assumesRoles],
		});
		const doraKeys = await account.user('dora', {inline: assumesRoles});
		const everybody = trust([userArn('ana'), userArn('dora'), sessionArn('Operator', 'kaori')]);
		await account.role('Audit', everybody);
		await account.role('Viewer', everybody, {path: '/app/read-only/', maxSessionSeconds: 43_200});
		await account.role('Forbidden', everybody);
		await account.role('Finance', trust(userArn('benedikt')));
		await account.role('Partner', trust(userArn('ana'), {StringEquals: {'sts:ExternalId': 'contract-77'}}));
		ana = motoEnvironment(anaKeys);
		dora = motoEnvironment(doraKeys);
		kaori = motoEnvironment(await account.session(operator, 'kaori', anaKeys));
		await account.enforcePolicies();
	});

	beforeEach(() => {
		federation.exchanges.length = 0;
	});

	afterAll(async () => {
		await federation?.close();
		home.remove();
	});

	const daypass = (caller: Environment, ...words: readonly string[]) =>
		runProgram(words, {
			env: {...cleanEnvironment(home.folder), ...caller, AWS_ENDPOINT_URL_SIGNIN: federation.url},
		});

	test('standard output is the link alone, and it opens the console as the role', async () => {
		const {code, stdout, stderr} = await daypass(ana, 'link', '--role', roleArn('Audit'), '--to', 's3');
		expect({code, lines: stdout.split('\n').length}).toEqual({code: 0, lines: 2});
		expect(stderr).toMatch(/15 minutes.+The session lasts 1h/);
		expect(await federation.open(stdout.trim())).toEqual({
			principal: sessionArn('Audit', 'daypass-ana'),
			destination: 'https://eu-central-1.console.aws.amazon.com/s3/home?region=eu-central-1',
			issuer: '',
		});
	});

	test.each([
		['an ARN', roleArn('app/read-only/Viewer')],
		['a bare name', 'Viewer'],
		['a path and name', 'app/read-only/Viewer'],
	])('a role can be named by %s', async (_, name) => {
		const {code, stdout} = await daypass(ana, 'link', '--role', name, '--json');
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			role: roleArn('app/read-only/Viewer'),
			principal: sessionArn('Viewer', 'daypass-ana'),
		});
	});

	test.each([
		['its ARN', roleArn('app/read-only/Viewer')],
		['path and name, taken at their word', 'app/read-only/Viewer'],
	])('who may read nothing of IAM names the role by %s', async (_, name) => {
		const {code, stdout} = await daypass(dora, 'link', '--role', name);
		expect(code).toBe(0);
		expect(await federation.open(stdout.trim())).toMatchObject({
			principal: sessionArn('Viewer', 'daypass-dora'),
		});
	});

	test('--json tells all there is to know of a pass', async () => {
		const {stdout} = await daypass(
			ana,
			...['link', '--role', 'Audit', '--duration', '2h', '--region', 'us-west-2', '--to', 'ec2/instances'],
			...['--session-name', 'auditor@example.com', '--issuer', 'https://example.com/', '--json'],
		);
		const pass = JSON.parse(stdout);
		const destination = 'https://us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2#Instances:';
		expect(pass).toEqual({
			version: 1,
			url: expect.stringContaining(`${federation.url}/federation?Action=login&`),
			role: roleArn('Audit'),
			account: accountId,
			partition: 'aws',
			sessionName: 'auditor@example.com',
			principal: sessionArn('Audit', 'auditor@example.com'),
			region: 'us-west-2',
			service: 'ec2',
			destination,
			issuedAt: expect.stringMatching(/Z$/),
			linkExpiresAt: expect.stringMatching(/Z$/),
			sessionExpiresAt: expect.stringMatching(/Z$/),
			durationSeconds: 7200,
			requestedDurationSeconds: 7200,
			scope: [],
			warnings: [],
		});
		const after = (time: string) => (Date.parse(time) - Date.parse(pass.issuedAt)) / 1000;
		expect(after(pass.linkExpiresAt)).toBe(900);
		expect(after(pass.sessionExpiresAt)).toBe(7200);
		expect(await federation.open(pass.url)).toEqual({
			principal: pass.principal,
			destination,
			issuer: 'https://example.com/',
		});
	});

	describe('how long it lasts', () => {
		test('a long-term caller sets the length on the sign-in token, whatever the role’s maximum', async () => {
			const {stdout} = await daypass(ana, 'link', '--role', 'Audit', '--duration', 'max', '--json');
			expect(JSON.parse(stdout)).toMatchObject({durationSeconds: 43_200});
			expect(federation.exchanges).toEqual([
				{principal: sessionArn('Audit', 'daypass-ana'), sessionDuration: '43200'},
			]);
		});

		test('a role session never sends SessionDuration, which AWS would refuse', async () => {
			const {stdout} = await daypass(kaori, 'link', '--role', 'Viewer', '--duration', 'max', '--json');
			expect(JSON.parse(stdout)).toMatchObject({durationSeconds: 3600});
			expect(federation.exchanges).toEqual([
				{principal: sessionArn('Viewer', 'daypass-kaori'), sessionDuration: null},
			]);
		});

		test('more than an hour from a role session is refused with the maximum named', async () => {
			const {code, stdout, stderr} = await daypass(kaori, 'link', '--role', 'Viewer', '--duration', '2h');
			expect({code, stdout}).toEqual({code: 2, stdout: ''});
			expect(stderr).toMatch(/at most 1h/);
		});
	});

	describe('what moto refuses', () => {
		test.each([
			['a role that trusts somebody else', 'Finance'],
			['a role the caller’s own policy denies', 'Forbidden'],
		])('%s: exit 3, in words', async (_, role) => {
			const {code, stdout, stderr} = await daypass(ana, 'link', '--role', role);
			expect({code, stdout}).toEqual({code: 3, stdout: ''});
			expect(stderr).toContain('sts:AssumeRole');
			expect(federation.exchanges).toEqual([]);
		});

		test('an external ID decides as the trust policy says', async () => {
			const right = await daypass(ana, 'link', '--role', 'Partner', '--external-id', 'contract-77');
			const wrong = await daypass(ana, 'link', '--role', 'Partner', '--external-id', 'contract-78');
			expect([right.code, wrong.code]).toEqual([0, 3]);
			expect(wrong.stderr).toMatch(/external ID/);
		});

		test.each([
			['an access key nobody knows', {AWS_ACCESS_KEY_ID: 'AKIAQQQQQQQQEXAMPLE1'}],
			['a wrong secret key', {AWS_SECRET_ACCESS_KEY: 'wrong/secret/wrong/secret/wrong/secret12'}],
		])('%s: exit 4, with one line of JSON on standard error', async (_, keys) => {
			const {code, stdout, stderr} = await daypass(
				{...ana, ...keys},
				'link',
				'--role',
				roleArn('Audit'),
				'--json',
			);
			expect({code, stdout}).toEqual({code: 4, stdout: ''});
			expect(stderr.split('\n')).toHaveLength(2);
			expect(JSON.parse(stderr)).toEqual({
				error: {
					code: expect.stringMatching(/^[a-z-]+$/),
					message: expect.stringMatching(/\S/),
					hint: expect.stringMatching(/\S/),
				},
			});
			expect(stderr).not.toContain(Object.values(keys)[0]);
		});
	});

	test('a mistyped role name suggests the nearest', async () => {
		const {code, stdout, stderr} = await daypass(ana, 'link', '--role', 'Audti');
		expect({code, stdout}).toEqual({code: 2, stdout: ''});
		expect(stderr).toContain('Did you mean Audit?');
	});

	test('without credentials: exit 4', async () => {
		const {AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...nobody} = ana;
		const {code, stdout, stderr} = await daypass(nobody, 'link', '--role', roleArn('Audit'));
		expect({code, stdout}).toEqual({code: 4, stdout: ''});
		expect(stderr).toMatch(/credentials/i);
	});
});
