import {describe, expect, test} from 'vitest';
import {keysNow} from '../../source/ui/app.ts';
import {helpLines} from '../../source/ui/screens/help/help-view.ts';
import {lineWidth} from '../../source/ui/text/line.ts';
import {knownPass, pass, preset, revoked, role} from './support/example.ts';
import {ascii, fits, frame, sendPreview, sizes, twoStatements} from './support/frames.tsx';
import {progress} from './support/jobs.ts';
import {playOn} from './support/played.ts';

const low = [
	{columns: 60, rows: 15},
	{columns: 109, rows: 15},
	{columns: 80, rows: 20},
	{columns: 80, rows: 24},
];

describe.each(low)('a list to choose from at $columns×$rows', (size) => {
	/** The rows between the form and the footer. */
	const beneath = (lines: readonly string[]) => {
		const rules = lines.flatMap((line, at) => (/^─+$/.test(line) ? [at] : []));
		expect(rules).toHaveLength(3);
		return lines.slice((rules.at(-2) ?? 0) + 1, rules.at(-1));
	};

	test.each([
		['regions', 'Region', ['"us"'], 'us-'],
		['pages', 'Page', ['"ec"'], 'ec'],
		['pages, of a form with more fields', 'Page', ['"ec"'], 'ec'],
		['templates', 'Session policy', ['down'], '='],
	])('shows the chosen row and one beside it: %s', (name, field, keys, part) => {
		const played = playOn(size);
		const needs = name.includes('more') ? (['mfa', 'external-id', 'tags', 'source-identity'] as const) : [];
		played.send({type: 'roles', progress: progress([role('Audit', {verdict: 'conditional', needs})])});
		played.press('enter');
		for (let tabs = 0; tabs < 9 && !frame(played.state()).includes(`▸ ${field}`); tabs += 1)
			played.press('tab');
		played.press(...keys);
		for (let at = 0; at < 9; at += 1) {
			const shown = beneath(fits(played.state())).filter((line) => line.trim() !== '');
			expect(shown.filter((line) => line.startsWith(' ▸ '))).toHaveLength(1);
			expect(shown.length).toBeGreaterThan(1);
			expect(shown.join('\n')).toContain(part);
			played.press(at < 6 ? 'down' : 'page-down');
		}
	});
});

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

	test('a refusal is told whole on the form', () => {
		const played = playOn(size);
		played.press('enter');
		const words = Array.from({length: 36}, (_, at) => `word${at}`);
		played.send({
			type: 'mint-failed',
			problem: {code: 'access-denied', message: 'AWS refuses.', hint: `${words.join(' ')}.`},
		});
		const shown = fits(played.state()).join('\n');
		for (const word of words) expect(shown).toContain(word);
	});

	test('titles tell roles of one name apart, by path and account', () => {
		const arn = (account: string, path: string) => `arn:aws:iam::${account}:role${path}Viewer`;
		const other = '444455556666';
		const roles = [
			role('Viewer', {path: '/app/'}),
			role('Viewer', {path: '/app/', account: other, arn: arn(other, '/app/')}),
			role('Viewer', {path: '/ops/', account: other, arn: arn(other, '/ops/')}),
		];
		const titles = (...keys: readonly string[]) =>
			roles.map((one) => {
				const played = playOn(size);
				played.send({type: 'roles', progress: progress([one])});
				played.press(...keys);
				const mint = played.wanted('mint');
				if (mint !== undefined) {
					const made = pass({role: one.arn, account: one.account});
					played.send({type: 'minted', pass: made, request: mint.request});
				}
				return fits(played.state())[2];
			});
		for (const keys of [['enter'], ['enter', 'enter'], ['c'], ['x']]) {
			const [own, same, away] = titles(...keys);
			expect(own).toContain('app/Viewer');
			expect(away).toContain('ops/Viewer');
			expect(new Set([own, same, away]).size).toBe(3);
		}
	});

	test('a link that is whole stays so when a copy is told of, whatever the pass warns of', () => {
		for (let length = 100; length < size.columns * size.rows; length += size.columns) {
			const played = playOn(size);
			played.press('1');
			const {name: _name, ...request} = preset('audit');
			const url = `https://signin.aws.amazon.com/${'x'.repeat(length)}`;
			const warnings = ['This hands out your own session: whoever opens the link can do all that you can.'];
			played.send({type: 'minted', pass: pass({url, warnings}), request});
			const isWhole = () => fits(played.state()).join('').includes(url);
			const before = isWhole();
			const message = 'Sent to your terminal’s clipboard. If nothing arrives, select the link, as a whole.';
			played.send({type: 'toast', toast: {ok: true, message}});
			expect(isWhole()).toBe(before);
			expect(fits(played.state()).join('\n')).toContain('Sent to your');
		}
	});

	test('what a pass is narrowed by is told, and never hides a link that fits', () => {
		for (let length = 100; length < size.columns * size.rows; length += 40) {
			const [plain, narrowed] = [[], ['read-only', 'ip=203.0.113.0/24']].map((scope) => {
				const played = playOn(size);
				played.press('1');
				const {name: _name, ...request} = preset('audit');
				const url = `https://signin.aws.amazon.com/${'x'.repeat(length)}`;
				played.send({type: 'minted', pass: pass({url, scope}), request});
				return fits(played.state()).join('\n');
			});
			expect(narrowed).toMatch(/arrowed by read-only/);
			expect(narrowed?.includes('Too long to show')).toBe(plain?.includes('Too long to show'));
		}
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
				type: 'toast',
				toast: {ok: false, message: `No QR code: ${'it needs more room. '.repeat(5)}`},
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
		played.send({
			type: 'toast',
			toast: {ok: true, message: `${'n'.repeat(64)} is yours now, the last word.`},
		});
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
			const help = helpLines(keysNow(played.state()), size.columns);
			for (const line of help) expect(lineWidth(line)).toBeLessThanOrEqual(size.columns);
			expect(help.flat().some(({text}) => text.endsWith('…'))).toBe(false);
			const known = keysNow(played.state()).map(({shown, does}) => `${shown} ${does}`);
			const shown = frame(played.state()).split('\n').at(-1)?.trim().split(/ {2,}/) ?? [];
			expect(shown.length).toBeGreaterThan(1);
			for (const item of shown) expect(known).toContain(item);
		}
	});
});
