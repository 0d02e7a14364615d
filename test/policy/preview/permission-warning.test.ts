import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {allServices} from '../../../source/console/catalogue.ts';
import {findAction, findService} from '../../../source/policy/preview/action-table.ts';
import {passesRoles, rewritesPermissions, runsCode} from '../../../source/policy/preview/escalation-table.ts';
import type {PermissionPolicy} from '../../../source/policy/preview/permission-source.ts';
import {escalationIn, previewOf} from '../../../source/policy/preview/preview.ts';
import {prefixesBehind} from '../../../source/policy/preview/warning-destination.ts';
import * as warningTable from '../../../source/policy/preview/warning-table.ts';
import {anyStatement} from './any-statement.ts';
import {
	allow,
	boundary,
	deny,
	inline,
	managed,
	preview,
	reading,
	scope,
	under,
	visitor,
} from './permission-scene.ts';

const look = allow('s3:List*');
const makesFunction = ['lambda:CreateFunction', 'lambda:InvokeFunction'];
const codes = (...policies: readonly PermissionPolicy[]) =>
	preview(...policies).warnings.map(({code}) => code);
const message = (code: string, ...policies: readonly PermissionPolicy[]) =>
	preview(...policies).warnings.find((warning) => warning.code === code)?.message;

describe('could become administrator', () => {
	test.each([
		['is one', [managed('AdministratorAccess')], /^Is an administrator/],
		['all of IAM', [inline(look, allow('iam:*'))], /^Is an administrator/],
		['rewrites policies', [inline(look, allow('iam:PutRolePolicy'))], /may do \(iam:PutRolePolicy\)\.$/],
		[
			'under a condition',
			[inline(look, under({Bool: {'aws:MultiFactorAuthPresent': 'true'}}, allow('iam:PutRolePolicy')))],
			/, under a condition\.$/,
		],
		[
			'passes any role to compute',
			[inline(look, allow(['iam:PassRole', 'ec2:RunInstances']))],
			/hand any role to what it starts \(ec2:RunInstances\)/,
		],
		[
			'passes some roles to compute',
			[inline(look, allow(makesFunction), allow('iam:PassRole', 'arn:aws:iam::111122223333:role/app/*'))],
			/hand the roles `app\/\*` to what it starts/,
		],
		[
			'runs code in functions',
			[inline(look, allow('lambda:UpdateFunctionCode'))],
			/run code with the rights of functions/,
		],
		['runs code in builds', [inline(look, allow('codebuild:StartBuild'))], /codebuild:StartBuild/],
		['steps into any role', [inline(look, allow('sts:AssumeRole'))], /step into any role/],
	])('%s', (_, policies, expected) => {
		expect(message('privilege-escalation', ...policies)).toMatch(expected);
	});

	test('is told by itself as in a preview', () => {
		const ways = [rewritesPermissions, runsCode].flatMap((one) => one.ways).concat(passesRoles);
		const actions = fc.constantFrom(
			'*',
			'iam:*',
			'iam:PassRole',
			'sts:*',
			...ways.flatMap(({needs}) => needs),
		);
		const statement = anyStatement({
			actions,
			resources: fc.constantFrom('*', '*', 'arn:aws:iam::111122223333:role/app/*', 'arn:aws:s3:::a'),
			conditions: fc.constantFrom(undefined, undefined, {Bool: {'aws:MultiFactorAuthPresent': 'true'}}),
		});
		const statements = fc.array(statement, {minLength: 1, maxLength: 3});
		const cut = fc.option(statements, {nil: undefined});
		const name = fc.constantFrom('role/app/Viewer', 'user/ana');
		fc.assert(
			fc.property(statements, cut, cut, fc.boolean(), name, (own, bound, narrowing, complete, who) => {
				const cuts = [...(bound ? [boundary(...bound)] : []), ...(narrowing ? [scope(...narrowing)] : [])];
				const read = {policies: [inline(...own), ...cuts], complete};
				const view = {...visitor, roleArn: `arn:aws:iam::111122223333:${who}`};
				const {warnings} = previewOf(read, view);
				expect(escalationIn(read, view)).toEqual(
					warnings.filter(({code}) => code === 'privilege-escalation'),
				);
			}),
			{numRuns: 150},
		);
	});

	test('is told by itself where nothing is known', () => {
		const read = {policies: [inline(allow('iam:*')), {kind: 'boundary', name: 'x'} as const], complete: true};
		expect(escalationIn(read, visitor)).toEqual(
			previewOf(read, visitor).warnings.filter(({code}) => code === 'privilege-escalation'),
		);
		expect(escalationIn(read, visitor)[0]?.message).toMatch(/could not be read or told may forbid it\.$/);
	});

	test.each([
		['reading IAM', [inline(allow(['iam:Get*', 'iam:List*']))]],
		['compute without roles to pass', [inline(look, allow('ec2:RunInstances'))]],
		['roles to pass without compute', [inline(look, allow('iam:PassRole'))]],
		['ReadOnlyAccess', [managed('ReadOnlyAccess')]],
		['an administrator narrowed', [managed('AdministratorAccess'), scope(allow('s3:*'))]],
		[
			'an administrator without IAM and roles',
			[managed('AdministratorAccess'), inline(deny(['iam:*', 'sso:*', 'sts:*'])), scope(allow('rds:*'))],
		],
	])('not with %s', (_, policies) => {
		expect(codes(...policies)).not.toContain('privilege-escalation');
	});

	test('some roles to step into are told apart', () => {
		const stepping = inline(look, allow('sts:AssumeRole', 'arn:aws:iam::111122223333:role/app/*'));
		expect(codes(stepping)).toEqual(['assumes-roles']);
		expect(message('assumes-roles', stepping)).toContain('into `app/*`:');
		const theirs = 'arn:aws:iam::444455556666:role/Theirs';
		expect(message('assumes-roles', inline(look, allow('sts:AssumeRole', theirs)))).toContain(
			`into ${theirs}:`,
		);
	});
});

