// Builds dist/: ES modules with every dependency bundled in. `--analyze` prints what each chunk is made of.
import {rename, rm, writeFile} from 'node:fs/promises';
import process from 'node:process';
import {analyzeMetafile, build} from 'esbuild';

// Left out of the bundle: what Ink imports only when DEV is set; and the library by which conf's writer answers a signal
// with sending it again, so that the process would end before it has put the terminal and its temporary files in order.
const leftOut = {'react-devtools-core': 'export default {};', 'when-exit': 'export default () => {};'};
const withoutThem = {
	name: 'left-out',
	setup(builder) {
		const filter = new RegExp(`^(${Object.keys(leftOut).join('|')})$`);
		builder.onResolve({filter}, ({path}) => ({path, namespace: 'left-out'}));
		builder.onLoad({filter: /.*/, namespace: 'left-out'}, ({path}) => ({contents: leftOut[path]}));
	},
};

// Beside dist/ first: a build that fails, or one that is looked at while it runs, leaves a whole program there.
const fresh = `dist.${process.pid}`;
const result = await build({
	entryPoints: ['cli.tsx'],
	outdir: fresh,
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
	define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
	banner: {
		js: "import {createRequire as __createRequire} from 'node:module';const require=__createRequire(import.meta.url);",
	},
	plugins: [withoutThem],
	logLevel: 'warning',
});
await writeFile(`${fresh}/meta.json`, JSON.stringify(result.metafile));
await rm('dist', {recursive: true, force: true});
await rename(fresh, 'dist');
if (process.argv.includes('--analyze')) console.error(await analyzeMetafile(result.metafile));
