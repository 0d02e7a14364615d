import path from 'node:path';
import fc from 'fast-check';
import {rolldown} from 'rolldown';
import {beforeAll, describe, expect, test} from 'vitest';
import {paintRow} from '../../../source/ui/terminal/paint.ts';
import {rowReader} from '../../../source/ui/terminal/screen-row.ts';

type Write = {readonly x: number; readonly y: number; readonly text: string};
type Transform = (text: string, row: number) => string;
type Output = {
	readonly caches: {readonly styledChars: ReadonlyMap<string, unknown>};
	write(x: number, y: number, text: string, options: {transformers: readonly Transform[]}): void;
	clip(clip: object): void;
	unclip(): void;
	get(): {readonly output: string; readonly height: number};
};
type OutputClass = new (size: {readonly width: number; readonly height: number}) => Output;

/** Ink's class, as it is or as the build changes it. */
const load = async (plugins: readonly unknown[]): Promise<OutputClass> => {
	const bundle = await rolldown({
		input: path.resolve('node_modules/ink/build/output.js'),
		platform: 'node',
		plugins: plugins as never,
	});
	const {output} = await bundle.generate({format: 'esm', codeSplitting: false});
	await bundle.close();
	const module: {default: OutputClass} = await import(
		`data:text/javascript,${encodeURIComponent(output[0].code)}`
	);
	return module.default;
};

let Inks: OutputClass;
let Ours: OutputClass;
beforeAll(async () => {
	const {lighterLibraries} = (await import('../../../scripts/lighter-libraries.mjs' as string)) as {
		readonly lighterLibraries: readonly unknown[];
	};
	[Inks, Ours] = await Promise.all([load([]), load(lighterLibraries)]);
});

const size = {width: 30, height: 8};
/** Ink’s Text always has one: what makes it bold, or nothing. */
const asItIs: Transform = (text) => text;

const drawn = (Class: OutputClass, writes: readonly Write[], clip?: object, transform = asItIs) => {
	const output = new Class(size);
	if (clip) output.clip(clip);
	for (const {x, y, text} of writes) output.write(x, y, text, {transformers: [transform]});
	if (clip) output.unclip();
	const {output: text, height} = output.get();
	expect(height).toBe(size.height);
	return text.split('\n');
};

const read = rowReader(() => false);
const difference = (before: readonly string[], after: readonly string[]) =>
	after.map((text, row) => paintRow(row, read(before[row] ?? ''), read(text))).join('');

const piece = fc.constantFrom(
	'a',
	'Bc',
	' ',
	'  ',
	'│',
	'…',
	'é',
	'日',
	'👩‍💻',
	'e\u0301',
	'\u200b',
	'\u00ad',
	'\u001B[1m',
	'\u001B[22m',
	'\u001B[31m',
	'\u001B[39m',
	'\u001B[48;2;1;2;3m',
	'\u001B[49m',
	'\u001B[0m',
);
/** A row as the theme paints it: what begins in it ends in it. */
const row = fc
	.array(piece, {minLength: 1, maxLength: 12})
	.map((pieces) => `${pieces.join('')}\u001B[22m\u001B[39m\u001B[49m`);
const rows = fc.uniqueArray(fc.tuple(fc.nat(size.height - 1), row), {
	selector: ([y]) => y,
	maxLength: size.height,
});

describe('what the build makes of Ink’s output', () => {
	test('shows what Ink’s own shows, where each text is a row', () => {
		const transform = fc.constantFrom<Transform>(
			asItIs,
			(text) => `\u001B[1m${text}\u001B[22m`,
			(text, row) => `${row}${text}`,
		);
		fc.assert(
			fc.property(rows, transform, (written, transformed) => {
				const writes = written.map(([y, text]) => ({x: 0, y, text}));
				const [inks, ours] = [Inks, Ours].map((Class) => drawn(Class, writes, undefined, transformed));
				expect(difference(inks ?? [], ours ?? [])).toBe('');
			}),
			{numRuns: 1000},
		);
	});

	test('takes no row apart whose characters all take one column', () => {
		const output = new Ours(size);
		const before = output.caches.styledChars.size;
		const text = '\u001B[31m │ ▸ ✓ Audit … \u001B[39m';
		output.write(0, 0, text, {transformers: [asItIs]});
		expect(output.get().output.split('\n')[0]).toBe(text);
		expect(output.caches.styledChars.size).toBe(before);
	});

	test('is Ink’s own where texts meet in a row, go over several, begin elsewhere or are clipped', () => {
		const write = fc.record({
			x: fc.nat(10),
			y: fc.integer({min: -1, max: size.height}),
			text: fc.array(row, {minLength: 1, maxLength: 2}).map((all) => all.join('\n')),
		});
		fc.assert(
			fc.property(fc.array(write, {minLength: 2, maxLength: 4}), fc.boolean(), (written, isClipped) => {
				const writes = [...written, {x: 3, y: 0, text: 'x'}];
				const clip = isClipped ? {x1: 1, x2: 9, y1: 0, y2: 4} : undefined;
				expect(drawn(Ours, writes, clip)).toEqual(drawn(Inks, writes, clip));
			}),
			{numRuns: 300},
		);
	});
});
