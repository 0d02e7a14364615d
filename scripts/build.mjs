// Builds dist/: ES modules with every dependency bundled in. `--analyze` prints what each chunk is made of.
import {rm, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {analyzeMetafile, build} from 'esbuild';

// Ink imports react-devtools-core when DEV is set; the bundle must not carry it.
const withoutDevtools = {
	name: 'without-react-devtools',
	setup(builder) {
		builder.onResolve({filter: /^react-devtools-core$/}, () => ({path: 'stub', namespace: 'devtools'}));
		builder.onLoad({filter: /.*/, namespace: 'devtools'}, () => ({contents: 'export default {};'}));
	},
};

await rm('dist', {recursive: true, force: true});
const result = await build({
	entryPoints: ['cli.tsx'],
	outdir: 'dist',
	bundle: true,
	splitting: true,
	format: 'esm',
	platform: 'node',
	target: 'node20.19',
	minify: true,
	keepNames: false,
	legalComments: 'none',
	metafile: true,
	mainFields: ['module', 'main'],
	chunkNames: 'chunks/[name]-[hash]',
	define: {
		'process.env.NODE_ENV': '"production"',
		'process.env.DEV': '"false"',
		// write-file-atomic makes its temporary names from it.
		__filename: 'import.meta.url',
	},
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
	},
	plugins: [withoutDevtools],
	logLevel: 'warning',
});
await writeFile('dist/meta.json', JSON.stringify(result.metafile));
if (process.argv.includes('--analyze')) console.error(await analyzeMetafile(result.metafile));
