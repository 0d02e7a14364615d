import fc from 'fast-check';
import {renderToString} from 'ink';
import {describe, expect, test} from 'vitest';
import {parseRoleArn} from '../../source/roles/role-arn.ts';
import {Frame} from '../../source/ui/components/frame.tsx';
import {formQuestion, questionKey, roleQuestion} from '../../source/ui/preview/preview-question.ts';

import {helpLines} from '../../source/ui/screens/help/help-lines.ts';
import {chosenRole} from '../../source/ui/screens/roles/roles-state.ts';
import {type AppState, findScreen, pushScreen} from '../../source/ui/state/app-state.ts';
import {keysNow} from '../../source/ui/state/screen-keys.ts';
import {lineWidth, textWidth} from '../../source/ui/text/line.ts';
import {createTheme, ThemeContext} from '../../source/ui/theme.ts';
import {knownPass, noon, pass, preset, revoked, role} from './support/example.ts';
import {progress} from './support/jobs.ts';
import {play, playOn} from './support/played.ts';
import {rolePreview} from './support/role-preview.ts';

const plain = createTheme({colorDepth: 1, unicode: true});
const ascii = createTheme({colorDepth: 1, unicode: false});

const frame = (state: AppState, theme = plain) =>
	renderToString(
		<ThemeContext value={theme}>
			<Frame state={state} />
		</ThemeContext>,
		{columns: state.size.columns},
	);

const fits = (state: AppState, theme = plain) => {
	const lines = frame(state, theme).split('\n');
	expect(lines).toHaveLength(state.size.rows);
	for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(state.size.columns);
	return lines;
};

const sizes = [
	{columns: 60, rows: 15},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
	{columns: 200, rows: 60},
];

const administrator = rolePreview(
	{roleArn: role('Audit').arn, region: 'us-west-2', scope: []},
	{
		policies: [
			{
				kind: 'inline',
				name: '全部',
				document: '{"Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}',
			},
		],
		complete: false,
		notices: [{code: 'x', message: '検証用ロール'.repeat(30)}],
	},
	undefined,
	noon,
);

