import {describe, expect, it} from 'vitest';
import {historyEntry} from '../../source/presets/history-entry.ts';
import {matchesFilter, mayBeAlive, parseSince} from '../../source/presets/history-filter.ts';
import {examplePass} from './examples.ts';

const now = Date.parse('2026-11-23T15:30:00Z');
// Handed out at 15:00, ends at 16:00.
const entry = historyEntry(examplePass, {source: 'link'}, {});

describe('filtering history', () => {
	it.each([
		['nothing asked', {}, true],
		['part of the role’s name', {role: 'rolea'}, true],
		['the whole ARN', {role: 'arn:aws:iam::111122223333:role/Test-RoleA'}, true],
		['part of the session’s name', {sessionName: entry.sessionName.slice(1, -1).toUpperCase()}, true],
		['another name', {sessionName: 'nobody'}, false],
		['another role', {role: 'RoleB'}, false],
		['since before it', {since: now - 3_600_000}, true],
		['since after it', {since: now - 60_000}, false],
		['alive', {alive: true}, true],
	])('%s', (_, filter, shown) => {
		expect(matchesFilter(entry, filter, now)).toBe(shown);
	});

	it('takes a session for alive until the very second it ends', () => {
		const end = Date.parse(entry.sessionExpiresAt);
		expect([mayBeAlive(entry, end - 1), mayBeAlive(entry, end)]).toEqual([true, false]);
	});

	it.each([
		['90m', '2026-11-23T14:00:00Z'],
		['12h', '2026-11-23T03:30:00Z'],
		['2d', '2026-11-21T15:30:00Z'],
		['1w', '2026-11-16T15:30:00Z'],
		['2026-11-20', '2026-11-20T00:00:00Z'],
		['2026-11-20T10:00:00+09:00', '2026-11-20T01:00:00Z'],
	])('looks back %s, to %s', (text, moment) => {
		expect(new Date(parseSince(text, now)).toISOString()).toBe(new Date(moment).toISOString());
	});

	it.each([
		'',
		'yesterday',
		'2',
		'2y',
		'2026-13-45',
		'2026-02-30',
		'2026-04-31T10:00Z',
		'on 2026-11-20',
		'-2d',
	])('refuses %j', (text) => {
		expect(() => parseSince(text, now)).toThrow(
			expect.objectContaining({kind: 'usage', code: 'since-malformed'}),
		);
	});
});
