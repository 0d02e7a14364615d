import {execFileSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

const dist = fileURLToPath(new URL('../../dist', import.meta.url));

type Chunk = {
	readonly type: 'chunk';
	readonly name: string;
	readonly fileName: string;
	readonly modules: Readonly<Record<string, unknown>>;
	code: string;
};

type Plugin = {
	generateBundle(
		this: {emitFile(file: {fileName: string; source: string}): void},
		options: unknown,
		written: Record<string, Chunk>,
	): void;
};

const {classicScripts} = (await import('../../scripts/classic-scripts.mjs' as string)) as {
	classicScripts(names: {entry: string; required: string; cached: readonly string[]}): Plugin;
};

/** @param quick The code of the chunk that is kept compiled. */
const written = (quick: string) => {
	const chunk = (name: string, fileName: string, code: string): Chunk => ({
		type: 'chunk',
		name,
		fileName,
		modules: {[name]: {}},
		code,
	});
	const chunks = {
		cli: chunk('cli', 'cli.js', "import('./chunks/start-1.mjs').then(({start})=>start())"),
		start: chunk('start', 'chunks/start-1.mjs', "const go=()=>import('./quick-1.mjs');export{go as start};"),
		quick: chunk('quick', 'chunks/quick-1.mjs', quick),
	};
	const files: Record<string, string> = {};
	const plugin = classicScripts({entry: 'cli.js', required: 'start', cached: ['quick']});
	const context = {
		emitFile({fileName, source}: {fileName: string; source: string}) {
			files[fileName] = source;
		},
	};
	plugin.generateBundle.call(context, {}, chunks);
	return {...files, ...Object.fromEntries(Object.values(chunks).map(({fileName, code}) => [fileName, code]))};
};

test('every chunk of the build can be parsed', () => {
	const files = [
		'cli.js',
		...readdirSync(path.join(dist, 'chunks')).map((name) => path.join('chunks', name)),
	];
	const code = files.filter((name) => /\.(?:js|mjs|cjs)$/.test(name));
	expect(code.filter((name) => name.endsWith('.cjs')).length).toBeGreaterThan(1);
	// `node --check` takes one file: the same for all of them in one process.
	const check = `
		const {readFileSync} = require('node:fs');
		for (const file of process.argv.slice(1)) {
			const text = readFileSync(file, 'utf8').replace(/^#!/, '//');
			if (file.endsWith('.mjs')) new vm.SourceTextModule(text, {identifier: file});
			else vm.compileFunction(text, [], {filename: file});
		}`;
	const words = ['--experimental-vm-modules', '--no-warnings', '-e', check, ...code];
	expect(execFileSync(process.execPath, words, {cwd: dist, encoding: 'utf8', stdio: 'pipe'})).toBe('');
}, 60_000);

test('a name that no variable can have is handed on', () => {
	const {'chunks/quick-1.mjs': module} = written('const a=1,b=2;export{a as in,b};');
	expect(module).toMatch(/const \{in:e0,b:e1\}=.*export\{e0 as in,e1 as b\};$/);
});

test.each([
	'let a=1;const b=()=>{a=2};export{a,b};',
	'let a=1;const b=()=>a++;export{a,b};',
	'let a;const b=(c)=>{[a]=c};export{a,b};',
	'let a;const b=(c)=>{for(a of c);};export{a,b};',
	'function a(){a=1}const b=1;export{a,b};',
])('what changes is refused: %s', (code) => {
	expect(() => written(code)).toThrow('chunks/quick-1.mjs changes what it exports: a');
});

test.each([
	'let a=1;const b=(a)=>{a=2};export{a,b};',
	'let a=1;const b=()=>{if(a)return;{let a;a=2}};export{a,b};',
	'let a=1;const b=()=>{try{}catch(a){a=2}};export{a,b};',
	'let a=1;const b=(c)=>{for(let a of c)a=2};export{a,b};',
])('another variable of that name may change: %s', (code) => {
	expect(written(code)['chunks/quick-1.cjs']).toContain('return{a:a,b:b}');
});

test('a script is handed its folder, and knows nothing else of its module', () => {
	const {'chunks/quick-1.cjs': script = ''} = written('const a=()=>import.meta.dirname;export{a};');
	expect(script).toMatch(/^\(function\([\w,]*\bfolder\).*const a=\(\)=>folder;/);
	expect(() => written('const a=import.meta.url;export{a};')).toThrow('no import.meta but its dirname');
});
