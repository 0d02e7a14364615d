import {describe, expect, test} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {callerFrom} from '../../source/roles/caller/identify.ts';
import {permissionCheck} from '../../source/roles/permission-checks.ts';
import {relevantPermissions} from '../../source/roles/relevant-permissions.ts';

const caller = (what: string) =>
	callerFrom(
		{arn: `arn:aws:${what}`, userId: 'AIDAEXAMPLE'},
		what.startsWith('sts') ? 'temporary' : 'long-term',
	);
const idsFor = (what: string) => relevantPermissions(caller(what)).map(({permission}) => permission);

describe('the permissions that matter', () => {
	test('to a role session are about roles and itself', () => {
		expect(idsFor('sts::111122223333:assumed-role/Dev/ana')).toEqual([
			'iam:ListRoles',
			'iam:GetAccountAuthorizationDetails',
			'iam:SimulatePrincipalPolicy',
			'iam:ListAccountAliases',
			'iam:GetRole',
			'iam:ListAttachedRolePolicies',
			'iam:ListRolePolicies',
		]);
	});

	test('to a user are about MFA as well', () => {
		const ids = idsFor('iam::111122223333:user/ana');
		expect(ids).toContain('iam:ListMFADevices');
		expect(ids).toContain('iam:GetUser');
		expect(ids).not.toContain('iam:GetRole');
	});

	test.each(['iam::111122223333:root', 'sts::111122223333:federated-user/ana'])('are none to %s', (what) => {
		expect(idsFor(what)).toEqual([]);
	});
});

const [listRoles] = relevantPermissions(caller('iam::111122223333:user/ana'));
if (!listRoles) throw new Error('Nothing matters any more');
const {without} = listRoles;

describe('an attempt', () => {
	test('that works', () => {
		expect(permissionCheck(listRoles, undefined)).toMatchObject({
			id: 'iam:ListRoles',
			status: 'ok',
			hint: '',
		});
	});

	test.each([
		['access-denied', 'warning', 'you lack iam:ListRoles', without],
		['invalid-credentials', 'warning', 'IAM does not take your session', without],
		['not-found', 'skipped', 'could not be tried', ''],
		['throttled', 'problem', 'AWS is busy.', 'Wait.'],
		['expired-credentials', 'problem', 'AWS is busy.', 'Wait.'],
	] as const)('that ends in %s', (code, status, detail, hint) => {
		const check = permissionCheck(listRoles, new Failure(code, 'AWS is busy.', 'Wait.'));
		expect(check).toMatchObject({status, hint});
		expect(check.detail).toContain(detail);
	});
});
