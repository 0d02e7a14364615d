import {appendFileSync, readdirSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {
	appendHistory,
	readHistory,
	readHistoryOrSetAside,
	recentRoles,
} from '../../source/presets/history.ts';
import {pageAddress} from '../../source/presets/history-entry.ts';
import {examplePass} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const passAt = (hour: number, role = 'Test-RoleA') => ({
	...examplePass,
	role: `arn:aws:iam::111122223333:role/${role}`,
	issuedAt: `2026-11-23T${String(hour).padStart(2, '0')}:00:00Z`,
});

describe('history', () => {
	it('tells what was handed out, newest first, and never the link', async () => {
		const folder = temporaryFolder();
		await appendHistory(folder, passAt(9), {source: 'link'});
		await appendHistory(folder, passAt(10), {source: 'preset', preset: 'audit'});
		expect(
			readHistory(folder).passes.map(({issuedAt, source, preset}) => [issuedAt, source, preset]),
		).toEqual([
			['2026-11-23T10:00:00Z', 'preset', 'audit'],
			['2026-11-23T09:00:00Z', 'link', undefined],
		]);
		const text = readFileSync(path.join(folder, 'history.jsonl'), 'utf8');
		expect(text).not.toMatch(/federation|SigninToken|EXAMPLE-SECRET/);
		expect(statSync(path.join(folder, 'history.jsonl')).mode & 0o777).toBe(0o600);
	});

	it('is empty where there is no file', () => {
		expect(readHistory(path.join(temporaryFolder(), 'none'))).toEqual({passes: [], skippedLines: 0});
	});

	it("skips and counts lines it can't read, and loses none beside them", async () => {
		const folder = temporaryFolder();
		const file = path.join(folder, 'history.jsonl');
		await appendHistory(folder, passAt(9), {source: 'link'});
		appendFileSync(file, '{"version":1,"issuedAt":"2026');
		await appendHistory(folder, passAt(10), {source: 'link'});
		appendFileSync(file, '\u0000\n{"version":2}\n\n');
		await appendHistory(folder, passAt(11), {source: 'link'});
		const {passes, skippedLines} = readHistory(folder);
		expect(passes.map(({issuedAt}) => issuedAt.slice(11, 13))).toEqual(['11', '10', '09']);
		expect(skippedLines).toBe(3);
	});

	it('of which nothing makes sense is set aside by who asks for it, and only there', async () => {
		const folder = temporaryFolder();
		writeFileSync(path.join(folder, 'history.jsonl'), 'not\u0000history\n');
		expect(recentRoles(folder)).toEqual([]);
		await expect(readHistoryOrSetAside(folder)).rejects.toMatchObject({
			kind: 'storage',
			code: 'file-set-aside',
		});
		const [aside = ''] = readdirSync(folder);
		expect(aside).toMatch(/^history\.broken-.*\.jsonl$/);
		expect(readFileSync(path.join(folder, aside), 'utf8')).toBe('not\u0000history\n');
		expect(await readHistoryOrSetAside(folder)).toEqual({passes: [], skippedLines: 0});
	});

	it('of a newer daypass is left alone', async () => {
		const folder = temporaryFolder();
		writeFileSync(path.join(folder, 'history.jsonl'), '{"version":2,"role":"else"}\n');
		expect(await readHistoryOrSetAside(folder)).toEqual({passes: [], skippedLines: 1});
		expect(readdirSync(folder)).toEqual(['history.jsonl']);
	});

	it('stays bounded, and keeps the newest', async () => {
		const folder = temporaryFolder();
		for (let count = 0; count < 2000; count++) {
			await appendHistory(folder, {...examplePass, sessionName: `visitor-${count}`}, {source: 'link'});
		}
		const sizes = readdirSync(folder).map((file) => statSync(path.join(folder, file)).size);
		expect(Math.max(...sizes)).toBeLessThan(257 * 1024);
		expect(readdirSync(folder)).toEqual(['history.jsonl', 'history.older.jsonl']);
		const kept = readHistory(folder).passes.map(({sessionName}) => Number(sessionName.slice(8)));
		expect(kept).toContain(1999);
		expect(kept.length).toBeGreaterThan(300);
		expect(kept).toEqual(kept.map((_, index) => 1999 - index));
	});

	it('knows the roles used last, each once', async () => {
		const folder = temporaryFolder();
		await appendHistory(folder, passAt(9, 'A'), {source: 'link'});
		await appendHistory(folder, passAt(10, 'B'), {source: 'link'});
		await appendHistory(folder, passAt(11, 'A'), {source: 'link'});
		expect(recentRoles(folder).map((arn) => arn.split('/').at(-1))).toEqual(['A', 'B']);
	});
});

describe('a destination in history', () => {
	it.each([
		[
			'https://x.console.aws.amazon.com/ec2/home?region=x#Instances:',
			'https://x.console.aws.amazon.com/ec2/home?region=x#Instances:',
		],
		[
			'https://u:p@console.aws.amazon.com/s3?SigninToken=abc&prefix=a',
			'https://console.aws.amazon.com/s3?prefix=a',
		],
		['https://b.s3.amazonaws.com/k?X-Amz-Signature=abc&X-Amz-Date=1', 'https://b.s3.amazonaws.com/k'],
		['https://console.aws.amazon.com/a#id_token=abc', 'https://console.aws.amazon.com/a'],
		['not an address', ''],
	])('%s is kept as %s', (address, kept) => {
		expect(pageAddress(address)).toBe(kept);
	});
});
