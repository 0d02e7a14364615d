import {describe, expect, test} from 'vitest';
import {isInForce, isSameDocument, revokeDocument} from '../../../source/roles/revoke/revoke-document.ts';

const before = new Date('2026-11-23T15:00:00.000Z');
const minutesAgo = (minutes: number) => new Date(before.getTime() - minutes * 60_000).toISOString();

const roleId = 'AROAEXAMPLEEXAMPLE123';
const of = (sessionName: string) => `${roleId}:${sessionName}`;

/** As AWS's console writes it. */
const everybody = (time: string) => ({
	Effect: 'Deny',
	Action: ['*'],
	Resource: ['*'],
	Condition: {DateLessThan: {'aws:TokenIssueTime': time}},
});
const somebody = (sessionName: string | readonly string[], time: string) => ({
	Effect: 'Deny',
	Action: ['*'],
	Resource: ['*'],
	Condition: {
		StringEquals: {'aws:userid': typeof sessionName === 'string' ? of(sessionName) : sessionName.map(of)},
		DateLessThan: {'aws:TokenIssueTime': time},
	},
});
const document = (...statements: readonly object[]) => ({Version: '2012-10-17', Statement: statements});

const now = before.toISOString();
const foreign = {Sid: 'NoBuckets', Effect: 'Deny', Action: 's3:CreateBucket', Resource: '*'};

const revoke = (existing: object | undefined, sessionName?: string) => {
	const text = existing === undefined ? undefined : JSON.stringify(existing);
	const userId = sessionName === undefined ? {} : {userId: of(sessionName)};
	const {text: written, foreign: kept} = revokeDocument(text, {before, ...userId});
	return {written: JSON.parse(written) as unknown, kept};
};

describe('taking back every session', () => {
	test.each<[string, object | undefined, object]>([
		['writes what AWS’s console writes', undefined, document(everybody(now))],
		['replaces an earlier one', document(everybody(minutesAgo(5))), document(everybody(now))],
		[
			'replaces those of single sessions',
			document(somebody('ana', minutesAgo(5)), somebody('bob', minutesAgo(1))),
			document(everybody(now)),
		],
		[
			'takes a single statement without its list',
			{Version: '2012-10-17', Statement: everybody(minutesAgo(5))},
			document(everybody(now)),
		],
		[
			'takes one element without its list',
			document({...everybody(minutesAgo(5)), Action: '*', Resource: '*'}),
			document(everybody(now)),
		],
		[
			'takes back nothing less than before, whatever clock it was written by',
			document(everybody(minutesAgo(-3)), somebody('bob', minutesAgo(-4))),
			document(everybody(minutesAgo(-3)), somebody('bob', minutesAgo(-4))),
		],
	])('%s', (_, existing, written) => {
		expect(revoke(existing)).toEqual({written, kept: 0});
	});
});

describe('taking back one visitor’s sessions', () => {
	const longAgo = minutesAgo(25 * 60);
	const afterOneRoleSession = minutesAgo(12 * 60 + 5);

	test.each<[string, object | undefined, object]>([
		['denies that name alone, and only what was issued before', undefined, document(somebody('ana', now))],
		[
			'replaces an earlier one of the same name',
			document(somebody('ana', minutesAgo(5))),
			document(somebody('ana', now)),
		],
		[
			'keeps those of other names',
			document(somebody('bob', minutesAgo(5))),
			document(somebody('bob', minutesAgo(5)), somebody('ana', now)),
		],
		[
			'tells names apart by their capitals',
			document(somebody('Ana', minutesAgo(5))),
			document(somebody('Ana', minutesAgo(5)), somebody('ana', now)),
		],
		[
			'keeps the one for every session, however old',
			document(everybody(longAgo)),
			document(everybody(longAgo), somebody('ana', now)),
		],
		[
			'drops what the one for every session covers',
			document(somebody('bob', minutesAgo(9)), everybody(minutesAgo(8)), somebody('eve', minutesAgo(7))),
			document(everybody(minutesAgo(8)), somebody('eve', minutesAgo(7)), somebody('ana', now)),
		],
		[
			'writes nothing more where everything is taken back already',
			document(everybody(now)),
			document(everybody(now)),
		],
		[
			'drops what can meet no living session any more',
			document(somebody('bob', longAgo), somebody('eve', minutesAgo(5))),
			document(somebody('eve', minutesAgo(5)), somebody('ana', now)),
		],
		[
			'keeps what may still meet a console session that was opened late',
			document(somebody('bob', afterOneRoleSession)),
			document(somebody('bob', afterOneRoleSession), somebody('ana', now)),
		],
		[
			'takes several names in one statement apart',
			document(somebody(['ana', 'bob'], minutesAgo(5))),
			document(somebody('ana', now), somebody('bob', minutesAgo(5))),
		],
	])('%s', (_, existing, written) => {
		expect(revoke(existing, 'ana')).toEqual({written, kept: 0});
	});
});

