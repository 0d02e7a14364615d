import {describe, expect, test} from 'vitest';
import {fields} from '../../../source/pass/fields.ts';
import type {RolePolicies} from '../../../source/roles/role-policies.ts';
import {actionLines} from '../../../source/ui/preview/action-lines.ts';
import {actionRows, actionsIn, withinActions} from '../../../source/ui/preview/action-list.ts';
import {levelBars} from '../../../source/ui/preview/level-bars.ts';
import {policyText} from '../../../source/ui/preview/policy-text.ts';
import {policyTextLines} from '../../../source/ui/preview/policy-text-lines.ts';
import {matrixPane} from '../../../source/ui/preview/preview-lines.ts';
import type {RolePreview} from '../../../source/ui/preview/role-preview.ts';
import {type Line, lineWidth} from '../../../source/ui/text/line.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {noon, role} from '../support/example.ts';
import {rolePreview} from '../support/role-preview.ts';

const {symbols} = createTheme({colorDepth: 1, unicode: true});
const textOf = (line: Line) => line.map(({text}) => text).join('');
const text = (lines: readonly Line[]) => lines.map((line) => textOf(line).trimEnd()).join('\n');

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

test('a summary that is cut for want of rows says so', () => {
	const summary = 'many words '.repeat(40);
	const shown = (rows: number) =>
		text(matrixPane({...some, summary}, undefined, {columns: 60, rows}, symbols));
	expect(shown(10).split('\n')[1]).toMatch(/words…$/);
	expect(shown(10).match(/many/g)?.length).toBeLessThan(40);
	expect(shown(40).match(/many/g)).toHaveLength(40);
	expect(shown(40)).not.toContain('words…');
});

const actionsShown = (of: RolePreview, service: string, index = 0, rows = 200) =>
	actionLines(of, actionRows(of.actionsOf(service)), {index, top: 0}, {columns: 80, rows}, symbols);

