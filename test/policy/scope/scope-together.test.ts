import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {combineScopes} from '../../../source/policy/scope/session-policy.ts';
import type {StatementJson} from '../../../source/policy/scope/session-policy-document.ts';
import {allow, decision, documentOf, inline, scope} from '../preview/permission-scene.ts';
import {arn, combined, file, narrowingOf, part, statementsIn} from './scope-parts.ts';

describe('scopes together', () => {
	const texts = [
		...['s3-bucket=acme-reports', 's3-prefix=acme-reports/2030/', 's3-prefix=acme-reports/2030/january/'],
		...['billing', 'deny-iam', 'ip=198.51.100.0/24', 'until=2030-01-01', 'until=2020-01-01'],
	];
	const actions = [
		...[
			's3:GetObject',
			's3:PutObject',
			's3:ListBucket',
			's3:ListAllMyBuckets',
			's3:DeleteBucket',
			'ce:GetTags',
		],
		...['iam:ListRoles', 'ec2:RunInstances'],
	];
	const resources = [
		...['*', 'arn:aws:s3:::acme-reports', 'arn:aws:s3:::acme-reports/x', 'arn:aws:s3:::acme-reports/2030/x'],
		...['arn:aws:s3:::acme-reports/2030/january/x', 'arn:aws:s3:::other', 'arn:aws:s3:::other/x'],
	];
	const question = fc.record({action: fc.constantFrom(...actions), resource: fc.constantFrom(...resources)});
	const all = inline(allow('*'));
	const asked = (
		statements: readonly StatementJson[],
		{action, resource}: {action: string; resource: string},
	) => decision(action, resource, all, scope(...statements));
	const rank = (answer: string) => ['denied', 'conditional', 'allowed'].indexOf(answer);

	test('a narrowing says the same in both its forms', () => {
		const everything: StatementJson = {Effect: 'Allow', Action: '*', Resource: '*'};
		fc.assert(
			fc.property(fc.constantFrom(...texts), question, (text, asking) => {
				const {allow: left, outside} = narrowingOf(text);
				expect(asked([everything, ...outside], asking)).toBe(asked(left, asking));
			}),
			{numRuns: 1000},
		);
	});

	test('let the visitor do no more than each alone', () => {
		fc.assert(
			fc.property(fc.subarray(texts, {minLength: 1}), question, (chosen, asking) => {
				const result = combineScopes(chosen.map(part));
				fc.pre(result.ok);
				const together = rank(asked(statementsIn(result.policy), asking));
				for (const text of chosen) {
					expect(together).toBeLessThanOrEqual(rank(asked(narrowingOf(text).allow, asking)));
				}
			}),
			{numRuns: 500},
		);
	});

	test('cut a policy of AWS with Denies only', () => {
		const {
			policy = '',
			policyArns,
			policyOf,
		} = combined(part('read-only'), part('s3-bucket=acme-reports'), part('deny-iam'));
		expect(policyArns).toEqual(['arn:aws:iam::aws:policy/ReadOnlyAccess']);
		expect(policyOf).toEqual(['s3-bucket=acme-reports', 'deny-iam']);
		expect(new Set(statementsIn(policy).map(({Effect}) => Effect))).toEqual(new Set(['Deny']));
	});

	test('cut a file', () => {
		const own = file('own.json', documentOf(allow(['s3:*', 'ec2:*'])));
		const statements = statementsIn(combined(own, part('s3-bucket=acme-reports')).policy);
		const answers = [
			{action: 's3:GetObject', resource: 'arn:aws:s3:::acme-reports/x'},
			{action: 's3:GetObject', resource: 'arn:aws:s3:::other/x'},
			{action: 'ec2:RunInstances', resource: '*'},
		].map((asking) => asked(statements, asking));
		expect(answers).toEqual(['allowed', 'denied', 'denied']);
	});

	const own = file('own.json', documentOf(allow('s3:*')));
	test.each([
		['a file and a policy', [own, arn('PowerUserAccess')]],
		['a file and a template that is a policy', [own, part('read-only')]],
		['two files', [own, file('other.json', documentOf(allow('ec2:*')))]],
		['two templates that are policies', [part('read-only'), part('view-only')]],
		['a template that is a policy, and a policy', [part('view-only'), arn('PowerUserAccess')]],
	])('are refused where AWS would add them up: %s', (_, parts) => {
		expect(combineScopes(parts)).toMatchObject({ok: false, code: 'scopes-add-up'});
	});

	test('managed policies add up, which is said', () => {
		const {policyArns, warnings} = combined(arn('AmazonS3ReadOnlyAccess'), arn('SecurityAudit'));
		expect(policyArns).toHaveLength(2);
		expect(warnings).toEqual([expect.stringContaining('adds managed policies up')]);
	});

	test('one given twice counts once', () => {
		expect(combined(arn('SecurityAudit'), arn('SecurityAudit'))).toMatchObject({warnings: []});
		expect(combined(part('read-only'), arn('ReadOnlyAccess')).policyArns).toHaveLength(1);
	});

	test('ten managed policies are the most', () => {
		const some = (count: number) => Array.from({length: count}, (_, index) => arn(`P${index}`));
		expect(combineScopes(some(10)).ok).toBe(true);
		expect(combineScopes(some(11))).toMatchObject({ok: false, code: 'too-many-policies'});
	});

	test('of which none allows anything are told', () => {
		const denies = file('own.json', documentOf({Effect: 'Deny', Action: 'iam:*', Resource: '*'}));
		expect(combined(denies).warnings).toEqual([expect.stringContaining('could do nothing')]);
	});

	test('of an older version keep what a variable would be in today’s', () => {
		const literal = 'arn:aws:s3:::acme/$' + '{aws:username}';
		const older = file('own.json', JSON.stringify({Statement: allow('s3:*', literal)}));
		expect(combined(older).policy).not.toContain('Version');
		const {policy} = combined(older, part('deny-iam'));
		expect(policy).toContain('2012-10-17');
		expect(asked(statementsIn(policy), {action: 's3:GetObject', resource: literal})).toBe('allowed');
	});
});
