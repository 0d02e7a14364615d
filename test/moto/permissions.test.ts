import {AssumeRoleCommand} from '@aws-sdk/client-sts';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {
	type Account,
	accountId,
	allow,
	deny,
	type Keys,
	roleArn,
	sessionArn,
	trust,
	userArn,
} from '../support/iam-account.ts';
import {cleanEnvironment, createHome, runProgram} from '../support/program.ts';
import {emptyAccount, motoEnvironment, motoSts} from './account.ts';

type Row = {readonly arn: string; readonly verdict: string};

const home = createHome();

afterAll(() => home.remove());

const roles = (keys: Keys) =>
	runProgram(['roles', '--json'], {env: {...cleanEnvironment(home.folder), ...motoEnvironment(keys)}});

const externalId = 'contract-77';

/** Nobody else's opinion: moto's, with the external ID where one is asked for. */
const reallyAssumes = async (keys: Keys, arn: string): Promise<boolean> => {
	const input = {RoleArn: arn, RoleSessionName: 'trial', ExternalId: externalId};
	try {
		await motoSts(keys).send(new AssumeRoleCommand(input));
		return true;
	} catch (error) {
		if (error instanceof Error && error.name === 'AccessDenied') return false;
		throw error;
	}
};

describe.skipIf(!inject('motoUrl'))('what was predicted and what moto then does', () => {
	const rights = [
		allow(['iam:Get*', 'iam:List*']),
		allow('sts:AssumeRole', [roleArn('open/*'), roleArn('team-*/Viewer'), roleArn('Listed')]),
		deny('sts:AssumeRole', roleArn('open/closed/*')),
	];

	const furnish = async (account: Account, principal: string) => {
		const named = trust(principal);
		const among = trust([userArn('somebody'), principal]);
		await account.role('Listed', named);
		await account.role('Anywhere', named, {path: '/open/'});
		await account.role('Among', among, {path: '/open/'});
		await account.role('Deep', named, {path: '/open/a/b/c/'});
		await account.role('Closed', named, {path: '/open/closed/'});
		await account.role('Viewer', among, {path: '/team-blue/'});
		await account.role('Foreign', trust(userArn('somebody')), {path: '/open/'});
		await account.role('Partner', trust(principal, {StringEquals: {'sts:ExternalId': externalId}}), {
			path: '/open/',
		});
		await account.role('OtherPartner', trust(principal, {StringEquals: {'sts:ExternalId': 'contract-78'}}), {
			path: '/open/closed/',
		});
	};

	test.each([
		['an IAM user', userArn('ana'), (_: Account, keys: Keys) => keys],
		[
			'a role session',
			sessionArn('Operator', 'kaori'),
			async (account: Account, keys: Keys) =>
				account.session(await account.role('Operator', [], {policy: rights}), 'kaori', keys),
		],
	])('%s: no disagreement', async (_, principal, become) => {
		const account = await emptyAccount();
		await furnish(account, principal);
		const keys = await become(account, await account.user('ana', {inline: rights}));
		await account.enforcePolicies();

		const {code, stdout} = await roles(keys);
		expect(code).toBe(0);
		const rows = (JSON.parse(stdout) as {roles: Row[]}).roles;
		const outcomes = await Promise.all(
			rows.map(async ({arn, verdict}) => ({arn, verdict, assumed: await reallyAssumes(keys, arn)})),
		);
		const disagreements = outcomes.filter(({verdict, assumed}) => (verdict === 'denied') === assumed);
		expect(disagreements).toEqual([]);
		expect(outcomes.filter(({assumed}) => assumed)).toHaveLength(6);
	});
});

describe.skipIf(!inject('motoUrl'))('with fewer permissions to read', () => {
	const assumes = allow('sts:AssumeRole', roleArn('Audit'));
	const single = ['iam:GetUser', 'iam:GetUserPolicy', 'iam:ListUserPolicies', 'iam:ListAttachedUserPolicies'];

	const readers = {
		everything: allow('iam:*'),
		'the list and the single reads': allow(['iam:ListRoles', 'iam:ListGroupsForUser', ...single]),
		'the list and the whole account at once': allow(['iam:ListRoles', 'iam:GetAccountAuthorizationDetails']),
		'the list alone': allow('iam:ListRoles'),
		'the list, without the groups': allow(['iam:ListRoles', ...single]),
		nothing: allow('s3:ListBucket'),
	};

	const keysOf: Record<string, Keys> = {};

	beforeAll(async () => {
		const account = await emptyAccount();
		await account.role('Audit', trust(`arn:aws:iam::${accountId}:root`));
		await account.role('Finance', trust(userArn('somebody')));
		for (const [index, [readable, statement]] of Object.entries(readers).entries()) {
			keysOf[readable] = await account.user(`reader-${index}`, {inline: [assumes, statement]});
		}
		await account.enforcePolicies();
	});

	const verdicts = async (readable: keyof typeof readers) => {
		const {code, stdout} = await roles(keysOf[readable] as Keys);
		expect(code).toBe(0);
		const found = JSON.parse(stdout) as {roles: Row[]; notices: {message: string}[]};
		return {
			...Object.fromEntries(found.roles.map(({arn, verdict}) => [arn.slice(roleArn('').length), verdict])),
			notices: found.notices.map(({message}) => message),
		};
	};

	test.each([
		'everything',
		'the list and the single reads',
		'the list and the whole account at once',
	] as const)('%s: enough for certainty, and no notice', async (readable) => {
		expect(await verdicts(readable)).toEqual({Audit: 'allowed', Finance: 'denied', notices: []});
	});

	test.each(['the list alone', 'the list, without the groups'] as const)(
		'%s: not allowed on a guess, and a notice that names the permission',
		async (readable) => {
			expect(await verdicts(readable)).toEqual({
				Audit: 'unknown',
				Finance: 'denied',
				notices: expect.arrayContaining([expect.stringMatching(/iam:[A-Z]\w+/)]),
			});
		},
	);

	test('nothing: exit 3, and the permission that is missing is named', async () => {
		const keys = keysOf['nothing'] as Keys;
		const refused = await roles(keys);
		expect({code: refused.code, stdout: refused.stdout}).toEqual({code: 3, stdout: ''});
		expect(refused.stderr).toContain('iam:ListRoles');
	});
});