const policiesShown = (of: RolePreview, readFor: string, width = 80) =>
	policyTextLines(
		policyText(of, readFor, width).rows,
		{here: undefined, found: []},
		{top: 0, count: 1000},
		symbols,
	);

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
		expect(shown).toContain('· none  ✂ cut by scope');
		const narrow = text(matrixPane(cut, undefined, {...pane, columns: 52}, symbols));
		expect(narrow).toMatch(/· none {2}✂ cut$/);
	});

	test.each([
		[7, undefined],
		[9, 0],
		[9, 3],
		[16, 12],
		[16, 400],
		[33, -7],
	] as const)('in %d rows, with the cursor at %s, it fits, and shows that service', (rows, place) => {
		// Below zero: so many from the end, however many services there are.
		const isNearEnd = place !== undefined && place < 0;
		const cursor = isNearEnd ? everything.rows.length + place : place;
		for (const columns of [54, 60, 80]) {
			const lines = matrixPane(everything, cursor, {columns, rows}, symbols);
			expect(lines.length).toBeLessThanOrEqual(rows);
			if (cursor !== undefined && cursor > 0) {
				expect(text(lines)).toContain(` ▸ ${everything.rows[cursor]?.name.slice(0, 8)}`);
				expect(text(lines)).toContain('List');
			}
			if (!isNearEnd) expect(text(lines)).toMatch(/… \d+ (more|services)|⚠/);
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
			...actionsShown(evil, 's3'),
			...policiesShown(evil, 's3'),
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
	test('are told level by level, with resources and conditions, and what is not allowed last', () => {
		const shown = text(actionsShown(some, 'dynamodb'));
		expect(shown).toMatch(
			/^ {3}Read {2}1 of \d+\n ▸ ◐ GetItem {2}on arn:aws:dynamodb:\*:\*:table\/orders\*\n\n {3}Not allowed {2}\d+\n/,
		);
		expect(text(actionsShown(some, 'ec2'))).toMatch(/ ▸ ○ DescribeAccountAttributes\n/);
	});

	test.each([
		['dynamodb', 'GetItem', 'Allowed on arn:aws:dynamodb:*:*:table/orders*.'],
		['dynamodb', 'PutItem', 'No statement allows it.'],
		['ec2', 'DescribeVpcs', 'Allowed under a condition.'],
		['s3', 'ListAllMyBuckets', 'Allowed, whatever it works on.'],
	])('%s:%s: %s', (service, name, said) => {
		const index = actionsIn(actionRows(some.actionsOf(service))).findIndex(
			({action}) => action === `${service}:${name}`,
		);
		const shown = text(actionsShown(some, service, index));
		expect(shown).toMatch(new RegExp(` ▸ . ${name}\\b`));
		expect(shown.trimEnd().endsWith(said)).toBe(true);
	});

	test('say where one layer takes away what the other allows', () => {
		const denied = preview(
			reading(allow(['sqs:*']), {Effect: 'Deny', Action: 'sqs:*', Resource: '*'}, allow(['sns:*'])),
		);
		expect(text(actionsShown(denied, 'sqs'))).toContain('Denied.');
		const cut = preview(reading(allow(['sts:*'])), reading(allow(['sts:GetCallerIdentity'])));
		expect(text(actionsShown(cut, 'sts'))).toMatch(/✂ AssumeRole\n/);
		expect(text(actionsShown(cut, 'sts', 1))).toContain('your session policy takes it away');
	});

	test('keep the chosen one in sight, and the heading above the first of a part', () => {
		const rows = actionRows(everything.actionsOf('s3'));
		const height = 8;
		let cursor = {index: 0, top: 0};
		const step = (by: number) => {
			const {index, top, row} = withinActions({index: cursor.index + by, top: cursor.top}, rows, height);
			cursor = {index, top};
			expect(row).toBeGreaterThanOrEqual(top);
			expect(row).toBeLessThan(top + height);
			if (rows[row - 1]?.row === 'heading') expect(row - 1).toBeGreaterThanOrEqual(top);
		};
		for (let at = 0; at < 300; at += 1) step(1);
		expect(cursor.index).toBe(actionsIn(rows).length - 1);
		for (let at = 0; at < 300; at += 1) step(-1);
		expect(cursor).toEqual({index: 0, top: 0});
	});
});

describe('the policies', () => {
	const deep = preview(
		reading(
			{
				Sid: 'Look',
				...allow(['ec2:Describe*', 's3:List*', 's3:Get*', 'dynamodb:List*', 'sns:List*', 'sqs:List*']),
			},
			{Sid: 'NotTheSecret', Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::secret/*'},
			{Sid: 'AllBut', Effect: 'Allow', NotAction: 'iam:*', Resource: '*', ...office},
			{Sid: 'Elsewhere', ...allow(['s3:*'], {Resource: 'arn:aws:sqs:*:*:a'})},
		),
	);
	const lit = (of: RolePreview, readFor: string) =>
		policiesShown(of, readFor, 60)
			.map(textOf)
			.filter((line) => line.startsWith(' ▌'))
			.join('\n');

	test('light the statements that bear on the service', () => {
		expect(lit(some, 's3')).toContain(' ▌ "Action": ["s3:*"],');
		expect(lit(some, 's3')).not.toContain('dynamodb');
	});

	test.each([
		['s3:GetObject', ['Look', 'NotTheSecret', 'AllBut']],
		['s3:PutObject', ['AllBut']],
		['iam:ListRoles', []],
		['sns:ListTopics', ['Look', 'AllBut']],
	])('light those that allow or deny %s: %j', (action, sids) => {
		expect([...lit(deep, action).matchAll(/"Sid": "(\w+)"/g)].map(([, sid]) => sid)).toEqual(sids);
	});

	test('take somebody to the row that names the action, else to the statement', () => {
		const {rows, stops} = policyText(deep, 's3:GetObject', 60);
		expect(stops.map(({row}) => rows[row]?.text.trim())).toEqual([
			'"s3:Get*",',
			'"Action": "s3:GetObject",',
			'"Sid": "AllBut",',
		]);
		expect(stops.map(({from}) => rows[from]?.text.trim())).toEqual([
			'"Sid": "Look",',
			'"Sid": "NotTheSecret",',
			'"Sid": "AllBut",',
		]);
	});

	test('of a policy that could not be read have its name', () => {
		const unread = preview({policies: [{kind: 'managed', name: 'Hidden'}], complete: false, notices: []});
		expect(text(policiesShown(unread, ''))).toBe('   Hidden  managed\n   could not be read');
	});
});

test.each([
	['', []],
	[' read-only ,, deny-iam', ['read-only', 'deny-iam']],
	['ip=203.0.113.0/24, 2001:db8::/48, read-only', ['ip=203.0.113.0/24,2001:db8::/48', 'read-only']],
	['until=2030-01-31T18:00+09:00', ['until=2030-01-31T18:00+09:00']],
	['read-only, ./a/b.json', ['read-only', './a/b.json']],
] as const)('the scopes in %j are %j', (field, items) => {
	expect(fields.scope.kind.parse(field)).toEqual(items);
});
