// Makes chunks of a build of ES modules classic scripts, which start sooner: Node's loader of modules is not begun for
// them, and what V8 makes of one can be kept (source/code-cache.ts, docs/decisions/0018-a-code-cache.md). In the place
// of each stays a module that hands on what the script exports, for the modules that import it.
import {isBuiltin} from 'node:module';
import path from 'node:path';
import {parseAst} from 'rolldown/parseAst';

/**
 * @param {{entry: string, required: string, cached: readonly string[]}} names The file that is run; the chunk that it
 * loads, by require(); and the chunks whose compiled form is kept.
 */
export const classicScripts = ({entry, required, cached}) => ({
	name: 'classic-scripts',
	generateBundle(_options, written) {
		const chunks = Object.values(written).filter(({type}) => type === 'chunk');
		const [loader, ...kept] = [required, ...cached].map((name) =>
			chunks.find((chunk) => chunk.name === name && Object.keys(chunk.modules).length > 0),
		);

		/** The words that load a script from another file; what a kept one needs of the first is handed to it. */
		const loading = (script, chunk, folder = '__dirname') => {
			const from = chunk.fileName;
			const file = path.posix.relative(path.posix.dirname(from), scriptFile(script));
			if (kept.includes(chunk) && folder === '__dirname')
				return script === loader ? 'loader' : `load('${file}')`;
			if (script === loader)
				return chunk === loader && folder === '__dirname' ? 'module.exports' : `require('./${file}')`;
			return `globalThis[Symbol.for('daypass.loadScript')](${folder}+'/${file}',${loading(loader, chunk, folder)})`;
		};

		/** Which script a specifier means; and, where it is that of a module that hands on a part of one, which part. */
		const meant = (specifier, from) => {
			const file = path.posix.join(path.posix.dirname(from), specifier);
			const chunk = chunks.find(({fileName}) => fileName === file);
			if (chunk === undefined || chunk === loader || kept.includes(chunk)) return {script: chunk};
			const [handsOn, ...more] = parseAst(chunk.code).body.filter(({type}) => type !== 'ImportDeclaration');
			if (more.length > 0 || !handsOn?.source) return {};
			return {script: meant(handsOn.source.value, file).script, part: handsOn.specifiers};
		};

		/** A chunk's code as a script, and what it exports: name and local name. */
		const classic = (chunk) => {
			const {code, fileName} = chunk;
			const exported = [];
			const inPlaceOf = (node) => {
				if (node.type === 'ImportDeclaration') {
					const {script} = meant(node.source.value, fileName);
					if (script === undefined && !isBuiltin(node.source.value))
						throw new Error(`${fileName} imports ${node.source.value}, which is no script.`);
					return taking(node, script ? loading(script, chunk) : `require('${node.source.value}')`);
				}
				if (node.type === 'ExportNamedDeclaration') {
					exported.push(...node.specifiers.map(({exported, local}) => [exported.name, local.name]));
					return '';
				}
				if (isFolder(node)) return chunk === loader ? '__dirname' : 'folder';
				if (node.type !== 'ImportExpression') return undefined;
				const specifier = node.source.quasis?.[0].value.cooked ?? node.source.value;
				const {script, part} = specifier === undefined ? {} : meant(specifier, fileName);
				if (script === undefined || part === undefined)
					return kept.includes(chunk)
						? `importModule(${code.slice(node.source.start, node.source.end)})`
						: undefined;
				const names = part.map(({exported, local}) => `${exported.name}:script.${local.name}`);
				const loaded = loading(script, chunk);
				return `Promise.resolve().then(()=>{const script=${loaded};return{${names}}})`;
			};
			const {body} = parseAst(code);
			const text = replaced(code, body, inPlaceOf);
			// A script hands over values, where a module would hand over its variables.
			const assigned = assignedNames(body);
			const changing = exported.filter(([, local]) => assigned.has(local));
			if (changing.length > 0) throw new Error(`${fileName} changes what it exports: ${changing}.`);
			return {body: text, exported};
		};

		const program = chunks.find(({fileName}) => fileName === entry);
		program.code = classic(program).body;
		for (const [script, {body, exported}] of [loader, ...kept].map((chunk) => [chunk, classic(chunk)])) {
			const names = exported.map(([name, local]) => `${name}:${local}`);
			const source =
				script === loader
					? `'use strict';${body};module.exports={${names}};`
					: `(function(require,importModule,loader,load,folder){'use strict';${body};return{${names}}})`;
			this.emitFile({type: 'asset', fileName: scriptFile(script), source});
			// A name may be one that no variable can have, `in` for instance.
			script.code = [
				`import {createRequire} from 'node:module';`,
				`const require=createRequire(import.meta.url);`,
				`const {${exported.map(([name], at) => `${name}:e${at}`)}}=`,
				`${loading(script, script, 'import.meta.dirname')};`,
				`export{${exported.map(([name], at) => `e${at} as ${name}`)}};`,
			].join('');
		}
		// The entry keeps its name.
		this.emitFile({type: 'asset', fileName: 'package.json', source: '{"type": "commonjs"}\n'});
	},
});

