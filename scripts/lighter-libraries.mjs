// What the build changes in libraries, so that less is done before the first frame. Each change names the text it
// replaces and fails the build where that text is no longer there.

import {fileURLToPath} from 'node:url';
import {brotliCompressSync} from 'node:zlib';

const ownText = (file) => JSON.stringify(fileURLToPath(new URL(`../source/text/${file}`, import.meta.url)));
const importOneColumn = `import {oneColumn} from ${ownText('one-column.ts')};`;

const replaceOnce = (code, from, to, what) => {
	if (code.split(from).length !== 2)
		throw new Error(`${what} is not as it was: see scripts/lighter-libraries.mjs.`);
	return code.replace(from, () => to);
};

const change = (name, file, transform) => ({
	name,
	transform: (code, id) => (id.replaceAll('\\', '/').endsWith(file) ? transform(code) : null),
});

// Ink takes a whole frame apart and puts it together again, character by character, though each row of ours is one text
// already: where every text is a row of its own, the rows are what was written. What it knows of any other line is kept
// from frame to frame (docs/decisions/0011-what-differs-is-painted.md).
const inkKeeps = change('ink-keeps', '/ink/build/output.js', (code) => {
	const what = 'Ink’s output.js';
	const keeping = replaceOnce(code, 'caches = new OutputCaches();', 'caches = keptCaches();', what);
	const changed = replaceOnce(
		keeping,
		'    get() {\n',
		'    get() {\n        const rows = rowsAsWritten(this);\n        if (rows !== undefined) return {output: rows.join("\\n"), height: this.height};\n',
		what,
	);
	return `${importOneColumn}
${changed}
const plainRow = new RegExp(\`^(?:[\${oneColumn}]|\\\\u001B\\\\[[\\\\d;]*m)*$\`);
function rowsAsWritten({operations, height, caches}) {
	const rows = Array.from({length: height}, () => undefined);
	// As often as Ink itself takes such a text apart and puts it together.
	const again = (text) => styledCharsToString(caches.getStyledChars(text));
	for (const {type, x, y, text, transformers} of operations) {
		if (type !== 'write' || x !== 0 || text.includes('\\n')) return undefined;
		if (!Number.isInteger(y) || y < 0 || y >= height || rows[y] !== undefined) return undefined;
		if (transformers.some((transform) => transform(text, 0) !== text)) return undefined;
		rows[y] = (plainRow.test(text) ? text : again(again(text))).trimEnd();
	}
	return rows;
}
let kept = new OutputCaches();
function keptCaches() {
	if (kept.styledChars.size > 4000 || kept.widths.size > 20000) kept = new OutputCaches();
	return kept;
}
`;
});

// Yoga decodes its WebAssembly by fetching a data URL, and the first fetch of a process loads an HTTP client of its
// own. V8 compiles a function of it when it is called, so there is nothing to wait for: without, Ink is a script
// without awaiting.
const yogaAtOnce = [
	change('yoga-without-fetch', '/yoga-wasm-base64-esm.js', (code) => {
		const [, bytes] = /"data:application\/octet-stream;base64,([^"]+)"/.exec(code) ?? [];
		const packed = brotliCompressSync(Buffer.from(bytes, 'base64')).toString('base64');
		const own = `loadYoga = {
	instantiateWasm(imports, receive) {
		const {brotliDecompressSync} = process.getBuiltinModule('node:zlib');
		const module = new WebAssembly.Module(brotliDecompressSync(Buffer.from('${packed}', 'base64')));
		receive(new WebAssembly.Instance(module, imports));
		return {};
	},
};`;
		return [
			[bytes, ''],
			['loadYoga = loadYoga || {};', own],
			['import.meta.url', "''"],
			['return loadYoga.ready', 'return loadYoga'],
		].reduce((changed, [from, to]) => replaceOnce(changed, from, to, 'Yoga’s loader'), code);
	}),
	change('yoga-at-once', '/yoga-layout/dist/src/index.js', (code) =>
		replaceOnce(code, 'wrapAssembly(await loadYoga())', 'wrapAssembly(loadYoga())', 'Yoga’s index'),
	),
];

// What Ink does for its own developers awaits at once and asks where its files are, which a script can't.
const inkForUsers = change('ink-for-users', '/ink/build/reconciler.js', (code) => {
	const changed = code.replaceAll("if (process.env['DEV'] === 'true')", 'if (false)');
	if (changed.split('if (false)').length !== 3)
		throw new Error('Ink’s reconciler is not as it was: see scripts/lighter-libraries.mjs.');
	return changed;
});

// The expressions that tell emoji and marks apart take V8 thirty milliseconds to make. Most programs’ text needs none.
const widthsOfPlainText = change('widths-of-plain-text', '/string-width/index.js', (code) => {
	const made = [];
	const later = code.replaceAll(
		/^const (\w+) = (?:\/(.*\\p\{.*)\/(\w+)|new (Intl\.Segmenter)\(\));$/gm,
		(_, name, source, flags) => {
			made.push(
				`${name} = ${source ? `new RegExp(${JSON.stringify(source)}, '${flags}')` : 'new Intl.Segmenter()'};`,
			);
			return `let ${name};`;
		},
	);
	if (made.length !== 5) throw new Error('string-width is not as it was: see scripts/lighter-libraries.mjs.');
	const changed = replaceOnce(
		later,
		'	let width = 0;\n	const eastAsianWidthOptions',
		`	if (ambiguousIsNarrow && plain.test(string)) return string.length;
	if (segmenter === undefined) {
		${made.join('\n\t\t')}
	}
	let width = 0;
	const eastAsianWidthOptions`,
		'string-width',
	);
	return `${importOneColumn}
const plain = new RegExp(\`^[\${oneColumn}]*$\`);
${changed}`;
});

// The SDK’s clients are asked for AWS’s rules of endpoints and send nothing. Each takes from one file of its own what
// it needs on Node, which another takes the place of in browsers; here one with the rules alone does.
const clientsForEndpoints = {
	name: 'clients-for-endpoints',
	transform: (_code, id) =>
		/\/@aws-sdk\/(?:client-\w+|nested-clients)\/dist-es\/(?:.*\/)?runtimeConfig\.js$/.test(
			id.replaceAll('\\', '/'),
		)
			? `import {defaultEndpointResolver as endpointProvider} from './endpoint/endpointResolver';
const protocol = {setSerdeContext() {}};
export const getRuntimeConfig = (config) => ({...config, endpointProvider, protocol});`
			: null,
};

// Taking a text apart into graphemes takes V8 ten milliseconds to prepare. Most programs’ text needs none of it.
const graphemesWhenAsked = [
	'/slice-ansi/tokenize-ansi.js',
	'/@alcalzone/ansi-tokenize/build/tokenize.js',
	'/wrap-ansi/index.js',
	'/ink/build/line-update.js',
].map((file) =>
	change('graphemes-when-asked', file, (code) => {
		const [made] = /new Intl\.Segmenter\([^)]*\);/.exec(code) ?? [''];
		return `import {graphemes} from ${ownText('graphemes.ts')};\n${replaceOnce(code, made, 'graphemes;', file)}`;
	}),
);

export const lighterLibraries = [
	clientsForEndpoints,
	inkKeeps,
	inkForUsers,
	...graphemesWhenAsked,
	...yogaAtOnce,
	widthsOfPlainText,
];
