import {describe, expect, test} from 'vitest';
import type {Caller} from '../../../source/roles/caller/caller.ts';
import {initialState} from '../../../source/ui/app-state.ts';
import {headerLine} from '../../../source/ui/components/header-line.ts';
import type {CallerHeader} from '../../../source/ui/jobs.ts';
import {trustLines} from '../../../source/ui/screens/roles/role-detail.ts';
import {roleColumns, roleRowLine} from '../../../source/ui/screens/roles/role-row.ts';
import {type Line, lineWidth} from '../../../source/ui/text/line.ts';
import {createTheme} from '../../../source/ui/theme.ts';
import {account, identity, me, noon, role} from '../support/example.ts';

const {symbols} = createTheme({colorDepth: 1, unicode: true});
const textOf = (line: Line) => line.map(({text}) => text).join('');
const unmatched = {name: [], path: [], description: []};

describe('a row of the list', () => {
	const row = (judged: ReturnType<typeof role>, width: number, chosen = false) =>
		roleRowLine(
			{role: judged, matched: unmatched},
			roleColumns(width, [judged, role('A'.repeat(40))]),
			{chosen, verifyingSince: undefined, now: noon, home: account},
			symbols,
		);

	test.each([
		[role('Audit', {description: 'reads'}), / ▸ ✓ Audit .* 1 h {2}reads/],
		[role('Test', {verdict: 'conditional', needs: ['mfa', 'tags']}), / ▸ ◐ Test .*mfa \+1 +1 h/],
		[role('Office', {verdict: 'conditional', needs: ['source-ip']}), / ▸ ◐ Office .* source-ip +1 h/],
		[
			role('Two', {verdict: 'conditional', needs: ['source-identity', 'other']}),
			/ ▸ ◐ Two .* source-identity \+1 +1 h/,
		],
		[role('Finance', {verdict: 'denied', path: '/team/'}), / ▸ ✗ team\/Finance .* –/],
		[role('Far', {account: '444455556666', verdict: 'unknown'}), / ▸ \? Far .* 1 h {2}in 444455556666/],
		[role('Evil\u001B[31m', {description: 'a\u0007b'}), / ▸ ✓ Evil .* ab/],
		[role('Proven', {verifiedAt: new Date(noon).toISOString()}), / ▸ ✓ Proven .*at \d\d:\d\d +1 h/],
	])('%#', (judged, expected) => {
		expect(textOf(row(judged, 90, true))).toMatch(expected);
	});

	test('is as wide as every other, whatever is written in it', () => {
		const roles = [
			role('Audit'),
			role('検証用ロールのとても長い名前でございます', {description: '説明も長い説明も長い説明も長い'}),
			role('e\u0301'.repeat(60), {path: '/aws-reserved/sso.amazonaws.com/eu-west-1/'}),
			role('x', {description: '🚀'.repeat(40), verdict: 'denied'}),
		];
		for (const width of [60, 80, 97, 200]) {
			for (const judged of roles) expect(lineWidth(row(judged, width))).toBeLessThanOrEqual(width);
			const marks = roles.map((judged) => textOf(row(judged, width)).slice(0, 5));
			expect(marks).toEqual(['   ✓ ', '   ✓ ', '   ✓ ', '   ✗ ']);
		}
	});

	test('keeps the name and gives up the path when there is no room for both', () => {
		const judged = role('AdministratorAccess', {path: '/aws-reserved/sso.amazonaws.com/eu-west-1/'});
		expect(textOf(row(judged, 60))).toContain(' …/AdministratorAccess ');
	});
});

