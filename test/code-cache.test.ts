import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
	chmodSync,
	chownSync,
	existsSync,
	linkSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	truncateSync,
	utimesSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {type CommandRun, type Daypass, withProgram} from './support/daypass.ts';
import {programFile} from './support/program.ts';

const isRoot = process.geteuid?.() === 0;

type Cache = Pick<Daypass, 'run' | 'environment' | 'sandbox' | 'folder'> & {
	/** The folder above it, which other programs keep theirs in as well. */
	readonly above: string;
	readonly own: string;
	/** The file of what V8 made of the script that a link by name is. */
	entry(): string;
};

/** A program that has made one link, and so has a cache. */
const withCache = (use: (cache: Cache) => Promise<void>) =>
	withProgram(async (daypass) => {
		const above = path.join(daypass.environment()['HOME'] ?? '', '.cache');
		const own = path.join(above, 'daypass');
		expectLink(await daypass.run(quickly));
		const entry = () => {
			const [name = '', ...more] = readdirSync(own).filter((file) => file.startsWith('quick-'));
			expect(more).toEqual([]);
			return path.join(own, name);
		};
		await use({...daypass, above, own, entry});
	});

const quickly = 'link --quiet --role Audit';

const expectLink = ({code, stdout, stderr}: CommandRun) => {
	expect({code, stderr}).toEqual({code: 0, stderr: ''});
	expect(stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/federation\?Action=login&\S+\n$/);
};

/** The script that the cache is of. */
const script = () => {
	const chunks = path.join(path.dirname(programFile), 'chunks');
	const [name = ''] = readdirSync(chunks).filter((file) => /^quick-.*\.cjs$/.test(file));
	return readFileSync(path.join(chunks, name));
};

/**
 * An entry as somebody would make it who wants other code to run: V8 itself takes it, as it compares no more of a
 * source than its length.
 */
const planted = (): Buffer => {
	const source = script();
	const other = `(function(){process.stdout.write('planted');process.exit()})`;
	const data = execFileSync(process.execPath, [
		'-e',
		`const script = new vm.Script(${JSON.stringify(other)} + ' '.repeat(${source.length - other.length}));
		script.runInThisContext();
		process.stdout.write(script.createCachedData());`,
	]);
	return entryOf(source, Buffer.concat([Buffer.of(1), data]));
};

/** @param rest One byte that says which commands left it, and what V8 made. */
const entryOf = (source: Buffer, rest: Buffer): Buffer =>
	Buffer.concat([createHash('sha256').update(source).update(rest).digest(), rest]);

