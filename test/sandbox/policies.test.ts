import {
	GetAccountAuthorizationDetailsCommand,
	type GetAccountAuthorizationDetailsCommandOutput,
	GetGroupPolicyCommand,
	GetPolicyCommand,
	GetPolicyVersionCommand,
	GetRolePolicyCommand,
	GetUserCommand,
	GetUserPolicyCommand,
	type IAMClient,
	ListAccountAliasesCommand,
	ListAttachedGroupPoliciesCommand,
	ListAttachedRolePoliciesCommand,
	ListAttachedUserPoliciesCommand,
	ListGroupPoliciesCommand,
	ListGroupsForUserCommand,
	ListRolePoliciesCommand,
	ListRoleTagsCommand,
	ListUserPoliciesCommand,
	SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import {describe, expect, test} from 'vitest';
import {company} from '../../source/sandbox/company/company.ts';
import {role} from './link.ts';
import {sandboxForTest} from './sandbox.ts';
import {containerKeys, iamClient, userKeys} from './sdk.ts';

const client = async (options = {}) => {
	const sandbox = await sandboxForTest(options);
	return iamClient(sandbox, await containerKeys(sandbox));
};

const decoded = (document: string | undefined): unknown => JSON.parse(decodeURIComponent(document ?? ''));

describe('the policies of a role', () => {
	test('managed ones are listed, and their default version is read', async () => {
		const iam = await client();
		const listed = await iam.send(new ListAttachedRolePoliciesCommand({RoleName: 'cm-chiba.yukihiro'}));
		const names = listed.AttachedPolicies?.map(({PolicyName: name}) => name);
		expect(names).toEqual(['ReadOnlyAccess', 'AWSCloudShellFullAccess', 'DeveloperBase']);
		const PolicyArn = 'arn:aws:iam::111122223333:policy/DeveloperBase';
		const {Policy: policy} = await iam.send(new GetPolicyCommand({PolicyArn}));
		expect(policy).toMatchObject({DefaultVersionId: 'v3', AttachmentCount: 3, IsAttachable: true});
		const newest = await iam.send(new GetPolicyVersionCommand({PolicyArn, VersionId: 'v3'}));
		const oldest = await iam.send(new GetPolicyVersionCommand({PolicyArn, VersionId: 'v1'}));
		expect(newest.PolicyVersion?.IsDefaultVersion).toBe(true);
		expect(oldest.PolicyVersion?.IsDefaultVersion).toBe(false);
		expect(decoded(newest.PolicyVersion?.Document)).toHaveProperty('Statement.length', 3);
		expect(decoded(oldest.PolicyVersion?.Document)).toHaveProperty('Statement.length', 1);
	});

	test('inline ones are listed and read', async () => {
		const iam = await client();
		const RoleName = 'app/Viewer-Prod'.split('/').at(-1);
		const listed = await iam.send(new ListRolePoliciesCommand({RoleName}));
		expect(listed.PolicyNames).toEqual(['NoCustomerData']);
		const read = await iam.send(new GetRolePolicyCommand({RoleName, PolicyName: 'NoCustomerData'}));
		expect(decoded(read.PolicyDocument)).toMatchObject({Statement: [{Effect: 'Deny'}]});
	});

	test('its tags are listed', async () => {
		const iam = await client();
		const {Tags: tags} = await iam.send(new ListRoleTagsCommand({RoleName: 'Test-RoleA'}));
		expect(tags).toContainEqual({Key: 'Name', Value: '検証用'});
	});

	const missing: readonly (readonly [
		what: string,
		ask: (iam: IAMClient) => Promise<unknown>,
		words: string,
	])[] = [
		[
			'inline policy',
			(iam) => iam.send(new GetRolePolicyCommand({RoleName: 'Audit', PolicyName: 'Gone'})),
			'The role policy with name Gone cannot be found.',
		],
		[
			'managed policy',
			(iam) => iam.send(new GetPolicyCommand({PolicyArn: 'arn:aws:iam::111122223333:policy/Gone'})),
			'Policy arn:aws:iam::111122223333:policy/Gone was not found.',
		],
		[
			'user',
			(iam) => iam.send(new GetUserCommand({UserName: 'gone'})),
			'The user with name gone cannot be found.',
		],
	];

	test.each(missing)('a %s that does not exist is not found', async (_what, ask, message) => {
		await expect(ask(await client())).rejects.toMatchObject({name: 'NoSuchEntityException', message});
	});
});

test('the policies of a user and of the groups are read one by one', async () => {
	const iam = await client();
	const UserName = 'ana';
	const {User: user} = await iam.send(new GetUserCommand({UserName}));
	expect(user).toMatchObject({Arn: 'arn:aws:iam::111122223333:user/team/ana', Path: '/team/'});
	const {Groups: groups} = await iam.send(new ListGroupsForUserCommand({UserName}));
	expect(groups?.map(({GroupName: name}) => name)).toEqual(['Developers']);
	const inline = await iam.send(new ListUserPoliciesCommand({UserName}));
	expect(inline.PolicyNames).toEqual(['PartnerReports']);
	const own = await iam.send(new GetUserPolicyCommand({UserName, PolicyName: 'PartnerReports'}));
	expect(decoded(own.PolicyDocument)).toHaveProperty('Statement');
	const attached = await iam.send(new ListAttachedUserPoliciesCommand({UserName}));
	expect(attached.AttachedPolicies).toHaveLength(1);
	const GroupName = 'Developers';
	const ofGroup = await iam.send(new ListGroupPoliciesCommand({GroupName}));
	expect(ofGroup.PolicyNames).toEqual(['ManageOwnMfa']);
	const group = await iam.send(new GetGroupPolicyCommand({GroupName, PolicyName: 'ManageOwnMfa'}));
	expect(JSON.stringify(decoded(group.PolicyDocument))).toContain(':user/*/$' + '{aws:username}');
	const managed = await iam.send(new ListAttachedGroupPoliciesCommand({GroupName}));
	expect(managed.AttachedPolicies?.[0]?.PolicyName).toBe('DeveloperBase');
});

test('a user may ask about themselves without a name, a role session may not', async () => {
	const sandbox = await sandboxForTest();
	const {User: user} = await iamClient(sandbox, userKeys(sandbox, 'ana')).send(new GetUserCommand({}));
	expect(user?.UserName).toBe('ana');
	const session = iamClient(sandbox, await containerKeys(sandbox));
	await expect(session.send(new GetUserCommand({}))).rejects.toMatchObject({
		name: 'ValidationError',
		message: 'Must specify userName when calling with non-User credentials',
	});
});

test('the account has an alias', async () => {
	const iam = await client();
	const {AccountAliases: aliases} = await iam.send(new ListAccountAliasesCommand({}));
	expect(aliases).toEqual(['acme-dev']);
});

describe('everything at once', () => {
	const all = async (iam: IAMClient, input: object) => {
		const pages: GetAccountAuthorizationDetailsCommandOutput[] = [];
		let marker: string | undefined;
		do {
			const page = await iam.send(new GetAccountAuthorizationDetailsCommand({...input, Marker: marker}));
			pages.push(page);
			marker = page.Marker;
		} while (marker);
		return {
			pages: pages.length,
			users: pages.flatMap((page) => page.UserDetailList ?? []),
			groups: pages.flatMap((page) => page.GroupDetailList ?? []),
			roles: pages.flatMap((page) => page.RoleDetailList ?? []),
			policies: pages.flatMap((page) => page.Policies ?? []),
		};
	};

	test('comes in pages, each thing once', async () => {
		const found = await all(await client({pageSize: 13}), {});
		expect(found.pages).toBeGreaterThan(5);
		expect(found.users.map(({UserName: name}) => name)).toEqual(['ana', 'ci-deploy', 'sato.kenji']);
		expect(found.groups).toHaveLength(1);
		const own = company.roles.filter(({account}) => account === company.id).map(({arn}) => arn);
		expect(found.roles.map(({Arn: arn}) => arn)).toEqual(own);
		expect(new Set(found.policies.map(({Arn: arn}) => arn)).size).toBe(found.policies.length);
	});

	test('has what ListRoles lacks, and lacks what only ListRoles has', async () => {
		const {roles, policies, users} = await all(await client(), {Filter: ['Role', 'LocalManagedPolicy']});
		const audit = roles.find(({RoleName: name}) => name === 'Audit');
		expect(audit?.Tags).toContainEqual({Key: 'Team', Value: 'security'});
		expect(audit?.RoleLastUsed?.Region).toBe('us-west-2');
		expect(decoded(audit?.AssumeRolePolicyDocument)).toHaveProperty('Statement');
		expect(audit).not.toHaveProperty('Description');
		expect(audit).not.toHaveProperty('MaxSessionDuration');
		expect(users).toEqual([]);
		expect(policies.every(({Arn: arn}) => arn?.includes('111122223333'))).toBe(true);
		const base = policies.find(({PolicyName: name}) => name === 'DeveloperBase');
		expect(base?.PolicyVersionList?.map(({VersionId: id}) => id)).toEqual(['v3', 'v2', 'v1']);
	});

	test('refuses a filter it does not know', async () => {
		const Filter = ['Everything' as 'Role'];
		await expect(
			(await client()).send(new GetAccountAuthorizationDetailsCommand({Filter})),
		).rejects.toMatchObject({
			name: 'ValidationError',
		});
	});
});

describe('the simulator', () => {
	const simulate = async (principal: string, ...resources: readonly string[]) => {
		const {EvaluationResults: results = []} = await (await client()).send(
			new SimulatePrincipalPolicyCommand({
				PolicySourceArn: principal,
				ActionNames: ['sts:AssumeRole'],
				ResourceArns: [...resources],
			}),
		);
		return results.map(({EvalDecision: decision}) => decision);
	};

	test('tells the identity side only', async () => {
		const me = role('cm-chiba.yukihiro');
		const asked = [
			role('Audit'),
			role('team/payroll/PayrollClerk'),
			role('Infra-Terraform'),
			role('Test-RoleA'),
		];
		expect(await simulate(me, ...asked)).toEqual(['allowed', 'explicitDeny', 'implicitDeny', 'implicitDeny']);
	});

	test('wants the ARN of a user or role', async () => {
		const session = 'arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro';
		await expect(simulate(session, role('Audit'))).rejects.toMatchObject({
			name: 'InvalidInputException',
			message: `Invalid Entity Arn: ${session} does not clearly define entity type and name.`,
		});
		await expect(simulate(role('Nobody'), role('Audit'))).rejects.toMatchObject({
			name: 'NoSuchEntityException',
		});
	});
});
