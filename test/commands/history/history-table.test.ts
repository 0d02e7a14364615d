import {describe, expect, test} from 'vitest';
import {historyLines, revocableLines} from '../../../source/commands/history/history-table.ts';
import {historyEntry} from '../../../source/presets/history-entry.ts';
import {examplePass} from '../../presets/examples.ts';

const now = Date.parse('2026-11-23T15:00:00Z');
const entry = (role: string, sessionName: string, hours = 1) =>
	historyEntry(
		{
			...examplePass,
			role,
			sessionName,
			account: role.split(':')[4] ?? '',
			issuedAt: new Date(now - 60_000).toISOString(),
			sessionExpiresAt: new Date(now + hours * 3_600_000).toISOString(),
		},
		{source: 'link'},
		{},
	);
const arn = (name: string, account = '111122223333') => `arn:aws:iam::${account}:role/${name}`;

describe('the table of passes', () => {
	const passes = [
		entry(arn('team/data/DataEngineer-With-A-Rather-Long-Name'), 'cm-suzuki-hanako-2026-11-23'),
		entry(arn('Audit'), 'bob', -1),
	];

	test('tells everything where there is room', () => {
		const [head, first, second] = historyLines(passes, now, Number.POSITIVE_INFINITY);
		expect(head).toMatch(/^MADE +MAY LIVE UNTIL +ROLE +FOR +OPENS +ACCOUNT$/);
		expect(first).toMatch(
			/, 60 min +team\/data\/DataEngineer-With-A-Rather-Long-Name +cm-suzuki.+111122223333$/,
		);
		expect(second).toMatch(/ ended +Audit +bob /);
	});

	test.each([160, 120, 100, 80, 60])('stays within %d columns', (width) => {
		const lines = historyLines(passes, now, width);
		expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
		const text = lines.join(' ').replaceAll(/ +/g, ' ');
		for (const whole of [
			'60 min',
			'team/data/DataEngineer-With-A-Rather-Long-Name',
			'cm-suzuki-hanako-2026-11-23',
			'Audit',
		])
			expect(text).toContain(whole);
	});

	test('at 80 columns names stand whole below the times, where they don’t fit beside them', () => {
		expect(historyLines(passes, now, 80).slice(1, 4)).toEqual([
			expect.stringMatching(/, 60 min$/),
			'    team/data/DataEngineer-With-A-Rather-Long-Name for',
			'    cm-suzuki-hanako-2026-11-23, opens cloudshell in us-west-2',
		]);
		const short = historyLines([entry(arn('Audit'), 'bob')], now, 80)[1];
		expect(short).toMatch(/Audit +bob +cloudshell in us-west-2$/);
	});
});

describe('what revoke would hit', () => {
	test('is told role by role, by name as long as there is one account', () => {
		const passes = [entry(arn('Audit'), 'a'), entry(arn('app/View'), 'b'), entry(arn('Audit'), 'c')];
		expect(revocableLines([...passes, entry(arn('Old'), 'd', -1)], now)).toEqual([
			'daypass revoke Audit would end 2 of these, and every other session of that role.',
			'daypass revoke app/View would end 1 of these, and every other session of that role.',
		]);
	});

	test('is told by ARN where there are several, and not without end', () => {
		const passes = ['A', 'B', 'C', 'D', 'E'].map((name) => entry(arn(name), name));
		const lines = revocableLines([...passes, entry(arn('F', '444455556666'), 'f')], now);
		expect(lines).toHaveLength(4);
		expect(lines[0]).toContain(`daypass revoke ${arn('A')} would`);
		expect(lines[3]).toBe('3 more roles have sessions that may be alive.');
	});

	test('is nothing where no session may be alive, or none had a role', () => {
		expect(revocableLines([entry(arn('Audit'), 'a', -1), entry('', 'b')], now)).toEqual([]);
	});
});
