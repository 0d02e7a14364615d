import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {compileWildcard, literalWildcard, matchesWildcard} from '../../../source/policy/language/wildcard.ts';
import {accesses} from '../../../source/policy/preview/access-level.ts';
import {findAction, typesOf} from '../../../source/policy/preview/action-table.ts';
import {kindPattern, overlaps} from '../../../source/policy/preview/permission-pattern.ts';
import type {PermissionPolicy} from '../../../source/policy/preview/permission-source.ts';
import {decisionOf} from '../../../source/policy/preview/preview.ts';
import {statementsOn} from '../../../source/policy/preview/statements-on.ts';
import {anyStatement} from './any-statement.ts';
import {boundary, decision, inline, preview, reading, scope, visitor} from './permission-scene.ts';

const actionPattern = fc.constantFrom(
	...[
		'*',
		's3:*',
		's3:Get*',
		's3:GetObject',
		's3:ListBucket',
		's3:ListAllMyBuckets',
		's3:*Object*',
		'dynamodb:*',
	],
	...['dynamodb:PutItem', 'dynamodb:?etItem', 'iam:PassRole', 'iam:*', 'sns:Publish', 'S3:PUTOBJECT'],
);
const resourcePattern = fc.constantFrom(
	...[
		'*',
		'arn:aws:s3:::*',
		'arn:aws:s3:::a',
		'arn:aws:s3:::a/*',
		'arn:aws:s3:::a/secret/*',
		'arn:aws:s3:::?',
	],
	...['arn:aws:dynamodb:*:111122223333:table/*', 'arn:aws:dynamodb:us-west-2:111122223333:table/orders'],
	'arn:aws:iam::111122223333:role/app/*',
);
const condition = fc.constantFrom(
	...[undefined, undefined, undefined],
	{Bool: {'aws:MultiFactorAuthPresent': 'true'}},
	{BoolIfExists: {'aws:MultiFactorAuthPresent': 'false'}},
	{StringEquals: {'aws:RequestedRegion': 'ap-northeast-1'}},
	{StringNotEquals: {'aws:RequestedRegion': 'us-west-2'}},
	{DateGreaterThan: {'aws:CurrentTime': '2030-01-01T00:00:00Z'}},
);
const statement = anyStatement({
	actions: actionPattern,
	resources: resourcePattern,
	conditions: condition,
});
/** Half of what is written says something of everything; without it hardly two statements would ever meet. */
const everything = fc.record({
	Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
	Action: fc.constantFrom('*', '*', 's3:*', 'dynamodb:*', 'iam:*'),
	Resource: fc.constantFrom('*', '*', 'arn:aws:s3:::a/*'),
});
const statements = fc.array(fc.oneof(statement, everything), {minLength: 1, maxLength: 4});

const action = fc.constantFrom(
	...[
		's3:GetObject',
		's3:PutObject',
		's3:ListBucket',
		's3:ListAllMyBuckets',
		'dynamodb:PutItem',
		'dynamodb:GetItem',
	],
	...['iam:PassRole', 'iam:ListRoles', 'sns:Publish', 'ec2:RunInstances'],
);
const resource = fc.constantFrom(
	...['*', 'arn:aws:s3:::a', 'arn:aws:s3:::b', 'arn:aws:s3:::a/x', 'arn:aws:s3:::a/secret/x'],
	...[
		'arn:aws:dynamodb:us-west-2:111122223333:table/orders',
		'arn:aws:dynamodb:us-west-2:111122223333:table/b',
	],
	...['arn:aws:iam::111122223333:role/app/x', 'arn:aws:iam::111122223333:role/x'],
);

const ranks = ['denied', 'conditional', 'allowed'];
const levelRanks: readonly string[] = accesses;

/** Whether the action can be asked for on the resource at all. */
const fits = (name: string, arn: string): boolean => {
	const group = findAction(name)?.group;
	return (
		group !== undefined &&
		typesOf(group).some(({kind}) => overlaps(kindPattern(kind, 'aws'), literalWildcard(arn)))
	);
};

