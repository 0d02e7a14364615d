import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {combineScopes, readSessionDocument} from '../../../source/policy/scope/session-policy.ts';
import {writePolicy} from '../../../source/policy/scope/session-policy-document.ts';
import {allow, decision, documentOf, inline} from '../preview/permission-scene.ts';
import {combined, file, part, statementsIn} from './scope-parts.ts';

describe('a policy document', () => {
	test('is written short', () => {
		const json = JSON.stringify(
			{
				Version: '2012-10-17',
				Id: 'x',
				Statement: [{Sid: 'A', Effect: 'Allow', Action: ['s3:*'], Resource: ['*'], Condition: {}}],
			},
			undefined,
			2,
		);
		expect(combined(file('own.json', json)).policy).toBe(
			'{"Version":"2012-10-17","Statement":{"Sid":"A","Effect":"Allow","Action":"s3:*","Resource":"*"}}',
		);
	});

	test('loses Sids, repetitions and covered actions only when it would be too long', () => {
		const many = Array.from({length: 40}, (_, index) => ({
			Sid: `Statement${index}`,
			...allow(['s3:Get*', `s3:GetObject${'x'.repeat(index)}`], 'arn:aws:s3:::acme-reports/*'),
		}));
		const policy = combined(file('own.json', documentOf(...many))).policy ?? '';
		expect(policy).toBe(
			'{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::acme-reports/*"}}',
		);
	});

	test('that is too long all the same is refused', () => {
		const long = allow(
			's3:*',
			Array.from({length: 60}, (_, index) => `arn:aws:s3:::bucket-number-${index}/folder/*`),
		);
		expect(combineScopes([file('own.json', documentOf(long))])).toMatchObject({
			ok: false,
			code: 'policy-too-large',
		});
	});

	test('is in characters AWS takes', () => {
		const {policy = ''} = combined(part('s3-prefix=acme-reports/請求書/'));
		expect(policy).toMatch(/^[ -\u00ff]*$/);
		expect(JSON.stringify(JSON.parse(policy))).toContain('請求書/*');
	});

	const pattern = fc.constantFrom('s3:*', 's3:Get*', 's3:GetObject', 's3:PutObject', 'iam:PassRole', '*');
	const place = fc.constantFrom('*', 'arn:aws:s3:::a/*', 'arn:aws:s3:::a', 'arn:aws:s3:::b/*');
	const statement = fc.record({
		Sid: fc.constant('X'.repeat(900)),
		Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
		Action: fc.array(pattern, {minLength: 1, maxLength: 3}),
		Resource: fc.array(place, {minLength: 1, maxLength: 2}),
	});
	test('means the same made shorter', () => {
		fc.assert(
			fc.property(
				fc.array(statement, {minLength: 3, maxLength: 6}),
				fc.constantFrom('s3:GetObject', 's3:PutObject', 's3:ListBucket', 'iam:PassRole'),
				fc.constantFrom('arn:aws:s3:::a/x', 'arn:aws:s3:::a', 'arn:aws:s3:::b/x', '*'),
				(statements, action, resource) => {
					const short = statementsIn(writePolicy('2012-10-17', statements));
					expect(short.every(({Sid}) => Sid === undefined)).toBe(true);
					expect(decision(action, resource, inline(...short))).toBe(
						decision(action, resource, inline(...statements)),
					);
				},
			),
			{numRuns: 300},
		);
	});

	test.each([
		['not JSON', '{'],
		['no statements', '{"Version":"2012-10-17"}'],
		['a principal', '{"Statement":{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}}'],
		['an element twice', '{"Statement":{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}}'],
		[
			'an unknown operator',
			'{"Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{"Like":{"a:b":"c"}}}}',
		],
	])('is refused with %s', (_, json) => {
		expect(readSessionDocument(json).ok).toBe(false);
	});
});
