import {
	closeSync,
	constants as fileConstants,
	fstatSync,
	lstatSync,
	mkdirSync,
	openSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	type Stats,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {Script} from 'node:vm';
import type {Environment} from './environment.ts';

/** Loads a script, once. `loader`: what the chunk that this file is in exports. */
type Load = (file: string, loader: unknown) => unknown;

/** A script that was compiled here. */
type Compiled = {
	readonly script: Script;
	readonly source: Buffer;
	readonly entry: string;
	/** Who added to the entry that was used, as bits of {@link adding}; undefined: there was none. */
	readonly madeBy: number | undefined;
};

/** V8 compiles a function when it is called: what is kept hangs on what was done. */
export type Maker = 'link' | 'screen' | 'other';

/**
 * Under this name the built program finds {@link scriptLoader}'s function: scripts/classic-scripts.mjs writes calls of
 * it.
 */
const loaderName = Symbol.for('daypass.loadScript');

/** Bytes of SHA-256, at the start of an entry. */
const digestLength = 32;

/**
 * A bit of the byte after the digest: what is waited for adds what it compiled, once; others make an entry where there
 * is none.
 */
const adding: Readonly<Record<Maker, number>> = {other: 0, link: 1, screen: 2};

const compiled: Compiled[] = [];
let keptFor: number | undefined;

/**
 * Lets the built program load its classic scripts with what V8 made of them at an earlier start.
 * @param env Names the cache folder: `XDG_CACHE_HOME`, else `~/.cache`; and `NODE_DISABLE_COMPILE_CACHE`, which turns
 * it off as it does Node's own.
 */
export const offerScripts = (env: Environment): void => {
	Object.defineProperty(globalThis, loaderName, {value: scriptLoader(cacheFolder(env))});
};

/** Has what was compiled at this start, and is not kept yet, written to the cache when the process exits. */
export const keepCompiled = (maker: Maker): void => {
	if (keptFor === undefined) process.once('exit', writeCompiled);
	keptFor = (keptFor ?? 0) | adding[maker];
};

/** The same at once: V8 forgets functions that have not been called for long. */
export const keepCompiledNow = (maker: Maker): void => {
	keepCompiled(maker);
	writeCompiled();
};

/** @param folder The cache folder; undefined: without a cache. */
const scriptLoader = (folder: string | undefined): Load => {
	const loaded = new Map<string, unknown>();
	const load: Load = (file, loader) => {
		if (!loaded.has(file)) loaded.set(file, run(file, folder, loader, load));
		return loaded.get(file);
	};
	return load;
};

const run = (file: string, cache: string | undefined, loader: unknown, load: Load): unknown => {
	const source = readFileSync(file);
	const {name} = path.parse(file);
	const entry = cache && path.join(cache, `${name}-${process.version}-${process.arch}.bin`);
	const found = entry === undefined ? undefined : readEntry(entry, source);
	// The build writes ASCII.
	const script = new Script(source.toString('latin1'), {
		filename: file,
		...(found && {cachedData: found.data}),
	});
	if (entry !== undefined) {
		// V8 refuses what another version of it, or one with other flags, has made.
		const madeBy = found === undefined || script.cachedDataRejected ? undefined : found.madeBy;
		compiled.push({script, source, entry, madeBy});
	}
	// What comes from a cache can't import by itself: V8 has forgotten on whose behalf. The scripts are in one folder.
	const folder = path.dirname(file);
	return script.runInThisContext()(
		process.getBuiltinModule,
		(specifier: string) => import(specifier),
		loader,
		(name: string) => load(path.join(folder, name), loader),
		folder,
	);
};

const cacheFolder = (env: Environment): string | undefined => {
	if (env['NODE_DISABLE_COMPILE_CACHE']) return undefined;
	const home = env['HOME'];
	const usual = process.platform === 'darwin' ? path.join('Library', 'Caches') : '.cache';
	const above = env['XDG_CACHE_HOME'] || (home && path.join(home, usual));
	return above && path.isAbsolute(above) ? path.join(above, 'daypass') : undefined;
};

/**
 * What is read runs as a part of the program. So it has to be the user's own, and nobody else's to change: the folder,
 * the one above it, and the file, none of them a link. Where users have no numbers (Windows) there is no telling.
 * @param othersMay The permissions that others may have, as bits of a mode.
 */
const isOwn = ({uid, mode}: Stats, othersMay: number): boolean =>
	uid === process.geteuid?.() && (mode & 0o077 & ~othersMay) === 0;

const isOwnFolder = (folder: string, othersMay: number): boolean => {
	const stats = lstatSync(folder);
	return stats.isDirectory() && isOwn(stats, othersMay);
};

/** For a folder of the cache's own, and for one above it, which others may look into. */
const nothing = 0;
const reading = 0o055;

const isOwnCache = (folder: string): boolean =>
	isOwnFolder(path.dirname(folder), reading) && isOwnFolder(folder, nothing);

/** What V8 made of this very source; undefined: there is none that may be trusted. */
const readEntry = (entry: string, source: Buffer): {data: Buffer; madeBy: number} | undefined => {
	let descriptor: number | undefined;
	try {
		if (!isOwnCache(path.dirname(entry))) return undefined;
		const {O_RDONLY, O_NOFOLLOW, O_NONBLOCK} = fileConstants;
		descriptor = openSync(entry, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
		const stats = fstatSync(descriptor);
		if (!stats.isFile() || stats.nlink !== 1 || !isOwn(stats, nothing)) return undefined;
		const bytes = readFileSync(descriptor);
		const rest = bytes.subarray(digestLength);
		if (!digest(source, rest).equals(bytes.subarray(0, digestLength))) return undefined;
		return {madeBy: rest[0] ?? 0, data: rest.subarray(1)};
	} catch {
		return undefined;
	} finally {
		if (descriptor !== undefined) closeSync(descriptor);
	}
};

const writeCompiled = (): void => {
	for (const one of compiled.splice(0)) {
		const {madeBy = 0} = one;
		const by = madeBy | (keptFor ?? 0);
		if (one.madeBy === undefined || by !== madeBy) write(one, by);
	}
};

const write = ({script, source, entry}: Compiled, madeBy: number): void => {
	const folder = path.dirname(entry);
	const next = `${entry}.${process.pid}`;
	try {
		makeFolder(path.dirname(folder));
		makeFolder(folder);
		if (!isOwnCache(folder)) return;
		const rest = Buffer.concat([Buffer.of(madeBy), script.createCachedData()]);
		writeFileSync(next, Buffer.concat([digest(source, rest), rest]), {flag: 'wx', mode: 0o600});
		renameSync(next, entry);
		removeOlder(entry);
	} catch {
		// Without a cache the next start takes longer, and that is all.
		removeIfPossible(next);
	}
};

const removeIfPossible = (file: string): void => {
	try {
		rmSync(file, {force: true});
	} catch {}
};

/** In a folder of one's own alone: with `sudo` it may be somebody else's home, who could not use it then. */
const makeFolder = (folder: string): void => {
	if (lstatSync(folder, {throwIfNoEntry: false}) !== undefined) return;
	if (isOwnFolder(path.dirname(folder), reading)) mkdirSync(folder, {mode: 0o700});
};

/** Milliseconds an entry of another build is kept: two of them may be in use. */
const week = 7 * 24 * 3_600_000;

/**
 * Removes entries of the same script of other builds, and what a killed process left; another Node's of this build
 * stay.
 */
const removeOlder = (entry: string): void => {
	const build = /^([\w-]+)-[0-9a-f]+-v/;
	const folder = path.dirname(entry);
	const [current, script] = build.exec(path.basename(entry)) ?? [];
	for (const name of readdirSync(folder)) {
		const [other, same] = build.exec(name) ?? [];
		const file = path.join(folder, name);
		const isOld = same === script && (other !== current || !name.endsWith('.bin'));
		if (isOld && Date.now() - lstatSync(file).mtimeMs > week) removeIfPossible(file);
	}
};

/** Of the source as well: an entry belongs to the very text it was made of. */
const digest = (source: Buffer, data: Uint8Array): Buffer =>
	// Asked for here: it takes milliseconds to load, and only what loads a script needs it anyway.
	process.getBuiltinModule('node:crypto').createHash('sha256').update(source).update(data).digest();
