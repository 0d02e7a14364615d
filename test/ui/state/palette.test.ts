import {describe, expect, test} from 'vitest';
import {keysNow} from '../../../source/ui/app.ts';
import {textOf} from '../../../source/ui/screens/pass/pass-state.ts';
import {pass, preset} from '../support/example.ts';
import {frame} from '../support/frames.tsx';
import {formOf, playOn} from '../support/played.ts';

const opened = (...keys: readonly string[]) => {
	const played = playOn();
	played.press(...keys);
	return played;
};

describe('the palette', () => {
	test('names everything that can be done here, with its key', () => {
		const shown = frame(opened('ctrl-p').state());
		expect(shown).toMatch(/▸ Roles +make a pass with it +Enter/);
		expect(shown).toMatch(/Roles +ask AWS for real +v\n/);
		expect(shown).toMatch(/Presets +the link of audit +1\n/);
		expect(shown).toMatch(/Presets +the link of oncall +2\n/);
		expect(shown).not.toMatch(/a page down| Esc\n| Tab\n/);
	});

	test('finds by words, and Enter does it where it was opened', () => {
		const played = opened(':', '"link oncall"', 'enter');
		expect(played.wanted('mint')).toMatchObject({request: {role: preset('oncall').role}});
		expect(played.screens()).toEqual(['pass']);
	});

	test.each([
		['LINK ONCALL', /the link of oncall/],
		['presets 2', /the link of oncall/],
		['oncall link', /the link of oncall/],
		['ctrl-z', /to the shell/],
	])('finds by %j, whatever its case and order, by group and by key', (typed, found) => {
		const shown = frame(opened('ctrl-p', `"${typed}"`).state());
		expect(shown).toMatch(found);
		expect(shown).not.toContain('make a pass with it');
	});

	test('names a row of keys by each thing that they do, once', () => {
		const played = opened('j', 'enter', 'tab', 'ctrl-p', '"session"');
		expect(frame(played.state())).toMatch(/a shorter session +←\n.* a longer session +→/);
		expect(frame(played.state()).match(/ session /g)).toHaveLength(2);
		played.press('down', 'enter');
		expect(formOf(played).values.duration).toBe(7200);
	});

	const places = {
		'the list': [],
		'the filter': ['/'],
		'the prompt for a role': ['t'],
		'the form': ['enter'],
		'the duration': ['enter', 'tab'],
		'a length': ['enter', 'tab', '"5"'],
		'a list of regions': ['enter', 'tab', 'tab', ' '],
		'the scope': ['enter', 'shift-tab', 'shift-tab', 'down'],
		'the presets': ['p'],
		'a new name': ['p', 'n'],
		'what can be taken back': ['p', 'x'],
		revoking: ['x'],
	} as const;

	test.each(Object.entries(places))('has every key of %s, and does what it does', (_place, keys) => {
		const start = opened(...keys);
		const moving = ['tab', 'shift-tab', 'up', 'down', 'escape'];
		const here = keysNow(start.state()).filter(
			({keys: names, group}) =>
				group !== 'Move' && !names.includes('ctrl-p') && !moving.includes(names[0] ?? ''),
		);
		start.press('ctrl-p');
		const top = start.top();
		const items = top?.name === 'palette' ? top.items : [];
		for (const {keys: names} of here) expect(items.some(({key}) => names.includes(key))).toBe(true);
		for (const [at, {key}] of items.entries()) {
			const [chosen, pressed] = [opened(...keys, 'ctrl-p'), opened(...keys)];
			chosen.press(...Array.from({length: at}, () => 'down'), 'enter');
			pressed.press(key);
			expect(frame(chosen.state())).toBe(frame(pressed.state()));
			expect(chosen.effects().map(({do: what}) => what)).toEqual(pressed.effects().map(({do: what}) => what));
		}
	});

	test('begins at the first of what is found with every letter', () => {
		const played = opened('ctrl-p', 'down', 'down', 'down', '"the link"', 'enter');
		expect(played.wanted('mint')).toMatchObject({request: {sessionName: 'suzuki'}});
		const second = opened('ctrl-p', '"the link"', 'down', 'left', 'enter');
		expect(second.wanted('mint')?.asked).not.toHaveProperty('sessionName');
	});

	test('goes by arrows as well', () => {
		const played = opened('ctrl-p', 'down', 'enter');
		expect(played.state().roles.filter.editing).toBe(true);
	});

	test('keeps what was chosen while the caret moves', () => {
		const played = opened(':', '"o"', 'down', 'left', 'enter');
		const moved = opened(':', '"o"', 'down', 'enter');
		expect(played.state()).toEqual(moved.state());
	});

	test('opens while something is typed, and Esc goes back to it', () => {
		const played = opened('enter', '"suzuki:"', 'ctrl-p');
		expect(played.screens()).toEqual(['pass', 'palette']);
		expect(textOf(formOf(played), 'sessionName').value).toBe('suzuki:');
		played.press('escape', '"2"');
		expect(textOf(formOf(played), 'sessionName').value).toBe('suzuki:2');
		played.press('ctrl-w', '"ana"', 'ctrl-p', '"make"', 'enter');
		expect(played.wanted('mint')).toMatchObject({request: {sessionName: 'ana'}});
	});

	test('of the link does what the link’s keys do', () => {
		const played = opened('enter', 'enter');
		const mint = played.wanted('mint');
		if (mint !== undefined) played.send({type: 'minted', pass: pass(), request: mint.request});
		played.press(':', '"browser"', 'enter');
		expect(played.wanted('open')).toMatchObject({url: pass().url});
	});

	test('says so where nothing is called that', () => {
		const played = opened('ctrl-p', '"zzzz"', 'enter');
		expect(frame(played.state())).toContain('Nothing here is called that. Esc goes back.');
		played.press('ctrl-p');
		expect(played.screens()).toEqual([]);
	});
});
