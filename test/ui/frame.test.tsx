import {describe, expect, test} from 'vitest';
import {keysNow} from '../../source/ui/app.ts';
import {pass, preset, role} from './support/example.ts';
import {ascii, fits, frame, plain} from './support/frames.tsx';
import {progress} from './support/jobs.ts';
import {play, playOn} from './support/played.ts';

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
	played.send({type: 'roles-ended'});
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

describe('on a large screen', () => {
	test.each([
		{columns: 160, rows: 45},
		{columns: 200, rows: 60},
	])('$columns×$rows: the list, the form and the preview stand side by side', (size) => {
		const played = playOn(size);
		played.press('j', 'enter', '"suzuki"');
		const rows = fits(played.state());
		const row = rows.find((line) => line.includes('Session name')) ?? '';
		expect(row).toMatch(/^ ▸? +[✓◐] \S+ .*│ +▸ Session name +suzuki▏ .*│/);
		expect(rows.some((line) => /▸ ✓ Deploy .*│/.test(line))).toBe(true);
		expect(rows.some((line) => /│.*│ +What the visitor will be able to do/.test(line))).toBe(true);
	});

	test('descriptions take the room there is', () => {
		const played = play({columns: 200, rows: 60});
		const description = 'Reads what the auditors of the northern office ask for';
		played.send({type: 'roles', progress: progress([role('Audit', {description})])});
		expect(frame(played.state())).toMatch(new RegExp(`Audit .* 1 h +${description.slice(0, 44)}`));
	});
});

describe('the filter', () => {
	const filtered = (text: string) => {
		const played = playOn();
		played.press('/', `"${text}"`);
		return frame(played.state());
	};

	test('names what can be typed until something is', () => {
		expect(filtered('')).toContain('/ ▏ words, is: needs: path: account: profile:  - for not');
		expect(filtered('a')).not.toContain('- for not');
	});

	test('finds what a role wants, and what it has to be', () => {
		expect(filtered('mfa')).toMatch(/▸ ◐ Secure/);
		expect(filtered('-is:allowed needs:ext')).toMatch(/1 of 7/);
	});

	test('says what is no filter, and the way back', () => {
		expect(filtered('team:x')).toContain(
			'⚠ team: is not a filter. There are is:, needs:, path:, account:, profile:.',
		);
		expect(filtered('is:maybe')).toContain('is: takes allowed, conditional, denied or unknown.');
		expect(filtered('is:maybe')).toContain('Esc clears the filter.');
	});
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

	test.each([
		['by its digit', ['2'], 'Esc, then p, and r on gone repairs it.', ['escape', 'p', 'j', 'r']],
		['from their list', ['p', 'j', 'enter'], 'Esc, and r on gone repairs it.', ['escape', 'r']],
	])(
		'say where they are repaired when AWS refuses one whose role is gone, %s',
		(_how, keys, says, repair) => {
			const played = playOn();
			played.send({type: 'presets', presets: [preset('audit'), preset('gone', {role: role('Auditt').arn})]});
			played.press(...keys);
			const hint = 'There is no role Auditt in your account.';
			played.send({type: 'mint-failed', problem: {code: 'role-gone', message: 'AWS refuses.', hint}});
			expect(frame(played.state()).replace(/\s+/g, ' ')).toContain(`${hint} ${says}`);
			played.press(...repair);
			expect(played.wanted('change-presets')).toMatchObject({
				change: {steps: [{preset: {name: 'gone', role: role('Audit').arn}}]},
			});
		},
	);

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