describe('what somebody else wrote under that name', () => {
	const time = minutesAgo(60 * 24 * 30);

	test.each<[string, object]>([
		['another statement', foreign],
		['a Deny of fewer actions', {...everybody(time), Action: ['s3:*']}],
		['a Deny on fewer resources', {...everybody(time), Resource: ['arn:aws:s3:::acme']}],
		['an Allow', {...everybody(time), Effect: 'Allow'}],
		['a statement with a Sid', {...everybody(time), Sid: 'Incident42'}],
		['a statement of what it does not name', {Effect: 'Deny', NotAction: ['sts:*'], Resource: ['*']}],
		[
			'a further condition',
			{
				...everybody(time),
				Condition: {
					DateLessThan: {'aws:TokenIssueTime': time},
					IpAddress: {'aws:SourceIp': '192.0.2.0/24'},
				},
			},
		],
		[
			'a further key',
			{
				...everybody(time),
				Condition: {DateLessThan: {'aws:TokenIssueTime': time, 'aws:CurrentTime': now}},
			},
		],
		[
			'a name with a wildcard',
			{
				...everybody(time),
				Condition: {
					StringLike: {'aws:userid': of('*')},
					DateLessThan: {'aws:TokenIssueTime': time},
				},
			},
		],
		[
			'a name that is a variable',
			{
				...everybody(time),
				Condition: {
					StringEquals: {'aws:userid': `$${'{aws:userid}'}`},
					DateLessThan: {'aws:TokenIssueTime': time},
				},
			},
		],
		['a time that is none', everybody('soon')],
		['several times', {...everybody(time), Condition: {DateLessThan: {'aws:TokenIssueTime': [time, now]}}}],
	])('%s stays word for word', (_, statement) => {
		const existing = document(everybody(minutesAgo(5)), statement);
		expect(revoke(existing)).toEqual({written: document(statement, everybody(now)), kept: 1});
		expect(revoke(existing, 'ana')).toEqual({
			written: document(statement, everybody(minutesAgo(5)), somebody('ana', now)),
			kept: 1,
		});
	});

	test('keeps its version and Id with it, which decide how it is read', () => {
		const old = {Version: '2008-10-17', Id: 'incident', Statement: foreign};
		expect(revoke(old)).toEqual({written: {...old, Statement: [foreign, everybody(now)]}, kept: 1});
	});

	test.each([
		['', 'empty'],
		['{"Statement":', 'cut off'],
		['[]', 'a list'],
		['{}', 'without statements'],
		['{"Statement":["Deny"]}', 'with a statement that is none'],
		['{"Statement":[{"Effect":"Allow","Effect":"Deny"}]}', 'that says one thing twice'],
	])('%j, a document %s, is refused', (existing) => {
		expect(() => revokeDocument(existing, {before})).toThrow(
			expect.objectContaining({kind: 'usage', code: 'policy-not-understood'}),
		);
	});
});

describe('a policy that gets too large', () => {
	const names = Array.from({length: 60}, (_, index) => `visitor-${index}`);
	const full = document(...names.map((name) => somebody(name, minutesAgo(5))));

	test('is refused, and the way out is named', () => {
		expect(() => revoke(full, 'ana')).toThrow(
			expect.objectContaining({
				kind: 'usage',
				code: 'policy-too-large',
				hint: expect.stringContaining('all of the role’s sessions'),
			}),
		);
	});

	test('gets small again when every session is taken back', () => {
		expect(revoke(full)).toEqual({written: document(everybody(now)), kept: 0});
	});
});

test.each<[string, string | undefined, string | undefined, boolean]>([
	['the same text', '{"a":1}', '{"a":1}', true],
	['other white space', '{"a": [1]}', '{"a":[1]}', true],
	['other words', '{"a":1}', '{"a":2}', false],
	['none and none', undefined, undefined, true],
	['none and one', undefined, '{}', false],
	['two that are no JSON', 'x', 'y', false],
])('%s', (_, one, other, same) => {
	expect([isSameDocument(one, other), isSameDocument(other, one)]).toEqual([same, same]);
});

test('the statements of others are kept byte for byte, whatever JSON would make of them', () => {
	const theirs =
		'{"Sid": "Theirs","Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"NumericLessThan":{"s3:max-keys":12345678901234567890123,"aws:MultiFactorAuthAge":1.50}}}';
	const strange =
		'{"Sid":"T2","Effect":"Deny","Action":{"toString":1},"Resource":["a,]}\\"",{"x":[1e3,{}]}],"Condition":{"toString":[]}}';
	for (const list of [`[${theirs},\n ${strange}]`, theirs]) {
		const {text} = revokeDocument(`{"Version":"2012-10-17", "Id":"x\\u0041","Statement":${list} }`, {before});
		expect(text).toContain(theirs);
		if (list !== theirs) expect(text).toContain(strange);
		expect(text).toContain('"Id":"x\\u0041"');
		expect(isInForce(text, {before})).toBe(true);
	}
});

test('a revocation is in force where it, or one that reaches further, stands in the policy', () => {
	const {text} = revokeDocument(undefined, {before, userId: of('ana')});
	const earlier = new Date(before.getTime() - 1);
	const later = new Date(before.getTime() + 1);
	expect(isInForce(text, {before, userId: of('ana')})).toBe(true);
	expect(isInForce(text, {before: earlier, userId: of('ana')})).toBe(true);
	expect(isInForce(text, {before: later, userId: of('ana')})).toBe(false);
	expect(isInForce(text, {before, userId: of('bob')})).toBe(false);
	expect(isInForce(text, {before})).toBe(false);
	expect(isInForce(undefined, {before})).toBe(false);
	expect(isInForce(revokeDocument(text, {before}).text, {before, userId: of('ana')})).toBe(true);
});
