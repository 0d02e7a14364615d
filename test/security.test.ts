import {existsSync, readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';

const rows = readFileSync('SECURITY.md', 'utf8')
	.split('\n')
	.filter((line) => line.startsWith('|'))
	.slice(2)
	.map((line) => line.split('|').map((cell) => cell.trim()))
	.map(([, promise = '', heldBy = '']) => ({promise, heldBy}));

describe('SECURITY.md', () => {
	test('promises something', () => {
		expect(rows.length).toBeGreaterThan(10);
	});

	test.each(rows)('$promise: by tests that there are', ({heldBy}) => {
		const named = [...heldBy.matchAll(/`([^`]+)` “([^”]+)”/g)];
		expect(named.length).toBeGreaterThan(0);
		// Nothing else stands there: what is not named in this way would be looked for by nobody.
		expect(heldBy.replaceAll(/`[^`]+` “[^”]+”/g, '').replaceAll(/[;\s]/g, '')).toBe('');
		for (const [, file = '', words = ''] of named) {
			expect(existsSync(file), file).toBe(true);
			expect(readFileSync(file, 'utf8'), `${file}: ${words}`).toContain(words);
		}
	});
});
