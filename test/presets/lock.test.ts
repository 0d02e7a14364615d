import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs';
import {hostname} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {inTurn, withLock} from '../../source/presets/lock.ts';
import {temporaryFolder} from './temporary-folder.ts';

const fileIn = (folder: string) => path.join(folder, 'config.json');
const signal = () => new AbortController().signal;

/** A lock as somebody left it: when it was last touched, and the holder's name if there is one. */
const leftBehind = (holder: unknown, secondsAgo: number) => {
	const folder = temporaryFolder();
	const file = fileIn(folder);
	mkdirSync(`${file}.lock`);
	const touched = new Date(Date.now() - secondsAgo * 1000);
	utimesSync(`${file}.lock`, touched, touched);
	if (holder !== undefined) writeFileSync(`${file}.holder`, JSON.stringify(holder));
	return file;
};

/** The number of a process that has ended. */
const deadProcess = (): number => spawnSync(process.execPath, ['-e', '']).pid;

describe('a lock', () => {
	test('has its holder’s name while it is held, and leaves nothing', async () => {
		const folder = path.join(temporaryFolder(), 'new');
		const file = fileIn(folder);
		const held = await withLock(file, () => ({
			there: readdirSync(folder).toSorted(),
			holder: JSON.parse(readFileSync(`${file}.holder`, 'utf8')),
		}));
		expect(held).toEqual({
			there: ['config.json.holder', 'config.json.lock'],
			holder: [hostname(), process.pid],
		});
		expect(readdirSync(folder)).toEqual([]);
	});

	test('is let go by an action that fails', async () => {
		const folder = temporaryFolder();
		const file = fileIn(folder);
		const failed = withLock(file, () => {
			throw new Error('no');
		});
		await expect(failed).rejects.toThrow('no');
		await expect(inTurn(file, () => Promise.reject(new Error('no')), signal())).rejects.toThrow('no');
		expect(readdirSync(folder)).toEqual([]);
	});

	test('is one’s at a time, in turn', async () => {
		const file = fileIn(temporaryFolder());
		const told: string[] = [];
		const turn = (name: string) =>
			inTurn(
				file,
				async () => {
					told.push(`${name} begins`);
					await new Promise(setImmediate);
					told.push(`${name} ends`);
				},
				signal(),
			);
		await Promise.all([turn('one'), turn('two')]);
		const [first, , second] = told.map((line) => line.split(' ')[0]);
		expect(told).toEqual([`${first} begins`, `${first} ends`, `${second} begins`, `${second} ends`]);
	});

	test.each([
		['of a process that has ended', () => [hostname(), deadProcess()], 0],
		['of nobody, which was made a while ago', () => undefined, 3],
		['of nobody, which a clock that was set back has put into the future', () => undefined, -3],
		['whose holder makes no sense, which was made a while ago', () => 'somebody', 3],
	])('%s is taken away', async (_, holder, secondsAgo) => {
		const file = leftBehind(holder(), secondsAgo);
		expect(await withLock(file, () => 'done')).toBe('done');
		expect(readdirSync(path.dirname(file))).toEqual([]);
	});

	test.each([
		['of a process that lives', [hostname(), process.pid], 5],
		['of another machine', [`not-${hostname()}`, 1], 5],
		['of nobody, which was made just now', undefined, 0],
	])('%s is waited for, until somebody waits no longer', async (_, holder, secondsAgo) => {
		const file = leftBehind(holder, secondsAgo);
		const calledOff = new AbortController();
		const turn = inTurn(file, async () => 'done', calledOff.signal);
		// The first look is over by now, and has taken nothing away.
		expect(existsSync(`${file}.lock`)).toBe(true);
		calledOff.abort();
		await expect(turn).rejects.toMatchObject({code: 'cancelled'});
	});
});
