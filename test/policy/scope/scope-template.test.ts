import {describe, expect, test} from 'vitest';
import {compileWildcard, matchesWildcard} from '../../../source/policy/language/wildcard.ts';
import {findAction, findService} from '../../../source/policy/preview/action-table.ts';
import {combineScopes} from '../../../source/policy/scope/session-policy.ts';
import {parseScopeTemplate, templates} from '../../../source/policy/scope/template.ts';
import {readOnlyNarrowing, servicePrefixes} from '../../../source/policy/scope/template-read-only.ts';
import {allow, decision, inline, preview, scope} from '../preview/permission-scene.ts';
import {combined, narrowingOf, part} from './scope-parts.ts';

describe('templates as session policies', () => {
	const root = 'arn:aws:s3:::acme-reports';
	const finding = {Effect: 'Allow', Action: ['s3:ListAllMyBuckets', 's3:GetBucketLocation'], Resource: '*'};
	const everything = {Effect: 'Allow', Action: '*', Resource: '*'};
	test.each([
		['s3-bucket=acme-reports', [finding, {Effect: 'Allow', Action: 's3:*', Resource: [root, `${root}/*`]}]],
		[
			's3-prefix=acme-reports/2030/january/',
			[
				finding,
				{
					Effect: 'Allow',
					Action: 's3:ListBucket',
					Resource: root,
					Condition: {StringEquals: {'s3:prefix': ['', '2030/'], 's3:delimiter': '/'}},
				},
				{
					Effect: 'Allow',
					Action: 's3:ListBucket',
					Resource: root,
					Condition: {StringLike: {'s3:prefix': '2030/january/*'}},
				},
				{Effect: 'Allow', Action: 's3:*', Resource: `${root}/2030/january/*`},
			],
		],
		[
			'deny-iam',
			[everything, {Effect: 'Deny', Action: ['iam:*', 'organizations:*', 'sts:AssumeRole*'], Resource: '*'}],
		],
		[
			'ip=198.51.100.0/24, 2001:db8::/48',
			[
				everything,
				{
					Effect: 'Deny',
					Action: '*',
					Resource: '*',
					Condition: {
						NotIpAddress: {'aws:SourceIp': ['198.51.100.0/24', '2001:db8::/48']},
						Bool: {'aws:ViaAWSService': 'false'},
					},
				},
			],
		],
		[
			'until=2030-01-31T18:00+09:00',
			[
				everything,
				{
					Effect: 'Deny',
					Action: '*',
					Resource: '*',
					Condition: {DateGreaterThan: {'aws:CurrentTime': '2030-01-31T09:00:00Z'}},
				},
			],
		],
	])('%s', (text, statements) => {
		expect(JSON.parse(combined(part(text)).policy ?? '')).toEqual({
			Version: '2012-10-17',
			Statement: statements,
		});
	});

	test.each([
		['read-only', 'aws', 'arn:aws:iam::aws:policy/ReadOnlyAccess'],
		['read-only', 'aws-cn', 'arn:aws-cn:iam::aws:policy/ReadOnlyAccess'],
		['view-only', 'aws', 'arn:aws:iam::aws:policy/job-function/ViewOnlyAccess'],
	])('%s in %s is a policy of AWS', (text, partition, expected) => {
		expect(parseScopeTemplate(text, partition)).toEqual({kind: 'managed', arn: expected});
	});

	test('read-only may be of one service alone', () => {
		expect(parseScopeTemplate('read-only=s3', 'aws')).toEqual({kind: 'read-only-service', service: 's3'});
	});

	test.each([
		['s3-bucket', 'a value, like s3-bucket='],
		['view-only=', 'nothing behind view-only'],
		['s3-bucket=Not_A_Bucket', 'bucket'],
		['s3-bucket=acme/reports', 'bucket'],
		['s3-prefix=acme-reports', 'folder'],
		['s3-prefix=acme-reports/', 'folder'],
		['s3-prefix=acme-reports/*', 'folder'],
		['s3-prefix=acme-reports//x', 'folder'],
		['view-only=s3', 'nothing'],
		['deny-iam=yes', 'nothing'],
		['ip=', 'addresses'],
		['ip=here', 'addresses'],
		['ip=198.51.100.0/33', 'addresses'],
		['until=tomorrow', 'a day'],
		['until=1893456000', 'a day'],
		['until=2030-02-30', 'a day'],
	])('%s is not understood', (text, needs) => {
		expect(parseScopeTemplate(text, 'aws')).toEqual({
			kind: 'malformed',
			needs: expect.stringContaining(needs),
		});
	});

	test.each(['', 'readonly', 'READ-ONLY', 's3prefix=a/b', '=', 'toString'])('“%s” is no template', (text) => {
		expect(parseScopeTemplate(text, 'aws')).toBeUndefined();
	});

	test('every template offered is known', () => {
		for (const {name} of templates) expect(parseScopeTemplate(name, 'aws')).toBeDefined();
	});
});

