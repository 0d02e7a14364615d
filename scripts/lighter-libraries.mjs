// What the build changes in libraries, so that less is done before the first frame. Each change names the text it
// replaces and fails the build where that text is no longer there.

import {fileURLToPath} from 'node:url';

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

// Ink measures and takes apart a whole frame anew for each frame, though most of its lines stood in the one before: what
// it knows of a line is kept from frame to frame (docs/decisions/0011-what-differs-is-painted.md).
const inkKeeps = change('ink-keeps', '/ink/build/output.js', (code) => {
	const changed = replaceOnce(
		code,
		'caches = new OutputCaches();',
		'caches = keptCaches();',
		'Ink’s output.js',
	);
	return `${changed}
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
	const own = `loadYoga = {wasmBinary: Buffer.from('${bytes}', 'base64'), ...loadYoga};`;
	return replaceOnce(without, 'loadYoga = loadYoga || {};', own, 'Yoga’s loader');
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

export const lighterLibraries = [inkKeeps, yogaWithoutFetch, widthsOfPlainText];
