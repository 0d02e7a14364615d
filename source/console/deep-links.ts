/**
 * Pages of one named thing, where the console's address for it has stayed the same for years: `s3/bucket/reports`.
 * The name is typed, never looked up: whether the thing exists is for the visitor's permissions to say.
 */

import type {Target} from './lookup.ts';
import {fold} from './lookup.ts';
import {type Problem, problem, quoted} from './problem.ts';

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
};

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

// The rules for names are those of each service's API reference (CreateBucket, CreateLogGroup, CreateFunction, …).
const deepLinks: readonly DeepLink[] = [
	{
		service: 's3',
		listPage: 'buckets',
		kind: 'bucket',
		placeholder: '<bucket>',
		pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{2,254}(?:\/\P{C}{0,1024})?$/u,
		rule: 'a bucket name is at least 3 letters, digits, dots and hyphens; a prefix may follow after a slash',
		path: bucketPath,
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
	},
	{
		service: 'lambda',
		listPage: 'functions',
		kind: 'function',
		placeholder: '<function>',
		pattern: /^[A-Za-z0-9_-]{1,64}$/,
		rule: 'a function name is at most 64 letters, digits, hyphens and underscores',
		path: (name) => `lambda/home#/functions/${name}`,
	},
	{
		service: 'dynamodb',
		listPage: 'tables',
		kind: 'table',
		placeholder: '<table>',
		pattern: /^[A-Za-z0-9._-]{3,255}$/,
		rule: 'a table name is 3 to 255 letters, digits, dots, hyphens and underscores',
		path: (name) => `dynamodbv2/home#table?name=${name}`,
	},
	{
		service: 'ec2',
		listPage: 'instances',
		kind: 'instance',
		placeholder: '<instance ID>',
		pattern: /^i-(?:[0-9a-f]{8}|[0-9a-f]{17})$/,
		rule: 'an instance ID is i- and 8 or 17 hexadecimal digits',
		path: (id) => `ec2/home#InstanceDetails:instanceId=${id}`,
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
	},
	{
		service: 'iam',
		listPage: 'roles',
		kind: 'role',
		placeholder: '<role name>',
		pattern: /^[\w+=,.@-]{1,64}$/,
		rule: 'a role name, without its path, is at most 64 letters, digits and any of + = , . @ _ -',
		path: (name) => `iam/home#/roles/details/${encodeURIComponent(name)}`,
	},
	{
		service: 'iam',
		listPage: 'users',
		kind: 'user',
		placeholder: '<user name>',
		pattern: /^[\w+=,.@-]{1,64}$/,
		rule: 'a user name, without its path, is at most 64 letters, digits and any of + = , . @ _ -',
		path: (name) => `iam/home#/users/details/${encodeURIComponent(name)}`,
	},
];

/** The kind of thing that `word` names after a service (or after a list page's alias: `logs/group`), if any. */
export function findDeepLink({service, page}: Target, word: string): DeepLink | undefined {
	const key = fold(word);
	return deepLinks.find(
		(link) =>
			link.service === service.id &&
			(page === undefined || page.id === link.listPage) &&
			[link.kind, link.listPage, ...(link.otherKinds ?? [])].includes(key),
	);
}

/** The path of one named thing, or why the name can't be one. */
export function deepLinkPath(link: DeepLink, name: string): {ok: true; path: string} | Problem {
	if (link.pattern.test(name)) return {ok: true, path: link.path(name)};
	const example = `${link.service}/${link.kind}/${link.placeholder}`;
	if (name === '')
		return problem('missing-name', `${link.service}/${link.kind} needs a name.`, `Write ${example}.`);
	return problem('malformed-name', `${quoted(name)} can’t be right: ${link.rule}.`, `Write ${example}.`);
}

/** The words before a name, for hints: `bucket/<bucket>`. */
export const deepLinkForms = (serviceId: string): readonly string[] =>
	deepLinks
		.filter(({service}) => service === serviceId)
		.map(({kind, placeholder}) => `${kind}/${placeholder}`);
