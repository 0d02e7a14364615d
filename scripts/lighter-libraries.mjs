// What the build changes in libraries, so that less is done before the first frame. Each change names the text it
// replaces and fails the build where that text is no longer there.

import {fileURLToPath} from 'node:url';
import {brotliCompressSync} from 'node:zlib';

const oneColumnFile = fileURLToPath(new URL('../source/text/one-column.ts', import.meta.url));

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
	return `import {oneColumn} from ${JSON.stringify(oneColumnFile)};
${changed}
const plainRow = new RegExp(\`^(?:[\${oneColumn}]|\\\\u001B\\\\[[\\\\d;]*m)*$\`);
function rowsAsWritten({operations, height, caches}) {
	const rows = Array.from({length: height}, () => undefined);
	// As often as Ink itself takes such a text apart and puts it together.
	const again = (text) => styledCharsToString(caches.getStyledChars(text));
	for (const {type, x, y, text, transformers} of operations) {
		if (type !== 'write' || x !== 0 || transformers.length > 0 || text.includes('\\n')) return undefined;
		if (!Number.isInteger(y) || y < 0 || y >= height || rows[y] !== undefined) return undefined;
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

// Yoga decodes its WebAssembly by fetching a data URL, and the first fetch of a process loads an HTTP client of its own.
const yogaWithoutFetch = change('yoga-without-fetch', '/yoga-wasm-base64-esm.js', (code) => {
	const [, bytes] = /"data:application\/octet-stream;base64,([^"]+)"/.exec(code) ?? [];
	const without = replaceOnce(code, bytes, '', 'Yoga’s binary');
	const packed = brotliCompressSync(Buffer.from(bytes, 'base64')).toString('base64');
	const own = `loadYoga = {wasmBinary: brotliDecompressSync(Buffer.from('${packed}', 'base64')), ...loadYoga};`;
	const changed = replaceOnce(without, 'loadYoga = loadYoga || {};', own, 'Yoga’s loader');
	return `import {brotliDecompressSync} from 'node:zlib';\n${changed}`;
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
	return `import {oneColumn} from ${JSON.stringify(oneColumnFile)};
const plain = new RegExp(\`^[\${oneColumn}]*$\`);
${changed}`;
});

// The SDK’s clients are asked for AWS’s rules of endpoints and send nothing. Each takes from one file of its own what it
// needs on Node, which another takes the place of in browsers; here one with the rules alone does.
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

export const lighterLibraries = [clientsForEndpoints, inkKeeps, yogaWithoutFetch, widthsOfPlainText];
