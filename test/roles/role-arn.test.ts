import {describe, expect, test} from 'vitest';
import {parseRole, parseRoleArn, shortName} from '../../source/roles/role-arn.ts';

describe('a role’s ARN', () => {
	test.each([
		['arn:aws:iam::111122223333:role/Audit', 'aws', '/', 'Audit'],
		['arn:aws:iam::111122223333:role/team/data/Reader', 'aws', '/team/data/', 'Reader'],
		['arn:aws-cn:iam::111122223333:role/a', 'aws-cn', '/', 'a'],
		['arn:aws-us-gov:iam::111122223333:role/A+=,.@-_', 'aws-us-gov', '/', 'A+=,.@-_'],
		[
			'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef',
			'aws',
			'/aws-reserved/sso.amazonaws.com/eu-west-1/',
			'AWSReservedSSO_Admin_0123456789abcdef',
		],
	])('%s is taken apart', (arn, partition, path, name) => {
		expect(parseRoleArn(arn)).toEqual({arn, partition, account: '111122223333', path, name});
	});

	test.each([
		'arn:aws:iam::111122223333:user/Audit',
		'arn:aws:iam::11112222333:role/Audit',
		'arn:aws:iam:us-east-1:111122223333:role/Audit',
		'arn:aws:iam::111122223333:role/',
		'arn:aws:iam::111122223333:role/a b',
		'arn:aws:sts::111122223333:assumed-role/Audit/me',
		`arn:aws:iam::111122223333:role/${'x'.repeat(65)}`,
		'Audit',
		'',
	])('%j is none', (text) => {
		expect(parseRoleArn(text)).toBeUndefined();
	});
});

describe('what a user may call a role', () => {
	test.each([
		['Audit', {name: 'Audit'}],
		['app/Viewer-Prod', {path: '/app/', name: 'Viewer-Prod'}],
		['/app/Viewer-Prod', {path: '/app/', name: 'Viewer-Prod'}],
		['  Audit\t', {name: 'Audit'}],
		['\n arn:aws:iam::111122223333:role/a ', parseRoleArn('arn:aws:iam::111122223333:role/a')],
	])('%j', (text, parsed) => {
		expect(parseRole(text)).toEqual(parsed);
	});

	test.each(['', 'a b', 'x'.repeat(65), 'app/', '日本', 'arn:aws:iam::1:role/x', 'a\u001b[31m'])(
		'%j is refused',
		(text) => {
			expect(() => parseRole(text)).toThrow(expect.objectContaining({kind: 'usage', code: 'role-malformed'}));
		},
	);

	test.each([
		['111122223333:role/T', 'arn:aws:iam::111122223333:role/T'],
		['111122223333:role/team/T', 'arn:aws:iam::111122223333:role/team/T'],
		['111122223333:T', 'arn:aws:iam::111122223333:role/T'],
	])('%s is never taken for a name', (text, meant) => {
		expect(() => parseRole(text)).toThrow(
			expect.objectContaining({code: 'role-malformed', hint: `Did you mean ${meant}?`}),
		);
	});

	test('a session’s ARN is refused with the reason', () => {
		expect(() => parseRole('arn:aws:sts::111122223333:assumed-role/Audit/me')).toThrow(/a session of one/);
	});

	test('a short name has no leading slash', () => {
		expect([shortName({path: '/', name: 'A'}), shortName({path: '/b/', name: 'A'})]).toEqual(['A', 'b/A']);
	});
});
