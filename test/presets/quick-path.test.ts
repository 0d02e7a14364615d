import path from 'node:path';
import {build} from 'esbuild';
import {describe, expect, it} from 'vitest';

const room = path.join(import.meta.dirname, '..', '..', 'source', 'presets');

/** The packages that come along when a file of the room is loaded, before anything in it is called. */
const packagesLoadedWith = async (file: string): Promise<readonly string[]> => {
	const {metafile} = await build({
		entryPoints: [path.join(room, file)],
		outdir: 'unused',
		write: false,
		metafile: true,
		bundle: true,
		splitting: true,
		format: 'esm',
		platform: 'node',
	});
	const outputs = new Map(Object.entries(metafile.outputs));
	const loaded = new Set<string>();
	const load = (name: string): void => {
		if (loaded.has(name)) return;
		loaded.add(name);
		const statically = outputs.get(name)?.imports.filter(({kind}) => kind === 'import-statement') ?? [];
		for (const {path: next} of statically) load(next);
	};
	const [entry] = [...outputs].find(([, output]) => output.entryPoint?.endsWith(`presets/${file}`)) ?? [];
	if (entry !== undefined) load(entry);
	const inputs = [...loaded].flatMap((name) => Object.keys(outputs.get(name)?.inputs ?? {}));
	const packages = inputs.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1] ?? []);
	return [...new Set(packages)].sort();
};

describe('the quick path', () => {
	it.each([
		['read-presets.ts', ['fastest-levenshtein']],
		['read-settings.ts', ['fastest-levenshtein']],
		['last.ts', []],
		['history.ts', []],
	])('%s loads no conf, no schema compiler and no lock', async (file, packages) => {
		expect(await packagesLoadedWith(file)).toEqual(packages);
	});

	it('would be seen to load conf', async () => {
		expect(await packagesLoadedWith('lock.ts')).toContain('proper-lockfile');
	});
});
