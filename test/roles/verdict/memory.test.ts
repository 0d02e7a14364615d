import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	account,
	allowAll,
	ana,
	elsewhere,
	judge,
	judgeAll,
	root,
	type Scene,
	trusting,
	trustRoot,
	variable,
} from './scene.ts';

const arn = (name: string, owner = account) => `arn:aws:iam::${owner}:role/${name}`;

describe('roles that share a trust policy', () => {
	test.each<
		readonly [
			title: string,
			base: Scene,
			roles: readonly [Partial<Scene>, ...Partial<Scene>[]],
			expected: readonly string[],
		]
	>([
		[
			'and differ in what the caller’s own policies say of them',
			{
				identity: [
					{Effect: 'Allow', Action: 'sts:*', Resource: arn('A*')},
					{Effect: 'Deny', Action: '*', Resource: arn('AB')},
				],
				trust: trustRoot,
			},
			[{role: arn('A')}, {role: arn('AB')}, {role: arn('B')}, {role: arn('AC')}],
			['allowed', 'denied', 'denied', 'allowed'],
		],
		[
			'and differ in a doubt about that',
			{
				identity: [{Effect: 'Allow', Action: 'sts:*', Resource: ['arn:aws:iam:*:role/A', arn('B')]}],
				trust: trustRoot,
			},
			[{role: arn('A')}, {role: arn('B')}],
			['unknown', 'allowed'],
		],
		[
			'and differ in their account',
			{trust: trusting({AWS: ana.arn})},
			[{role: arn('A')}, {role: arn('A', elsewhere)}],
			['allowed', 'denied'],
		],
		[
			'and differ in their tags, which it asks for',
			{trust: trusting({AWS: ana.arn}, {StringEquals: {'aws:ResourceTag/open': 'yes'}})},
			[{roleTags: {open: 'yes'}}, {roleTags: {open: 'no'}}, {}],
			['allowed', 'denied', 'conditional'],
		],
		[
			'and differ in their tags, which the caller’s own policies ask for',
			{
				identity: [
					{
						...allowAll,
						Condition: {StringEquals: {'iam:ResourceTag/team': variable('aws:PrincipalTag/team')}},
					},
				],
				trust: trustRoot,
			},
			[{roleTags: {team: 'red'}}, {roleTags: {team: 'blue'}}],
			['allowed', 'denied'],
		],
		[
			'and differ in their tags, which one of its statements asks for',
			{
				trust: [
					trusting({AWS: ana.arn}, {StringEquals: {'aws:ResourceTag/open': 'yes'}}),
					trusting({Service: 'ec2.amazonaws.com'}),
				],
			},
			[{roleTags: {open: 'yes'}}, {roleTags: {open: 'no'}}],
			['allowed', 'denied'],
		],
		[
			'and differ in their tags, which one of the caller’s own policies asks for',
			{
				identity: [
					allowAll,
					{...allowAll, Effect: 'Deny', Condition: {StringEquals: {'iam:ResourceTag/team': 'red'}}},
				],
				trust: trustRoot,
			},
			[{roleTags: {team: 'red'}}, {roleTags: {team: 'blue'}}],
			['denied', 'allowed'],
		],
		[
			'and are named by a variable',
			{
				identity: [{Effect: 'Allow', Action: 'sts:*', Resource: arn(variable('aws:PrincipalTag/team'))}],
				trust: trustRoot,
			},
			[{role: arn('red')}, {role: arn('blue')}],
			['allowed', 'denied'],
		],
		[
			'and differ in what IAM’s simulation says',
			{
				trust: trusting({AWS: root}),
				evidence: {
					identityComplete: false,
					simulated: new Map([
						[arn('A'), 'allowed'],
						[arn('B'), 'explicit-deny'],
					]),
				},
			},
			[{role: arn('A')}, {role: arn('B')}, {role: arn('C')}],
			['allowed', 'denied', 'unknown'],
		],
	])('%s', (_, base, [first, ...others], expected) => {
		const verdicts = judgeAll([{...base, ...first}, ...others.map((role) => ({...base, ...role}))]);
		expect(verdicts.map(({verdict}) => verdict)).toEqual(expected);
	});

	test('are judged together as each would be alone', () => {
		const resource = fc.constantFrom(
			'*',
			arn('A*'),
			arn('*B'),
			arn('AB'),
			'arn:aws:iam:*:role/A',
			arn(variable('aws:username')),
		);
		const statement = fc.record({
			Effect: fc.constantFrom('Allow', 'Deny'),
			Action: fc.constantFrom('sts:*', 'sts:AssumeRole', 'sts:TagSession'),
			Resource: resource,
		});
		const role = fc.record({
			role: fc.constantFrom(arn('A'), arn('AB'), arn('B'), arn('ana'), arn('AB', elsewhere)),
			trust: fc.constantFrom(
				trustRoot,
				trusting({AWS: ana.arn}),
				trusting('*', {StringEquals: {'aws:RequestTag/a': 'b'}}, {Action: 'sts:*'}),
			),
		});
		fc.assert(
			fc.property(
				fc.array(statement, {maxLength: 3}),
				fc.array(role, {minLength: 2, maxLength: 8}),
				(identity, roles) => {
					const scenes = roles.map((item): Scene => ({...item, identity: [identity]}));
					const [first, ...others] = scenes;
					expect(first && judgeAll([first, ...others])).toEqual(scenes.map(judge));
				},
			),
			{numRuns: 300, seed: 4},
		);
	});
});