describe.concurrent('the cache of compiled code', () => {
	test('is made by the first link, for its owner alone, and used by the next', () =>
		withCache(async ({run, above, own, entry}) => {
			const modes = [above, own, entry()].map((file) => lstatSync(file).mode & 0o777);
			expect(modes).toEqual([0o700, 0o700, 0o600]);
			expect(path.basename(entry())).toMatch(
				new RegExp(`^quick-[0-9a-f]+-${process.version}-${process.arch}\\.bin$`),
			);
			const {ino} = statSync(entry());
			expectLink(await run(quickly));
			expect(statSync(entry()).ino).toBe(ino);
		}));

	test('runs: what is in it runs, where it is its owner’s', () =>
		withCache(async ({run, entry}) => {
			writeFileSync(entry(), planted());
			expect((await run(quickly)).stdout).toBe('planted');
		}));

	test.each<[string, (cache: Cache) => void]>([
		['others may change the folder above it', ({above}) => chmodSync(above, 0o777)],
		['its group may change the folder above it', ({above}) => chmodSync(above, 0o770)],
		['others may look into its folder', ({own}) => chmodSync(own, 0o755)],
		['others may change its folder', ({own}) => chmodSync(own, 0o707)],
		['the folder above it is a link', ({above}) => moveAndLink(above)],
		['its folder is a link', ({own}) => moveAndLink(own)],
		...(isRoot
			? ([
					['the folder above it is another’s', ({above}) => chownSync(above, 12_345, 0)],
					['its folder is another’s', ({own}) => chownSync(own, 12_345, 0)],
				] satisfies [string, (cache: Cache) => void][])
			: []),
	])('is left alone where %s', (_, spoil) =>
		withCache(async (cache) => {
			const entry = cache.entry();
			const bytes = planted();
			writeFileSync(entry, bytes);
			const names = readdirSync(cache.own);
			spoil(cache);
			expectLink(await cache.run(quickly));
			expect(readFileSync(entry).equals(bytes)).toBe(true);
			expect(readdirSync(cache.own)).toEqual(names);
		}),
	);

	test.each<[string, (entry: string, cache: Cache) => void]>([
		['others may read it', (entry) => chmodSync(entry, 0o604)],
		['others may change it', (entry) => chmodSync(entry, 0o662)],
		['it is a link', (entry) => moveAndLink(entry)],
		['it has another name elsewhere', (entry, {above}) => linkSync(entry, path.join(above, 'other'))],
		...(isRoot
			? ([['it is another’s', (entry) => chownSync(entry, 12_345, 0)]] satisfies [
					string,
					(entry: string) => void,
				][])
			: []),
	])('is made anew where %s', (_, spoil) =>
		withCache(async (cache) => {
			const entry = cache.entry();
			writeFileSync(entry, planted());
			spoil(entry, cache);
			expectLink(await cache.run(quickly));
			expect(lstatSync(entry)).toMatchObject({uid: process.geteuid?.(), nlink: 1});
			expect(lstatSync(entry).mode & 0o170777).toBe(0o100600);
			const {ino} = statSync(entry);
			expectLink(await cache.run(quickly));
			expect(statSync(entry).ino).toBe(ino);
		}),
	);

	test.each<[string, (entry: string, bytes: Buffer) => void]>([
		['empty', (entry) => truncateSync(entry)],
		['cut off', (entry, {length}) => truncateSync(entry, length >> 1)],
		['without its last byte', (entry, {length}) => truncateSync(entry, length - 1)],
		['changed in one byte', (entry, bytes) => writeFileSync(entry, bytes.fill('!', 9999, 10_000))],
		['something else', (entry) => writeFileSync(entry, 'something else'.repeat(1000))],
		['made of another source', (entry, bytes) => writeFileSync(entry, ofAnotherSource(bytes))],
	])('is made anew where it is %s', (_, spoil) =>
		withCache(async ({run, entry}) => {
			const bytes = readFileSync(entry());
			const {length} = bytes;
			spoil(entry(), bytes);
			expectLink(await run(quickly));
			expect(statSync(entry()).size).toBeGreaterThan(length / 2);
			const {ino} = statSync(entry());
			expectLink(await run(quickly));
			expect(statSync(entry()).ino).toBe(ino);
		}),
	);

	test('is made by other commands as well, and anew by the first link, which needs more of it', () =>
		withProgram(async ({run, environment}) => {
			const own = path.join(environment()['HOME'] ?? '', '.cache', 'daypass');
			const sizes = () =>
				Object.fromEntries(readdirSync(own).map((name) => [name, statSync(path.join(own, name)).size]));
			const list = async () => expect((await run('presets list')).code).toBe(0);
			await list();
			const first = sizes();
			expect(Object.keys(first).map((name) => name.replace(/-.*/, ''))).toContain('quick');
			await list();
			expect(sizes()).toEqual(first);
			expectLink(await run(quickly));
			const then = sizes();
			const quick = Object.keys(first).find((name) => name.startsWith('quick-')) ?? '';
			expect(then[quick]).toBeGreaterThan(first[quick] ?? 0);
			await list();
			expectLink(await run(quickly));
			expect(sizes()).toEqual(then);
		}));

	test('loses what a killed process left and what other builds made, once they are old, and nothing else', () =>
		withCache(async ({run, entry, own}) => {
			const name = path.basename(entry());
			rmSync(entry());
			const others = name.replace(/-[0-9a-f]+-/, '-0123abc-');
			const kept = name.replace(/^\w+-/, 'other-');
			const left = `${name}.123`;
			const long = new Date(Date.now() - 30 * 24 * 3_600_000);
			for (const one of [others, kept, left]) {
				writeFileSync(path.join(own, one), '');
				utimesSync(path.join(own, one), long, long);
			}
			expectLink(await run(quickly));
			const names = readdirSync(own);
			expect(names).toContain(kept);
			expect(names).not.toContain(others);
			expect(names).not.toContain(left);
		}));

	test('is refused by V8 where it runs with other flags, and the link is made', () =>
		withCache(async ({run, entry}) => {
			const {ino} = statSync(entry());
			expectLink(await run(quickly, {env: {NODE_OPTIONS: '--interpreted-frames-native-stack'}}));
			expect(statSync(entry()).ino).not.toBe(ino);
			expectLink(await run(quickly));
		}));

	test('is not needed: a folder in its place, or a file in the place of its folder', () =>
		withCache(async ({run, own, entry}) => {
			const file = entry();
			renameSync(file, path.join(own, 'aside'));
			mkdirSync(file);
			const names = readdirSync(own);
			expectLink(await run(quickly));
			expect(readdirSync(own)).toEqual(names);
			renameSync(own, `${own}-aside`);
			writeFileSync(own, '');
			expectLink(await run(quickly));
		}));

	test.each([
		['no home', undefined],
		['a home that can’t be', '/dev/null/home'],
		['a home that is not there', '/no/such/home'],
		['a home that is no whole path', '.'],
	])('is not needed: %s', (_, home) =>
		withProgram(async ({run}) => {
			expectLink(await run(quickly, {env: {HOME: home}}));
			expect(existsSync('.cache')).toBe(false);
		}),
	);

	test('is made in the folder that XDG_CACHE_HOME names, and not where others keep files too', () =>
		withProgram(async ({run, environment}) => {
			const home = environment()['HOME'] ?? '';
			const named = path.join(home, 'named');
			expectLink(await run(quickly, {env: {XDG_CACHE_HOME: named}}));
			expect(readdirSync(path.join(named, 'daypass'))).toContainEqual(expect.stringMatching(/^quick-/));
			const shared = path.join(home, 'shared');
			mkdirSync(shared);
			chmodSync(shared, 0o1777);
			expectLink(await run(quickly, {env: {XDG_CACHE_HOME: shared}}));
			expectLink(await run(quickly, {env: {XDG_CACHE_HOME: path.join(shared, 'below')}}));
			expect(readdirSync(shared)).toEqual([]);
			expect(existsSync(path.join(home, '.cache'))).toBe(false);
		}));

	test.skipIf(!isRoot)('leaves no folder of root’s in the home of another', () =>
		withProgram(async ({run, environment}) => {
			const home = environment()['HOME'] ?? '';
			chownSync(home, 12_345, 0);
			expectLink(await run(quickly));
			expect(existsSync(path.join(home, '.cache'))).toBe(false);
		}),
	);

	test.each([
		['it is switched off', quickly, {NODE_DISABLE_COMPILE_CACHE: '1'}, 0],
		['the command fails', 'link --quiet --role NoSuchRole', {}, 2],
		['it is the demo', 'demo link --role Audit', {}, 0],
	])('is not made where %s', (_, words, env, code) =>
		withProgram(async ({run, environment}) => {
			expect((await run(words, {env})).code).toBe(code);
			expect(existsSync(path.join(environment()['HOME'] ?? '', '.cache'))).toBe(false);
		}),
	);

	test('is made whole where several start at once', () =>
		withProgram(async ({run, environment}) => {
			const runs = await Promise.all([1, 2, 3, 4].map(() => run(quickly)));
			for (const one of runs) expectLink(one);
			const own = path.join(environment()['HOME'] ?? '', '.cache', 'daypass');
			const names = readdirSync(own);
			expect(names.filter((name) => !/^[\w-]+-[0-9a-f]{8}-v[\d.]+-\w+\.bin$/.test(name))).toEqual([]);
			expect(names.map((name) => name.replace(/-.*/, ''))).toEqual(
				expect.arrayContaining(['ahead', 'quick']),
			);
			const numbers = () => readdirSync(own).map((name) => statSync(path.join(own, name)).ino);
			const before = numbers();
			expectLink(await run(quickly));
			expect(numbers()).toEqual(before);
		}));

	test.each([
		['quick', quickly],
		['rolldown-runtime', 'presets save one --role Audit'],
	])('loses what other builds left of %s there a week ago, and nothing else', (script, words) =>
		withCache(async ({run, own}) => {
			await run(words);
			const names = readdirSync(own);
			const [entry = '', ...more] = names.filter((name) => name.startsWith(`${script}-`));
			expect(more).toEqual([]);
			truncateSync(path.join(own, entry));
			const left = [`${script}-0123abcd-v1.2.3-x64.bin`, `${script}-4567abcd-v1.2.3-x64.bin`, 'mine.bin'];
			for (const name of left) writeFileSync(path.join(own, name), '');
			const eightDaysAgo = Date.now() / 1000 - 8 * 24 * 3600;
			for (const name of [0, 2]) utimesSync(path.join(own, left[name] ?? ''), eightDaysAgo, eightDaysAgo);
			expect((await run(words.replace(' one ', ' two '))).code).toBe(0);
			expect(readdirSync(own).toSorted()).toEqual([...names, ...left.slice(1)].toSorted());
		}),
	);

	test('holds nothing but the program: no secret, no name, no address', () =>
		withProgram(async ({run, environment, sandbox}) => {
			const words = 'link -r PartnerView -n robertina --external-id acme-7731';
			const made = await run(words);
			expect(made.code).toBe(0);
			const own = path.join(environment()['HOME'] ?? '', '.cache', 'daypass');
			const bytes = Buffer.concat(readdirSync(own).map((name) => readFileSync(path.join(own, name))));
			const texts = (['latin1', 'utf16le'] as const).map((encoding) => bytes.toString(encoding));
			// One character further: text of two bytes may begin anywhere.
			texts.push(bytes.subarray(1).toString('utf16le'));
			for (const part of ['SigninToken', 'ListAttached']) expect(texts[0]).toContain(part);
			const told = [
				...sandbox.secrets(),
				...['acme-7731', 'robertina', 'PartnerView'],
				new URL(made.stdout).port,
				environment()['HOME'] ?? '',
			];
			expect(told.filter((secret) => texts.some((text) => text.includes(secret)))).toEqual([]);
		}));
});

/** What a name stood for stands elsewhere, and the name is a link to it. */
const moveAndLink = (file: string) => {
	renameSync(file, `${file}-elsewhere`);
	symlinkSync(`${file}-elsewhere`, file);
};

/** An entry whose digest was made with other words of the same length: so it would be after a change of the program. */
const ofAnotherSource = (entry: Buffer): Buffer => {
	const source = Buffer.alloc(script().length, ' ');
	return entryOf(source, entry.subarray(32));
};
