import {describe, expect, test} from 'vitest';
import {
	checkSessionName,
	defaultSessionName,
	needsCaller,
	sessionNameFor,
} from '../../source/pass/session-name.ts';

const now = new Date('2026-11-23T23:59:59Z');

describe('the session name of a pass', () => {
	test.each([
		['cm-chiba.yukihiro', 'daypass-cm-chiba-yukihiro'],
		['ana@example.com', 'daypass-ana-example-com'],
		['under_score+plus=,', 'daypass-under-score-plus--'],
		['日本', 'daypass---'],
		['x'.repeat(64), `daypass-${'x'.repeat(56)}`],
	])('defaults for %j to %j', (caller, name) => {
		expect(defaultSessionName(caller)).toBe(name);
		expect(sessionNameFor(undefined, caller, now)).toBe(name);
	});

	test.each([
		['suzuki', 'suzuki'],
		['{user}-{date}', 'ana-b-2026-11-23'],
		['for-{user}', 'for-ana-b'],
	])('from %j is %j', (pattern, name) => {
		expect(sessionNameFor(pattern, 'ana.b', now)).toBe(name);
	});

	test.each(['x', '', 'a b', 'a/b', 'ü-name', 'a:b', 'y'.repeat(65), '{nobody}', 'a\nb'])(
		'%j is refused',
		(name) => {
			expect(() => checkSessionName(name)).toThrow(expect.objectContaining({code: 'session-name-malformed'}));
		},
	);

	test('needs to know the caller only for the default and for {user}', () => {
		expect([undefined, '{user}', 'a-{user}', '{date}', 'fixed'].map(needsCaller)).toEqual([
			true,
			true,
			true,
			false,
			false,
		]);
	});
});
