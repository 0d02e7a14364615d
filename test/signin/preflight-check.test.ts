/** What is told of a visitor's permissions, without the moment that a link waits for it. */
import {describe, expect, test} from 'vitest';
import {openSession} from '../../source/aws/session.ts';
import type {FilledRequest} from '../../source/pass/fill-in.ts';
import {identifyCaller} from '../../source/roles/caller/identify.ts';
import {parseRoleArn} from '../../source/roles/role-arn.ts';
import {company} from '../../source/sandbox/company/company.ts';
import type {Sandbox, SandboxOptions} from '../../source/sandbox/server.ts';
import {chooseRegions, openingOf} from '../../source/signin/opening.ts';
import {preflightCheck} from '../../source/signin/preflight-check.ts';
import {resolveScope} from '../../source/signin/scope.ts';
import {readScopePolicies} from '../../source/signin/scope-policies.ts';
import type {Visitor} from '../../source/signin/visitor.ts';
import {sandboxForTest} from '../sandbox/sandbox.ts';
import {containerKeys} from '../sandbox/sdk.ts';

const sessionIn = async (sandbox: Sandbox, user?: string) => {
	const {accessKeyId, secretAccessKey, sessionToken = ''} = await containerKeys(sandbox);
	const keys = {
		...sandbox.environment,
		AWS_CONTAINER_CREDENTIALS_FULL_URI: '',
		AWS_ACCESS_KEY_ID: accessKeyId,
		AWS_SECRET_ACCESS_KEY: secretAccessKey,
		AWS_SESSION_TOKEN: sessionToken,
	};
	return openSession({env: user === undefined ? keys : sandbox.environmentOf(user)});
};

type Asked = Partial<Pick<FilledRequest, 'role' | 'scope' | 'destination' | 'federate'>>;

/** What whoever makes the pass is told. */
const toldOf = async (
	asked: Asked,
	{user, ...options}: SandboxOptions & {user?: string} = {},
	denied: readonly string[] = [],
) => {
	const sandbox = await sandboxForTest(options);
	for (const action of denied) sandbox.deny(action as 'iam:GetPolicy');
	const {signal} = new AbortController();
	const session = await sessionIn(sandbox, user);
	const request = {
		role: '',
		duration: 3600,
		destination: '',
		scope: [],
		tags: {},
		logoutFirst: false,
		...asked,
	};
	const regions = await chooseRegions(request, session);
	const account = '111122223333';
	const scope = await resolveScope(request.scope, 'aws');
	const planned = {account, sessionName: 'bob', scope};
	const role = parseRoleArn(`arn:aws:iam::${account}:role/${request.role}`);
	const visitor: Visitor =
		role === undefined
			? {...planned, kind: 'federated-user', seconds: 3600}
			: {...planned, kind: 'role', role, length: {by: 'role', seconds: 3600}};
	const caller = () => identifyCaller(session, regions.sts, signal);
	const opening = openingOf({...request, federate: role === undefined}, regions);
	return preflightCheck(visitor, {session, regions, opening, caller, now: Date.now, signal});
};

const administrator = expect.stringMatching(/^The visitor is an administrator: /);
const nothing = 'This visitor could do nothing: role and scope have nothing in common.';
const noShell = expect.stringMatching(/^CloudShell will not start: /);

describe('whoever makes a pass is told', () => {
	test.each<[string, Asked, readonly unknown[], readonly string[]]>([
		[
			'that the visitor is an administrator, and asked about it',
			{role: 'labs/Playground-Admin'},
			[administrator],
			['privilege-escalation'],
		],
		['nothing of one who is none', {role: 'Audit'}, [], []],
		[
			'nothing of an administrator who is narrowed',
			{role: 'labs/Playground-Admin', scope: ['view-only']},
			[],
			[],
		],
		[
			'that role and scope have nothing in common',
			{role: 'ViewOnly-Guests', scope: ['read-only=polly']},
			[nothing],
			[],
		],
		[
			'that the scope leaves too little for the page that opens',
			{role: 'labs/Playground-Admin', scope: ['view-only'], destination: 'cloudshell'},
			[noShell],
			[],
		],
		['nothing of what a role lacks by itself', {role: 'ViewOnly-Guests', destination: 'cloudshell'}, [], []],
	])('%s', async (_, asked, warnings, grave) => {
		const found = await toldOf(asked);
		expect(found.warnings).toEqual(warnings);
		expect(found.grave).toEqual(grave);
	});

	test('of a federated user what the user’s own policies allow', async () => {
		const All = {Version: '2012-10-17', Statement: {Effect: 'Allow', Action: '*', Resource: '*'}};
		const users = company.users.map((user) => ({...user, inline: {All}}));
		const ana = {user: 'ana', account: {...company, users}};
		expect(await toldOf({scope: ['until=2030-01-01']}, ana)).toEqual({
			warnings: [administrator],
			grave: ['privilege-escalation'],
		});
		expect((await toldOf({scope: ['view-only']}, ana)).grave).toEqual([]);
	});

	test('nothing of what can’t be read', async () => {
		const reads = ['iam:ListAttachedRolePolicies', 'iam:ListRolePolicies', 'iam:GetRole'];
		expect(await toldOf({role: 'labs/Playground-Admin'}, {}, reads)).toEqual({warnings: [], grave: []});
	});
});

describe('the policies of a scope', () => {
	test('are read with their documents, each as a scope’s', async () => {
		const session = await sessionIn(await sandboxForTest());
		const scope = await resolveScope(['view-only', 's3-bucket=acme', 'deny-iam'], 'aws');
		const {policies, notices} = await readScopePolicies(scope, session, 'us-west-2');
		expect(policies.map(({kind, name}) => `${kind} ${name}`)).toEqual([
			'scope s3-bucket=acme, deny-iam',
			'scope ViewOnlyAccess',
		]);
		expect(policies[0]?.document).toBe(scope.policy);
		expect(policies[1]?.document).toContain('"Statement"');
		expect(notices).toEqual([]);
	});

	test('of which one can’t be read are named, and stay a part of it', async () => {
		const sandbox = await sandboxForTest();
		sandbox.deny('iam:GetPolicy');
		sandbox.deny('iam:GetPolicyVersion');
		const scope = await resolveScope(['view-only'], 'aws');
		const {policies, notices} = await readScopePolicies(scope, await sessionIn(sandbox), 'us-west-2');
		expect(policies).toEqual([
			{kind: 'scope', name: 'ViewOnlyAccess', arn: 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'},
		]);
		expect(notices).toEqual([expect.objectContaining({message: expect.stringContaining('ViewOnlyAccess')})]);
	});

	test('are none of a scope of nothing', async () => {
		const session = await sessionIn(await sandboxForTest());
		const none = await resolveScope([], 'aws');
		expect(await readScopePolicies(none, session, 'us-west-2')).toEqual({policies: [], notices: []});
	});
});
