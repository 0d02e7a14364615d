import {spawn, spawnSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {hostname, tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {rolldown} from 'rolldown';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {parseConfig, storedConfig} from '../../source/presets/config.ts';
import {appendHistory, readHistory} from '../../source/presets/history.ts';
import {readLast} from '../../source/presets/last.ts';
import {namedPreset, readKept, readPresets} from '../../source/presets/read-presets.ts';
import {savePreset} from '../../source/presets/store.ts';
import {examplePass, preset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

let bundles = '';
const worker = () => path.join(bundles, 'storage-worker.mjs');

beforeAll(async () => {
	bundles = mkdtempSync(path.join(tmpdir(), 'daypass-worker-'));
	const bundle = await rolldown({
		input: fileURLToPath(new URL('./storage-worker.ts', import.meta.url)),
		platform: 'node',
	});
	await bundle.write({dir: bundles, format: 'esm', entryFileNames: '[name].mjs'});
	await bundle.close();
});

afterAll(() => rmSync(bundles, {recursive: true, force: true}));

/** Runs one process to its end and returns its exit code. */
const run = (folder: string, job: string, word: string): Promise<number | null> =>
	new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [worker(), folder, job, word], {stdio: 'inherit'});
		child.on('error', reject);
		child.on('close', resolve);
	});

describe('fifty processes at once', () => {
	const words = Array.from({length: 50}, (_, index) => `p${index}`);
	const folder = mkdtempSync(path.join(tmpdir(), 'daypass-test-'));
	let codes: ReadonlyArray<number | null> = [];

	beforeAll(async () => {
		codes = await Promise.all(words.map((word) => run(folder, 'everything', word)));
	}, 120_000);

	afterAll(() => rmSync(folder, {recursive: true, force: true}));

	it('all come to their end, and leave nothing lying about', () => {
		expect(codes).toEqual(words.map(() => 0));
		expect(readdirSync(folder).sort()).toEqual(['config.json', 'history.jsonl', 'last.json']);
	});

	it('lose none of fifty different presets', async () => {
		const names = (await readPresets(folder)).map(({name}) => name);
		expect(names.sort()).toEqual([...words, 'same'].sort());
	});

	it('saving one preset leave that of one of them, whole', async () => {
		const same = await namedPreset(await readKept(folder, {}), 'same');
		expect(words).toContain(same.note);
		expect(same).toEqual(preset('same', {note: same.note ?? ''}));
	});

	it('leave the last request of one of them, whole', async () => {
		expect(words).toContain((await readLast(folder)).request.sessionName);
	});

	it('lose no line of history', () => {
		const {passes, skippedLines} = readHistory(folder);
		expect(passes.map(({sessionName}) => sessionName).sort()).toEqual([...words].sort());
		expect(skippedLines).toBe(0);
	});
});

