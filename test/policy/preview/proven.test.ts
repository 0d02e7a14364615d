/**
 * The preview against single questions, for any policies: what is allowed on some resources is allowed on one of them.
 */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {anyStatement} from './any-statement.ts';
import {boundary, inline, reading, scope} from './permission-scene.ts';
import {unproven} from './proven.ts';

const services = ['sns', 'sqs', 'codebuild', 'cloudshell', 'secretsmanager', 'cloudtrail', 'sts'] as const;
const part = fc.constantFrom(
	...['*', 'a', 'a*', '*b', 'a?', 'a*b', 'us-west-2', 'eu-west-1', 'us-*', '111122223333', ''],
);
const tail = fc.constantFrom(
	...['*', 'a', 'a*', '*b', 'topic', 'secret:*', 'secret:a-*', 'project/*', 'project/a', 'trail/*'],
	...[
		'role/*',
		'role/a',
		'environment/*',
		'build/*:*',
		'a:b',
		'a:*',
		...['/a/*', 'word-left-out*'],
		'user/$' + '{aws:username}',
		'x/$' + '{aws:PrincipalTag/T}',
	],
);
const arn = fc
	.tuple(fc.constantFrom(...services, 'iam', '*', 's*'), part, part, tail)
	.map(([service, region, account, rest]) => `arn:aws:${service}:${region}:${account}:${rest}`);
const short = fc.constantFrom(
	'arn:aws:sns:*',
	'arn:aws:s*',
	'arn:*:sqs:*',
	'arn:aws:sns:us-west-2',
	'arn:*b',
);
const resource = fc.oneof({weight: 3, arbitrary: arn}, {weight: 1, arbitrary: fc.constant('*')}, short);
const action = fc
	.tuple(
		fc.constantFrom(...services),
		fc.constantFrom('*', 'Get*', 'List*', '*e', 'Create*', 'Publish', 'Tag*', 'Assume*'),
	)
	.map(([service, name]) => `${service}:${name}`);
const condition = fc.constantFrom(
	...[undefined, undefined, undefined, undefined],
	{Bool: {'aws:MultiFactorAuthPresent': 'true'}},
	{StringEquals: {'aws:ResourceTag/Team': 'a'}},
	{StringNotEquals: {'aws:ResourceTag/Team': 'a'}},
	{StringEquals: {'sns:Protocol': 'https'}},
	{StringNotEquals: {'sts:ExternalId': 'a'}},
	{StringNotEquals: {'aws:RequestedRegion': 'us-west-2'}},
	{StringEquals: {'aws:RequestedRegion': 'us-west-2'}},
	{StringEquals: {'aws:RequestedRegion': ['eu-west-1', 'us-east-1']}},
);
const statement = anyStatement({
	actions: fc.oneof(action, fc.constant('*')),
	resources: resource,
	conditions: condition,
});
const statements = fc.array(statement, {minLength: 1, maxLength: 4});
const cut = fc.option(statements, {nil: undefined, freq: 2});

test('what is shown of an action is what a question about a resource answers', () => {
	fc.assert(
		fc.property(
			statements,
			cut,
			cut,
			fc.constantFrom(...services),
			fc.nat(6),
			(own, limit, narrowing, service, part) => {
				const policies = [
					inline(...own),
					...(limit ? [boundary(...limit)] : []),
					...(narrowing ? [scope(...narrowing)] : []),
				];
				// A seventh of the actions at a time.
				const isAsked = (action: string) => action.length % 7 === part;
				expect(unproven(reading(...policies), service, isAsked)).toEqual([]);
			},
		),
		{numRuns: 40},
	);
});
