import {describe, expect, test} from 'vitest';
import {previewOf} from '../../../source/policy/preview/preview.ts';
import {intricateStatements} from './intricate-statements.ts';
import {
	allow,
	boundary,
	decision,
	deny,
	inline,
	preview,
	reading,
	scope,
	visitor,
} from './permission-scene.ts';

describe('patterns too intricate to tell', () => {
	const pattern = (at: number) => `arn:*:*:*:*:${`*a*${at}`.repeat(12)}*`;
	const many = Array.from({length: 80}, (_, at) => at);
	const hostile = inline(
		...many.map((at) => allow('s3:*', pattern(at))),
		...many.map((at) => deny('s3:*', pattern(at + 80))),
	);

	test('are unknown, and one question is answered all the same', () => {
		const found = previewOf(
			reading(hostile, boundary(...many.map((at) => allow('*', pattern(at + 7))))),
			visitor,
		);
		expect(found.notices.map(({code}) => code)).toContain('too-intricate');
		expect(found.actionsOf('s3').map(({access}) => access)).toContain('unknown');
		expect(decision('s3:GetObject', `arn:aws:s3:::${'xa0'.repeat(12)}/b`, hostile)).toBe('allowed');
		expect(decision('s3:GetObject', 'arn:aws:s3:::b/b', hostile)).toBe('denied');
	});

	test.each(Object.entries(intricateStatements))('are given up with a word: %s', (_, statements) => {
		const role = inline(...statements);
		expect(role.document?.length).toBeGreaterThan(9800);
		for (const policies of [[role], [role, boundary(...statements), scope(...statements)]]) {
			const {notices} = previewOf(reading(...policies), visitor);
			expect(notices.map(({code}) => code)).toContain('too-intricate');
		}
	});

	test('are not long names that differ early', () => {
		const start = 'arn:*:iam::*:role/aws-service-role/license-manager.member-account.amazonaws.com';
		const names = many
			.slice(0, 20)
			.map((at) => `${start}/AWSServiceRoleForAWSLicenseManagerMemberAccountRole-${at}`);
		const {notices, services} = preview(
			inline(allow('*', names), deny('*', 'arn:*:secretsmanager:??-west-?::*')),
		);
		expect(notices).toEqual([]);
		expect(services.map(({service}) => service)).toContain('iam');
	});
});