const scriptFile = ({fileName}) => fileName.replace(/\.mjs$/, '.cjs');

/** An import's names, taken out of a value. */
const taking = ({specifiers}, value) => {
	const named = specifiers.filter(({type}) => type === 'ImportSpecifier');
	const whole = specifiers.filter(({type}) => type !== 'ImportSpecifier');
	const names = named.map(({imported, local}) => `${imported.name}:${local.name}`);
	return [
		...whole.map(({local}) => `const ${local.name}=${value};`),
		...(named.length > 0 || whole.length === 0 ? [`const {${names}}=${value};`] : []),
	].join('');
};

/** @param inPlaceOf What becomes of a node; undefined: it stays, and its parts are looked at. */
const replaced = (code, body, inPlaceOf) => {
	const parts = [];
	let done = 0;
	const visit = (node) => {
		if (node === null || typeof node !== 'object') return;
		if (Array.isArray(node)) return node.forEach(visit);
		if (isImportMeta(node)) throw new Error('A classic script has no import.meta but its dirname.');
		const text = inPlaceOf(node);
		if (text === undefined) return Object.values(node).forEach(visit);
		parts.push(code.slice(done, node.start), text);
		done = node.end;
	};
	visit(body);
	return parts.join('') + code.slice(done);
};

const isImportMeta = (node) => node?.type === 'MetaProperty' && node.meta.name === 'import';

/** `import.meta.dirname` */
const isFolder = (node) =>
	node.type === 'MemberExpression' && isImportMeta(node.object) && node.property.name === 'dirname';

/** The variables at the top that are given a value anywhere but where they are declared. */
const assignedNames = (body) => {
	const assigned = new Set();
	const visit = (node, within) => {
		if (node === null || typeof node !== 'object') return;
		if (Array.isArray(node)) {
			for (const one of node) visit(one, within);
			return;
		}
		const own = declaredBy(node).flatMap(patternNames);
		const inner = own.length === 0 ? within : new Set([...within, ...own]);
		for (const name of assignedBy(node).flatMap(patternNames)) if (!inner.has(name)) assigned.add(name);
		for (const part of Object.values(node)) visit(part, inner);
	};
	visit(body, new Set());
	return assigned;
};

const assignedBy = (node) => {
	if (node.type === 'AssignmentExpression' || /^For(?:In|Of)Statement$/.test(node.type)) return [node.left];
	return node.type === 'UpdateExpression' ? [node.argument] : [];
};

/** The patterns that a function, a block or a loop declares for itself. */
const declaredBy = (node) => {
	const statements = Array.isArray(node.body) ? node.body : [];
	const named = /^(?:Function|Class)Expression$/.test(node.type) ? node.id : undefined;
	const variables = node.params ? [...node.params, ...variablesIn(node.body)] : [];
	const ofLoop = [node.init, node.left].filter((one) => one?.type === 'VariableDeclaration');
	return [named, node.param, ...variables, ...[...ofLoop, ...statements].flatMap(declared)];
};

const declared = (node) => {
	if (node.type === 'VariableDeclaration') return node.declarations.map(({id}) => id);
	return /^(?:Function|Class)Declaration$/.test(node.type) ? [node.id] : [];
};

/** What `var` declares anywhere in a function but not in those within it. */
const variablesIn = (node) => {
	if (node === null || typeof node !== 'object') return [];
	if (Array.isArray(node)) return node.flatMap(variablesIn);
	if (node.type === 'VariableDeclaration' && node.kind === 'var') return declared(node);
	return node.params ? [] : Object.values(node).flatMap(variablesIn);
};

/** The variables that a pattern names. */
const patternNames = (node) => {
	switch (node?.type) {
		case 'Identifier':
			return [node.name];
		case 'ObjectPattern':
			return node.properties.flatMap(({value, argument}) => patternNames(value ?? argument));
		case 'ArrayPattern':
			return node.elements.flatMap(patternNames);
		case 'AssignmentPattern':
			return patternNames(node.left);
		case 'RestElement':
			return patternNames(node.argument);
		default:
			return [];
	}
};
