import {
	DeleteRoleCommand,
	IAMClient,
	ListGroupsCommand,
	ListRolesCommand,
	ListUsersCommand,
} from '@aws-sdk/client-iam';
import {AssumeRoleCommand} from '@aws-sdk/client-sts';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {startFederation} from '../support/federation.ts';
import {
	accountId,
	allow,
	deny,
	furnish,
	imitationEnvironment,
	type Keys,
	principalOf,
	roleArn,
	sessionArn,
	stsClient,
	trust,
	userArn,
} from '../support/iam-account.ts';
import {cleanEnvironment, createHome, runProgram} from '../support/program.ts';
import {root} from './start-ministack.ts';

type Row = {readonly arn: string; readonly verdict: string};

const url = inject('ministackUrl') ?? '';
const externalId = 'contract-77';
const readsRoles = allow(['iam:Get*', 'iam:List*']);

describe.skipIf(!url)('in an account of ministack, which judges by itself', () => {
	const home = createHome();
	let federation: Awaited<ReturnType<typeof startFederation>>;
	/** An IAM user with a long-term key. */
	let ana: Keys;
	/** A session of the role Operator. */
	let kaori: Keys;

	beforeAll(async () => {
		federation = await startFederation(url);
		const account = furnish(url, root);
		ana = await account.user('ana', {
			inline: [readsRoles, allow('sts:GetFederationToken'), allow('iam:PutRolePolicy', roleArn('Audit'))],
			managed: [allow('sts:AssumeRole', roleArn('app/*')), deny('sts:AssumeRole', roleArn('app/prod/*'))],
			ofGroup: allow('sts:AssumeRole', [roleArn('Audit'), roleArn('Operator'), roleArn('Finance')]),
		});
		const everybody = trust(accountId);
		const operator = await account.role('Operator', trust(userArn('ana')), {
			policy: [readsRoles, allow('sts:AssumeRole', roleArn('*'))],
		});
		await account.role('Audit', everybody, {
			policy: allow(['iam:ListUsers', 'iam:ListRoles', 'iam:DeleteRole']),
		});
		await account.role('Viewer', everybody, {path: '/app/'});
		await account.role('Deployer', everybody, {path: '/app/prod/'});
		await account.role('Partner', trust(userArn('ana'), {StringEquals: {'sts:ExternalId': externalId}}), {
			path: '/app/',
		});
		await account.role('Unlisted', everybody);
		await account.role('Finance', trust(userArn('somebody')));
		await account.role('ForTheSession', trust(sessionArn('Operator', 'kaori')));
		kaori = await account.session(operator, 'kaori', ana);
	});

	afterAll(async () => {
		await federation?.close();
		home.remove();
	});

	const daypass = (keys: Keys, ...words: readonly string[]) =>
		runProgram(words, {
			env: {
				...cleanEnvironment(home.folder),
				...imitationEnvironment(url, keys),
				AWS_ENDPOINT_URL_SIGNIN: federation.url,
			},
		});

	/** The JSON of a command line that ends well. */
	const told = async (keys: Keys, ...words: readonly string[]) => {
		const {code, stdout, stderr} = await daypass(keys, ...words, '--json');
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		return JSON.parse(stdout);
	};

	const iam = (credentials: Keys) =>
		new IAMClient({endpoint: url, region: 'eu-central-1', credentials, maxAttempts: 1});

	/** Whether ministack lets it be done. */
	const may = async (doing: Promise<unknown>): Promise<boolean> => {
		try {
			await doing;
			return true;
		} catch (error) {
			if (error instanceof Error && /AccessDenied/.test(error.name)) return false;
			throw error;
		}
	};

	test.each([
		['an IAM user', () => ana],
		['a role session', () => kaori],
	])('roles: %s gets the verdicts that ministack carries out', async (_, who) => {
		const {roles} = (await told(who(), 'roles')) as {roles: readonly Row[]};
		const outcomes = await Promise.all(
			roles.map(async ({arn, verdict}) => {
				const input = {RoleArn: arn, RoleSessionName: 'trial', ExternalId: externalId};
				return {arn, verdict, assumed: await may(stsClient(url, who()).send(new AssumeRoleCommand(input)))};
			}),
		);
		expect(outcomes.filter(({verdict, assumed}) => (verdict === 'denied') === assumed)).toEqual([]);
		expect(outcomes.filter(({assumed}) => assumed).length).toBeGreaterThan(3);
		expect(outcomes.filter(({assumed}) => !assumed).length).toBeGreaterThan(1);
	});

	test.each([
		['an IAM user, by name', () => ana, 'Viewer', 'daypass-ana'],
		['a role session, by ARN', () => kaori, roleArn('app/Viewer'), 'daypass-kaori'],
	])('link: for %s opens the console as the role', async (_, who, role, sessionName) => {
		const pass = await told(who(), 'link', role, '--to', 's3');
		expect(await federation.open(pass.url)).toMatchObject({
			principal: sessionArn('Viewer', sessionName),
			destination: pass.destination,
		});
		expect(pass.principal).toBe(await principalOf(url, federation.keysBehind(pass.url)));
	});

	test('link: an external ID decides as the trust policy says', async () => {
		const right = await daypass(ana, 'link', 'Partner', '--external-id', externalId);
		const wrong = await daypass(ana, 'link', 'Partner', '--external-id', 'contract-78');
		expect([right.code, wrong.code]).toEqual([0, 3]);
	});

	test.each([
		['Finance', 'which trusts somebody else'],
		['Deployer', 'which the user’s own policy denies'],
	])('link: %s, %s, is refused with exit 3', async (role) => {
		const {code, stdout, stderr} = await daypass(ana, 'link', role);
		expect({code, stdout}).toEqual({code: 3, stdout: ''});
		expect(stderr).toContain('sts:AssumeRole');
	});

	test.each([['link', '--role', roleArn('Audit')], ['roles'], ['revoke', 'Audit', '--yes']])(
		'%s with a wrong secret key: the signature does not match, exit 4',
		async (...words) => {
			const {code, stderr} = await daypass({...ana, secretAccessKey: `${ana.secretAccessKey}x`}, ...words);
			expect(code).toBe(4);
			expect(stderr).not.toContain(ana.secretAccessKey);
		},
	);

	/** What may be asked about and then tried. */
	const actions: ReadonlyArray<readonly [string, (client: IAMClient) => Promise<unknown>]> = [
		['iam:ListUsers', (client) => client.send(new ListUsersCommand({}))],
		['iam:ListRoles', (client) => client.send(new ListRolesCommand({}))],
		['iam:ListGroups', (client) => client.send(new ListGroupsCommand({}))],
		['iam:DeleteRole', (client) => client.send(new DeleteRoleCommand({RoleName: 'Unlisted'}))],
	];

	test.each([
		['as it is', [], ['iam:ListUsers', 'iam:ListRoles', 'iam:DeleteRole']],
		['narrowed by read-only', ['--scope', 'read-only'], ['iam:ListUsers', 'iam:ListRoles']],
	])(
		'policy --check: of the role %s, what ministack then lets the visitor do',
		async (_, scope, expected) => {
			const {url: link} = await told(ana, 'link', 'Audit', ...scope);
			const client = iam(federation.keysBehind(link));
			const answers = await Promise.all(
				actions.map(
					async ([action]) => (await told(ana, 'policy', 'Audit', '--check', action, ...scope)).decision,
				),
			);
			expect(actions.filter((__, at) => answers[at] === 'allowed').map(([action]) => action)).toEqual(
				expected,
			);
			const done: string[] = [];
			for (const [action, ask] of actions) if (await may(ask(client))) done.push(action);
			expect(done).toEqual(expected);
		},
	);

	test('policy: the levels of what the role allows', async () => {
		const {services, complete} = await told(ana, 'policy', 'Audit', '--scope', 'read-only');
		expect(complete).toBe(true);
		expect(services).toMatchObject([{service: 'iam', levels: {List: 'some', Write: 'none'}}]);
	});

	test('link --federate: the visitor has what the user has and the scope leaves', async () => {
		const pass = await told(ana, 'link', '--federate', '--scope', 'read-only', '-n', 'guest');
		const visitor = federation.keysBehind(pass.url);
		expect(await principalOf(url, visitor)).toBe(pass.principal);
		expect(pass.principal).toBe(`arn:aws:sts::${accountId}:federated-user/guest`);
		expect(await may(iam(visitor).send(new ListRolesCommand({})))).toBe(true);
		expect(await may(iam(visitor).send(new DeleteRoleCommand({RoleName: 'Unlisted'})))).toBe(false);
	});

	test('revoke: one visitor’s session ends, and then everybody’s; later ones work', async () => {
		const guest = async (name: string) =>
			iam(federation.keysBehind((await told(ana, 'link', 'Audit', '-n', name)).url));
		const works = (client: IAMClient) => may(client.send(new ListUsersCommand({})));
		const [bob, eve] = [await guest('bob'), await guest('eve')];
		expect([await works(bob), await works(eve)]).toEqual([true, true]);
		await told(ana, 'revoke', 'Audit', '--session', 'bob', '--yes');
		expect([await works(bob), await works(eve)]).toEqual([false, true]);
		await told(ana, 'revoke', 'Audit', '--yes');
		expect([await works(bob), await works(eve)]).toEqual([false, false]);
		expect(await works(await guest('bob'))).toBe(true);
	});
});
