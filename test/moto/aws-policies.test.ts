/**
 * AWS's own managed policies as moto ships them, whole: what they come to was read off AWS's pages, not off daypass.
 */
import process from 'node:process';
import {
	GetAccountAuthorizationDetailsCommand,
	GetPolicyCommand,
	GetPolicyVersionCommand,
	IAMClient,
} from '@aws-sdk/client-iam';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import {boundary, decision, levelsOf, preview, reading} from '../policy/preview/permission-scene.ts';
import {unproven} from '../policy/preview/proven.ts';
import {type Account, accountId, allow, type Keys, trust} from '../support/iam-account.ts';
import {cleanEnvironment, createHome, runProgram} from '../support/program.ts';
import {emptyAccount, motoEnvironment} from './account.ts';
import {startMoto} from './start-moto.ts';

const home = createHome();

const paths: Readonly<Record<string, string>> = {
	AdministratorAccess: '',
	PowerUserAccess: '',
	ReadOnlyAccess: '',
	SecurityAudit: '',
	AmazonS3ReadOnlyAccess: '',
	ViewOnlyAccess: 'job-function/',
	Billing: 'job-function/',
	DatabaseAdministrator: 'job-function/',
	DataScientist: 'job-function/',
	NetworkAdministrator: 'job-function/',
	SupportUser: 'job-function/',
	SystemAdministrator: 'job-function/',
};

const arnOf = (name: string) => `arn:aws:iam::aws:policy/${paths[name] ?? ''}${name}`;

const bucket = 'arn:aws:s3:::acme-reports';
const object = 'arn:aws:s3:::acme-reports/january.pdf';
const instance = 'arn:aws:ec2:us-west-2:111122223333:instance/i-0a';
const table = 'arn:aws:dynamodb:us-west-2:111122223333:table/orders';
const lambda = 'arn:aws:lambda:us-west-2:111122223333:function:orders';
const key = 'arn:aws:kms:us-west-2:111122223333:key/0a';
const secret = 'arn:aws:secretsmanager:us-west-2:111122223333:secret:db-AbCdEf';
const trail = 'arn:aws:cloudtrail:us-west-2:111122223333:trail/all';
const database = 'arn:aws:rds:us-west-2:111122223333:db:orders';
const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
const user = 'arn:aws:iam::111122223333:user/ana';
const sagemaker = (resource: string) => `arn:aws:sagemaker:us-west-2:111122223333:${resource}`;

