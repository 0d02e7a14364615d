import {describe, expect, test} from 'vitest';
import {parsePolicy} from '../../../source/policy/language/parse-policy.ts';
import type {PolicyKind} from '../../../source/policy/language/policy-document.ts';

const allow = {Effect: 'Allow', Action: 's3:GetObject', Resource: '*'};
const trust = {Effect: 'Allow', Principal: {AWS: '111122223333'}, Action: 'sts:AssumeRole'};

const read = (statement: unknown, kind: PolicyKind = 'identity') =>
	parsePolicy(JSON.stringify({Version: '2012-10-17', Statement: statement}), kind);

describe('what is understood', () => {
	const understood: readonly (readonly [
		title: string,
		statement: object | readonly object[],
		kind?: PolicyKind,
	])[] = [
		['one statement, without a list', allow],
		['several', [allow, {...allow, Effect: 'Deny'}]],
		['no statement at all', []],
		[
			'lists of actions and resources',
			{...allow, Action: ['s3:Get*', 'ec2:*', '*'], Resource: ['arn:aws:s3:::a', '*']},
		],
		['NotAction and NotResource', {Effect: 'Deny', NotAction: 's3:*', NotResource: 'arn:aws:s3:::a/*'}],
		['a condition block without anything in it', {...allow, Condition: {}}],
		['an operator without keys', {...allow, Condition: {Bool: {}}}],
		[
			'flags and numbers without quotation marks',
			{...allow, Condition: {Bool: {'aws:SecureTransport': true}, NumericLessThan: {'s3:max-keys': 10}}},
		],
		[
			'the condition key of an OIDC provider',
			{...trust, Condition: {StringLike: {'token.actions.githubusercontent.com:sub': 'repo:a/b:*'}}},
			'trust',
		],
		['a tag key with a space', {...allow, Condition: {StringEquals: {'aws:PrincipalTag/cost center': '1'}}}],
		['an empty Sid', {...allow, Sid: ''}],
		[
			'every kind of principal',
			{
				...trust,
				Principal: {
					AWS: ['*', '111122223333'],
					Service: 'ec2.amazonaws.com',
					Federated: 'x',
					CanonicalUser: 'y',
				},
			},
			'trust',
		],
		['everyone', {...trust, Principal: '*'}, 'trust'],
		['NotPrincipal', {Effect: 'Deny', NotPrincipal: {AWS: '111122223333'}, Action: '*'}, 'trust'],
		['a bucket policy', {...allow, Principal: '*'}, 'resource'],
	];
	test.each(understood.map(([title, statement, kind]) => ({title, statement, kind})))(
		'$title',
		({statement, kind}) => {
			expect(read(statement, kind)).toMatchObject({readable: true});
		},
	);

	test('the old version, and none', () => {
		expect(
			parsePolicy(JSON.stringify({Version: '2008-10-17', Id: 'x', Statement: allow}), 'identity').readable,
		).toBe(true);
		expect(parsePolicy(JSON.stringify({Statement: allow}), 'identity').readable).toBe(true);
	});

	test('statements keep their place, their Sid and their effect', () => {
		const parsed = read([allow, {...allow, Sid: 'Keep', Effect: 'Deny'}]);
		expect(
			parsed.readable && parsed.document.statements.map(({index, sid, effect}) => [index, sid, effect]),
		).toEqual([
			[0, undefined, 'Allow'],
			[1, 'Keep', 'Deny'],
		]);
	});
});

