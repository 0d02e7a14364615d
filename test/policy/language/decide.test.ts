import {describe, expect, test} from 'vitest';
import {decide, type NamedPolicy} from '../../../source/policy/language/decide.ts';
import {parsePolicy} from '../../../source/policy/language/parse-policy.ts';
import {type Context, present} from '../../../source/policy/language/request-context.ts';
import {no, open, unsure, yes} from '../../../source/policy/language/truth.ts';

const policy = (name: string, ...statements: readonly object[]): NamedPolicy => {
	const parsed = parsePolicy(JSON.stringify({Version: '2012-10-17', Statement: statements}), 'identity');
	return parsed.readable ? {name, document: parsed.document} : {name};
};

const context: Context = (key) =>
	key === 'aws:username' ? present('ana') : {state: 'uncertain', why: open, mayBeAbsent: true};

const object = 'arn:aws:s3:::reports/june';
const request = {action: 's3:GetObject', resource: object};
const everything = policy('all', {Effect: 'Allow', Action: '*', Resource: '*'});
const reading = policy('read', {Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::reports/*'});
const otherwise = policy('ec2', {Effect: 'Allow', Action: 'ec2:*', Resource: '*'});
const withMfa = policy('mfa', {
	Sid: 'Mfa',
	Effect: 'Allow',
	Action: 's3:*',
	Resource: '*',
	Condition: {Bool: {'aws:MultiFactorAuthPresent': 'true'}},
});
const noReports = policy('no', {
	Sid: 'Shut',
	Effect: 'Deny',
	Action: 's3:*',
	Resource: 'arn:aws:s3:::reports/*',
});
const unread: NamedPolicy = {name: 'unread'};

describe('identity policies, cut by a boundary and by session policies', () => {
	test.each([
		['an Allow', {identity: [reading]}, 'allowed', ['read']],
		['none', {identity: [otherwise]}, 'denied', []],
		['a Deny beside it', {identity: [everything, noReports]}, 'denied', ['no']],
		['a condition nobody can see', {identity: [withMfa]}, 'conditional', ['mfa']],
		['an unconditional Allow beside it', {identity: [withMfa, reading]}, 'allowed', ['read']],
		['a boundary that agrees', {identity: [everything], boundary: reading}, 'allowed', ['all', 'read']],
		['a boundary that does not', {identity: [everything], boundary: otherwise}, 'denied', []],
		['a boundary alone', {identity: [], boundary: everything}, 'denied', []],
		[
			'session policies, one of which agrees',
			{identity: [everything], session: [otherwise, reading]},
			'allowed',
			['all', 'read'],
		],
		['no session policy that agrees', {identity: [everything], session: [otherwise]}, 'denied', []],
		[
			'a session policy that denies',
			{identity: [everything], session: [everything, noReports]},
			'denied',
			['no'],
		],
		[
			'a session policy with a condition',
			{identity: [everything], session: [withMfa]},
			'conditional',
			['all', 'mfa'],
		],
		['a policy that could not be read', {identity: [everything, unread]}, 'unknown', ['all']],
		['a policy that could not be read, beside a Deny', {identity: [unread, noReports]}, 'denied', ['no']],
		['a boundary that could not be read', {identity: [everything], boundary: unread}, 'unknown', ['all']],
		['nothing but what could not be read', {identity: [unread]}, 'unknown', []],
	] as const)('%s → %s', (_, policies, decision, deciding) => {
		const decided = decide(policies, request, context);
		expect(decided.decision).toBe(decision);
		expect(decided.statements.map((item) => item.policy)).toEqual(deciding);
	});

	test('tells what each layer makes of it, and what of it could not be read', () => {
		const {layers} = decide(
			{identity: [everything, unread], boundary: otherwise, session: [withMfa, reading]},
			request,
			context,
		);
		expect(layers).toEqual([
			{layer: 'identity', policies: ['all', 'unread'], unread: ['unread'], unclear: [], allowed: yes},
			{layer: 'boundary', policies: ['ec2'], unread: [], unclear: [], allowed: no},
			{layer: 'session', policies: ['mfa', 'read'], unread: [], unclear: [], allowed: yes},
		]);
		expect(decide({identity: [unread]}, request, context).layers).toMatchObject([{allowed: unsure}]);
		expect(decide({identity: [withMfa]}, request, context).layers).toMatchObject([{allowed: open}]);
	});

	test('names of a statement that may hold the conditions it hangs on, and no others', () => {
		const both = policy('both', {
			Effect: 'Allow',
			Action: 's3:*',
			Resource: '*',
			Condition: {StringEquals: {'aws:username': 'ana', 'aws:PrincipalTag/Team': 'a'}},
		});
		const [statement] = decide({identity: [both]}, request, context).statements;
		expect(statement?.open.map(({keyText}) => keyText)).toEqual(['aws:PrincipalTag/Team']);
		expect(statement?.truth).toBe(open);
		expect(decide({identity: [everything]}, request, context).statements).toMatchObject([
			{truth: yes, open: []},
		]);
	});

	const mayDeny = policy('mayDeny', {
		Effect: 'Deny',
		Action: 's3:*',
		Resource: '*',
		Condition: {Bool: {'aws:MultiFactorAuthPresent': 'false'}},
	});
	test.each([
		[
			'a Deny that may hold, beside an Allow that does',
			{identity: [everything, mayDeny]},
			'conditional',
			['all', 'mayDeny'],
		],
		[
			'a Deny that holds, beside one that may',
			{identity: [everything, mayDeny, noReports]},
			'denied',
			['no'],
		],
		['Allows that may hold, all of them', {identity: [withMfa, withMfa]}, 'conditional', ['mfa', 'mfa']],
		[
			'a layer sure, the other not',
			{identity: [withMfa, everything], boundary: withMfa},
			'conditional',
			['all', 'mfa'],
		],
		['what may hold beside what could not be read', {identity: [withMfa, unread]}, 'unknown', ['mfa']],
	] as const)('%s → %s', (_, policies, decision, deciding) => {
		const decided = decide(policies, request, context);
		expect([decided.decision, decided.statements.map((item) => item.policy)]).toEqual([decision, deciding]);
	});

	test('without a resource only a statement on every resource counts', () => {
		const all = {action: 's3:GetObject', resource: '*'};
		expect(decide({identity: [reading]}, all, context).decision).toBe('denied');
		expect(decide({identity: [everything]}, all, context).decision).toBe('allowed');
	});
});