describe.skipIf(!inject('motoFile'))('AWS’s managed policies', () => {
	const documents = new Map<string, string>();
	let moto = {url: '', stop: () => {}};
	let account: Account;
	let keys: Keys;

	beforeAll(async () => {
		// A moto of its own: to have fifteen hundred policies costs every fresh account a second.
		moto = await startMoto(inject('motoFile') ?? '', {MOTO_IAM_LOAD_MANAGED_POLICIES: 'true'});
		account = await emptyAccount(moto.url);
		keys = await account.user('reader', {inline: allow('iam:*')});
		const client = new IAMClient({
			endpoint: moto.url,
			region: 'eu-central-1',
			credentials: {accessKeyId: 'reader', secretAccessKey: 'reader'},
		});
		for (const name of Object.keys(paths)) {
			const {Policy} = await client.send(new GetPolicyCommand({PolicyArn: arnOf(name)}));
			const {PolicyVersion} = await client.send(
				new GetPolicyVersionCommand({PolicyArn: arnOf(name), VersionId: Policy?.DefaultVersionId}),
			);
			documents.set(name, decodeURIComponent(PolicyVersion?.Document ?? ''));
		}
	});

	afterAll(() => {
		moto.stop();
		home.remove();
	});

	const managed = (name: string) => {
		const document = documents.get(name);
		if (document === undefined) throw new Error(`${name} was not read`);
		return {kind: 'managed', name, arn: arnOf(name), document} as const;
	};
	const cut = (name: string) => ({...managed(name), kind: 'boundary'}) as const;
	const narrowed = (name: string) => ({...managed(name), kind: 'scope'}) as const;

	test('are the whole ones', () => {
		expect(documents.get('ReadOnlyAccess')?.length).toBeGreaterThan(50_000);
	});

	// List, Read, Write, Permissions management, Tagging. A `*` is not judged: AWS adds actions as it likes.
	test.each([
		['AdministratorAccess', 'ec2', 'all all all all all'],
		['AdministratorAccess', 'iam', 'all all all all all'],
		['PowerUserAccess', 'ec2', 'all all all all all'],
		// It may list roles, and make and delete those of services.
		['PowerUserAccess', 'iam', 'some none some none none'],
		['PowerUserAccess', 'organizations', 'none some none none none'],
		['PowerUserAccess', 'account', 'all some none none none'],
		['ReadOnlyAccess', 's3', 'all some none none none'],
		['ReadOnlyAccess', 'iam', 'all all none none none'],
		// sqs:Get*, List* and Receive* are all there is to read of a queue.
		['ReadOnlyAccess', 'sqs', 'none all none none none'],
		// It sees that there are secrets, and not what they are.
		['ReadOnlyAccess', 'secretsmanager', 'all some none none none'],
		['ViewOnlyAccess', 's3', 'some none none none none'],
		// Everything but receiving a message.
		['ViewOnlyAccess', 'sqs', 'none some none none none'],
		// iam:GetAccountSummary and GetLoginProfile, all it may get, AWS counts as listing.
		['ViewOnlyAccess', 'iam', 'all none none none none'],
		['SecurityAudit', 's3', 'some some none none none'],
		['SecurityAudit', 'iam', 'all * none none none'],
		['SecurityAudit', 'cloudtrail', '* some none none none'],
		['AmazonS3ReadOnlyAccess', 's3', 'all some none none none'],
		['AmazonS3ReadOnlyAccess', 'ec2', ''],
		['DatabaseAdministrator', 'dynamodb', 'all all all all all'],
		['DatabaseAdministrator', 's3', 'all some some * some'],
		['DatabaseAdministrator', 'iam', 'some some some none none'],
		['NetworkAdministrator', 'route53', 'all all all * all'],
		// ec2:CreateTags and DeleteTags are all there is to tagging.
		['NetworkAdministrator', 'ec2', '* * some * all'],
		// iam:ListRoles knows no resources, and the statement names roles: nothing comes of it.
		['NetworkAdministrator', 'iam', 'none some some none none'],
		['SystemAdministrator', 's3', 'all all all all all'],
		['SystemAdministrator', 'iam', 'some some some none none'],
		['Billing', 'ce', '* some some none all'],
		['Billing', 's3', ''],
		['SupportUser', 'support', 'none all all none none'],
		['SupportUser', 'ec2', '* * none none none'],
		['SupportUser', 's3', 'all * none none none'],
		['DataScientist', 'dynamodb', 'all all all all all'],
		['DataScientist', 'sagemaker', '* * some * some'],
		['DataScientist', 'iam', 'some some some none none'],
	])('%s in %s: %s', (name, service, expected) => {
		const levels = levelsOf(preview(managed(name)), service).split(' ');
		const judged = expected.split(' ').map((level, place) => (level === '*' ? levels[place] : level));
		expect(levels).toEqual(judged);
	});

	test.each([
		['AdministratorAccess', 'iam:CreateUser', user, 'allowed'],
		['PowerUserAccess', 'ec2:TerminateInstances', instance, 'allowed'],
		['PowerUserAccess', 'sts:AssumeRole', role('Audit'), 'allowed'],
		['PowerUserAccess', 'iam:ListRoles', '*', 'allowed'],
		['PowerUserAccess', 'iam:PassRole', role('Audit'), 'denied'],
		['PowerUserAccess', 'iam:CreateUser', user, 'denied'],
		['PowerUserAccess', 'organizations:DescribeOrganization', '*', 'allowed'],
		['PowerUserAccess', 'organizations:LeaveOrganization', '*', 'denied'],
		['PowerUserAccess', 'account:CloseAccount', '*', 'denied'],
		['ReadOnlyAccess', 's3:GetObject', object, 'allowed'],
		['ReadOnlyAccess', 's3:PutObject', object, 'denied'],
		['ReadOnlyAccess', 'dynamodb:GetItem', table, 'allowed'],
		['ReadOnlyAccess', 'lambda:InvokeFunction', lambda, 'denied'],
		['ReadOnlyAccess', 'secretsmanager:GetSecretValue', secret, 'denied'],
		['ReadOnlyAccess', 'kms:Decrypt', key, 'denied'],
		// A session in a directory bucket, if it is one that only reads.
		[
			'ReadOnlyAccess',
			's3express:CreateSession',
			'arn:aws:s3express:us-west-2:111122223333:bucket/a',
			'conditional',
		],
		['ViewOnlyAccess', 's3:ListBucket', bucket, 'allowed'],
		['ViewOnlyAccess', 's3:GetObject', object, 'denied'],
		['ViewOnlyAccess', 'ec2:DescribeInstances', '*', 'allowed'],
		['ViewOnlyAccess', 'dynamodb:ListTables', '*', 'allowed'],
		['ViewOnlyAccess', 'dynamodb:GetItem', table, 'denied'],
		['ViewOnlyAccess', 'apigateway:GET', 'arn:aws:apigateway:us-west-2::/restapis', 'allowed'],
		['ViewOnlyAccess', 'apigateway:GET', 'arn:aws:apigateway:us-west-2::/apikeys', 'denied'],
		['SecurityAudit', 's3:GetBucketPolicy', bucket, 'allowed'],
		['SecurityAudit', 's3:GetObject', object, 'denied'],
		['SecurityAudit', 'kms:GetKeyPolicy', key, 'allowed'],
		['SecurityAudit', 'kms:Decrypt', key, 'denied'],
		['SecurityAudit', 'cloudtrail:DescribeTrails', '*', 'allowed'],
		['SecurityAudit', 'cloudtrail:StopLogging', trail, 'denied'],
		['SecurityAudit', 'iam:PutRolePolicy', role('Audit'), 'denied'],
		['AmazonS3ReadOnlyAccess', 's3:ListAllMyBuckets', '*', 'allowed'],
		['AmazonS3ReadOnlyAccess', 's3:GetObject', object, 'allowed'],
		['AmazonS3ReadOnlyAccess', 's3:DeleteObject', object, 'denied'],
		['AmazonS3ReadOnlyAccess', 'ec2:DescribeInstances', '*', 'denied'],
		['DatabaseAdministrator', 'rds:DeleteDBInstance', database, 'allowed'],
		['DatabaseAdministrator', 'dynamodb:DeleteTable', table, 'allowed'],
		['DatabaseAdministrator', 's3:PutObject', object, 'allowed'],
		['DatabaseAdministrator', 's3:PutBucketPolicy', bucket, 'denied'],
		['DatabaseAdministrator', 'lambda:CreateFunction', lambda, 'allowed'],
		['DatabaseAdministrator', 'lambda:UpdateFunctionCode', lambda, 'denied'],
		['DatabaseAdministrator', 'iam:PassRole', role('rds-monitoring-role'), 'allowed'],
		['DatabaseAdministrator', 'iam:PassRole', role('Admin'), 'denied'],
		['DatabaseAdministrator', 'ec2:RunInstances', instance, 'denied'],
		['NetworkAdministrator', 'ec2:CreateVpc', 'arn:aws:ec2:us-west-2:111122223333:vpc/vpc-0a', 'allowed'],
		['NetworkAdministrator', 'ec2:RunInstances', instance, 'denied'],
		['NetworkAdministrator', 'iam:PassRole', role('flow-logs-all'), 'allowed'],
		['NetworkAdministrator', 'iam:PassRole', role('Admin'), 'denied'],
		// Only the transit gateway's, and which one it will be is said in the request.
		['NetworkAdministrator', 'iam:CreateServiceLinkedRole', role('aws-service-role/x/y'), 'conditional'],
		['SystemAdministrator', 'ec2:RunInstances', instance, 'allowed'],
		['SystemAdministrator', 's3:DeleteBucket', bucket, 'allowed'],
		['SystemAdministrator', 'cloudtrail:StopLogging', trail, 'allowed'],
		['SystemAdministrator', 'iam:PassRole', role('ec2-sysadmin-web'), 'allowed'],
		['SystemAdministrator', 'iam:PassRole', role('Admin'), 'denied'],
		['SystemAdministrator', 'iam:PutRolePolicy', role('Admin'), 'denied'],
		['Billing', 'ce:GetCostAndUsage', '*', 'allowed'],
		['Billing', 'budgets:ModifyBudget', 'arn:aws:budgets::111122223333:budget/all', 'allowed'],
		['Billing', 's3:ListAllMyBuckets', '*', 'denied'],
		['SupportUser', 'support:CreateCase', '*', 'allowed'],
		['SupportUser', 's3:ListBucket', bucket, 'allowed'],
		['SupportUser', 's3:GetObject', object, 'denied'],
		['SupportUser', 'ec2:RunInstances', instance, 'denied'],
		['DataScientist', 'sagemaker:CreateNotebookInstance', sagemaker('notebook-instance/a'), 'allowed'],
		// Everything in SageMaker but its domains, users, apps and flows; apps and some flows are let in again.
		['DataScientist', 'sagemaker:CreateDomain', sagemaker('domain/d-1'), 'denied'],
		['DataScientist', 'sagemaker:CreateApp', sagemaker('app/d-1/u/t/n'), 'allowed'],
		['DataScientist', 'sagemaker:CreateFlowDefinition', sagemaker('flow-definition/f'), 'conditional'],
		['DataScientist', 'iam:PassRole', role('EMR_DefaultRole'), 'allowed'],
		['DataScientist', 'iam:PassRole', role('Admin'), 'conditional'],
		['DataScientist', 'iam:CreateUser', user, 'denied'],
	])('%s: %s on %s is %s', (name, action, resource, expected) => {
		expect(decision(action, resource, managed(name))).toBe(expected);
	});

	test.each([
		[
			'two policies add up',
			() => [managed('Billing'), managed('SecurityAudit')],
			'kms:GetKeyPolicy',
			key,
			'allowed',
		],
		[
			'a boundary cuts',
			() => [managed('ReadOnlyAccess'), cut('ViewOnlyAccess')],
			's3:GetObject',
			object,
			'denied',
		],
		[
			'and leaves',
			() => [managed('ReadOnlyAccess'), cut('ViewOnlyAccess')],
			's3:ListBucket',
			bucket,
			'allowed',
		],
		[
			'PowerUserAccess as a boundary takes roles to pass',
			() => [managed('DatabaseAdministrator'), cut('PowerUserAccess')],
			'iam:PassRole',
			role('rds-monitoring-role'),
			'denied',
		],
		[
			'a scope narrows an administrator',
			() => [managed('AdministratorAccess'), narrowed('ReadOnlyAccess')],
			'ec2:RunInstances',
			instance,
			'denied',
		],
		[
			'and adds nothing to an auditor',
			() => [managed('SecurityAudit'), narrowed('AdministratorAccess')],
			's3:GetObject',
			object,
			'denied',
		],
	])('%s: %s', (_, policies, action, resource, expected) => {
		expect(decision(action, resource, ...policies())).toBe(expected);
	});

	test('of each of them, what is shown of an action is what a question about a resource answers', async () => {
		const client = new IAMClient({
			endpoint: moto.url,
			region: 'eu-central-1',
			credentials: {accessKeyId: 'reader', secretAccessKey: 'reader'},
		});
		const all: {readonly name: string; readonly document: string}[] = [];
		let Marker: string | undefined;
		do {
			const page = await client.send(
				new GetAccountAuthorizationDetailsCommand({
					Filter: ['AWSManagedPolicy'],
					...(Marker === undefined ? {} : {Marker}),
				}),
			);
			for (const {PolicyName: name = '', PolicyVersionList = []} of page.Policies ?? []) {
				const document = PolicyVersionList.find(({IsDefaultVersion}) => IsDefaultVersion)?.Document;
				if (document !== undefined) all.push({name, document: decodeURIComponent(document)});
			}
			Marker = page.IsTruncated ? page.Marker : undefined;
		} while (Marker !== undefined);
		expect(all.length).toBeGreaterThan(1000);
		const started = process.cpuUsage();
		const previews = all.map(({name, document}) => {
			const policy = {kind: 'managed', name, document} as const;
			return {name, policy, shown: preview(policy)};
		});
		const {user} = process.cpuUsage(started);
		process.stderr.write(`${all.length} previews: ${Math.round(user / 1000)} ms of CPU\n`);
		const intricate = previews.filter(({shown}) => shown.notices.some(({code}) => code === 'too-intricate'));
		expect(intricate.map(({name}) => name)).toEqual([]);
		// Of each, some actions of one service: all of them takes an hour.
		const unborne = previews.flatMap(({name, policy, shown}, at) => {
			const partly = shown.services.filter(({whole}) => !whole);
			const one = partly[at % Math.max(1, partly.length)];
			if (one === undefined) return [];
			const told = unproven(reading(policy), one.service, (action) => (action.length + at) % 12 === 0);
			return told.map((words) => `${name}: ${words}`);
		});
		expect(unborne).toEqual([]);
	}, 300_000);

	test('an Allow of everything as a boundary changes no row of any of them', () => {
		for (const name of Object.keys(paths)) {
			const whole = preview(managed(name));
			expect(preview(managed(name), boundary(allow('*'))).services).toEqual(whole.services);
			expect(preview(managed(name), cut('AdministratorAccess')).services).toEqual(whole.services);
		}
	});

	test('are read of a role by the program, boundary and all', async () => {
		await account.role('Dba', trust(`arn:aws:iam::${accountId}:root`), {
			attached: [arnOf('DatabaseAdministrator'), arnOf('SecurityAudit')],
			boundary: arnOf('PowerUserAccess'),
		});
		const env = {...cleanEnvironment(home.folder), ...motoEnvironment(keys, moto.url)};
		const run = async (...words: readonly string[]) => {
			const {code, stdout, stderr} = await runProgram(['policy', 'Dba', ...words, '--json'], {env});
			expect({code, stderr}).toEqual({code: 0, stderr: ''});
			return JSON.parse(stdout);
		};
		const told = await run();
		// AWS's policies name actions that its reference does not.
		expect(told).toMatchObject({complete: false, notices: [{code: 'unknown-actions'}]});
		expect(
			told.sources.map(({kind, name}: {kind: string; name: string}) => `${kind} ${name}`).toSorted(),
		).toEqual(['boundary PowerUserAccess', 'managed DatabaseAdministrator', 'managed SecurityAudit']);
		expect(told.services.find(({service}: {service: string}) => service === 'iam').levels).toEqual({
			List: 'some',
			Read: 'none',
			Write: 'none',
			'Permissions management': 'none',
			Tagging: 'none',
		});
		expect(await run('--check', 'rds:DeleteDBInstance', '--on', database)).toMatchObject({
			decision: 'allowed',
		});
		expect(await run('--check', 'iam:PassRole', '--on', role('rds-monitoring-role'))).toMatchObject({
			decision: 'denied',
		});
	});
});
