import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {type Daypass, failureOf, withDaypass} from '../../support/daypass.ts';

type ServiceJson = {
	readonly version: number;
	readonly service: string;
	readonly actions: readonly unknown[];
};

type PolicyJson = {
	readonly complete: boolean;
	readonly notices: ReadonlyArray<{readonly code: string; readonly message: string}>;
	readonly sources: ReadonlyArray<{readonly kind: string; readonly name: string; readonly arn?: string}>;
	readonly services: ReadonlyArray<{
		readonly service: string;
		readonly name: string;
		readonly levels: Readonly<Record<string, string>>;
		readonly resources: readonly string[];
	}>;
	readonly warnings: ReadonlyArray<{readonly code: string; readonly message: string}>;
};

const policyOf = async ({run}: Daypass, words: string): Promise<PolicyJson> => {
	const {code, stdout, stderr} = await run(`policy ${words} --json`);
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
	return JSON.parse(stdout) as PolicyJson;
};

const decisionOf = async ({run}: Daypass, words: string) => {
	const {code, stdout, stderr} = await run(`policy ${words} --json`);
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
	return JSON.parse(stdout) as {
		readonly decision: string;
		readonly reasons: readonly string[];
		readonly notices: readonly {readonly code: string}[];
	};
};

const report = 'arn:aws:s3:::acme-reports/reports/2030.pdf';

describe.concurrent('policy --json', () => {
	test('tells everything field by field', () =>
		withDaypass(async (daypass) => {
			expect(await policyOf(daypass, 'Support')).toEqual({
				version: 1,
				role: 'arn:aws:iam::111122223333:role/shared/Support',
				complete: true,
				notices: [],
				sources: [
					{kind: 'managed', name: 'OrdersReadWrite', arn: 'arn:aws:iam::111122223333:policy/OrdersReadWrite'},
				],
				services: [
					{
						service: 'codebuild',
						name: 'AWS CodeBuild',
						levels: {
							List: 'some',
							Read: 'some',
							Write: 'some',
							'Permissions management': 'none',
							Tagging: 'none',
						},
						resources: [],
					},
					{
						service: 'dynamodb',
						name: 'Amazon DynamoDB',
						levels: {
							List: 'some',
							Read: 'some',
							Write: 'some',
							'Permissions management': 'none',
							Tagging: 'none',
						},
						resources: ['arn:aws:dynamodb:*:111122223333:table/orders*'],
					},
				],
				warnings: [{code: 'privilege-escalation', message: expect.stringContaining('codebuild:StartBuild')}],
			});
		}));

	test('finds a role by name, path and name, or ARN', () =>
		withDaypass(async (daypass) => {
			const [byName, ...others] = await Promise.all(
				['Viewer-Prod', 'app/Viewer-Prod', 'arn:aws:iam::111122223333:role/app/Viewer-Prod'].map((role) =>
					policyOf(daypass, role),
				),
			);
			for (const other of others) expect(other).toEqual(byName);
		}));

	test('cuts by boundary and scope, and names them', () =>
		withDaypass(async (daypass) => {
			const {sources, services} = await policyOf(
				daypass,
				'Deployer-Staging --scope s3-bucket=acme-artifacts',
			);
			expect(sources.map(({kind, name}) => [kind, name])).toEqual([
				['managed', 'AppDeploy'],
				['managed', 'CloudWatchReadOnlyAccess'],
				['boundary', 'DeveloperBoundary'],
				['scope', 's3-bucket=acme-artifacts'],
			]);
			expect(services.map(({service}) => service)).toEqual(['s3']);
		}));

	test('reads the managed policies of a scope', () =>
		withDaypass(async (daypass) => {
			const found = await policyOf(daypass, 'Playground-Admin --scope read-only --scope deny-iam');
			expect(found.sources.map(({kind, name}) => [kind, name])).toEqual([
				['managed', 'AdministratorAccess'],
				['scope', 'deny-iam'],
				['scope', 'ReadOnlyAccess'],
			]);
			expect(found.services.map(({service}) => service)).not.toContain('iam');
			expect(found.warnings.map(({code}) => code)).toEqual(['reads-secrets', 'scope']);
		}));

	test('reads a scope from a file', () =>
		withDaypass(async (daypass) => {
			mkdirSync(daypass.folder, {recursive: true});
			const file = path.join(daypass.folder, 'sns.json');
			writeFileSync(
				file,
				JSON.stringify({Statement: [{Effect: 'Allow', Action: ['sns:*'], Resource: ['*']}]}),
			);
			const {services, warnings} = await policyOf(daypass, `Playground-Admin --scope ${file}`);
			expect(services.map(({service}) => service)).toEqual(['sns']);
			expect(warnings).toEqual([]);
		}));

	test('what a terminal would obey is escaped', () =>
		withDaypass(async (daypass) => {
			mkdirSync(daypass.folder, {recursive: true});
			const file = path.join(daypass.folder, 'a\u009b31m\u202eb.json');
			writeFileSync(file, JSON.stringify({Statement: [{Effect: 'Allow', Action: 'sns:*', Resource: '*'}]}));
			const {stdout} = await daypass.run(['policy', 'Support', '--scope', file, '--json']);
			expect(stdout).not.toMatch(/[\u0080-\u009f\u202e]/);
			expect((JSON.parse(stdout) as PolicyJson).sources.at(-1)?.name).toBe(file);
		}));

	test('says when role and scope have nothing in common', () =>
		withDaypass(async (daypass) => {
			const {services, warnings} = await policyOf(daypass, 'Support --scope read-only=sns');
			expect(services).toEqual([]);
			expect(warnings.map(({code}) => code)).toContain('allows-nothing');
		}));

	test('names what could not be read', () =>
		withDaypass(async (daypass) => {
			daypass.sandbox.deny('iam:GetPolicyVersion');
			const {complete, notices, services} = await policyOf(daypass, 'ViewOnly-Guests');
			expect(complete).toBe(false);
			expect(notices.map(({message}) => message).join()).toContain('CloudWatchReadOnlyAccess');
			expect(services.map(({service}) => service)).toEqual(['s3']);
		}));
});

