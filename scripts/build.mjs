// Builds dist/, the program: modules and scripts with every dependency bundled in, and the notices, the manual page and
// the schemas that go with them. With `--release` beside it release/: the same program as one file, and a bill of
// materials.
// `--analyze` prints what each chunk is made of.
import childProcess from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import {chmod, rename, rm, writeFile} from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import {isBuiltin} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import timers from 'node:timers/promises';
import tty from 'node:tty';
import {fileURLToPath} from 'node:url';
import {promisify} from 'node:util';
import {brotliCompressSync, constants} from 'node:zlib';
import {rolldown} from 'rolldown';
import {billOfMaterials} from './bill-of-materials.mjs';
import {classicScripts} from './classic-scripts.mjs';
import {compiledSchema} from './compiled-schema.mjs';
import {exportsOf} from './exports-of.mjs';
import {lighterLibraries} from './lighter-libraries.mjs';
import {bundledPackages, notices} from './notices.mjs';
import {writeReference} from './reference.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

// Left out of the bundle: what Ink imports only when DEV is set; the library by which conf's writer answers a signal
// with sending it again, so that the process would end before it has put the terminal and its temporary files in order;
// what conf has for migrations, of which config.json uses none; and what the proxies' agents say with DEBUG set.
const leftOut = new Map([
	['react-devtools-core', 'export default {};'],
	['when-exit', 'export default () => {};'],
	['semver', 'export default {};'],
	['debug', 'export default () => () => {};'],
]);
const withoutThem = {
	name: 'left-out',
	resolveId: (id) => (leftOut.has(id) ? `\0${id}` : undefined),
	load: (id) => leftOut.get(id.slice(1)),
};

// The module `node:process` reads every property of the process before it is there, standard input and the list of all
// of Node's flags among them: four milliseconds. The process itself reads what it is asked for.
const ownFile = (file) => file !== undefined && !file.includes('node_modules');
const plainProcess = {
	name: 'plain-process',
	resolveId: (id, importer) =>
		id === 'node:process' && (ownFile(importer) || importer.includes('/commander/'))
			? '\0process'
			: undefined,
	load: (id) => (id === '\0process' ? 'export default globalThis.process;' : undefined),
};

// An import of one of these reads all of its properties before anything is there, those too that are made when they are
// first read: streams with `node:fs`; with `node:http`, on Node 22, fetch, WebSocket and HTTP/2. Asked for by a call a
// module is there as it is, and only what is read of it is made. Node has that call since 20.16.
const madeWhenRead =
	/^(?:(?:File)?(?:Read|Write)Stream|WebSocket|CloseEvent|MessageEvent|Utf8Stream|promises|webcrypto|subtle|getRandomValues|fips|default)$/;
const asked = new Map(
	Object.entries({'node:http': http, 'node:https': https, 'node:fs': fs, 'node:crypto': crypto}),
);
const builtinsByCall = {
	name: 'builtins-by-call',
	resolveId(id, importer, {kind}) {
		const name = id.startsWith('node:') ? id : `node:${id}`;
		// Else the bundle would make a require() of its own, from where its file is.
		if (kind === 'require-call') return isBuiltin(name) ? `\0required:${name}` : undefined;
		// A library wants the class of its streams.
		if (kind !== 'import-statement' || (name === 'node:fs' && !ownFile(importer))) return undefined;
		return asked.has(name) ? `\0${name}` : undefined;
	},
	load(id) {
		const required = id.replace('\0required:', '');
		if (required !== id) return `module.exports = process.getBuiltinModule('${required}');`;
		const module = asked.get(id.slice(1));
		if (!id.startsWith('\0') || module === undefined) return null;
		const names = Object.keys(module).filter((name) => !madeWhenRead.test(name));
		return [
			`const module = process.getBuiltinModule('${id.slice(1)}');`,
			'export default module;',
			// A call that is pure goes where its value is not used; reading a property would stay.
			'const ofModule = (name) => module[name];',
			...names.map((name) => `export const ${name} = /* @__PURE__ */ ofModule('${name}');`),
			...(module === crypto
				? ['export const getRandomValues = (array) => module.getRandomValues(array);']
				: []),
		].join('\n');
	},
};

// These are needed rarely: for a home folder that no variable names, before another try, for what only some commands
// read. A function of theirs loads its module when it is called. Some files want their classes and constants as well.
const wantsFunctions = (file) =>
	(ownFile(file) && !/\/(?:sandbox\/.*|proxy-agents|controlling-terminal)\.ts$/.test(file)) ||
	file?.includes('/commander/');
