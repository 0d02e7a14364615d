import {describe, expect, test} from 'vitest';
import type {RolePolicies} from '../../../source/roles/role-policies.ts';
import {actionLines} from '../../../source/ui/preview/action-lines.ts';
import {levelBars} from '../../../source/ui/preview/level-bars.ts';
import {policyTextLines} from '../../../source/ui/preview/policy-text-lines.ts';
import {matrixPane} from '../../../source/ui/preview/preview-lines.ts';
import {rolePreview} from '../../../source/ui/preview/role-preview.ts';
import {scopeItems} from '../../../source/ui/screens/pass/scope-text.ts';
import {type Line, lineWidth} from '../../../source/ui/text/line.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {noon, role} from '../support/example.ts';

const {symbols} = createTheme({colorDepth: 1, unicode: true});
const textOf = (line: Line) => line.map(({text}) => text).join('');
const text = (lines: readonly Line[]) => lines.map(textOf).join('\n');

const allow = (actions: readonly string[], more: object = {}) => ({
	Effect: 'Allow',
	Action: actions,
	Resource: '*',
	...more,
});

const reading = (...statements: readonly object[]): RolePolicies => ({
	policies: [
		{
			kind: 'managed',
			name: 'Own',
			document: JSON.stringify({Version: '2012-10-17', Statement: statements}),
		},
	],
	complete: true,
	notices: [],
});

const question = {roleArn: role('Audit').arn, region: 'us-west-2', scope: []};

const preview = (own: RolePolicies, scope?: RolePolicies) => {
	const policies = scope?.policies.map((policy) => ({...policy, kind: 'scope' as const}));
	return rolePreview(question, own, policies && {policies, notices: [], warnings: []}, noon);
};

const office = {Condition: {IpAddress: {'aws:SourceIp': '203.0.113.0/24'}}};
const some = preview(
	reading(
		allow(['s3:*']),
		allow(['ec2:Describe*'], office),
		allow(['dynamodb:GetItem'], {Resource: 'arn:aws:dynamodb:*:*:table/orders*'}),
	),
);

const everything = preview(reading(allow(['*'])));

describe('the matrix', () => {
	const pane = {columns: 80, rows: 30};

	test('tells all, some, conditional and none by shape', () => {
		const shown = text(matrixPane(some, undefined, pane, symbols));
		expect(shown).toMatch(/S3 +● +● +● +● +●/);
		expect(shown).toMatch(/EC2 +○ +· +· +· +·/);
		expect(shown).toMatch(/DynamoDB +· +◐ +· +· +· +only arn:aws:dyn/);
		expect(shown).toContain('● all  ◐ some  ○ on a condition  · none');
	});

	test.each([30, 9])(
		'says in %i rows what AWS made of the scope the last time, if that is no warning',
		(rows) => {
			const remark = 'AWS packed this scope to 42 % of its limit the last time.';
			const own = reading(allow(['s3:*']));
			const known = rolePreview(question, own, {policies: [], notices: [], warnings: [], remark}, noon);
			expect(text(matrixPane(known, undefined, {...pane, rows}, symbols))).toContain(`   ${remark}`);
		},
	);

	test('marks what the scope cuts, and puts it last', () => {
		const cut = preview(reading(allow(['s3:*', 'ec2:*'])), reading(allow(['ec2:Describe*'])));
		const shown = text(matrixPane(cut, undefined, pane, symbols));
		expect(shown).toMatch(/EC2 .*✂ +✂ +✂[\s\S]*S3 +✂ +✂ +✂ +✂ +✂ +cut by scope/);
		expect(shown).toContain('✂ cut by scope');
	});

	test.each([
		[7, undefined],
		[9, 0],
		[9, 3],
		[16, 12],
		[16, 400],
		[33, 449],
	] as const)('in %d rows, with the cursor at %s, it fits, and shows that service', (rows, cursor) => {
		for (const columns of [54, 60, 80]) {
			const lines = matrixPane(everything, cursor, {columns, rows}, symbols);
			expect(lines.length).toBeLessThanOrEqual(rows);
			if (cursor !== undefined && cursor > 0) {
				expect(text(lines)).toContain(` ▸ ${everything.rows[cursor]?.name.slice(0, 8)}`);
				expect(text(lines)).toContain('List');
			}
			if (cursor !== 449) expect(text(lines)).toMatch(/\d+ (more|services) …|⚠/);
		}
	});

	test('names what could not be read', () => {
		const unread = preview({
			policies: [],
			complete: false,
			notices: [{code: 'x', message: 'iam:ListRolePolicies is denied.'}],
		});
		expect(text(matrixPane(unread, undefined, pane, symbols))).toContain('? iam:ListRolePolicies is denied.');
	});

	test('never prints what a terminal would obey', () => {
		const evil = preview(reading(allow(['s3:GetObject'], {Resource: 'arn:aws:s3:::\u001B[31mred\u0007/*'})));
		const lines = [
			...matrixPane(evil, 0, pane, symbols),
			...actionLines(evil.actionsOf('s3'), 80, symbols),
			...policyTextLines(evil.policies, 's3', 80, symbols),
		];
		expect(text(lines)).toContain('red');
		expect(text(lines)).not.toMatch(/[\u0007\u001B]/);
	});
});

