import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseRoleFilter} from '../../../source/roles/filter/filter-language.ts';
import {filterRoles} from '../../../source/roles/filter/filter-roles.ts';
import {role} from '../../ui/support/example.ts';

const roles = [
	role('ViewOnly-Guests', {description: 'visitors may look'}),
	role('Deploy-Prod', {path: '/app/', description: 'rolls out'}),
	role('Test-RoleA', {verdict: 'conditional', needs: ['mfa'], description: '検証用ロール'}),
	role('Partner', {verdict: 'conditional', needs: ['external-id', 'tags'], tags: {team: 'billing'}}),
	role('Elsewhere', {
		verdict: 'unknown',
		profile: {name: 'acme-prod', hasExternalId: false, asksForMfa: false},
		arn: 'arn:aws:iam::444455556666:role/Elsewhere',
		account: '444455556666',
	}),
];

const found = (filter: string) => filterRoles(roles, filter).map((row) => row.role.name);

describe('words', () => {
	test.each([
		['view', ['ViewOnly-Guests']],
		['dply', ['Deploy-Prod']],
		['vog', ['ViewOnly-Guests']],
		['/app/', ['Deploy-Prod']],
		['検証', ['Test-RoleA']],
		['billing', ['Partner']],
		['444455556666', ['Elsewhere']],
		['rolls out', ['Deploy-Prod']],
		['mfa', ['Test-RoleA']],
		['external id', ['Partner']],
		['-view', ['Deploy-Prod', 'Test-RoleA', 'Partner', 'Elsewhere']],
		['-:role/', []],
		['/app/ prod', ['Deploy-Prod']],
		['arn:aws:iam::444455556666: else', ['Elsewhere']],
		['else role/', ['Elsewhere']],
		['"may look"', ['ViewOnly-Guests']],
		['“may look”', ['ViewOnly-Guests']],
		['"look may"', []],
		['"may lo', ['ViewOnly-Guests']],
		['-"rolls out" is:allowed', ['ViewOnly-Guests']],
		['"is:allowed"', []],
		['""', roles.map(({name}) => name)],
		['ｍｆａ', ['Test-RoleA']],
		['nothing like it', []],
	])('%s finds %j', (filter, expected) => {
		expect(found(filter)).toEqual(expected);
	});

	test('nothing typed, or only spaces, leaves everything as it was', () => {
		expect(found('  ')).toEqual(roles.map(({name}) => name));
	});

	test('a role that is ruled out outdoes none of the others', () => {
		const [best, weaker] = [role('prod'), role('parrot-and-dog', {verdict: 'denied'})];
		const names = (filter: string) => filterRoles([best, weaker], filter).map((row) => row.role.name);
		expect(names('prod')).toEqual(['prod']);
		expect(names('prod is:denied')).toEqual(['parrot-and-dog']);
	});

	test('of an ARN’s other parts find it where nothing else does', () => {
		const gov = role('Audit', {arn: 'arn:aws-us-gov:iam::111122223333:role/Audit'});
		expect(filterRoles([...roles, gov], 'us-gov').map((row) => row.role)).toEqual([gov]);
	});

	test('tells which letters matched', () => {
		expect(filterRoles(roles, 'view')[0]?.matched.name).toEqual([0, 1, 2, 3]);
	});
});

describe('what a role has to be', () => {
	test.each([
		['is:allowed', ['ViewOnly-Guests', 'Deploy-Prod']],
		['-is:allowed', ['Test-RoleA', 'Partner', 'Elsewhere']],
		['is:cond', ['Test-RoleA', 'Partner']],
		['is:', ['ViewOnly-Guests', 'Deploy-Prod', 'Test-RoleA', 'Partner', 'Elsewhere']],
		['IS:ALLOWED', ['ViewOnly-Guests', 'Deploy-Prod']],
		['needs:mfa', ['Test-RoleA']],
		['needs:tags', ['Partner']],
		['-needs:ext is:cond', ['Test-RoleA']],
		['path:/app/', ['Deploy-Prod']],
		['path:app', ['Deploy-Prod']],
		['-path:app is:allowed', ['ViewOnly-Guests']],
		['account:4444', ['Elsewhere']],
		['account:4444-5555-6666', ['Elsewhere']],
		['profile:acme', ['Elsewhere']],
		['-profile:acme is:unknown', []],
		['dply is:allowed', ['Deploy-Prod']],
		['dply is:unknown', []],
		['is：allowed', ['ViewOnly-Guests', 'Deploy-Prod']],
		['profile:"acme-prod"', ['Elsewhere']],
		['profile:"acme prod"', []],
		['-profile:"acme-prod" -is:allowed', ['Test-RoleA', 'Partner']],
	])('%s finds %j', (filter, expected) => {
		expect(found(filter)).toEqual(expected);
	});

	test.each([
		['is:perhaps', 'is: takes allowed, conditional, denied or unknown.'],
		['needs:luck', 'needs: takes mfa, external-id,'],
		['-needs:luck', 'needs: takes mfa, external-id,'],
		['team:billing', 'team: is not a filter. There are is:, needs:, path:, account:, profile:.'],
	])('%s is said to be none, and finds nothing', (filter, problem) => {
		expect(parseRoleFilter(filter).problems.join(' ')).toContain(problem);
		expect(found(filter)).toEqual([]);
	});

	test('with - before it is the very rest', () => {
		const one = fc.constantFrom(
			'is:allowed',
			'needs:mfa',
			'path:/app/',
			'account:1',
			'profile:acme',
			'billing',
		);
		fc.assert(
			fc.property(one, (filter) => {
				const {fits} = parseRoleFilter(`-${filter}`);
				const others = roles.filter((role) => fits(role)).map(({name}) => name);
				expect([...found(filter), ...others].toSorted()).toEqual(roles.map(({name}) => name).toSorted());
			}),
		);
	});

	test('whatever is typed is either understood or said to be none', () => {
		fc.assert(
			fc.property(fc.string({unit: 'grapheme', maxLength: 30}), (text) => {
				expect(() => found(text)).not.toThrow();
			}),
		);
	});
});
