import {
	GetRoleCommand,
	ListRolesCommand,
	type ListRolesCommandInput,
	paginateListRoles,
} from '@aws-sdk/client-iam';
import {expect, test} from 'vitest';
import {company} from '../../source/sandbox/company/company.ts';
import {generateAccount} from '../../source/sandbox/generated-account.ts';
import {sandboxForTest} from './sandbox.ts';
import {containerKeys, iamClient} from './sdk.ts';

const ownRoles = company.roles.filter(({account}) => account === company.id).map(({arn}) => arn);

const client = async (options = {}) => {
	const sandbox = await sandboxForTest(options);
	return {sandbox, iam: iamClient(sandbox, await containerKeys(sandbox))};
};

test('every role of the account is listed once, none of another account', async () => {
	const {iam, sandbox} = await client({pageSize: 7});
	const pages: (readonly string[])[] = [];
	for await (const page of paginateListRoles({client: iam}, {})) {
		pages.push((page.Roles ?? []).map(({Arn: arn}) => arn ?? ''));
	}
	expect(pages.flat()).toEqual(ownRoles);
	expect(pages.slice(0, -1).every((page) => page.length === 7)).toBe(true);
	expect(sandbox.requests.filter(({action}) => action === 'ListRoles')).toHaveLength(
		Math.ceil(ownRoles.length / 7),
	);
});

const sizes: readonly (readonly [asked: number | undefined, got: number])[] = [
	[undefined, 100],
	[1, 1],
	[250, 250],
	[1000, 1000],
];

test.each(sizes)('a page of MaxItems %s has %s roles', async (asked, got) => {
	const {iam} = await client({account: generateAccount(1200)});
	const {Roles: roles, IsTruncated: truncated} = await iam.send(new ListRolesCommand({MaxItems: asked}));
	expect(roles).toHaveLength(got);
	expect(truncated).toBe(true);
});

const refused: readonly (readonly [input: ListRolesCommandInput, words: string])[] = [
	[
		{MaxItems: 0},
		"1 validation error detected: Value '0' at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1",
	],
	[
		{MaxItems: 1001},
		"1 validation error detected: Value '1001' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000",
	],
	[{Marker: 'made up'}, 'Invalid Marker.'],
];

test.each(refused)('%o is refused', async (input, message) => {
	const {iam} = await client();
	await expect(iam.send(new ListRolesCommand(input))).rejects.toMatchObject({
		name: 'ValidationError',
		message,
	});
});

test('a path prefix narrows the list', async () => {
	const {iam} = await client();
	const {Roles: roles = []} = await iam.send(new ListRolesCommand({PathPrefix: '/aws-reserved/'}));
	expect(roles.map(({Path: path}) => path)).toEqual(
		Array(3).fill('/aws-reserved/sso.amazonaws.com/eu-west-1/'),
	);
});

test('a listed role has its trust policy percent-encoded, and no tags, boundary or last use', async () => {
	const {iam} = await client();
	const {Roles: roles = []} = await iam.send(new ListRolesCommand({PathPrefix: '/app/'}));
	const role = roles.find(({RoleName: name}) => name === 'Deployer-Staging');
	expect(role).not.toHaveProperty('Tags');
	expect(role).not.toHaveProperty('PermissionsBoundary');
	expect(role).not.toHaveProperty('RoleLastUsed');
	const trust = role?.AssumeRolePolicyDocument ?? '';
	expect(trust).toMatch(/^[\w.~%-]+$/);
	expect(JSON.parse(decodeURIComponent(trust))).toMatchObject({Version: '2012-10-17'});
});

test('GetRole adds tags, boundary and last use', async () => {
	const {iam} = await client();
	const {Role: role} = await iam.send(new GetRoleCommand({RoleName: 'Deployer-Staging'}));
	expect(role).toMatchObject({
		Arn: 'arn:aws:iam::111122223333:role/app/Deployer-Staging',
		MaxSessionDuration: 28_800,
		Tags: [
			{Key: 'Team', Value: 'shop'},
			{Key: 'Env', Value: 'staging'},
		],
		PermissionsBoundary: {PermissionsBoundaryArn: 'arn:aws:iam::111122223333:policy/DeveloperBoundary'},
		RoleLastUsed: {Region: 'us-west-2', LastUsedDate: expect.any(Date)},
	});
});