describe.concurrent('policy --check', () => {
	test.each([
		[
			'ViewOnly-Guests',
			's3:GetObject',
			report,
			'allowed',
			[{source: 'ReportsOnly', index: 0, sid: 'ReadReports', effect: 'Allow'}],
		],
		['ViewOnly-Guests', 's3:GetObject', 'arn:aws:s3:::acme-orders/x', 'denied', []],
		['ViewOnly-Guests', 's3:PutObject', report, 'denied', []],
		[
			'Viewer-Prod',
			's3:GetObject',
			'arn:aws:s3:::acme-customers/x',
			'denied',
			[{source: 'NoCustomerData', index: 0, sid: 'NoCustomerData', effect: 'Deny'}],
		],
		[
			'Viewer-Prod',
			'S3:getobject',
			report,
			'allowed',
			[{source: 'ReadOnlyAccess', index: 0, sid: 'ReadOnlyActionsGroup1', effect: 'Allow'}],
		],
		[
			'Deployer-Staging',
			's3:PutBucketPolicy',
			'arn:aws:s3:::acme',
			'denied',
			[{source: 'DeveloperBoundary', index: 2, sid: 'KeepTheRecords', effect: 'Deny'}],
		],
		[
			'Tagged-Spender',
			'ec2:StartInstances',
			'arn:aws:ec2:us-west-2:111122223333:instance/i-1',
			'conditional',
			[{source: 'Spend', index: 0, sid: 'OnOwnCostCentre', effect: 'Allow'}],
		],
		[
			'Tokyo-Operator',
			'ec2:StartInstances',
			'*',
			'conditional',
			[{source: 'OnlyTokyo', index: 0, sid: '', effect: 'Allow'}],
		],
	])('%s: %s on %s is %s', (role, action, resource, decision, statements) =>
		withDaypass(async (daypass) => {
			const found = await decisionOf(daypass, `${role} --check ${action} --on ${resource}`);
			expect(found).toEqual({
				version: 1,
				action: expect.stringMatching(new RegExp(`^${action}$`, 'i')),
				resource,
				decision,
				statements,
				reasons: expect.any(Array),
				notices: expect.any(Array),
			});
		}),
	);

	test('asks about every resource unless told otherwise', () =>
		withDaypass(async (daypass) => {
			expect(await decisionOf(daypass, 'Viewer-Prod --check ec2:DescribeInstances')).toMatchObject({
				resource: '*',
				decision: 'allowed',
			});
		}));

	test('names what cuts, and under which condition', () =>
		withDaypass(async (daypass) => {
			const reasons = async (words: string) => (await decisionOf(daypass, words)).reasons;
			expect(await reasons('Deployer-Staging --check dynamodb:CreateBackup')).toContain(
				'no statement allows it',
			);
			expect(
				await reasons(`Playground-Admin --check s3:GetObject --on ${report} --scope s3-bucket=acme-orders`),
			).toEqual(['the scope s3-bucket=acme-orders does not allow it; the role’s own policies do']);
			expect(await reasons('Tokyo-Operator --check ec2:StartInstances')).toEqual([
				'allowed by statement 1 of OnlyTokyo (Allow) only in ap-northeast-1',
			]);
			expect(
				await reasons(
					'Tagged-Spender --check ec2:StartInstances --on arn:aws:ec2:us-west-2:111122223333:instance/i-1',
				),
			).toEqual([
				'allowed by OnOwnCostCentre of Spend (Allow) only if aws:ResourceTag/CostCenter is the value of aws:PrincipalTag/CostCenter',
			]);
		}));

	test('says that other policies may allow or refuse, and what is asked for on *', () =>
		withDaypass(async (daypass) => {
			const notices = async (words: string) =>
				(await decisionOf(daypass, words)).notices.map(({code}) => code);
			expect(await notices(`Playground-Admin --check s3:GetObject --on ${report}`)).toEqual([
				'resource-policy',
			]);
			expect(
				await notices(
					'Viewer-Prod --check ec2:DescribeInstances --on arn:aws:ec2:us-west-2:111122223333:instance/i-1',
				),
			).toEqual(['asked-on']);
		}));

	test('counts the scope in', () =>
		withDaypass(async (daypass) => {
			const words = `Playground-Admin --check s3:GetObject --on ${report}`;
			expect((await decisionOf(daypass, words)).decision).toBe('allowed');
			expect((await decisionOf(daypass, `${words} --scope s3-bucket=acme-orders`)).decision).toBe('denied');
		}));

	test('does not guess over what could not be read', () =>
		withDaypass(async (daypass) => {
			daypass.sandbox.deny('iam:GetPolicyVersion');
			const {decision} = await decisionOf(daypass, `ViewOnly-Guests --check s3:GetObject --on ${report}`);
			expect(decision).toBe('unknown');
		}));

	test('tells a person why, and what is not counted in', () =>
		withDaypass(async ({run}) => {
			const {code, stdout, stderr} = await run('policy ViewOnly-Guests --check s3:GetObject');
			expect(code).toBe(0);
			expect(stdout).toBe(
				[
					'✗ denied: s3:GetObject on *',
					'  no statement allows it',
					'  allowed on arn:aws:s3:::acme-reports/reports/*: ask with --on',
					'',
				].join('\n'),
			);
			expect(stderr).toContain('A policy on the resource may allow or refuse as well');
		}));
});