describe('other warnings', () => {
	test.each([
		['reads-secrets', [inline(allow('secretsmanager:*'))]],
		['reads-secrets', [inline(allow('ssm:Get*'))]],
		['reads-secrets', [inline(allow('s3:Get*'))]],
		['spends', [inline(look, allow('ec2:RunInstances'))]],
		['spends', [inline(look, allow('savingsplans:*'))]],
		['hides-tracks', [inline(allow('cloudtrail:*'))]],
		['hides-tracks', [inline(allow('config:*'))]],
		['no-console', [inline(allow('sns:Publish'))]],
		['allows-nothing', [inline(allow('s3:*')), scope(allow('sns:*'))]],
		['allows-nothing', []],
	])('%s', (code, policies) => {
		expect(codes(...policies)).toContain(code);
	});

	test('a few buckets are no secret, and all but a few are told with those', () => {
		expect(codes(inline(allow('s3:GetObject', 'arn:aws:s3:::acme/*')))).toEqual([]);
		const all = inline(allow('s3:GetObject'), deny('s3:GetObject', 'arn:aws:s3:::acme/*'));
		expect(message('reads-secrets', all)).toContain('every object in S3 but `acme/*` (');
	});

	test('actions are named unless all of a kind are allowed', () => {
		expect(message('hides-tracks', inline(allow('config:*')))).toBe('Can turn AWS Config off.');
		expect(message('hides-tracks', inline(look, allow('config:DeleteDeliveryChannel')))).toBe(
			'Can turn AWS Config off (config:DeleteDeliveryChannel).',
		);
		expect(message('reads-secrets', managed('AdministratorAccess'))).toBe(
			'Can read secrets in Secrets Manager; parameters of Systems Manager; every object in S3 (s3:GetObject).',
		);
	});

	test('nothing is said of a role that only looks', () => {
		expect(codes(managed('SecurityAudit'))).toEqual([]);
	});

	test('nothing allowed is no news while something is unread', () => {
		expect(codes({kind: 'managed', name: 'Unread'})).toEqual([]);
	});

	test('the scope is named where it leaves nothing', () => {
		expect(message('allows-nothing', inline(allow('s3:*')), scope(allow('sns:*')))).toContain(
			'role and scope',
		);
		expect(message('allows-nothing')).toContain('no policy of the role');
	});
});

describe('the page it opens at', () => {
	const opening = (opens: string, ...policies: readonly PermissionPolicy[]) =>
		previewOf(reading(...policies), {...visitor, opens}).warnings.map(({code}) => code);

	test.each([
		['its service is closed', 'dynamodb', ['no-console']],
		['its service is open', 's3', []],
		['the console calls the service something else', 'stepfunctions', ['no-console']],
		['the home page', 'console', []],
		['a page nobody knows', 'made-up', []],
		['CloudShell without its permissions', 'cloudshell', ['cloudshell-missing']],
	])('%s', (_, opens, expected) => {
		expect(opening(opens, inline(look))).toEqual(expected);
	});

	test('CloudShell with its permissions', () => {
		expect(opening('cloudshell', managed('AWSCloudShellFullAccess'))).toEqual([]);
	});

	test('every service of the catalogue is known by its actions, but those that show something to everybody', () => {
		const unknown = allServices().filter(({id}) => !prefixesBehind(id).some((prefix) => findService(prefix)));
		expect(unknown.map(({id}) => id).toSorted()).toEqual(['console', 'health', 'managedservices', 'status']);
	});
});

