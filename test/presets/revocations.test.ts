import {mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import type {HistoryEntry} from '../../source/presets/history-entry.ts';
import {
	keepRevocation,
	keepSeenRevocations,
	readRevocations,
	withRevocation,
} from '../../source/presets/revocations.ts';
import {temporaryFolder} from './temporary-folder.ts';

const role = 'arn:aws:iam::111122223333:role/team/Audit';
const at = (time: string) => `2026-11-29T${time}:00.000Z`;
const now = Date.parse(at('12:00'));

const pass = (changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
	source: 'link',
	version: 1,
	role,
	account: '111122223333',
	sessionName: 'bob',
	principal: 'arn:aws:sts::111122223333:assumed-role/Audit/bob',
	region: 'us-west-2',
	service: 's3',
	destination: 'https://console.aws.amazon.com/',
	issuedAt: at('10:00'),
	linkExpiresAt: at('10:15'),
	sessionExpiresAt: at('11:00'),
	durationSeconds: 3600,
	scope: [],
	...changes,
});

describe('a pass', () => {
	test.each([
		['with its role', {role, before: at('10:30')}, at('10:30')],
		['by its name', {role, sessionName: 'bob', before: at('10:30')}, at('10:30')],
		[
			'with its role, whose path nobody knew',
			{role: role.replace('team/', ''), before: at('10:30')},
			at('10:30'),
		],
		['not by another’s name', {role, sessionName: 'eve', before: at('10:30')}, undefined],
		['not with another role', {role: `${role}2`, before: at('10:30')}, undefined],
		[
			'not with the role of that name in another account',
			{role: role.replace('1111', '4444'), before: at('10:30')},
			undefined,
		],
		['not by what came before it', {role, before: at('10:00')}, undefined],
		['not by what came when it was over', {role, before: at('11:00')}, undefined],
		['not by what was undone', {role, before: at('10:30'), undone: true}, undefined],
		['not where neither is a role', {role: '', before: at('10:30')}, undefined],
	])('was taken back %s', (_, revocation, revokedAt) => {
		expect(withRevocation(pass(), [revocation]).revokedAt).toBe(revokedAt);
	});

	test('that nobody’s role is was not taken back with another such', () => {
		expect(withRevocation(pass({role: ''}), [{role: '', before: at('10:30')}])).toEqual(pass({role: ''}));
	});

	test('was taken back when it first was, as long as that stands', () => {
		const twice = [
			{role, before: at('10:40')},
			{role, before: at('10:30')},
		];
		expect(withRevocation(pass(), twice).revokedAt).toBe(at('10:30'));
		expect(withRevocation(pass(), [...twice, {role, before: at('10:30'), undone: true}]).revokedAt).toBe(
			at('10:40'),
		);
		const again = [
			{role, before: at('10:30'), undone: true},
			{role, before: at('10:30')},
		];
		expect(withRevocation(pass(), again).revokedAt).toBe(at('10:30'));
	});
});