describe.concurrent('policy --service', () => {
	test('tells every action of a service', () =>
		withDaypass(async ({run}) => {
			const {stdout} = await run('policy Support --service CodeBuild --json');
			const {version, service, actions} = JSON.parse(stdout) as ServiceJson;
			expect({version, service}).toEqual({version: 1, service: 'codebuild'});
			expect(actions).toContainEqual({
				action: 'codebuild:StartBuild',
				level: 'Write',
				access: 'all',
				resources: [],
			});
			expect(actions).toContainEqual({
				action: 'codebuild:StopBuild',
				level: 'Write',
				access: 'none',
				resources: [],
			});
		}));

	test('knows services by the console’s names', () =>
		withDaypass(async ({run}) => {
			const {stdout} = await run('policy Support --service stepfunctions');
			expect(stdout).toMatch(/^0 of \d+ actions of states are allowed$/m);
		}));

	test('for a person: what is allowed, level by level, and the rest', () =>
		withDaypass(async ({run}) => {
			const {stdout} = await run('policy Support --service dynamodb');
			expect(stdout).toMatch(/^Write: 2 of \d+$/m);
			expect(stdout).toMatch(
				/^ {2}◐ dynamodb:PutItem {2}on arn:aws:dynamodb:\*:111122223333:table\/orders\*$/m,
			);
			expect(stdout).toMatch(/^Not allowed: /m);
		}));

	test.each([
		['Support --service s4', 'unknown-service'],
		['Support --service s3 --check s3:GetObject', 'check-and-service'],
	])('%s is refused', (words, code) =>
		withDaypass(async ({run}) => {
			const failed = await run(`policy ${words} --json`);
			expect([failed.code, failureOf(failed).code]).toEqual([2, code]);
		}),
	);
});