describe('what a template leaves', () => {
	const all = inline(allow('*'));
	const left = (text: string, action: string, resource = '*') =>
		decision(action, resource, all, scope(...narrowingOf(text).allow));
	const objects = 'arn:aws:s3:::acme-reports';
	test.each([
		['s3-prefix=acme-reports/2030', 's3:GetObject', `${objects}/2030/january.pdf`, 'allowed'],
		['s3-prefix=acme-reports/2030', 's3:GetObject', `${objects}/2030-secret/january.pdf`, 'denied'],
		['s3-prefix=acme-reports/2030*', 's3:GetObject', `${objects}/2030-secret/january.pdf`, 'allowed'],
		['s3-prefix=acme-reports/2030', 's3:GetObject', 'arn:aws:s3:::other/2030/x', 'denied'],
		['s3-prefix=acme-reports/2030', 's3:ListBucket', objects, 'conditional'],
		['s3-prefix=acme-reports/2030', 's3:ListBucket', 'arn:aws:s3:::other', 'denied'],
		['s3-prefix=acme-reports/2030', 's3:ListAllMyBuckets', '*', 'allowed'],
		['s3-prefix=acme-reports/2030', 's3:DeleteBucket', objects, 'denied'],
		['s3-prefix=acme-reports/2030', 'ec2:DescribeInstances', '*', 'denied'],
		['s3-prefix=acme-reports/a*b', 's3:GetObject', `${objects}/a*b/x`, 'allowed'],
		['s3-prefix=acme-reports/a*b', 's3:GetObject', `${objects}/axb/x`, 'denied'],
		['s3-bucket=acme-reports', 's3:GetObject', `${objects}/x`, 'allowed'],
		['s3-bucket=acme-reports', 's3:GetObject', 'arn:aws:s3:::acme-reports2/x', 'denied'],
		['s3-bucket=acme-reports', 's3:ListBucket', objects, 'allowed'],
		['billing', 'ce:GetCostAndUsage', '*', 'allowed'],
		['billing', 'ce:CreateCostCategoryDefinition', '*', 'denied'],
		['billing', 's3:ListAllMyBuckets', '*', 'denied'],
		['deny-iam', 'iam:ListRoles', '*', 'denied'],
		['deny-iam', 'sts:AssumeRole', 'arn:aws:iam::111122223333:role/x', 'denied'],
		['deny-iam', 's3:ListAllMyBuckets', '*', 'allowed'],
		['ip=198.51.100.0/24', 's3:ListAllMyBuckets', '*', 'conditional'],
		['until=2025-06-01T11:59', 's3:ListAllMyBuckets', '*', 'denied'],
		['until=2025-06-01T12:01', 's3:ListAllMyBuckets', '*', 'allowed'],
	])('%s: %s on %s %s', (text, action, resource, expected) => {
		expect(left(text, action, resource)).toBe(expected);
	});

	test('billing leaves nothing that changes anything', () => {
		const changing = preview(all, scope(...narrowingOf('billing').allow)).services.filter(
			({levels}) => levels.Write !== 'none' || levels.Tagging !== 'none',
		);
		expect(changing.map(({service}) => service)).toEqual([]);
	});
});

describe('read-only=<service>', () => {
	test('takes every action that looks and no other, for every service there is', () => {
		for (const prefix of servicePrefixes()) {
			const actions = readOnlyNarrowing(prefix)?.allow[0]?.Action;
			const patterns = (Array.isArray(actions) ? (actions as string[]) : []).map((text) =>
				compileWildcard(text.toLowerCase()),
			);
			for (const {level, names} of findService(prefix)?.groups ?? []) {
				const isLooking = level === 'List' || level === 'Read';
				const wrong = names.filter(
					(name) =>
						patterns.some((pattern) => matchesWildcard(pattern, `${prefix}:${name}`.toLowerCase())) !==
						isLooking,
				);
				expect(wrong.map((name) => `${prefix}:${name}`)).toEqual([]);
			}
		}
	});

	test('fits into a session policy, for every service there is', () => {
		for (const prefix of servicePrefixes()) {
			const narrowing = readOnlyNarrowing(prefix);
			if (narrowing) expect(combineScopes([{kind: 'narrowing', text: prefix, narrowing}]).ok).toBe(true);
		}
	});

	test('knows the console’s names too', () => {
		expect(readOnlyNarrowing('stepfunctions')).toEqual(readOnlyNarrowing('states'));
		expect(readOnlyNarrowing('made-up')).toBeUndefined();
	});
});

test('the actions of billing exist', () => {
	const patterns = [narrowingOf('billing').allow[0]?.Action ?? []].flat();
	const dead = patterns.filter((text) => {
		const pattern = compileWildcard(text.slice(text.indexOf(':') + 1).toLowerCase());
		const service = findService(text.slice(0, text.indexOf(':')));
		return (
			findAction(text) === undefined &&
			!service?.groups.some(({names}) => names.some((name) => matchesWildcard(pattern, name.toLowerCase())))
		);
	});
	expect(dead).toEqual([]);
});