const calledLater = new Map(
	Object.entries({
		'node:os': os,
		'node:tty': tty,
		'node:timers/promises': timers,
		'node:fs/promises': fs.promises,
		'node:http': http,
		'node:https': https,
		'node:crypto': crypto,
		'node:child_process': childProcess,
	}),
);
/** `util.promisify.custom`, by a name that needs no import. */
const asPromise = "Symbol.for('nodejs.util.promisify.custom')";
const builtinsWhenCalled = {
	name: 'builtins-when-called',
	resolveId(id, importer, {kind}) {
		const isRare = kind === 'import-statement' && wantsFunctions(importer);
		return isRare && calledLater.has(id) ? `\0later:${id}` : undefined;
	},
	load(id) {
		const name = id.replace('\0later:', '');
		if (name === id) return null;
		return Object.entries(calledLater.get(name))
			.filter(([own, value]) => own !== 'default' && typeof value === 'function' && !/^[A-Z]/.test(own))
			.map(([own, value]) => {
				const calls = (of) => `(...values) => process.getBuiltinModule('${name}').${own}${of}(...values)`;
				// What promisify makes of execFile is more than its first value.
				return promisify.custom in value
					? `export const ${own} = /* @__PURE__ */ Object.assign(${calls('')}, {[${asPromise}]: ${calls(`[${asPromise}]`)}});`
					: `export const ${own} = ${calls('')};`;
			})
			.concat('export default {};')
			.join('\n');
	},
};

// A file with one character beyond Latin-1 takes two bytes for each of its characters, and longer to read and parse.
const asciiOnly = {
	name: 'ascii-only',
	generateBundle(_options, written) {
		for (const chunk of Object.values(written)) {
			if (chunk.type !== 'chunk') continue;
			if (/String\.raw`[^`]*[^\0-\x7f]/.test(chunk.code))
				throw new Error(`${chunk.fileName} has raw text that can’t be escaped.`);
			chunk.code = chunk.code.replace(
				/[^\0-\x7f]/g,
				(unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
			);
		}
	},
};

// The table of actions is two thirds of a megabyte of text: it is kept compressed, and unpacked where a preview is
// made.
const tableFile = 'action-table.br';
/** @param inside Within the code, for the program as one file; else a file beside the chunk that reads it. */
const compressedTable = (inside) => ({
	name: 'compressed-table',
	async transform(code, id) {
		if (!id.endsWith('/policy/preview/action-table-data.ts')) return undefined;
		const {actionTableDate, serviceLines} = await import(`data:text/javascript,${encodeURIComponent(code)}`);
		const text = Buffer.from(serviceLines(), 'latin1');
		const params = {[constants.BROTLI_PARAM_SIZE_HINT]: text.length, [constants.BROTLI_PARAM_LGWIN]: 22};
		const source = brotliCompressSync(text, {params});
		if (!inside) this.emitFile({type: 'asset', fileName: `chunks/${tableFile}`, source});
		const read = inside
			? `Buffer.from('${source.toString('base64')}', 'base64')`
			: `module('node:fs').readFileSync(\`\${import.meta.dirname}/${tableFile}\`)`;
		return `const module = (name) => process.getBuiltinModule(name);
			export const actionTableDate = ${JSON.stringify(actionTableDate)};
			export const serviceLines = () =>
				module('node:zlib').brotliDecompressSync(${read}).toString('latin1');`;
	},
});

// What stands in the first frame is worked out from the screens' own tables here, so that the first frame loads none.
const workedOutWords = {
	name: 'worked-out-words',
	async load(id) {
		if (!id.replaceAll('\\', '/').endsWith('/ui/first-frame/first-words.ts')) return null;
		const {firstWords} = await exportsOf(id);
		return `export const firstWords = ${JSON.stringify(firstWords)};`;
	},
};

// A file costs a third of a millisecond to find and open, a kilobyte a seventh to read. So what chooses the command is
// one small chunk, what a link by name needs another, and the rest is split where commands differ.
// What the SDK's clients share with its signer by way of index files would come along: it is named to stay behind.
const ofClients =
	/\/@smithy\/core\/dist-es\/submodules\/(?:retry\/(?:index|middleware-retry|util-retry)|serde\/(?:index|date-utils|parse-utils|util-stream|util-base64|util-utf8\/toUtf8|uuid)|transport\/httpResponse|client\/smithy-client\/NoOpLogger)/;
