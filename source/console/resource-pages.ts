/**
 * Where the console shows one resource, as data. The rules for names are those of
 * each service's API reference (CreateBucket, CreateLogGroup, CreateFunction, …), the ARNs those of the Service
 * Authorization Reference ("Resource types defined by …"). Where the addresses come from: docs/catalogue.md.
 */

import {type Arn, parseArn} from './arn.ts';

/** One kind of resource and its page. */
export type DeepLink = {
	/** Catalogue id of the service. */
	readonly service: string;
	/** The page that lists such things: `s3/buckets/reports` means the same as `s3/bucket/reports`. */
	readonly listPage: string;
	/** The word between service and name, and the page's id; and others that do as well. */
	readonly kind: string;
	readonly otherKinds?: readonly string[];
	/** For a person, where `kind` is no word: "log group". */
	readonly noun?: string;
	/** What stands for the name in a hint: `<name>`. */
	readonly placeholder: string;
	/** What AWS allows as a name, and in words. */
	readonly pattern: RegExp;
	readonly rule: string;
	/** The page's path for a name that fits the pattern. */
	readonly path: (name: string) => string;
	/** `service:resource` of an ARN of such a thing; the first group is the name. */
	readonly arn: RegExp;
	/** The name as `path` wants it, where the ARN has it in another form. */
	readonly nameInArn?: (arn: Arn, name: string) => string;
	/** Where `pattern` is that of an ARN: what AWS allows as a name alone, and the ARN that one has in a place. */
	readonly byName?: {readonly pattern: RegExp; readonly arn: (name: string, place: Place) => string};
};

/** Where things are that are called by their names alone. */
export type Place = {readonly partition: string; readonly region: string; readonly account: string};

const arnIn =
	(service: string, kind = '') =>
	(name: string, {partition, region, account}: Place): string =>
		`arn:${partition}:${service}:${region}:${account}:${kind}${name}`;

/** CloudWatch's own way of writing a name in a fragment: encoded twice, with `$` for `%`. */
const cloudWatchValue = (name: string) => encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');

/** `reports/2026/07/`: the bucket's page, opened at the prefix. */
function bucketPath(name: string): string {
	const slash = name.indexOf('/');
	if (slash === -1) return `s3/buckets/${name}`;
	const prefix = name.slice(slash + 1);
	const bucket = `s3/buckets/${name.slice(0, slash)}`;
	return prefix === '' ? bucket : `${bucket}?prefix=${encodeURIComponent(prefix)}`;
}

/** A stack's own page wants its ARN; with a name alone, the list of stacks filtered by it. */
const stackPath = (stack: string) =>
	stack.startsWith('arn:')
		? `cloudformation/home#/stacks/stackinfo?stackId=${encodeURIComponent(stack)}`
		: `cloudformation/home#/stacks?filteringText=${encodeURIComponent(stack)}&filteringStatus=active&viewNested=true`;

/** A queue's page wants its URL ("Amazon SQS queue and message identifiers"); with a name alone, the list of queues. */
function queuePath(queue: string): string {
	const arn = parseArn(queue);
	if (!arn) return 'sqs/v3/home#/queues';
	const domain = arn.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
	return `sqs/v3/home#/queues/${encodeURIComponent(`https://sqs.${arn.region}.${domain}/${arn.account}/${arn.resource}`)}`;
}

const whole = ({text}: Arn) => text;

/** An ARN of one service and kind, where the page wants it whole. */
const wholeArn = (serviceAndKind: string, name: string) =>
	new RegExp(`^arn:aws[a-z-]*:${serviceAndKind.replace(':', ':[a-z0-9-]+:\\d{12}:')}${name}$`);

const iamName = /^[\w+=,.@-]{1,64}$/;

