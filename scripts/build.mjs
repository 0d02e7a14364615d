// Builds dist/: ES modules with every dependency bundled in. `--analyze` prints what each chunk is made of.
import {rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {rolldown} from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

// Left out of the bundle: what Ink imports only when DEV is set; and the library by which conf's writer answers a signal
// with sending it again, so that the process would end before it has put the terminal and its temporary files in order.
const leftOut = new Map([
	['react-devtools-core', 'export default {};'],
	['when-exit', 'export default () => {};'],
]);
const withoutThem = {
	name: 'left-out',
	resolveId: (id) => (leftOut.has(id) ? `\0${id}` : undefined),
	load: (id) => leftOut.get(id.slice(1)),
};

// A file costs a third of a millisecond to find and open, a kilobyte a seventh to read. So what chooses the command is
// one small chunk, what a link by name needs another, and the rest is split where commands differ.
const groups = [
	{name: 'start', test: /\/source\/(?:commands\/(?:main|show-failure)|failure|version)\.ts$/, priority: 2},
	{name: 'quick', test: /\/source\/commands\/recall\.ts$/, priority: 1},
];

// Beside dist/ first: a build that fails, or one that is looked at while it runs, leaves a whole program there.
const fresh = `dist.${process.pid}`;
const bundle = await rolldown({
	cwd: root,
	input: 'cli.tsx',
	platform: 'node',
	// The way a module says it is one comes first: those are split and trimmed better.
	resolve: {mainFields: ['module', 'main']},
	transform: {
		target: 'node20.19',
		define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
	},
	plugins: [withoutThem],
	// Files that several commands import now or later: what is loaded when is stated in test/commands/loaded.test.ts.
	checks: {ineffectiveDynamicImport: false},
});
const {output} = await bundle.write({
	dir: path.join(root, fresh),
	format: 'esm',
	minify: true,
	comments: {legal: false},
	chunkFileNames: 'chunks/[name]-[hash].js',
	hashCharacters: 'hex',
	codeSplitting: {groups},
});
await bundle.close();

/** What each chunk holds (source files and their bytes) and which chunks it imports, at once and later. */
const meta = output
	.filter(({type}) => type === 'chunk')
	.map(({fileName, facadeModuleId, modules, imports, dynamicImports}) => ({
		file: fileName,
		...(facadeModuleId ? {entry: relative(facadeModuleId)} : {}),
		sources: Object.fromEntries(
			Object.entries(modules).map(([id, {renderedLength}]) => [relative(id), renderedLength]),
		),
		imports,
		dynamicImports,
	}));
await writeFile(path.join(root, fresh, 'meta.json'), JSON.stringify(meta));
await rm(path.join(root, 'dist'), {recursive: true, force: true});
await rename(path.join(root, fresh), path.join(root, 'dist'));

if (process.argv.includes('--analyze')) {
	for (const {file, sources} of meta) {
		console.error(`\n${file}`);
		for (const [source, bytes] of Object.entries(sources)
			.toSorted(([, a], [, b]) => b - a)
			.slice(0, 12)) {
			console.error(`  ${String(bytes).padStart(8)}  ${source}`);
		}
	}
}

function relative(id) {
	return path.relative(root, id).replaceAll(path.sep, '/');
}