const named = Object.values(warningTable)
	.flat()
	.flatMap((item) => (typeof item === 'string' ? [item] : item.actions));
const escalating = [
	...[rewritesPermissions, runsCode].flatMap(({ways}) => ways.flatMap(({needs}) => needs)),
	...passesRoles.flatMap(({needs}) => needs),
];

test('every action a warning looks for exists', () => {
	expect([...named, ...escalating].filter((action) => findAction(action) === undefined)).toEqual([]);
});

describe('a way to become more', () => {
	const found = (...policies: readonly PermissionPolicy[]) =>
		message('privilege-escalation', ...policies) ?? '';
	const ways = [rewritesPermissions, runsCode].flatMap(({ways}) => ways.map(({needs}) => needs));

	test.each(ways.map((needs) => [needs.join(' with '), needs] as const))('%s', (name, needs) => {
		expect(found(inline(look, allow(needs)))).toContain(name);
		for (const lacking of needs) expect(found(inline(look, allow(needs), deny(lacking)))).toBe('');
	});

	const isWayItself = (actions: readonly string[]) =>
		ways.some((way) => way.every((need) => actions.includes(need)));
	const passingTo = (to: string) => under({StringEquals: {'iam:PassedToService': to}}, allow('iam:PassRole'));
	/** The ways of handing a role over that a policy of these actions opens. */
	const opened = (actions: readonly string[], to: string) =>
		passesRoles.filter((way) => way.to === to && way.needs.every((need) => actions.includes(need))).length;

	test.each(passesRoles.map(({needs, to}) => [needs.join(' with '), to, needs] as const))(
		'%s with a role handed to %s',
		(name, to, needs) => {
			const handed = found(inline(look, allow(needs), passingTo(to)));
			expect(handed).toContain('hand any role to what it starts (');
			expect(handed).toContain(name);
			for (const lacking of needs) {
				const near = inline(look, allow(needs), passingTo(to), deny(lacking));
				const rest = needs.filter((need) => need !== lacking);
				if (opened(rest, to) === 0) expect(found(near)).not.toContain('hand');
				expect(found(near)).not.toContain(name);
			}
			for (const near of [allow(needs), passingTo(to)]) {
				expect(found(inline(look, near))).not.toContain('hand');
			}
			expect(found(inline(look, allow(needs), passingTo('dax.amazonaws.com')))).not.toContain('hand');
			if (!isWayItself(needs)) expect(found(inline(look, allow(needs)))).toBe('');
		},
	);

	test('a condition on whom a role is handed to is not lost', () => {
		const dynamo = inline(allow(['dynamodb:*', ...makesFunction, 'ec2:RunInstances']));
		expect(found(dynamo, inline(passingTo('dax.amazonaws.com')))).toBe('');
		const some = inline(
			look,
			passingTo('lambda.amazonaws.com'),
			allow([...makesFunction, 'ec2:RunInstances']),
		);
		expect(found(some)).toMatch(/what it starts \(lambda:CreateFunction with lambda:InvokeFunction\)\.$/);
	});

	test('roles are told apart by whom they are handed to', () => {
		const role = inline(
			look,
			allow([...makesFunction, 'ec2:RunInstances']),
			under({StringEquals: {'iam:PassedToService': 'lambda.amazonaws.com'}}, allow('iam:PassRole')),
			under(
				{StringEquals: {'iam:PassedToService': 'ec2.amazonaws.com'}},
				allow('iam:PassRole', 'arn:aws:iam::111122223333:role/web/*'),
			),
		);
		expect(found(role)).toMatch(
			/hand the roles `web\/\*` to what it starts \(ec2:RunInstances\); hand any role to what it starts \(lambda:CreateFunction with/,
		);
	});

	test('user data of machines, and launch templates: AmazonEC2FullAccess', () => {
		expect(found(inline(allow('ec2:*')))).toContain('ec2:ModifyInstanceAttribute with ec2:StartInstances');
	});

	test('a federated user may step into no role', () => {
		const policies = {policies: [inline(look, allow('sts:AssumeRole'))], complete: true};
		const user = {...visitor, roleArn: 'arn:aws:iam::111122223333:user/kenji'};
		expect(previewOf(policies, user).warnings).toEqual([]);
		expect(previewOf(policies, visitor).warnings.map(({code}) => code)).toEqual(['privilege-escalation']);
	});
});