describe.concurrent('policy for a person', () => {
	test('a summary, a matrix, warnings', () =>
		withDaypass(async ({run}) => {
			const {code, stdout, stderr} = await run('policy Support');
			expect({code, stderr}).toEqual({code: 0, stderr: ''});
			const [summary, from, , header, codebuild, dynamodb] = stdout.split('\n');
			expect(summary).toBe(
				'Can put and update DynamoDB items in tables `orders*`; can start CodeBuild builds',
			);
			expect(from).toBe('From OrdersReadWrite');
			expect(header).toMatch(/^ +List +Read +Write +Permissions +Tagging$/);
			expect(codebuild).toMatch(/^codebuild +AWS CodeBuild +◐ +◐ +◐ +· +·$/);
			expect(dynamodb).toMatch(/^dynamodb .* on arn:aws:dynamodb:\*:111122223333:table\/orders\*$/);
			expect(stdout).toMatch(/^! Could become more than this role/m);
		}));

	test('an administrator in one line', () =>
		withDaypass(async ({run}) => {
			const {stdout} = await run('policy Playground-Admin');
			expect(stdout).toMatch(/^Everything: administrator\n/);
			expect(stdout).toMatch(/^\* +\d+ services +● +● +● +● +●$/m);
		}));

	test('what could not be read is told on standard error', () =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.deny('iam:GetPolicyVersion');
			const {code, stderr} = await run('policy ViewOnly-Guests');
			expect(code).toBe(0);
			expect(stderr).toMatch(/^Note: The policy \S+ could not be read/m);
		}));
});

describe.concurrent('policy fails', () => {
	test.each([
		['Nobody', 2, 'unknown-role'],
		['arn:aws:iam::111122223333:role/Nobody', 2, 'unknown-role'],
		['arn:aws:iam::111122223333:role/Viewer-Prod', 2, 'unknown-role'],
		['arn:aws:iam::444455556666:role/Audit-Reader', 3, 'other-account'],
		['not/a/role!', 2, 'role-malformed'],
		['Audit --check s3', 2, 'action-malformed'],
		['Audit --check s3:Get*', 2, 'action-malformed'],
		['Audit --check s3:GetObjekt', 2, 'unknown-action'],
		['Audit --check s4:GetObject', 2, 'unknown-action'],
		['Audit --check s3:GetObject --on acme', 2, 'resource-malformed'],
		['Audit --on arn:aws:s3:::acme', 2, 'check-missing'],
		['Audit --scope nonsense', 2, 'unknown-scope'],
		['Audit --scope read-only --scope view-only', 2, 'scopes-add-up'],
		['', 2, 'missing-argument'],
	])('%s: exit %i, %s', (words, exit, code) =>
		withDaypass(async ({run}) => {
			const failed = await run(['policy', ...words.split(' ').filter(Boolean), '--json']);
			expect(failed.code).toBe(exit);
			expect(failureOf(failed).code).toBe(code);
		}),
	);

	test.each([
		['s3:GetObjekt', 'Did you mean s3:GetObject?'],
		['s4:getobject', 'Did you mean s3:GetObject?'],
		['cloudwatchlogs:GetLogEvents', 'Did you mean logs:GetLogEvents?'],
		['lambda:Invoke', 'Did you mean lambda:InvokeAsync, lambda:InvokeFunction or lambda:InvokeFunctionUrl?'],
		['s3:Wave', expect.stringContaining('Amazon S3” in AWS’s Service Authorization Reference')],
		['nimbus:Fly', expect.stringContaining('The console’s names differ')],
	])('with actions that exist for %s', (action, expected) =>
		withDaypass(async ({run}) => {
			const {hint} = failureOf(await run(`policy Audit --check ${action} --json`));
			expect(hint).toEqual(expected);
		}),
	);

	test('with exit 3 where nothing of the role may be read', () =>
		withDaypass(async ({run}) => {
			const failed = await run('policy Audit --json', {as: 'ci-deploy'});
			expect(failed.code).toBe(3);
			expect(failureOf(failed)).toMatchObject({
				code: 'policies-unreadable',
				hint: expect.stringContaining('iam:ListAttachedRolePolicies'),
			});
		}));

	test('with exit 1 where nothing came for another reason', () =>
		withDaypass(async ({run, sandbox}) => {
			for (const call of ['ListAttachedRolePolicies', 'ListRolePolicies'] as const)
				sandbox.fault(`iam:${call}`, 'throttled');
			const failed = await run('policy Audit --json');
			expect(failed.code).toBe(1);
			expect(failureOf(failed).code).toBe('policies-unanswered');
		}));

	test('with exit 2 for a role that isn’t there, even where no role may be looked up', () =>
		withDaypass(async ({run, sandbox}) => {
			sandbox.deny('iam:GetRole');
			const failed = await run('policy Nobody --json');
			expect(failed.code).toBe(2);
			expect(failureOf(failed).code).toBe('unknown-role');
		}));

	test('before AWS is asked, where the question makes no sense', () =>
		withDaypass(async ({run}) => {
			expect((await run('policy Audit --check nonsense')).calls).toEqual([]);
		}));
});
