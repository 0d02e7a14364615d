import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {takeAnswers, withoutReports} from '../../../source/ui/terminal/terminal-answers.ts';

describe('what a terminal answers', () => {
	test.each([
		['one column', '\u001B[1;2R', {wide: false}, ''],
		['two columns', '\u001B[1;3R', {wide: true}, ''],
		['a dark background', '\u001B]11;rgb:0000/2b2b/3636\u001B\\', {background: 'dark'}, ''],
		['a light one', '\u001B]11;rgb:fdfd/f6f6/e3e3\u0007', {background: 'light'}, ''],
		['a light one, in short', '\u001B]11;rgb:f/f/f\u0007', {background: 'light'}, ''],
		[
			'both, among keys',
			'j\u001B]11;rgb:00/00/00\u0007k\u001B[1;2Rl',
			{wide: false, background: 'dark'},
			'jkl',
		],
		['nothing: keys', '\u001B[A\u001Bbq', {}, '\u001B[A\u001Bbq'],
		[
			'nothing of use: what another program has asked',
			'j\u001BP>|xterm(390)\u001B\\k\u001B]4;1;rgb:0/0/0\u0007l',
			{},
			'jkl',
		],
		['nothing: Escape', '\u001B', {}, '\u001B'],
		['nothing: an arrow with Ctrl', '\u001B[1;5D', {}, '\u001B[1;5D'],
	])('%s', (_, text, told, keys) => {
		expect(takeAnswers(text)).toMatchObject({told, keys, rest: ''});
	});

	test('in any number of pieces, none of it is a key', () => {
		const answers = '\u001B]11;rgb:1e1e/1e1e/1e1e\u001B\\\u001B[1;3R';
		// A terminal writes an answer at once; a piece that is Escape alone would be that key.
		const places = Array.from(answers, (_, at) => at).filter(
			(at) => !/\u001B[[\]]?1?$/.test(answers.slice(0, at)),
		);
		fc.assert(
			fc.property(fc.subarray(places), (cuts) => {
				let [held, keys, told] = ['', '', {}];
				for (const [place, from] of cuts.entries()) {
					const taken = takeAnswers(held + answers.slice(place === 0 ? 0 : from, cuts[place + 1]));
					held = taken.rest;
					keys += taken.keys;
					told = {...told, ...taken.told};
				}
				if (cuts.length > 0) {
					expect({keys: keys + held, told}).toEqual({keys: '', told: {wide: true, background: 'dark'}});
				}
			}),
		);
	});
});

describe('mouse reports of the X10 kind, and sequences in pieces', () => {
	const read = (pieces: readonly string[]) => {
		let [held, keys] = ['', ''];
		for (const piece of pieces) {
			const {left, rest} = withoutReports(held + piece);
			held = rest;
			keys += left;
		}
		return {keys, held};
	};

	test('are taken out, in any number of pieces, and nothing else is', () => {
		const text = 'au\u001B[M +,di\u001B[M#\uFFFD,\u001B[At\u001B[1;5D\u001Bb';
		// A piece that is Escape alone is that key.
		const places = Array.from(text, (_, at) => at).filter((at) => !text.slice(0, at).endsWith('\u001B'));
		fc.assert(
			fc.property(fc.subarray(places), (cuts) => {
				const pieces = [0, ...cuts.filter((at) => at > 0)].map((from, place, all) =>
					text.slice(from, all[place + 1]),
				);
				expect(read(pieces)).toEqual({keys: 'audi\u001B[At\u001B[1;5D\u001Bb', held: ''});
			}),
		);
	});

	test.each(['\u001B[', '\u001B[1;', '\u001B[1;5', '\u001B[<0;1'])(
		'%j is the beginning of a key, however late its end',
		(begun) => {
			expect(withoutReports(`a${begun}`)).toEqual({left: 'a', rest: begun});
		},
	);

	test.each(['\u001B', 'q', '\u001B[A', '検'])('%j is a key at once', (key) => {
		expect(withoutReports(key)).toEqual({left: key, rest: ''});
	});
});
