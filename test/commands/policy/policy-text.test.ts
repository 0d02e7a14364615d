import stringWidth from 'string-width';
import {describe, expect, test} from 'vitest';
import {checkLines, previewLines} from '../../../source/commands/policy/policy-text.ts';
import type {PermissionPolicy} from '../../../source/policy/preview/permission-source.ts';
import {decisionOf} from '../../../source/policy/preview/preview.ts';
import {parseRoleArn} from '../../../source/roles/role-arn.ts';
import {
	allow,
	deny,
	inline,
	managed,
	preview,
	reading,
	visitor,
} from '../../policy/preview/permission-scene.ts';

const role = parseRoleArn(visitor.roleArn);
const lines = (width: number | undefined, ...policies: readonly PermissionPolicy[]) => {
	if (!role) throw new Error('the visitor’s role is malformed');
	const shown = preview(...policies);
	const told = {role, region: visitor.region, policies, complete: true, notices: [], preview: shown};
	return previewLines({...told, warnings: shown.warnings}, width);
};

const reports = ['arn:aws:s3:::acme-reports', 'arn:aws:s3:::acme-reports/*'];

describe('what a role can do, in lines', () => {
	test.each([
		['many services', [managed('SecurityAudit'), managed('ReadOnlyAccess')]],
		['an administrator', [managed('AdministratorAccess')]],
		['some resources', [inline(allow('s3:*', reports), allow('iam:*'))]],
	] as const)('%s fit 80 columns', (_, policies) => {
		const widest = Math.max(...lines(80, ...policies).map((line) => stringWidth(line)));
		expect(widest).toBeLessThanOrEqual(80);
	});

	test('too narrow for a line each, limits stand below', () => {
		const [, , , , s3, below] = lines(60, inline(allow('s3:*', reports)));
		expect(s3).toMatch(/^s3 +S3 +◐ +◐ +◐ +◐ +◐$/);
		expect(below).toBe('    on arn:aws:s3:::acme-reports,');
	});

	test('in a pipe each service has one line', () => {
		const told = lines(undefined, inline(allow('s3:*', reports)));
		expect(told.filter((line) => line.startsWith('s3'))).toEqual([
			expect.stringMatching(/^s3 +Amazon S3 .* on arn:aws:s3:::acme-reports, arn:aws:s3:::acme-reports\/\*$/),
		]);
	});
});

describe('one question about many resources', () => {
	const ask = (resource: string, ...policies: readonly PermissionPolicy[]) => {
		const question = {action: 's3:GetObject', resource};
		const decision = decisionOf(reading(...policies), question, visitor);
		return checkLines(question, decision, preview(...policies).actionsOf).at(-1);
	};
	const every = 'arn:aws:s3:::acme-reports/*';
	const some = 'arn:aws:s3:::acme-reports/2030/*';

	test.each([
		['where some are allowed', every, [allow('s3:*', some)], `  allowed on ${some}: ask with --on`],
		[
			'where some are denied',
			every,
			[allow('s3:*'), deny('s3:*', some)],
			`  but not on ${some}: ask with --on`,
		],
		[
			'where all are denied',
			some,
			[allow('s3:*'), deny('s3:*', some)],
			'  denied by statement 2 of inline (Deny)',
		],
		['where others are', some, [allow('s3:*', 'arn:aws:s3:::acme-orders/*')], '  no statement allows it'],
		[
			'where it is one',
			`${some.slice(0, -1)}a`,
			[allow('s3:*', some)],
			'  allowed by statement 1 of inline (Allow)',
		],
	])('%s', (_, resource, statements, expected) => {
		expect(ask(resource, inline(...statements))).toBe(expected);
	});
});