describe('the bars', () => {
	test.each([
		[everything, 'List ████  Read ████  Write ████  Perm ████  Tag ████'],
		[some, 'List █░░░  Read █░░░  Write █░░░  Perm █░░░  Tag █░░░'],
		[preview(reading()), 'List ░░░░  Read ░░░░  Write ░░░░  Perm ░░░░  Tag ░░░░'],
	])('%#', ({reach}, expected) => {
		expect(textOf(levelBars(reach, 80, symbols)).trim()).toBe(expected);
	});

	test.each([54, 60, 80])('fit in %d columns', (width) => {
		expect(lineWidth(levelBars(everything.reach, width, symbols))).toBeLessThanOrEqual(width);
	});
});

describe('a service’s actions', () => {
	test('are told level by level, with resources and conditions, and what there is nothing of last', () => {
		const shown = text(actionLines(some.actionsOf('dynamodb'), 80, symbols));
		expect(shown).toMatch(
			/^ {3}Read {2}1 of \d+\n {3}◐ GetItem\n {5}on arn:aws:dynamodb:\*:\*:table\/orders\*/,
		);
		expect(shown).toMatch(/Write {2}0 of \d+/);
		expect(text(actionLines(some.actionsOf('ec2'), 80, symbols))).toContain('under a condition');
	});

	test('say which of them the scope cuts', () => {
		const cut = preview(reading(allow(['sts:*'])), reading(allow(['sts:GetCallerIdentity'])));
		expect(text(actionLines(cut.actionsOf('sts'), 80, symbols))).toMatch(/✂ .*AssumeRole/);
	});
});

describe('the policies', () => {
	test('light the statements that name the service', () => {
		const lit = policyTextLines(some.policies, 's3', 80, symbols)
			.map(textOf)
			.filter((line) => line.startsWith(' ▌'));
		expect(lit).toContain(' ▌ "Action": ["s3:*"],');
		expect(lit.join()).not.toContain('dynamodb');
	});
});

test.each([
	['', []],
	[' read-only ,, deny-iam', ['read-only', 'deny-iam']],
	['ip=203.0.113.0/24, 2001:db8::/48, read-only', ['ip=203.0.113.0/24,2001:db8::/48', 'read-only']],
	['until=2030-01-31T18:00+09:00', ['until=2030-01-31T18:00+09:00']],
	['read-only, ./a/b.json', ['read-only', './a/b.json']],
] as const)('the scopes in %j are %j', (field, items) => {
	expect(scopeItems(field)).toEqual(items);
});