describe('the trust policy', () => {
	const trust = JSON.stringify({
		Version: '2012-10-17',
		Statement: [
			{Sid: 'One', Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole'},
			{Sid: 'Two', Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole'},
		],
	});
	const barred = (lines: readonly Line[]) => lines.map(textOf).filter((text) => text.startsWith(' ▌'));

	test('marks the statements that decided, and not by colour alone', () => {
		const deciding = [{source: 'trust', policy: '', index: 1, effect: 'Deny'}] as const;
		expect(barred(trustLines(trust, deciding, 80, symbols))).toEqual([
			' ▌ "Sid": "Two",',
			' ▌ "Effect": "Deny",',
			' ▌ "Principal": "*",',
			' ▌ "Action": "sts:AssumeRole"',
		]);
	});

	test('marks none for a statement of another policy', () => {
		const deciding = [{source: 'identity', policy: 'mine', index: 0, effect: 'Deny'}] as const;
		expect(barred(trustLines(trust, deciding, 80, symbols))).toEqual([]);
	});

	test.each([
		'{',
		'"text"',
		'{"Statement": {"Effect": "Allow"}}',
		'[]',
		'null',
		'{"Statement": ["x", null]}',
	])('is shown as it is when it is not one: %s', (document) => {
		expect(trustLines(document, [], 80, symbols).length).toBeGreaterThan(0);
	});
});

describe('the header', () => {
	const header = (changes: Partial<CallerHeader> = {}, width = 120) =>
		textOf(
			headerLine(
				{
					...initialState({columns: width, rows: 24}, noon),
					identity: {status: 'ready', value: identity(changes)},
				},
				width,
				symbols,
			),
		);
	const sso: Caller = {
		...me,
		identityArn: `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123`,
		name: 'suzuki@example.com',
	};

	test.each<[string, Partial<CallerHeader>, number, RegExp]>([
		['who and where', {}, 120, /^ daypass {2}cm-chiba\.yukihiro @ acme-dev 1111-2222-3333 {2}us-west-2 +$/],
		['no alias', {alias: undefined} as never, 120, / @ 1111-2222-3333 {2}us-west-2/],
		['a person of Identity Center', {caller: sso}, 120, /suzuki@example\.com @/],
		['the imitation', {demo: true}, 120, / demo $/],
		[
			'another endpoint',
			{unusualEndpoints: ['http://localhost:5000']},
			120,
			/not AWS: http:\/\/localhost:5000 $/,
		],
		[
			'credentials that end',
			{credentialsExpireAt: new Date(noon + 660_000).toISOString()},
			120,
			/ creds 11m $/,
		],
		[
			'credentials that ended',
			{credentialsExpireAt: new Date(noon).toISOString()},
			120,
			/your credentials have ended/,
		],
		[
			'which source signs, and why',
			{passedOver: {source: 'AWS_PROFILE=mira', because: 'keys go first'}},
			120,
			/ not AWS_PROFILE=mira: keys go first $/,
		],
		[
			'as much of it as there is room for',
			{passedOver: {source: 'AWS_PROFILE=mira', because: 'keys in the environment go first'}},
			80,
			/ us-west-2 +not AWS_PROFILE=mira $/,
		],
		...(
			[
				[120, 660, /us-west-2 +not AWS: http:\/\/127\.0\.0\.1:43483 {2}creds 11m $/],
				[80, 660, /us-west-2 +not AWS: 127\.0\.0\.1:43483 {2}creds 11m $/],
				[60, 660, /us-west-2 +not AWS $/],
				[60, 300, /not AWS {2}creds 5m $/],
			] as const
		).map(([width, left, expected]): [string, Partial<CallerHeader>, number, RegExp] => [
			`another endpoint, and when credentials end in ${left} s, in ${width} columns`,
			{
				unusualEndpoints: ['http://127.0.0.1:43483'],
				credentialsExpireAt: new Date(noon + left * 1000).toISOString(),
			},
			width,
			expected,
		]),
		['not much room', {demo: true}, 60, /^ cm-chiba\.yukihiro @ acme-dev {2}us-west-2 +demo $/],
	])('tells %s', (_what, changes, width, expected) => {
		expect(header(changes, width)).toMatch(expected);
	});
});

test('the names take what the longest of them needs, and the descriptions the rest', () => {
	const short = [role('Audit'), role('Deployer-Staging', {path: '/app/teams/shop/'})];
	const {name, about} = roleColumns(118, short);
	expect([name, about]).toEqual([31, 118 - 5 - 12 - 6 - 4 - 31]);
	expect(roleColumns(118, [...short, role('x'.repeat(64))]).name).toBe(44);
});