const twoStatements = rolePreview(
	{roleArn: role('Audit').arn, region: 'us-west-2', scope: []},
	{
		policies: [
			{
				kind: 'inline',
				name: 'Own',
				document: JSON.stringify({
					Version: '2012-10-17',
					Statement: [
						{Effect: 'Allow', Action: 'ec2:*', Resource: '*'},
						{Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*'},
						{Effect: 'Allow', Action: ['s3:ListBucket'], Resource: '*'},
						{Effect: 'Deny', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::secret/*'},
					],
				}),
			},
		],
		complete: true,
		notices: [],
	},
	undefined,
	noon,
);

/** As if all that the screen shows were an administrator’s. */
const sendPreview = (played: ReturnType<typeof play>, preview = administrator) => {
	const state = played.state();
	const form = findScreen(state, 'pass');
	const role = chosenRole(state.roles);
	const question = (form && formQuestion(state, form)) ?? (role && roleQuestion(state, role.arn));
	if (question === undefined) return;
	played.send({type: 'previewed', key: questionKey(question), preview});
};

describe.each(sizes)('at $columns×$rows', (size) => {
	test('every screen fits, also with the longest there is', () => {
		const played = playOn(size);
		const long = '検証用ロール'.repeat(30);
		played.send({
			type: 'roles',
			progress: progress(
				[
					role('Long', {
						description: long,
						path: `/${'deep/'.repeat(40)}`,
						verdict: 'conditional',
						needs: ['mfa', 'tags', 'source-identity'],
						reasons: [long, long],
					}),
					...Array.from({length: 100}, (_, index) => role(`role-${index}`)),
				],
				{notices: [{code: 'x', message: long}]},
			),
		});
		for (const keys of [
			[],
			['tab'],
			['tab', 'enter'],
			['tab', 'tab', ' '],
			['"zzz"'],
			['escape', 'escape', '?'],
			['escape', 'p'],
			['n'],
		]) {
			played.press(...keys);
			sendPreview(played);
			fits(played.state());
			fits(played.state(), ascii);
		}
	});

	test('revoking fits, also with the longest there is', () => {
		const played = playOn(size);
		const long = '検証用ロール'.repeat(10);
		const problem = {code: 'x', message: long.repeat(4), hint: long.repeat(2)};
		played.send({
			type: 'roles',
			progress: progress([role('L'.repeat(64), {path: `/${'deep/'.repeat(40)}`})]),
		});
		played.press('x');
		const both = () => {
			fits(played.state());
			fits(played.state(), ascii);
		};
		both();
		const visitors = Array.from({length: 100}, (_, index) => knownPass(`${long}${index}`, index * 9));
		played.send({type: 'passes-read', passes: visitors});
		both();
		played.press('page-down', '"no"', 'enter');
		both();
		played.send({type: 'passes-failed', problem}, {type: 'revoke-failed', problem});
		both();
		played.press('ctrl-u', `"${'L'.repeat(64)}"`, 'enter');
		played.send({type: 'revoke-waits', doing: long});
		played.wait(600);
		both();
		const top = played.top();
		if (top?.name !== 'revoke') throw new Error('It is not open.');
		played.send({type: 'revoked', revoked: revoked({role: top.role, sessionName: long, clock: long})});
		both();
		played.press('u');
		played.send({type: 'undo-failed', problem});
		both();
		played.send({type: 'revocation-undone'});
		both();
	});

	test('the presets fit, with everything that can be said of them', () => {
		const played = playOn(size);
		const long = preset('検証用ロール', {
			role: role('検証用ロール'.repeat(4)).arn,
			destination: 'x'.repeat(200),
		});
		const own = Array.from({length: 30}, (_, index) =>
			preset(`p${index}`, {role: role('Auditt').arn, region: 'us-wset-2', destination: 'cloudshel'}),
		);
		played.send(
			{type: 'presets', presets: [...own, long]},
			{
				type: 'team-presets',
				files: [
					{file: `/${'検証/'.repeat(60)}`, presets: [preset('shared', {role: role('Auditt').arn})]},
					{file: '/none.json', presets: [], problem: 'The file is not there.'},
				],
			},
		);
		for (const keys of [
			['p'],
			['G'],
			['k'],
			['k'],
			['n'],
			['escape', 'r'],
			['"zzz"'],
			['escape', 'escape'],
		]) {
			played.press(...keys);
			played.send({type: 'cloudshell-said', now: true});
			fits(played.state());
			fits(played.state(), ascii);
		}
		played.press('p', 'G');
		expect(frame(played.state())).toMatch(/▸ +shared/);
	});

	test('the preview fits, and each step into it', () => {
		const played = playOn(size);
		for (const keys of [
			[],
			['enter'],
			['shift-tab'],
			['G'],
			['enter'],
			['G'],
			['p'],
			['/', '"全"'],
			['enter', 'n'],
			['escape', 'escape'],
			['c'],
			['"s3:"', 'down'],
			['escape'],
			['shift-tab'],
			['down'],
		]) {
			played.press(...keys);
			sendPreview(played);
			fits(played.state());
			fits(played.state(), ascii);
		}
	});

	test('in the preview nothing but what changes moves, and marks tell what colours do', () => {
		const played = playOn(size);
		const show = () => {
			sendPreview(played, twoStatements);
			return fits(played.state());
		};
		const row = (lines: readonly string[], text: string) => lines.findIndex((line) => line.includes(text));
		played.press('enter', 'shift-tab');
		show();
		played.press('enter', 'j');
		const actions = show();
		expect(actions.join('\n')).toContain('▸ ◐ GetObject');
		played.press('enter');
		const policies = show();
		expect(policies.join('\n')).toContain('▸ s3:GetObject  ▌ allows or denies it');
		expect(policies.join('\n')).toContain('▸▌ "Action": ["s3:GetObject"],');
		expect(policies.join('\n')).toMatch(/ {3}"Action": "ec2:\*"/);
		played.press('/', '"ec2"');
		const searching = show();
		expect(searching.join('\n')).toMatch(/ \/ ec2▏ +1 of 1/);
		expect(searching.join('\n')).toMatch(/▸ {2}"Action": "ec2:\*"/);
		expect(row(searching, ' / ec2▏')).toBe(row(policies, '▸ s3:GetObject'));
		played.press('enter');
		const kept = show();
		expect(kept.at(-1)).toContain('Esc clear the search');
		expect(kept.at(-1)).toContain('n next');
		expect(row(kept, '"ec2:*"')).toBe(row(searching, '"ec2:*"'));
		played.press('escape');
		expect(row(show(), '"ec2:*"')).toBe(row(kept, '"ec2:*"'));
	});

	test.each([100, 700, 3000])('a link of %d characters fits or is not shown whole', (length) => {
		const played = playOn(size);
		played.press('1');
		const url = `https://signin.aws.amazon.com/${'x'.repeat(length)}`;
		const {name: _name, ...request} = preset('audit');
		played.send({
			type: 'minted',
			pass: pass({url, warnings: ['One.', 'Two, and at some length: '.repeat(8)]}),
			request,
		});
		const lines = fits(played.state());
		const shown = lines.join('').includes(url);
		expect(shown).toBe(!lines.join('\n').includes('Too long to show here'));
	});

	test.each([100, 700, 1100, 3000])(
		'a link of %d characters stays where it is, whatever is said of it',
		(length) => {
			const played = playOn(size);
			played.press('1');
			const url = `https://signin.aws.amazon.com/${'x'.repeat(length)}`;
			const {name: _name, ...request} = preset('audit');
			played.send({type: 'minted', pass: pass({url}), request});
			const before = fits(played.state());
			played.send({
				type: 'told',
				told: {ok: false, message: `No QR code: ${'it needs more room. '.repeat(5)}`},
			});
			const after = fits(played.state());
			const place = (lines: readonly string[]) => lines.findIndex((line) => line.includes('https://'));
			expect(after.join('')).toContain('No QR code');
			expect(place(after)).toBe(place(before));
		},
	);

	test('of presets it says how many more there are, and what came of a change to its last word', () => {
		const played = playOn(size);
		played.send({
			type: 'presets',
			presets: Array.from({length: 80}, (_, index) => preset(`preset-${index}`)),
		});
		played.press('p');
		expect(fits(played.state()).join('\n')).toMatch(/… \d+ more/);
		played.send({type: 'told', told: {ok: true, message: `${'n'.repeat(64)} is yours now, the last word.`}});
		expect(fits(played.state()).join(' ')).toContain('last word.');
		played.press('G');
		expect(fits(played.state()).join('\n')).not.toMatch(/… \d+ more/);
	});

	test('presets that have no room above the list are counted', () => {
		const played = playOn(size);
		for (const length of [1, 12, 17, 40]) {
			const presets = Array.from({length: 12}, (_, index) => preset(`${'n'.repeat(length)}${index}`));
			played.send({type: 'presets', presets});
			const [, , row = ''] = fits(played.state());
			const shown = row.match(/\d n+\d+/g)?.length ?? 0;
			expect(row).toContain(`… ${12 - shown} more`);
		}
	});

	test('the footer names only keys that do something now', () => {
		const played = playOn(size);
		for (const keys of [
			[],
			['enter'],
			['tab'],
			['escape', 'p'],
			['escape', '/'],
			['escape', 't'],
			['escape', 'x'],
		]) {
			played.press(...keys);
			const help = helpLines(pushScreen(played.state(), {name: 'help', scroll: 0}), size.columns);
			for (const line of help) expect(lineWidth(line)).toBeLessThanOrEqual(size.columns);
			expect(help.flat().some(({text}) => text.endsWith('…'))).toBe(false);
			const known = keysNow(played.state()).map(({shown, does}) => `${shown} ${does}`);
			const shown = frame(played.state()).split('\n').at(-1)?.trim().split(/ {2,}/) ?? [];
			expect(shown.length).toBeGreaterThan(1);
			for (const item of shown) expect(known).toContain(item);
		}
	});
});

test.each([
	{columns: 60, rows: 15},
	{columns: 80, rows: 24},
	{columns: 120, rows: 40},
])('the details say with a mark that the keys go to them, at $columns×$rows', (size) => {
	const played = playOn(size);
	expect(frame(played.state())).not.toContain('▸✓ allowed');
	played.press('tab');
	expect(frame(played.state())).toContain('▸✓ allowed');
	played.press('j');
	// Where all of them fit there is nothing to scroll.
	expect(frame(played.state())).toMatch(/▸(✓ allowed| {2}Audit trusts you\.)/);
	played.press('escape');
	expect(frame(played.state())).not.toMatch(/▸(?! )/);
});

test('where there is nothing to move in, no key is named for it', () => {
	const played = play();
	const moves = () => keysNow(played.state()).filter(({group}) => group === 'Move');
	expect(moves()).toEqual([]);
	played.press('p');
	expect(moves()).toEqual([]);
	played.send({type: 'presets', presets: [preset('audit')]});
	expect(moves()).not.toEqual([]);
});

test('help says in words of its own what a footer’s one word leaves open', () => {
	const played = playOn();
	played.press('?');
	expect(frame(played.state())).toMatch(/ {4}v +ask AWS for real/);
	played.press('escape');
	expect(frame(played.state())).toContain('v verify');
});

describe('without colours and without Unicode', () => {
	test('every mark is ASCII, and verdicts are told by mark and word', () => {
		const played = playOn({columns: 120, rows: 40});
		const shown = frame(played.state(), ascii);
		expect(shown).toMatch(/^[\n -~]+$/);
		expect(shown).toMatch(/> \+ Audit/);
		expect(shown).toMatch(/~ Partner/);
		expect(shown).toMatch(/x Finance/);
		expect(shown).toContain('+ allowed');
	});
});

describe('the presets', () => {
	const shown = (theme = plain) => {
		const played = playOn();
		const gone = preset('gone', {role: role('Auditt').arn});
		played.send({type: 'presets', presets: [preset('audit'), gone]});
		const above = frame(played.state(), theme);
		played.press('p', 'j');
		return {played, above, below: frame(played.state(), theme)};
	};

	test('that no longer fit are marked, in a word too, explained, and repaired by a key that is named', () => {
		const {played, above, below} = shown();
		expect(above).toMatch(/1 audit {2}2 gone ⚠/);
		expect(below).toMatch(/gone .*Auditt .*⚠ role gone/);
		expect(below).toContain('There is no role Auditt in your account. r puts Audit in its place.');
		expect(below).toContain('r repair');
		played.press('k');
		expect(frame(played.state())).not.toContain('r repair');
	});

	test('are marked in ASCII as well', () => {
		const {above, below} = shown(ascii);
		expect(above).toMatch(/2 gone !/);
		expect(below).toMatch(/! role gone/);
	});

	test('of the team stand apart, and say what is wrong with their file', () => {
		const {played} = shown();
		const files = [
			{file: '/team.json', presets: [preset('shared')]},
			{file: '/none.json', presets: [], problem: 'The file is not there.'},
		];
		played.send({type: 'team-presets', files});
		played.press('G');
		const below = frame(played.state());
		expect(below).toMatch(
			/gone[\s\S]*From \/team.json, to be used and copied:\n.*▸ +shared[\s\S]*⚠ The file is not there/,
		);
		expect(below).toContain('d copy to yours');
	});

	test('say once what becomes of them in CloudShell, with the command that helps', () => {
		const {played} = shown();
		played.send({type: 'cloudshell-said', now: true});
		expect(frame(played.state())).toContain('daypass presets export');
		played.press('escape', 'p');
		expect(frame(played.state())).not.toContain('daypass presets export');
	});
});

describe('waiting', () => {
	test('is mentioned once it can be felt, with what is waited for', () => {
		const played = play();
		played.send({type: 'started'});
		played.send({
			type: 'roles',
			progress: progress([], {complete: false, doing: 'reading roles… 300 so far'}),
		});
		expect(frame(played.state())).not.toContain('reading roles');
		played.wait(600);
		expect(frame(played.state()).match(/reading roles… 300 so far/g)).toHaveLength(1);
		expect(frame(played.state())).toContain('asking AWS who you are…');
	});

	test('for a link says what AWS is doing, and how to stop', () => {
		const played = playOn();
		played.press('enter', 'enter');
		played.send({type: 'mint-waits', doing: 'asking for the sign-in token'});
		expect(frame(played.state())).not.toContain('asking');
		played.wait(600);
		expect(frame(played.state())).toContain('asking for the sign-in token…');
		expect(frame(played.state())).toContain('Esc stop');
	});
});

describe('the clocks', () => {
	const shown = () => {
		const played = playOn();
		played.press('1');
		const {name: _name, ...request} = preset('audit');
		played.send({type: 'minted', pass: pass(), request});
		return played;
	};

	test.each([
		[0, 'Open it within 15:00', 'in 1:00:00'],
		[61_000, 'Open it within 13:59', 'in 58:59'],
		[901_000, 'The link has expired. r makes a new one.', 'in 44:59'],
		[3_601_000, 'The link has expired.', 'The session has ended.'],
	])('after %d ms', (milliseconds, link, session) => {
		const played = shown();
		played.wait(milliseconds);
		expect(frame(played.state())).toContain(link);
		expect(frame(played.state())).toContain(session);
	});
});

test('no keys, sizes and answers in any order break a frame or leave no way back', () => {
	const names = [
		'j',
		'k',
		'G',
		'g',
		'enter',
		'escape',
		'tab',
		'shift-tab',
		'/',
		'a',
		't',
		'v',
		'R',
		'p',
		'?',
		's',
		'm',
		'r',
		'n',
		'd',
		'x',
		'u',
		'e',
		'J',
		'K',
		'c',
		'1',
		'2',
		'9',
		'left',
		'right',
		'up',
		'down',
		' ',
		'backspace',
		'ctrl-u',
		'page-down',
		'home',
		'end',
		'検',
	];
	const event = fc.oneof(
		{weight: 12, arbitrary: fc.constantFrom(...names).map((name) => ({key: name}))},
		{
			weight: 1,
			arbitrary: fc
				.record({columns: fc.integer({min: 20, max: 160}), rows: fc.integer({min: 5, max: 50})})
				.map((size) => ({size})),
		},
		{weight: 1, arbitrary: fc.string({unit: 'grapheme', maxLength: 20}).map((paste) => ({paste}))},
		{
			weight: 2,
			arbitrary: fc
				.constantFrom(
					'minted',
					'mint-failed',
					'note',
					'roles',
					'policies',
					'previewed',
					'removed',
					'revoked',
					'undone',
					'unfit',
				)
				.map((answer) => ({answer})),
		},
	);
	const problem = {code: 'mfa-required', message: 'It did not work.', hint: 'Try again.'};
	const {name: _name, ...request} = preset('audit');
	const audit = parseRoleArn(role('Audit').arn);
	if (audit === undefined) throw new Error('That is no role’s ARN.');
	fc.assert(
		fc.property(fc.array(event, {maxLength: 60}), (events) => {
			const played = playOn();
			for (const happened of events) {
				if ('key' in happened) played.press(happened.key);
				else if ('size' in happened) played.send({type: 'resized', size: happened.size});
				else if ('paste' in happened) played.send({type: 'paste', text: happened.paste});
				else if (happened.answer === 'minted') played.send({type: 'minted', pass: pass(), request});
				else if (happened.answer === 'mint-failed') played.send({type: 'mint-failed', problem});
				else if (happened.answer === 'note') played.send({type: 'note', text: 'A note\nof two lines'});
				else if (happened.answer === 'policies') played.send({type: 'policies-wanted'});
				else if (happened.answer === 'previewed') sendPreview(played);
				else if (happened.answer === 'revoked')
					played.send({type: 'revoked', revoked: revoked({role: audit, sessionName: undefined})});
				else if (happened.answer === 'undone') played.send({type: 'revocation-undone'});
				else if (happened.answer === 'unfit')
					played.send({type: 'presets', presets: [preset('lost', {role: role('NothingLikeIt').arn})]});
				else if (happened.answer === 'removed') played.send({type: 'presets', presets: []});
				else played.send({type: 'roles', progress: progress([role('Other'), role('Audit')])});
			}
			fits(played.state());
			played.send({type: 'resized', size: {columns: 80, rows: 24}});
			played.press(...Array.from({length: 80}, () => 'escape'));
			expect(played.screens()).toEqual([]);
			played.press('q');
			expect(played.wanted('leave')).toEqual({do: 'leave', exitCode: 0});
		}),
		{numRuns: 150},
	);
});
