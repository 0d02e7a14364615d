import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {textWitnesses} from '../../../source/policy/language/text-witnesses.ts';
import {compileWildcard, matchesWildcard} from '../../../source/policy/language/wildcard.ts';

const domain = {includes: (character: string) => /[a-d]/.test(character), min: 1, max: 6};
const pattern = fc.string({unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 5});

describe('texts for a set of patterns', () => {
	test('every text anybody may write is answered as one of them is, and none is superfluous', () => {
		fc.assert(
			fc.property(
				fc.array(pattern, {minLength: 1, maxLength: 3}),
				fc.string({unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6}),
				(patterns, anybodys) => {
					const tests = patterns.map((text) => ({pattern: compileWildcard(text), ignoreCase: false}));
					const {texts, complete} = textWitnesses(tests, domain);
					const answers = (text: string) => tests.map((item) => matchesWildcard(item.pattern, text)).join();
					expect(complete).toBe(true);
					expect(texts.map(answers)).toContain(answers(anybodys));
					expect(new Set(texts.map(answers)).size).toBe(texts.length);
					expect(texts.every((text) => text.length >= 1 && [...text].every(domain.includes))).toBe(true);
				},
			),
		);
	});

	test('a pattern nobody may write has none', () => {
		const tests = [{pattern: compileWildcard('a z'), ignoreCase: false}];
		expect(textWitnesses(tests, domain).texts.filter((text) => text === 'a z')).toEqual([]);
	});

	test('case does not count where it is not to', () => {
		const tests = [{pattern: compileWildcard('AB'), ignoreCase: true}];
		expect(textWitnesses(tests, domain).texts).toContain('ab');
	});

	test('too many combinations are owned up to', () => {
		const tests = Array.from({length: 9}, (_, index) => ({
			pattern: compileWildcard(`*${'ab'.repeat(index + 1)}*${'ba'.repeat(9 - index)}*`),
			ignoreCase: false,
		}));
		expect(textWitnesses(tests, {...domain, max: 2000}).complete).toBe(false);
	});
});
