import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {Check} from '../../../source/check.ts';
import type {Sandbox} from '../../../source/sandbox/server.ts';
import {sandboxForTest} from '../../sandbox/sandbox.ts';
import {runInProcess} from '../../support/in-process.ts';
import {cleanEnvironment, createHome, type Environment} from '../../support/program.ts';

const newHome = () => {
	const home = createHome();
	onTestFinished(home.remove);
	return home.folder;
};

const doctor = async (env: Environment, ...words: readonly string[]) => {
	const {code, stdout, stderr} = await runInProcess(['doctor', '--json', ...words], {env});
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
	const {version, checks} = JSON.parse(stdout) as {version: number; checks: Check[]};
	expect(version).toBe(1);
	return {stdout, checks, check: (id: string) => checks.find((one) => one.id === id)};
};

const environment = (sandbox: Sandbox, user?: string) => ({
	...cleanEnvironment(newHome()),
	...(user === undefined ? sandbox.environment : sandbox.environmentOf(user)),
});

const offline = {
	AWS_EC2_METADATA_DISABLED: 'true',
	AWS_REGION: 'us-west-2',
	AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
	AWS_ENDPOINT_URL_SIGNIN: 'http://127.0.0.1:9',
};

describe('in CloudShell', () => {
	test('everything is looked at, and nothing is wrong but that AWS is imitated', async () => {
		const {checks, check} = await doctor(environment(await sandboxForTest()));
		expect(check('credentials')?.detail).toMatch(/^temporary, from CloudShell, for another \d+ min$/);
		expect(check('caller')?.detail).toContain(':assumed-role/');
		expect(check('cloudshell')?.hint).toContain('presets export');
		expect(checks.filter(({status}) => status === 'problem')).toEqual([]);
		expect(checks.filter(({status}) => status === 'warning').map(({id}) => id)).toEqual([
			'endpoint-sts',
			'endpoint-iam',
			'endpoint-signin',
		]);
	});

	test('the table says the same to a person', async () => {
		const {code, stdout, stderr} = await runInProcess(['doctor'], {env: environment(await sandboxForTest())});
		expect(code).toBe(0);
		expect(stdout).toMatch(/^✓ Credentials +temporary, from CloudShell/m);
		expect(stdout).toMatch(/^! STS +http:\/\/127\.0\.0\.1:\d+, not AWS’s own$/m);
		expect(stderr).toMatch(/^\d+ checks: \d+ ok, 3 warnings, 2 skipped\.$/m);
	});

	test('no secret is told', async () => {
		const sandbox = await sandboxForTest();
		const env = environment(sandbox);
		const {stdout} = await doctor(env);
		const secrets = [...sandbox.secrets(), env['AWS_CONTAINER_AUTHORIZATION_TOKEN'] ?? ''];
		expect(secrets.length).toBeGreaterThan(2);
		for (const secret of secrets) expect(stdout).not.toContain(secret);
	});

	test('a clock that is wrong is noticed', async () => {
		const sandbox = await sandboxForTest({clock: () => Date.now() + 20 * 60_000});
		expect((await doctor(environment(sandbox))).check('clock')).toMatchObject({status: 'problem'});
	});
});

test('a permission that is lacking is told with what is lost', async () => {
	const sandbox = await sandboxForTest();
	sandbox.deny('iam:ListRoles');
	sandbox.deny('iam:GetRole');
	const {check} = await doctor(environment(sandbox));
	expect(check('iam:ListRoles')).toMatchObject({status: 'warning', detail: 'you lack iam:ListRoles'});
	expect(check('iam:ListRoles')?.hint).toContain('--role');
	expect(check('iam:GetRole')).toMatchObject({status: 'warning'});
	expect(check('iam:ListAccountAliases')).toMatchObject({status: 'ok'});
});

test('trying permissions changes nothing', async () => {
	const sandbox = await sandboxForTest();
	await doctor(environment(sandbox));
	const asked = sandbox.requests.map(({service, action}) => `${service}:${action}`);
	expect(
		asked.filter(
			(action) => !/^(iam:(Get|List|Simulate)|sts:GetCallerIdentity|signin:|credentials:)/.test(action),
		),
	).toEqual([]);
});

test('an IAM user’s long-term key', async () => {
	const sandbox = await sandboxForTest();
	const env = environment(sandbox, 'ana');
	const {stdout, check} = await doctor(env);
	expect(check('credentials')).toMatchObject({
		status: 'ok',
		detail: 'long-term, from the environment’s AWS_ACCESS_KEY_ID',
	});
	expect(check('iam:ListMFADevices')).toBeDefined();
	expect(stdout).not.toContain(env['AWS_ACCESS_KEY_ID']);
});

test('the root user is told that no role is for them', async () => {
	const {check} = await doctor(environment(await sandboxForTest(), 'root'));
	expect(check('caller')).toMatchObject({status: 'problem'});
});

describe('where nothing works', () => {
	test('it still looks, and exits 0', async () => {
		const {check} = await doctor({...cleanEnvironment(newHome()), ...offline});
		expect(check('credentials')).toMatchObject({status: 'problem'});
		expect(check('caller')).toMatchObject({status: 'skipped'});
		expect(check('endpoint-sts')).toMatchObject({status: 'problem'});
		expect(check('endpoint-signin')).toMatchObject({status: 'problem'});
		expect(check('presets')).toMatchObject({status: 'ok'});
	});

	test('a profile that is not there is named', async () => {
		const {check} = await doctor({...cleanEnvironment(newHome()), ...offline}, '--profile', 'nobody');
		expect(check('credentials')?.detail).toContain('nobody');
	});

	test('an address that is none is told', async () => {
		const env = {...cleanEnvironment(newHome()), ...offline, AWS_ENDPOINT_URL: 'nonsense'};
		expect((await doctor(env)).check('endpoint-sts')).toMatchObject({status: 'problem'});
	});
});

test('a file that can’t be read is left where it is', async () => {
	const home = newHome();
	const folder = path.join(home, '.config', 'daypass');
	mkdirSync(folder, {recursive: true});
	writeFileSync(path.join(folder, 'config.json'), 'nonsense');
	const {check} = await doctor({...cleanEnvironment(home), ...offline});
	expect(check('presets')).toMatchObject({status: 'problem'});
	expect(readdirSync(folder)).toEqual(['config.json']);
});

test('a way with the options that is none is exit 2', async () => {
	const {code, stdout} = await runInProcess(['doctor', '--frobnicate'], {env: cleanEnvironment(newHome())});
	expect({code, stdout}).toEqual({code: 2, stdout: ''});
});