describe.each([
	['scope', scope],
	['boundary', boundary],
] as const)('a %s', (_, narrowing) => {
	test('never adds a permission', () => {
		fc.assert(
			fc.property(statements, statements, action, resource, (own, cut, name, arn) => {
				const whole = decision(name, arn, inline(...own));
				const narrowed = decision(name, arn, inline(...own), narrowing(...cut));
				expect(ranks.indexOf(narrowed)).toBeLessThanOrEqual(ranks.indexOf(whole));
			}),
			{numRuns: 300},
		);
	});

	test('leaves what it and the role both allow, and nothing that it alone would not', () => {
		fc.assert(
			fc.property(statements, statements, action, resource, (own, cut, name, arn) => {
				const role = decision(name, arn, inline(...own));
				const alone = decision(name, arn, inline(...cut));
				const narrowed = decision(name, arn, inline(...own), narrowing(...cut));
				expect(ranks.indexOf(narrowed)).toBeLessThanOrEqual(ranks.indexOf(alone));
				if (role === 'allowed' && alone === 'allowed') expect(narrowed).toBe('allowed');
			}),
			{numRuns: 300},
		);
	});

	test('never raises a level', () => {
		fc.assert(
			fc.property(statements, statements, (own, cut) => {
				const whole = preview(inline(...own)).services;
				for (const row of preview(inline(...own), narrowing(...cut)).services) {
					const before = whole.find(({service}) => service === row.service);
					for (const [level, access] of Object.entries(row.levels)) {
						const most = Object.entries(before?.levels ?? {}).find(([name]) => name === level)?.[1] ?? 'none';
						expect(levelRanks.indexOf(access)).toBeLessThanOrEqual(levelRanks.indexOf(most));
					}
				}
			}),
			{numRuns: 25},
		);
	});
});

test('the matrix and single questions agree', () => {
	const cut = fc.option(statements, {nil: undefined});
	fc.assert(
		fc.property(statements, cut, cut, action, resource, (own, limit, narrowing, name, arn) => {
			fc.pre(fits(name, arn));
			const policies = [
				inline(...own),
				...(limit ? [boundary(...limit)] : []),
				...(narrowing ? [scope(...narrowing)] : []),
			];
			const [service = ''] = name.split(':');
			const found = preview(...policies)
				.actionsOf(service)
				.find((item) => item.action === name);
			const answer = decision(name, arn, ...policies);
			const possible = {
				all: ['allowed'],
				some: ranks,
				conditional: ['denied', 'conditional'],
				unknown: ranks,
				none: ['denied'],
			};
			expect(possible[found?.access ?? 'none']).toContain(answer);
			// Where it says on which resources, it is nowhere else.
			const named = found?.resources ?? [];
			const matches = named.some((text) => matchesWildcard(compileWildcard(text), arn));
			if (named.length > 0 && answer !== 'denied') expect(matches).toBe(true);
		}),
		{numRuns: 300},
	);
});

/** A resource of each class that the patterns above can tell apart, `?` excepted. */
const classes = [
	'*',
	'arn:aws:s3:::*',
	...['arn:aws:s3:::a', 'arn:aws:s3:::long', 'arn:aws:s3:us-west-2:111122223333:accesspoint/p'],
	...['arn:aws:s3:::a/x', 'arn:aws:s3:::a/secret/x', 'arn:aws:s3:::long/x'],
	'arn:aws:s3:us-west-2:111122223333:accesspoint/p/object/x',
	'arn:aws:dynamodb:us-west-2:111122223333:table/orders',
	'arn:aws:dynamodb:us-west-2:111122223333:table/b',
	'arn:aws:dynamodb:us-west-2:444455556666:table/b',
	...['arn:aws:iam::111122223333:role/app/x', 'arn:aws:iam::111122223333:role/x'],
	...['arn:aws:sns:us-west-2:111122223333:t', 'arn:aws:ec2:us-west-2:111122223333:instance/i-0a'],
];

