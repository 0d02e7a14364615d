import {describe, expect, it} from 'vitest';
import {checkPresetName, reservedWords} from '../../source/presets/preset-name.ts';

describe('a preset’s name', () => {
	it.each(['audit', 'a', '0', 'Audit.2026_eu-west', 'x'.repeat(64), 'linker', 'Link', 'test', 'screen'])(
		'may be %s',
		(name) => {
			expect(checkPresetName(name)).toBe(name);
		},
	);

	it.each(['', '-', '-x', '.hidden', '_x', 'a b', 'a/b', 'ü', 'x'.repeat(65), 'a\n', 'a\u0000', '監査'])(
		'may not be %j',
		(name) => {
			expect(() => checkPresetName(name)).toThrow(
				expect.objectContaining({kind: 'usage', code: 'preset-name'}),
			);
		},
	);

	it.each(reservedWords)('may not be %s, which the command line keeps for itself', (name) => {
		expect(() => checkPresetName(name)).toThrow(
			expect.objectContaining({kind: 'usage', code: 'preset-name-reserved'}),
		);
	});

	it('is shown without what a terminal would obey', () => {
		expect(() => checkPresetName('\u001b[2Jx')).toThrow(
			expect.objectContaining({message: expect.not.stringContaining('\u001b')}),
		);
	});
});