const groups = [
	{name: 'clients', test: ofClients, priority: 3, includeDependenciesRecursively: false},
	{name: 'loader', test: /\/source\/code-cache\.ts$/, priority: 2.5},
	{
		name: 'start',
		test: /\/source\/(?:commands\/(?:start|main|show-failure|world|output|interrupt)|presets\/(?:folder|storage-failure|look|read-bytes|versioned)|aws\/config\/config-paths|json-object|failure|signal-handlers|steady-now|version)\.ts$/,
		priority: 2,
	},
	{name: 'quick', test: /\/source\/commands\/link\/recall\.ts$/, priority: 1},
	{name: 'widths', test: /\/node_modules\/string-width\/index\.js$/, priority: 0.9},
	{name: 'first', test: /\/source\/commands\/screen\/first-frame\.ts$/, priority: 0.5},
	// Commands that are asked for one thing and answer at once, and what reads the options of all.
	{
		name: 'words',
		test: /\/source\/commands\/(?:parse|link\/link|presets\/presets|history\/history|completion\/completion(?:-suggestions|-line)?|settings\/settings)\.ts$/,
		priority: 0.4,
	},
	// What the list of presets tells of each without asking AWS.
	{name: 'health', test: /\/source\/signin\/preset-(?:health|scopes)\.ts$/, priority: 0.38},
	// What `link` finds out beside the making: IAM's policies, and what they come to.
	{name: 'ahead', test: /\/source\/signin\/preflight-check\.ts$/, priority: 0.35},
	// What the screen does, which other commands do as well; what it shows; and what draws that.
	{
		name: 'jobs',
		test: /\/source\/(?:commands\/(?:plain\/plain|screen\/screen-jobs)|text\/decision-words|ui\/terminal\/stop-and-go)\.ts$/,
		priority: 0.3,
	},
	{name: 'signals', test: /\/node_modules\/signal-exit\//, priority: 0.3},
	{name: 'ui', test: /\/source\/(?:commands\/screen\/open-screen|ui\/run-screen)\.ts$/, priority: 0.2},
	{name: 'ink', test: /\/source\/ui\/draw-app\.tsx$/, priority: 0.1},
];

// Beside dist/ first: a build that fails, or one that is looked at while it runs, leaves a whole program there.
const fresh = `dist.${process.pid}`;
const inputOf = (inside) => ({
	cwd: root,
	input: 'cli.tsx',
	platform: 'node',
	// The way a module says it is one comes first: those are split and trimmed better.
	resolve: {mainFields: ['module', 'main']},
	transform: {
		target: 'node20.19',
		define: {'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"'},
	},
	plugins: [
		withoutThem,
		plainProcess,
		builtinsWhenCalled,
		builtinsByCall,
		compressedTable(inside),
		workedOutWords,
		compiledSchema,
		...lighterLibraries,
		asciiOnly,
		...(inside
			? []
			: [
					classicScripts({
						entry: 'cli.js',
						required: 'loader',
						cached: [
							'start',
							'quick',
							'widths',
							'words',
							'health',
							'ahead',
							'first',
							'jobs',
							'signals',
							'ui',
							'rolldown-runtime',
							'ink',
						],
					}),
				]),
	],
	// Chunks with names of their own may lend what they hold to others.
	preserveEntrySignatures: 'allow-extension',
	// What is imported later keeps a chunk of its own, which says what it is.
	experimental: {chunkOptimization: false},
	// Files that several commands import now or later: what is loaded when is stated in test/commands/loaded.test.ts.
	checks: {ineffectiveDynamicImport: false, pluginTimings: false},
});
const form = {format: 'esm', minify: true, comments: {legal: false}};
const bundle = await rolldown(inputOf(false));
const {output} = await bundle.write({
	dir: path.join(root, fresh),
	...form,
	chunkFileNames: 'chunks/[name]-[hash].mjs',
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
const packages = bundledPackages(
	root,
	meta.flatMap(({sources}) => Object.keys(sources)),
);
await writeFile(path.join(root, fresh, 'THIRD-PARTY-NOTICES'), notices(packages));
await writeReference(root, path.join(root, fresh));
await writeFile(path.join(root, fresh, 'meta.json'), JSON.stringify(meta));
await rm(path.join(root, 'dist'), {recursive: true, force: true});
await rename(path.join(root, fresh), path.join(root, 'dist'));

if (process.argv.includes('--release')) {
	const release = path.join(root, 'release');
	const oneFile = await rolldown(inputOf(true));
	await oneFile.write({...form, file: path.join(release, 'daypass.mjs'), codeSplitting: false});
	await oneFile.close();
	await chmod(path.join(release, 'daypass.mjs'), 0o755);
	await writeFile(path.join(release, 'sbom.cdx.json'), billOfMaterials(root, packages));
}

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