describe('what was taken back', () => {
	test('is written down for its owner alone, and read again in its order', async () => {
		const folder = path.join(temporaryFolder(), 'new');
		const first = {role, sessionName: 'bob', before: at('10:30')};
		const second = {role, before: at('10:40'), undone: true};
		await keepRevocation(folder, first);
		await keepRevocation(folder, second);
		const file = path.join(folder, 'revocations.jsonl');
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(readRevocations(folder)).toEqual([
			{version: 1, ...first},
			{version: 1, ...second},
		]);
	});

	test('is none where there is no file, and lines that make no sense are left out', async () => {
		const folder = temporaryFolder();
		expect(readRevocations(folder)).toEqual([]);
		const good = {version: 1, role, before: at('10:30')};
		const lines = [
			'half a li',
			'null',
			...[
				{...good, version: 2},
				{...good, role: 1},
				{...good, sessionName: 1},
				{...good, before: 1},
				{...good, before: 'soon'},
				{...good, undone: 'yes'},
				good,
			].map((one) => JSON.stringify(one)),
		];
		writeFileSync(path.join(folder, 'revocations.jsonl'), lines.join('\n'));
		expect(readRevocations(folder)).toEqual([good]);
	});

	test('is kept five hundred times, the newest of all', async () => {
		const folder = temporaryFolder();
		const many = Array.from({length: 500}, (_, index) => ({
			version: 1,
			role: `${role}${index}`,
			before: at('10:30'),
		}));
		const text = many.map((one) => `${JSON.stringify(one)}\n`).join('');
		writeFileSync(path.join(folder, 'revocations.jsonl'), text);
		await keepRevocation(folder, {role, before: at('10:31')});
		const kept = readRevocations(folder);
		expect(kept).toHaveLength(500);
		expect([kept[0]?.role, kept.at(-1)?.role]).toEqual([`${role}1`, role]);
	});

	test('that can’t be written down is told', async () => {
		const folder = temporaryFolder();
		mkdirSync(path.join(folder, 'revocations.jsonl'));
		await expect(keepRevocation(folder, {role, before: at('10:30')})).rejects.toMatchObject({
			kind: 'storage',
		});
	});
});

describe('what IAM says of a role', () => {
	const seen = async (known: readonly object[], read: readonly {sessionName?: string; before: string}[]) => {
		const folder = temporaryFolder();
		const text = known.map((one) => `${JSON.stringify({version: 1, role, ...one})}\n`).join('');
		const file = path.join(folder, 'revocations.jsonl');
		writeFileSync(file, text);
		await keepSeenRevocations(folder, role, async () => read, now);
		return readFileSync(file, 'utf8')
			.slice(text.length)
			.split('\n')
			.filter(Boolean)
			.map((line) => JSON.parse(line) as object);
	};
	const all = {version: 1, role, before: at('10:30')};
	const bob = {...all, sessionName: 'bob'};

	test('is written down where it was not known', async () => {
		expect(await seen([], [{before: at('10:30')}])).toEqual([all]);
		expect(await seen([{before: at('10:30')}], [{before: at('10:30')}])).toEqual([]);
		expect(
			await seen([{before: at('10:30')}], [{before: at('10:30')}, {sessionName: 'bob', before: at('10:30')}]),
		).toEqual([bob]);
	});

	test('is known again where it had been undone', async () => {
		expect(await seen([{before: at('10:30'), undone: true}], [{before: at('10:30')}])).toEqual([all]);
	});

	test('of the future counts from now', async () => {
		expect(await seen([], [{before: at('13:00')}])).toEqual([{...all, before: at('12:00')}]);
	});

	test('undoes what it does not say any more, and nothing that something else covers', async () => {
		expect(await seen([{before: at('10:30')}], [])).toEqual([{...all, undone: true}]);
		expect(await seen([{sessionName: 'bob', before: at('10:30')}], [{before: at('10:30')}])).toEqual([all]);
		expect(await seen([{before: at('10:30')}], [{before: at('10:31')}])).toEqual([
			{...all, before: at('10:31')},
		]);
		expect(await seen([{before: at('10:30')}], [{before: at('10:29')}])).toEqual([
			{...all, undone: true},
			{...all, before: at('10:29')},
		]);
		expect(await seen([{before: at('10:30')}], [{sessionName: 'bob', before: at('10:30')}])).toEqual([
			{...all, undone: true},
			bob,
		]);
	});

	test('says nothing of what is long over, nor of other roles', async () => {
		expect(await seen([{before: at('00:00')}], [])).toEqual([]);
		expect(await seen([{before: at('00:01')}], [])).toHaveLength(1);
		expect(await seen([{role: `${role}2`, before: at('10:30')}], [])).toEqual([]);
	});

	test('that can’t be read changes nothing', async () => {
		const folder = temporaryFolder();
		await keepRevocation(folder, {role, before: at('10:30')});
		const failed = keepSeenRevocations(folder, role, () => Promise.reject(new Error('no')), now);
		await expect(failed).rejects.toThrow('no');
		expect(readRevocations(folder)).toHaveLength(1);
	});
});