describe('a process that is killed', () => {
	/** Lets one write over and over, kills it a little after so many writes, and returns the names it told of. */
	const killed = (
		folder: string,
		job: 'forever' | 'remembering',
		word: string,
		writes: number,
		delay: number,
	): Promise<readonly string[]> =>
		new Promise((resolve, reject) => {
			const child = spawn(process.execPath, [worker(), folder, job, word], {
				stdio: ['ignore', 'pipe', 'inherit'],
			});
			let told = '';
			let dying = false;
			child.stdout.on('data', (data: Buffer) => {
				told += data.toString();
				if (dying || told.split('\n').length <= writes) return;
				dying = true;
				setTimeout(() => child.kill('SIGKILL'), delay);
			});
			child.on('error', reject);
			child.on('close', () => resolve(told.split('\n').slice(0, -1)));
		});

	it('at any instant of 300 saves leaves the file whole, with all it had told of, and never in the way of the next', async () => {
		const folder = temporaryFolder();
		// Many presets, so that most of the time goes into writing them.
		const presets = Array.from({length: 200}, (_, index) => preset(`p${index}`));
		writeFileSync(path.join(folder, 'config.json'), JSON.stringify(storedConfig({presets, settings: {}})));
		const told = presets.map(({name}) => name);
		for (let round = 0; told.length < 500; round++) {
			told.push(...(await killed(folder, 'forever', `r${round}`, 30, round)));
			const parsed = parseConfig(readFileSync(path.join(folder, 'config.json')));
			const kept = new Set(parsed.ok ? parsed.config.presets.map(({name}) => name) : []);
			expect(told.filter((name) => !kept.has(name))).toEqual([]);
		}
		await savePreset(folder, preset('after'), {replace: false});
		expect(readdirSync(folder)).toEqual(['config.json']);
	}, 120_000);

	it('at any instant loses no line of history that it had told of, and leaves none half-written in the way', async () => {
		const folder = temporaryFolder();
		const told: string[] = [];
		const rounds = 6;
		for (let round = 0; round < rounds; round++) {
			told.push(...(await killed(folder, 'remembering', `r${round}`, 100, round)));
		}
		await appendHistory(folder, {...examplePass, sessionName: 'after'}, {source: 'link'});
		const {passes, skippedLines} = readHistory(folder);
		const kept = new Set(passes.map(({sessionName}) => sessionName));
		expect(kept.size).toBe(passes.length);
		// Of so many lines that the older file was dropped, the newest are there.
		expect(['after', ...told.slice(-500)].filter((name) => !kept.has(name))).toEqual([]);
		expect(skippedLines).toBeLessThanOrEqual(rounds);
	});

	it('with the lock in its hands is known to be dead, however fresh the lock looks', async () => {
		const folder = temporaryFolder();
		const {pid} = spawnSync(process.execPath, ['-e', '0']);
		const lock = path.join(folder, 'config.json.lock');
		mkdirSync(lock);
		utimesSync(lock, new Date('2100-01-01'), new Date('2100-01-01'));
		writeFileSync(path.join(folder, 'config.json.holder'), JSON.stringify([hostname(), pid]));
		await savePreset(folder, preset('audit'), {replace: false});
		expect(readdirSync(folder)).toEqual(['config.json']);
	});
});

describe('a lock of another machine’s', () => {
	it('of a time to come, which nobody has touched while one waited, is taken away', async () => {
		const folder = temporaryFolder();
		const lock = path.join(folder, 'config.json.lock');
		mkdirSync(lock);
		utimesSync(lock, new Date('2100-01-01'), new Date('2100-01-01'));
		writeFileSync(path.join(folder, 'config.json.holder'), JSON.stringify(['another-machine', 1]));
		const begun = performance.now();
		await savePreset(folder, preset('audit'), {replace: false});
		expect(performance.now() - begun).toBeGreaterThan(9000);
		expect(readdirSync(folder)).toEqual(['config.json']);
	}, 60_000);

	it('that is touched meanwhile is waited for', async () => {
		const folder = temporaryFolder();
		const lock = path.join(folder, 'config.json.lock');
		const ahead = Date.parse('2100-01-01') / 1000;
		mkdirSync(lock);
		writeFileSync(path.join(folder, 'config.json.holder'), JSON.stringify(['another-machine', 1]));
		let touches = 0;
		const timer = setInterval(() => {
			touches++;
			// As its holder does, longer than a lock may stay untouched.
			if (touches < 13) utimesSync(lock, ahead, ahead + touches);
			else rmSync(lock, {recursive: true, force: true});
		}, 1000);
		try {
			await savePreset(folder, preset('audit'), {replace: false});
		} finally {
			clearInterval(timer);
		}
		expect(touches).toBe(13);
	}, 60_000);
});

describe('a disk that is full half-way through a write', () => {
	it.skipIf(process.platform === 'win32')('keeps the file as it was, and says so', async () => {
		const folder = temporaryFolder();
		await savePreset(folder, preset('audit'), {replace: false});
		const file = path.join(folder, 'config.json');
		const before = readFileSync(file, 'utf8');
		// No file may grow beyond 8 KB: the write stops short there, as it does at the end of a disk.
		const limited = spawnSync('bash', [
			'-c',
			'ulimit -f 8; "$@"',
			'bash',
			process.execPath,
			worker(),
			folder,
			'large',
			'big',
		]);
		expect([limited.status, limited.stderr.toString()]).toEqual([5, 'storage-full\n']);
		expect(readFileSync(file, 'utf8')).toBe(before);
		expect(readdirSync(folder)).toEqual(['config.json']);
	});
});
