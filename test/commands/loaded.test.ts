import {readFileSync} from 'node:fs';
import {beforeAll, describe, expect, test} from 'vitest';

type Output = {
	readonly entryPoint?: string;
	readonly inputs: Readonly<Record<string, unknown>>;
	readonly imports: ReadonlyArray<{readonly path: string; readonly kind: string}>;
};

let outputs: Readonly<Record<string, Output>>;
beforeAll(() => {
	outputs = (JSON.parse(readFileSync('dist/meta.json', 'utf8')) as {outputs: typeof outputs}).outputs;
});

/** Source files in the chunks that loading these entry points loads with them, without what is imported later. */
const loadedWith = (...entries: readonly string[]): readonly string[] => {
	const files = Object.keys(outputs).filter((file) => entries.includes(outputs[file]?.entryPoint ?? ''));
	expect(files).toHaveLength(entries.length);
	const seen = new Set<string>();
	for (const file of files) {
		seen.add(file);
		for (const {path, kind} of outputs[file]?.imports ?? []) {
			if (kind === 'import-statement' && outputs[path] && !files.includes(path)) files.push(path);
		}
	}
	return [...seen].flatMap((file) => Object.keys(outputs[file]?.inputs ?? {}));
};

const heavy = {
	'the screen': /source\/ui\/.*\.tsx$|node_modules\/(ink|react)\//,
	'IAM’s client': /client-iam/,
	'the policy language': /source\/policy\//,
	'conf and its schema compiler': /node_modules\/(conf|ajv)\//,
	'the imitation of AWS': /source\/sandbox\//,
	'the table of actions': /action-table/,
};

describe.each([
	[
		'link',
		['cli.tsx', 'source/commands/link.ts', 'source/commands/parse.ts', 'source/commands/make-and-record.ts'],
	],
	[
		'a preset by name',
		[
			'cli.tsx',
			'source/commands/recall.ts',
			'source/commands/parse.ts',
			'source/commands/make-and-record.ts',
		],
	],
])('%s loads', (_command, entries) => {
	test.each(Object.entries(heavy))('neither at once nor for a link that goes well: %s', (_what, pattern) => {
		const loaded = loadedWith(...entries);
		expect(loaded.length).toBeGreaterThan(100);
		expect(loaded.filter((file) => pattern.test(file))).toEqual([]);
	});
});

test('the command line’s own file loads no more than it needs to choose a command', () => {
	expect(loadedWith('cli.tsx').filter((file) => file.includes('node_modules'))).toEqual([]);
});