export const resourcePages: readonly DeepLink[] = [
	{
		service: 's3',
		listPage: 'buckets',
		kind: 'bucket',
		placeholder: '<bucket>',
		pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,254}(?:\/\P{C}{0,1024})?$/u,
		rule: 'a bucket name is at least 3 letters, digits, dots and hyphens; a prefix may follow after a slash',
		path: bucketPath,
		arn: /^s3:([^:]+)$/,
	},
	{
		service: 'cloudwatch',
		listPage: 'loggroups',
		kind: 'loggroup',
		otherKinds: ['group'],
		noun: 'log group',
		placeholder: '<log group>',
		pattern: /^[A-Za-z0-9._/#-]{1,512}$/,
		rule: 'a log group name is at most 512 letters, digits and any of . _ - / #',
		// "Log group names can't start with the string aws/" (CreateLogGroup): a slash was lost in typing.
		path: (name) =>
			`cloudwatch/home#logsV2:log-groups/log-group/${cloudWatchValue(name.replace(/^aws\//, '/aws/'))}`,
		arn: /^logs:log-group:([^:]+)/,
	},
	{
		service: 'lambda',
		listPage: 'functions',
		kind: 'function',
		placeholder: '<function>',
		pattern: /^[A-Za-z0-9_-]{1,64}$/,
		rule: 'a function name is at most 64 letters, digits, hyphens and underscores',
		path: (name) => `lambda/home#/functions/${name}`,
		arn: /^lambda:function:([^:]+)/,
	},
	{
		service: 'dynamodb',
		listPage: 'tables',
		kind: 'table',
		placeholder: '<table>',
		pattern: /^[A-Za-z0-9._-]{3,255}$/,
		rule: 'a table name is 3 to 255 letters, digits, dots, hyphens and underscores',
		path: (name) => `dynamodbv2/home#table?name=${name}`,
		arn: /^dynamodb:table\/([^/]+)/,
	},
	{
		service: 'ec2',
		listPage: 'instances',
		kind: 'instance',
		placeholder: '<instance ID>',
		pattern: /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
		rule: 'an instance ID is i- and 8 or 17 hexadecimal digits',
		path: (id) => `ec2/home#InstanceDetails:instanceId=${id}`,
		arn: /^ec2:instance\/(.+)$/,
	},
	{
		service: 'cloudformation',
		listPage: 'stacks',
		kind: 'stack',
		placeholder: '<stack name or ARN>',
		pattern:
			/^(?:[A-Za-z][A-Za-z0-9-]{0,127}|arn:aws[a-z-]*:cloudformation:[a-z0-9-]+:\d{12}:stack\/[A-Za-z][A-Za-z0-9-]{0,127}\/[A-Za-z0-9-]+)$/,
		rule: 'a stack is named by its ARN, or by a letter and at most 127 letters, digits and hyphens',
		path: stackPath,
		arn: /^cloudformation:stack\/([^/]+)/,
		nameInArn: whole,
	},
	{
		service: 'sqs',
		listPage: 'queues',
		kind: 'queue',
		placeholder: '<queue ARN>',
		pattern: wholeArn('sqs:', '[A-Za-z0-9_-]{1,80}(?:\\.fifo)?'),
		rule: 'a queue’s page is found by its ARN',
		path: queuePath,
		arn: /^sqs:([^:/]+)$/,
		nameInArn: whole,
		byName: {pattern: /^[A-Za-z0-9_-]{1,80}(?:\.fifo)?$/, arn: arnIn('sqs')},
	},
	{
		service: 'sns',
		listPage: 'topics',
		kind: 'topic',
		placeholder: '<topic ARN>',
		pattern: wholeArn('sns:', '[A-Za-z0-9_-]{1,256}(?:\\.fifo)?'),
		rule: 'a topic’s page is found by its ARN',
		path: (arn) => `sns/v3/home#/topic/${arn}`,
		arn: /^sns:([^:/]+)$/,
		nameInArn: whole,
		byName: {pattern: /^[A-Za-z0-9_-]{1,256}(?:\.fifo)?$/, arn: arnIn('sns')},
	},
	{
		service: 'stepfunctions',
		listPage: 'statemachines',
		kind: 'statemachine',
		noun: 'state machine',
		placeholder: '<state machine ARN>',
		pattern: wholeArn('states:', 'stateMachine:[^\\s:*?]{1,80}'),
		rule: 'a state machine’s page is found by its ARN',
		path: (arn) => `states/home#/statemachines/view/${encodeURIComponent(arn)}`,
		arn: /^states:stateMachine:([^:]+)$/,
		nameInArn: whole,
		byName: {pattern: /^[A-Za-z0-9_-]{1,80}$/, arn: arnIn('states', 'stateMachine:')},
	},
	{
		service: 'iam',
		listPage: 'roles',
		kind: 'role',
		placeholder: '<role name>',
		pattern: iamName,
		rule: 'a role name, without its path, is at most 64 letters, digits and any of + = , . @ _ -',
		path: (name) => `iam/home#/roles/details/${encodeURIComponent(name)}`,
		arn: /^iam:role\/(?:.*\/)?([^/]+)$/,
	},
	{
		service: 'iam',
		listPage: 'users',
		kind: 'user',
		placeholder: '<user name>',
		pattern: iamName,
		rule: 'a user name, without its path, is at most 64 letters, digits and any of + = , . @ _ -',
		path: (name) => `iam/home#/users/details/${encodeURIComponent(name)}`,
		arn: /^iam:user\/(?:.*\/)?([^/]+)$/,
	},
	{
		service: 'iam',
		listPage: 'policies',
		kind: 'policy',
		placeholder: '<policy ARN>',
		pattern: /^arn:aws[a-z-]*:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]{1,600}$/,
		rule: 'a policy’s page is found by its ARN',
		path: (arn) => `iam/home#/policies/details/${encodeURIComponent(arn)}`,
		arn: /^iam:policy\/(.+)$/,
		nameInArn: whole,
	},
	{
		service: 'systemsmanager',
		listPage: 'parameterstore',
		kind: 'parameter',
		placeholder: '<parameter>',
		pattern: /^[A-Za-z0-9_./-]{1,2048}$/,
		rule: 'a parameter name is letters, digits and any of . _ - /',
		path: (name) => `systems-manager/parameters/${encodeURIComponent(encodeURIComponent(name))}/description`,
		arn: /^ssm:parameter\/(.+)$/,
		// A name with a hierarchy begins with a slash, which its ARN shares with the word before it.
		nameInArn: (_arn, name) => (name.includes('/') ? `/${name}` : name),
	},
	{
		service: 'secretsmanager',
		listPage: 'secrets',
		kind: 'secret',
		placeholder: '<secret>',
		pattern: /^[A-Za-z0-9/_+=.@-]{1,512}$/,
		rule: 'a secret’s name is at most 512 letters, digits and any of / _ + = . @ -',
		path: (name) => `secretsmanager/secret?name=${encodeURIComponent(name)}`,
		// Secrets Manager puts a hyphen and six characters of its own behind the name.
		arn: /^secretsmanager:secret:(.+)-[A-Za-z0-9]{6}$/,
	},
	{
		service: 'ecs',
		listPage: 'clusters',
		kind: 'cluster',
		placeholder: '<cluster>',
		pattern: /^[A-Za-z0-9_-]{1,255}$/,
		rule: 'a cluster name is at most 255 letters, digits, hyphens and underscores',
		path: (name) => `ecs/v2/clusters/${name}/services`,
		arn: /^ecs:cluster\/(.+)$/,
	},
	{
		service: 'eks',
		listPage: 'clusters',
		kind: 'cluster',
		placeholder: '<cluster>',
		pattern: /^[A-Za-z0-9][A-Za-z0-9_-]{0,99}$/,
		rule: 'a cluster name is at most 100 letters, digits, hyphens and underscores',
		path: (name) => `eks/clusters/${name}`,
		arn: /^eks:cluster\/(.+)$/,
	},
	{
		service: 'kms',
		listPage: 'customermanagedkeys',
		kind: 'key',
		placeholder: '<key ID>',
		pattern: /^(?:mrk-[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/,
		rule: 'a key ID is 32 hexadecimal digits with hyphens, or mrk- and 32 digits',
		path: (id) => `kms/home#/kms/keys/${id}`,
		arn: /^kms:key\/(.+)$/,
	},
	{
		service: 'rds',
		listPage: 'databases',
		kind: 'database',
		placeholder: '<database>',
		pattern: /^[A-Za-z][A-Za-z0-9-]{0,62}$/,
		rule: 'a database identifier is a letter and at most 62 letters, digits and hyphens',
		path: (id) => `rds/home#database:id=${id};is-cluster=false`,
		arn: /^rds:db:(.+)$/,
	},
];