test('what the matrix calls allowed is allowed somewhere, and a condition holds somewhere', () => {
	const cut = fc.option(statements, {nil: undefined});
	fc.assert(
		fc.property(statements, cut, action, (own, limit, name) => {
			const policies = [inline(...own), ...(limit ? [boundary(...limit)] : [])];
			fc.pre(!JSON.stringify(policies).includes(':::?'));
			const access = preview(...policies)
				.actionsOf(name.split(':')[0] ?? '')
				.find((item) => item.action === name)?.access;
			const answers = classes.filter((arn) => fits(name, arn)).map((arn) => decision(name, arn, ...policies));
			if (access === 'some' || access === 'all') expect(answers).toContain('allowed');
			// The region of an ARN settles a condition on the region, whichever way.
			const isRegional = JSON.stringify(policies).includes('RequestedRegion');
			if (access === 'conditional' && !isRegional) expect(answers).toContain('conditional');
		}),
		{numRuns: 300},
	);
});

test('whatever decides is among the statements that bear on the action, and nothing is allowed without one', () => {
	const cut = fc.option(statements, {nil: undefined});
	fc.assert(
		fc.property(statements, cut, action, resource, (own, limit, name, arn) => {
			fc.pre(fits(name, arn));
			const policies = [inline(...own), ...(limit ? [boundary(...limit)] : [])];
			const places = statementsOn(reading(...policies), name, visitor);
			const {statements: deciding} = decisionOf(reading(...policies), {action: name, resource: arn}, visitor);
			for (const {source, index, effect} of deciding) {
				expect(places).toContainEqual({
					policy: policies.findIndex((policy) => policy.name === source),
					index,
					effect,
				});
			}
			const access = preview(...policies)
				.actionsOf(name.split(':')[0] ?? '')
				.find((item) => item.action === name)?.access;
			const allows = policies.every((_, policy) =>
				places.some((place) => place.policy === policy && place.effect === 'Allow'),
			);
			if (!allows) expect(access).toBe('none');
		}),
		{numRuns: 150},
	);
});

const rowsOf = (...policies: readonly PermissionPolicy[]) => {
	const {services, actionsOf} = preview(...policies);
	return services.map((row) => ({
		row,
		actions: actionsOf(row.service).map(({action: name, access}) => [name, access]),
	}));
};

test('neither their order nor how they are shared out among policies changes what statements allow', () => {
	fc.assert(
		fc.property(statements, (own) => {
			const apart = own.toReversed().map((each) => inline(each));
			expect(rowsOf(...apart)).toEqual(rowsOf(inline(...own)));
		}),
		{numRuns: 60},
	);
});

test('a statement that says no more than another one on every resource changes nothing', () => {
	fc.assert(
		fc.property(statements, fc.option(statements, {nil: undefined}), (own, limit) => {
			const cut = limit ? [boundary(...limit)] : [];
			const whole = own
				.filter((each) => 'Action' in each)
				.map(({Effect, Action}) => ({Effect, Action, Resource: '*'}));
			const others = own.filter((each) => !('Action' in each));
			expect(rowsOf(inline(...own, ...whole), ...cut)).toEqual(rowsOf(inline(...others, ...whole), ...cut));
		}),
		{numRuns: 60},
	);
});

test('a level sums up its actions, but the one that needs no permission', () => {
	const free = 'sts:GetCallerIdentity';
	fc.assert(
		fc.property(statements, (own) => {
			const {services, actionsOf} = preview(inline(...own));
			for (const {service, levels} of services.slice(0, 20)) {
				for (const [level, access] of Object.entries(levels)) {
					const accesses = actionsOf(service).flatMap((item) =>
						item.level === level && item.action !== free ? [item.access] : [],
					);
					const every = accesses.length > 0 && accesses.every((one) => one === 'all');
					const any = accesses.some((one) => one === 'all' || one === 'some');
					const perhaps = accesses.includes('conditional') ? 'conditional' : 'none';
					expect(access).toBe(every ? 'all' : any ? 'some' : perhaps);
				}
			}
		}),
		{numRuns: 15},
	);
});
