import {describe, expect, test} from 'vitest';
import {account, allowAll, ana, denying, elsewhere, judge, type Scene, trusting, trustRoot} from './scene.ts';

const service = (name: string) => `arn:aws:iam::${account}:role/aws-service-role/${name}/X`;

describe('the deciding statements', () => {
	test('of an allowed role: the trust and what it leans on', () => {
		const {deciding} = judge({
			identity: [{Effect: 'Allow', Action: 's3:*', Resource: '*'}, [{...allowAll, Sid: 'Sts'}]],
			trust: [trusting({Service: 'ec2.amazonaws.com'}), trustRoot],
		});
		expect(deciding).toEqual([
			{source: 'trust', policy: '', index: 1, effect: 'Allow'},
			{source: 'identity', policy: 'own-1', index: 0, sid: 'Sts', effect: 'Allow'},
		]);
	});

	test('of a conditional role: also the Deny that must be kept away', () => {
		const {deciding} = judge({
			trust: [
				trusting({AWS: ana.arn}),
				denying({Bool: {'aws:SecureTransport': 'false'}}),
				denying({Null: {'sts:ExternalId': 'true'}}),
			],
		});
		expect(deciding.map(({source, index, effect}) => [source, index, effect])).toEqual([
			['trust', 0, 'Allow'],
			['trust', 2, 'Deny'],
		]);
	});

	test('of an allowed role: none that is in doubt, and none that does not apply', () => {
		const {verdict, deciding} = judge({
			trust: [
				{Effect: 'Allow', NotPrincipal: {Service: 'ec2.amazonaws.com'}, Action: 'sts:AssumeRole'},
				trusting({AWS: ana.arn}, {StringEquals: {'aws:username': 'bo'}}),
				trusting({AWS: ana.arn}),
			],
		});
		expect(verdict).toBe('allowed');
		expect(deciding).toEqual([{source: 'trust', policy: '', index: 2, effect: 'Allow'}]);
	});

	test('of an allowed role: not the doubtful one of the caller’s own policies', () => {
		const {deciding} = judge({
			identity: [{...allowAll, Resource: 'arn:aws:iam:*:role/Target'}, allowAll],
			trust: trustRoot,
		});
		expect(deciding.map(({policy}) => policy)).toEqual(['', 'own-1']);
	});

	test('of an unknown role: the statement whose effect is in doubt, and no other', () => {
		const {verdict, deciding} = judge({
			trust: [
				trusting({AWS: ana.arn}),
				denying({StringEquals: {'aws:username': 'bo'}}),
				denying({StringEquals: {'sts:ExternalId': 'x1'}}),
				{Effect: 'Deny', Principal: {AWS: 'arn:aws:iam::111122223333:user/*'}, Action: '*'},
			],
		});
		expect(verdict).toBe('unknown');
		expect(deciding).toEqual([{source: 'trust', policy: '', index: 3, effect: 'Deny'}]);
	});

	test('of an unknown role: the one in doubt for the values that would be supplied', () => {
		const {verdict, deciding} = judge({
			trust: [
				trusting(
					{AWS: ana.arn},
					{StringLike: {'sts:RoleSessionName': 'x-*'}, NumericLessThan: {'aws:username': '3'}},
				),
				denying({StringLike: {'sts:RoleSessionName': 'day*'}}),
			],
		});
		expect(verdict).toBe('unknown');
		expect(deciding).toEqual([{source: 'trust', policy: '', index: 0, effect: 'Allow'}]);
	});

	test('of an unknown role: whoever lets in, where the boundary may matter or not', () => {
		const {verdict, deciding} = judge({
			boundary: {Effect: 'Allow', Action: 's3:*', Resource: '*'},
			trust: trusting('*'),
		});
		expect(verdict).toBe('unknown');
		expect(deciding).toEqual([{source: 'trust', policy: '', index: 0, effect: 'Allow'}]);
	});

	test('of a conditional role: all of more than twelve, and of fewer only what can’t be spared', () => {
		const same = (count: number) =>
			judge({
				trust: [
					trusting({AWS: ana.arn}),
					...Array.from({length: count}, () => denying({Null: {'sts:ExternalId': 'true'}})),
				],
			}).deciding.filter(({effect}) => effect === 'Deny');
		expect(same(12)).toHaveLength(1);
		expect(same(13)).toHaveLength(13);
	});

	test('of a role that the boundary leaves out: whoever trusts', () => {
		const {verdict, deciding} = judge({
			identity: [allowAll],
			boundary: {Effect: 'Allow', Action: 's3:*', Resource: '*'},
			trust: trustRoot,
		});
		expect(verdict).toBe('denied');
		expect(deciding).toEqual([{source: 'trust', policy: '', index: 0, effect: 'Allow'}]);
	});

	test('of a denied role: the Deny', () => {
		const {deciding} = judge({
			identity: [{Effect: 'Deny', Action: '*', Resource: '*'}],
			trust: trusting({AWS: ana.arn}),
		});
		expect(deciding).toEqual([{source: 'identity', policy: 'own-0', index: 0, effect: 'Deny'}]);
	});
});

describe('roles for services only', () => {
	test.each<readonly [title: string, expected: boolean, scene: Scene]>([
		['a service', true, {trust: trusting({Service: 'ec2.amazonaws.com'})}],
		[
			'an identity provider',
			true,
			{trust: trusting({Federated: 'x'}, undefined, {Action: 'sts:AssumeRoleWithSAML'})},
		],
		['a service-linked role', true, {role: service('x.amazonaws.com'), trust: null}],
		['a service and somebody', false, {trust: trusting({Service: 'ec2.amazonaws.com', AWS: elsewhere})}],
		['somebody', false, {trust: trusting({AWS: elsewhere})}],
		['everyone', false, {trust: trusting('*')}],
		['somebody who was deleted', false, {trust: trusting({AWS: 'AIDAEXAMPLE'})}],
		['nobody', false, {trust: []}],
		[
			'somebody, by a slip in the action',
			false,
			{trust: trusting({AWS: ana.arn}, undefined, {Action: 'sts:AssumeRol'})},
		],
		['not known', false, {trust: null}],
		[
			'everyone, but through an identity provider only',
			true,
			{trust: trusting('*', undefined, {Action: 'sts:AssumeRoleWithWebIdentity'})},
		],
	])('%s → %s', (_, expected, scene) => {
		expect(judge(scene).onlyForServices).toBe(expected);
	});
});