describe('what is not, and why', () => {
	test.each<readonly [reason: string, text: string]>([
		['it is not JSON', ''],
		['it is not JSON', '{"Statement":'],
		['it is not a JSON object', '[]'],
		['it is not a JSON object', 'null'],
		['it has no Statement', '{}'],
		['an element is there twice', '{"Statement":[],"Statement":[]}'],
		['an element is there twice', '{"Statement":{"Effect":"Deny","\\u0045ffect":"Allow"}}'],
		['it has an element AWS does not know', '{"Statement":[],"statement":[]}'],
		['its Version is neither 2012-10-17 nor 2008-10-17', '{"Version":"2012-10-18","Statement":[]}'],
		['its Id is not a string', '{"Id":1,"Statement":[]}'],
		['statement 1: it is not an object', '{"Statement":["Allow"]}'],
		['statement 1: it is not an object', '{"Statement":[[]]}'],
	])('%s: %s', (reason, text) => {
		expect(parsePolicy(text, 'identity')).toEqual({readable: false, reason});
	});

	const refused: readonly (readonly [reason: string, change: object, kind?: PolicyKind])[] = [
		['Effect is neither Allow nor Deny', {Effect: 'allow'}],
		['Effect is neither Allow nor Deny', {Effect: undefined}],
		['Sid is not a string', {Sid: 1}],
		['it has an element AWS does not know', {Actions: '*'}],
		['both Action and NotAction', {NotAction: '*'}],
		['no Action', {Action: undefined}],
		['Action is an empty list', {Action: []}],
		['Action is not a string or a list of strings', {Action: [1]}],
		['Action holds something that is not an action', {Action: 's3'}],
		['Action holds something that is not an action', {Action: 's*:Get'}],
		['Action holds something that is not an action', {Action: 's3:Get Object'}],
		['both Resource and NotResource', {NotResource: '*'}],
		['no Resource', {Resource: undefined}],
		['Resource holds something that is neither an ARN nor *', {Resource: 'bucket'}],
		['Resource holds something that is neither an ARN nor *', {Resource: 'arn:aws:s3:::a/${aws:username'}],
		['Principal has no place in this kind of policy', {Principal: '*'}],
		['no Principal', {Resource: undefined}, 'trust'],
		['Resource has no place in this kind of policy', {Principal: '*'}, 'trust'],
		[
			'Principal is neither * nor an object with principals',
			{Principal: 'arn:aws:iam::111122223333:root', Resource: undefined},
			'trust',
		],
		['Principal is neither * nor an object with principals', {Principal: {}, Resource: undefined}, 'trust'],
		['Principal has a type AWS does not know', {Principal: {Group: 'x'}, Resource: undefined}, 'trust'],
		['Principal AWS is an empty list', {Principal: {AWS: []}, Resource: undefined}, 'trust'],
		['Condition is not an object', {Condition: []}],
		[
			'Condition has an operator AWS does not know, or without keys',
			{Condition: {StringLikes: {'a:b': 'c'}}},
		],
		['Condition has an operator AWS does not know, or without keys', {Condition: {StringLike: 'c'}}],
		['the condition on a:b has no values', {Condition: {StringLike: {'a:b': []}}}],
		['the condition on a:b has a value that is not text', {Condition: {StringLike: {'a:b': null}}}],
		[
			'the condition StringLike on username has a key or a value that does not fit',
			{Condition: {StringLike: {username: 'c'}}},
		],
		[
			'the condition IpAddress on a:b has a key or a value that does not fit',
			{Condition: {IpAddress: {'a:b': 'home'}}},
		],
		['StringLike names a condition key twice', {Condition: {StringLike: {'a:b': 'c', 'A:b': 'd'}}}],
	];
	test.each(refused.map(([reason, change, kind]) => ({reason, change, kind})))(
		'$reason: $change',
		({reason, change, kind}) => {
			expect(read([{...allow, ...change}], kind)).toEqual({
				readable: false,
				reason: `statement 1: ${reason}`,
			});
		},
	);

	test('one bad statement spoils the whole policy', () => {
		expect(read([allow, {...allow, Effect: 'Permit'}])).toEqual({
			readable: false,
			reason: 'statement 2: Effect is neither Allow nor Deny',
		});
	});

	test('a key inside a text is no key', () => {
		expect(read({...allow, Sid: '{"Effect":1,"Effect":2'}).readable).toBe(true);
	});
});
