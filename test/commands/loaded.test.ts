import {readFileSync} from 'node:fs';
import {beforeAll, describe, expect, test} from 'vitest';

type Chunk = {
	readonly file: string;
	/** The source file whose import loads it; absent where several share it. */
	readonly entry?: string;
	/** Source files in it, and their bytes. */
	readonly sources: Readonly<Record<string, number>>;
	/** Chunks that are loaded with it. */
	readonly imports: readonly string[];
};

let chunks: readonly Chunk[];
beforeAll(() => {
	chunks = JSON.parse(readFileSync('dist/meta.json', 'utf8')) as typeof chunks;
});

/** The chunks that loading these source files loads, without what is imported later. */
const loadedWith = (...entries: readonly string[]): readonly Chunk[] => {
	const loaded = chunks.filter(({entry}) => entry !== undefined && entries.includes(entry));
	expect(loaded).toHaveLength(entries.length);
	for (const {imports} of loaded) {
		loaded.push(...chunks.filter((chunk) => imports.includes(chunk.file) && !loaded.includes(chunk)));
	}
	return loaded;
};

const sourcesOf = (loaded: readonly Chunk[]): readonly string[] =>
	loaded.flatMap(({sources}) => Object.keys(sources));

const heavy = {
	'the screen': /source\/ui\/.*\.tsx$|node_modules\/(ink|react)\//,
	'the SDK’s clients': /node_modules\/@aws-sdk\/client-/,
	'what the SDK’s clients share': /submodules\/(?:schema|endpoints|protocols)\/.*(?:Middleware|Protocol)/,
	'the policy language': /source\/policy\//,
	'conf, its schema compiler and its lock': /node_modules\/(conf|ajv|proper-lockfile)\//,
	'the imitation of AWS': /source\/sandbox\//,
	'the table of actions': /action-table/,
};

const byName = ['cli.tsx', 'source/commands/start.ts', 'source/commands/link/recall.ts'];

describe.each([
	[
		'link',
		['cli.tsx', 'source/commands/start.ts', 'source/commands/link/link.ts', 'source/commands/parse.ts'],
	],
	['a preset by name', byName],
])('%s loads', (_command, entries) => {
	test.each(Object.entries(heavy))('neither at once nor for a link that goes well: %s', (_what, pattern) => {
		const sources = sourcesOf(loadedWith(...entries));
		expect(sources.length).toBeGreaterThan(100);
		expect(sources.filter((file) => pattern.test(file))).toEqual([]);
	});
});

describe('a preset by name', () => {
	test('loads no parser of options', () => {
		expect(sourcesOf(loadedWith(...byName)).filter((file) => file.includes('commander'))).toEqual([]);
	});

	test('is the program’s own file, what loads the others, what chooses the command, and one chunk with all the rest', () => {
		const files = loadedWith(...byName).filter(({sources}) => Object.keys(sources).length > 0);
		expect(files.map(({file}) => file.replace(/-[^-]+\.mjs$/, '')).toSorted()).toEqual([
			'chunks/loader',
			'chunks/quick',
			'chunks/start',
			'cli.js',
		]);
	});
});

test.each([
	['what a link’s maker is warned of', ['source/signin/preflight-check.ts'], ['ahead', 'health']],
	['the state of presets', ['source/signin/preset-health.ts', 'source/signin/preset-scopes.ts'], ['health']],
])('%s is found out by no more than a chunk or two', (_, entries, expected) => {
	const words = ['cli.tsx', 'source/commands/start.ts', 'source/commands/link/link.ts'];
	const before = loadedWith(...words);
	const more = loadedWith(...words, ...entries).filter(
		(chunk) => !before.includes(chunk) && Object.keys(chunk.sources).length > 0,
	);
	expect(more.map(({file}) => file.replace(/^chunks\/|-[^-]+\.mjs$/g, '')).toSorted()).toEqual(expected);
});

test('the first frame of the screen loads neither what draws the others nor anything of AWS’s', () => {
	const sources = sourcesOf(
		loadedWith('cli.tsx', 'source/commands/start.ts', 'source/commands/screen/first-frame.ts'),
	);
	expect(sources).toContain('source/ui/first-frame/first-frame.ts');
	for (const pattern of [
		...Object.values(heavy),
		/commander/,
		/@smithy\//,
		/source\/ui\/app\.ts/,
		/recall\.ts/,
	])
		expect(sources.filter((file) => pattern.test(file))).toEqual([]);
});

test('the command line’s own file loads no more than it needs to choose a command', () => {
	expect(
		sourcesOf(loadedWith('cli.tsx', 'source/commands/start.ts')).filter((file) =>
			file.includes('node_modules'),
		),
	).toEqual([]);
});

test('setting a bad file aside would be seen to load the lock', () => {
	const sources = sourcesOf(loadedWith('source/presets/set-aside.ts'));
	expect(sources.some((file) => heavy['conf, its schema compiler and its lock'].test(file))).toBe(true);
});
