import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {ana, judge, trusting, trustRoot, variable} from './scene.ts';

/** Documents one slip away from allowing everything. */
const slip = fc.constantFrom<(statement: Record<string, unknown>) => unknown>(
	(statement) => ({...statement, Effect: 'allow'}),
	({Effect: _, ...statement}) => statement,
	(statement) => ({...statement, NotAction: 's3:*'}),
	(statement) => ({...statement, NotPrincipal: '*'}),
	(statement) => ({...statement, Actions: '*'}),
	(statement) => ({...statement, Action: 7}),
	(statement) => ({...statement, Action: []}),
	(statement) => ({...statement, Action: 'AssumeRole'}),
	(statement) => ({...statement, Principal: ana.arn}),
	(statement) => ({...statement, Principal: {User: ana.arn}}),
	(statement) => ({...statement, Principal: {AWS: [null]}}),
	(statement) => ({...statement, Resource: '*'}),
	(statement) => ({...statement, Sid: 1}),
	(statement) => ({...statement, Condition: []}),
	(statement) => ({...statement, Condition: {Bool: 'true'}}),
	(statement) => ({...statement, Condition: {bool: {'aws:SecureTransport': 'true'}}}),
	(statement) => ({...statement, Condition: {Bool: {'aws:SecureTransport': 'yes'}}}),
	(statement) => ({...statement, Condition: {StringLikes: {'aws:username': '*'}}}),
	(statement) => ({...statement, Condition: {StringLike: {username: '*'}}}),
	(statement) => ({...statement, Condition: {StringLike: {'aws:username': []}}}),
	(statement) => ({...statement, Condition: {StringLike: {'aws:username': {}}}}),
	(statement) => ({
		...statement,
		Condition: {StringLike: {'aws:username': variable('aws:username').slice(0, -1)}},
	}),
	(statement) => ({...statement, Condition: {NullIfExists: {'aws:username': 'false'}}}),
	(statement) => ({...statement, Condition: {NumericLessThan: {'aws:EpochTime': 'soon'}}}),
	(statement) => ({...statement, Condition: {DateLessThan: {'aws:CurrentTime': '2099-02-30'}}}),
	(statement) => ({...statement, Condition: {IpAddress: {'aws:SourceIp': '198.51.100.0/33'}}}),
	(statement) => [statement],
	() => null,
	() => 'Allow',
);

const document = fc.oneof(
	slip.map((spoil) => ({
		Version: '2012-10-17',
		Statement: [
			{Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole'},
			spoil({Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole'}),
		],
	})),
	fc.constantFrom('2012-10-18', '', 2012, null).map((version) => ({
		Version: version,
		Statement: {Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole'},
	})),
	fc.constant({
		Statement: {Effect: 'Allow', Principal: {AWS: ana.arn}, Action: 'sts:AssumeRole'},
		statement: [],
	}),
);

const malformed = fc.oneof(
	{weight: 4, arbitrary: document.map((value) => JSON.stringify(value))},
	{weight: 2, arbitrary: fc.json()},
	{weight: 1, arbitrary: fc.string()},
	{
		weight: 1,
		arbitrary: fc.constantFrom(
			`{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow","Principal":"*","Action":"*"}]}`,
			`{"Version":"2012-10-17","Statement":[],"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}`,
			`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Condition":{"Bool":{"aws:SecureTransport":"true","aws:securetransport":"true"}}}]}`,
			`${'['.repeat(5000)}${']'.repeat(5000)}`,
			`{"__proto__":{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*"}]}}`,
		),
	},
);

describe('malformed documents', () => {
	test('a thousand of them as trust policies never throw and never allow', () => {
		fc.assert(
			fc.property(malformed, (trust) => {
				expect(['denied', 'unknown']).toContain(judge({trust, identity: []}).verdict);
			}),
			{numRuns: 1000, seed: 4},
		);
	});

	test('one among the caller’s own policies never allows by itself', () => {
		fc.assert(
			fc.property(malformed, (own) => {
				expect(['denied', 'unknown']).toContain(judge({trust: trustRoot, identity: [own]}).verdict);
			}),
			{numRuns: 1000, seed: 4},
		);
	});

	/** Whether every statement is an Allow for certain. */
	const onlyAllows = (text: string): boolean => {
		const parsed: unknown = JSON.parse(text);
		const {Version: version, Statement: statement, ...more} = Object(parsed);
		return (
			['2012-10-17', '2008-10-17', undefined].includes(version) &&
			Object.keys(more).length === 0 &&
			[statement].flat().every((item) => item !== null && Object(item).Effect === 'Allow')
		);
	};

	test('one among the caller’s own policies can be a Deny, unless each of its statements is an Allow', () => {
		fc.assert(
			fc.property(
				document.map((value) => JSON.stringify(value)),
				(own) => {
					const {verdict} = judge({trust: trusting({AWS: ana.arn}), identity: [own]});
					expect(verdict).toBe(onlyAllows(own) ? 'allowed' : 'unknown');
				},
			),
			{numRuns: 1000, seed: 4},
		);
	});
});
