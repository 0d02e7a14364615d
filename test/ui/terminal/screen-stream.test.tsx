import fc from 'fast-check';
import {Box, render, Text} from 'ink';
import {describe, expect, test} from 'vitest';
import {screenStream} from '../../../source/ui/terminal/screen-stream.ts';
import {openTty, type Tty} from '../support/tty.ts';

type Segment = {readonly text: string; readonly style: string};
type Frame = readonly (readonly Segment[])[];

/** What a cell of a terminal shows: its character, its width and everything about its looks. */
const cells = (tty: Tty) => tty.cells();

/** What terminals and Ink measure alike. */
const agreed = [...'abcdefgh  ─│▸✓◐日本語éｱ각', 'e\u0301'];
/** What they don't: families, flags, variation selectors. */
const disputed = [...agreed, '👩‍👩‍👧', '⚠\uFE0F', '🇯🇵', '\u200B'];
const styles = ['', '1', '2', '7', '31', '1;32', '38;5;208', '48;5;24', '38;2;1;2;3', '2;4'];

const lineOf = (alphabet: readonly string[]) =>
	fc.array(
		fc.record({
			text: fc.array(fc.constantFrom(...alphabet), {maxLength: 12}).map((parts) => parts.join('')),
			style: fc.constantFrom(...styles),
		}),
		{maxLength: 4},
	);

const framesOf = (line: fc.Arbitrary<Segment[]>) =>
	fc
		.array(line, {minLength: 1, maxLength: 8})
		.chain((first) =>
			fc.tuple(
				fc.constant(first as Frame),
				fc.array(fc.tuple(fc.nat({max: 7}), line), {minLength: 1, maxLength: 8}),
			),
		)
		.map(([first, changes]) => {
			const all: Frame[] = [first];
			for (const [at, changed] of changes) {
				const before = all.at(-1) ?? first;
				all.push(before.map((one, row) => (row === at % before.length ? changed : one)));
			}
			return all;
		});

const lineText = (segments: readonly Segment[]) =>
	segments.map(({text, style}) => (style === '' ? text : `\u001B[${style}m${text}\u001B[0m`)).join('');

const view = (frame: Frame, {columns, rows}: {columns: number; rows: number}) => (
	<Box flexDirection="column" height={rows} width={columns} overflow="hidden">
		{frame.map((segments, row) => (
			// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
			<Box key={row} height={1}>
				<Text wrap="truncate">{lineText(segments)}</Text>
			</Box>
		))}
	</Box>
);

type Size = {readonly columns: number; readonly rows: number};

const open = (size: Size, isPainted: boolean, says = (tty: Tty) => tty.terminal) => {
	const tty = openTty(size.columns, size.rows);
	const terminal = says(tty);
	const stdout = isPainted ? screenStream({terminal, placeOfLink: () => undefined}).stream : terminal;
	const instance = render(null, {
		stdin: tty.stdin,
		stdout,
		stderr: stdout,
		alternateScreen: true,
		interactive: true,
		maxFps: 1000,
		patchConsole: false,
	});
	let current = size;
	return {
		tty,
		show: async (frame: Frame) => {
			instance.rerender(view(frame, current));
			await instance.waitUntilRenderFlush();
			await tty.drawn();
		},
		resize: (next: Size) => {
			current = next;
			tty.resize(next);
			instance.clear();
			stdout.write('\u001B[H\u001B[2J');
		},
		close: () => instance.unmount(),
	};
};

describe('what reaches the terminal', () => {
	test('shows what Ink’s own writes would show, whatever the frames and sizes', async () => {
		await fc.assert(
			fc.asyncProperty(
				framesOf(lineOf(agreed)),
				fc.array(fc.record({columns: fc.integer({min: 10, max: 30}), rows: fc.integer({min: 4, max: 9})}), {
					maxLength: 2,
				}),
				async (all, sizes) => {
					const first = {columns: 24, rows: 8};
					const plain = open(first, false);
					const painted = open(first, true);
					for (const [index, frame] of all.entries()) {
						const size = sizes[index];
						if (size) for (const one of [plain, painted]) one.resize(size);
						await plain.show(frame);
						await painted.show(frame);
						expect(cells(painted.tty)).toEqual(cells(plain.tty));
					}
					plain.close();
					painted.close();
				},
			),
			{numRuns: 150},
		);
	});

	test('shows the same after many frames as if the last were the first, whatever is in it', async () => {
		await fc.assert(
			fc.asyncProperty(framesOf(lineOf(disputed)), async (all) => {
				const size = {columns: 24, rows: 8};
				const long = open(size, true);
				for (const frame of all) await long.show(frame);
				const fresh = open(size, true);
				await fresh.show(all.at(-1) ?? []);
				expect(cells(long.tty)).toEqual(cells(fresh.tty));
				long.close();
				fresh.close();
			}),
			{numRuns: 150},
		);
	});

	test('is only what has changed', async () => {
		const size = {columns: 80, rows: 24};
		const screen = open(size, true);
		const row = (text: string): readonly Segment[] => [{text, style: ''}];
		const list = Array.from({length: 23}, (_, index) => row(`role-${index} ${'x'.repeat(60)}`));
		await screen.show(list);
		screen.tty.output();
		await screen.show(list.map((one, index) => (index === 4 ? row(`role-4! ${'x'.repeat(60)}`) : one)));
		expect(screen.tty.output().replaceAll(/\u001B\[\?2026[hl]/g, '')).toBe('\u001B[5;7H! \u001B[5;68Hx');
		screen.close();
	});
});

describe('a terminal that takes its time', () => {
	/** A terminal that has taken a write when it is told so. */
	const slow = () => {
		const tty = openTty(40, 10);
		const held: (() => void)[] = [];
		const written: string[] = [];
		const terminal = Object.assign(Object.create(tty.terminal) as typeof tty.terminal, {
			write: (data: string, done: () => void) => {
				written.push(data);
				held.push(done);
				return true;
			},
		});
		return {terminal, written, takes: () => held.shift()?.()};
	};
	const enter = '\u001B[?1049h';
	const leave = '\u001B[?1049l';
	const frame = (text: string) => `\u001B[2K\u001B[G${text}`;

	test('gets one write at a time, and of the frames that waited only the newest', () => {
		const {terminal, written, takes} = slow();
		const {stream} = screenStream({terminal, placeOfLink: () => undefined});
		stream.write(enter);
		for (const text of ['one', 'two', 'three']) stream.write(frame(text));
		expect(written).toEqual([enter]);
		takes();
		expect(written).toHaveLength(2);
		expect(written[1]).toContain('three');
		expect(written[1]).not.toContain('one');
	});

	test('gets no frame after it was left', async () => {
		const {terminal, written, takes} = slow();
		const {stream, drained} = screenStream({terminal, placeOfLink: () => undefined});
		stream.write(enter);
		stream.write(frame('never seen'));
		stream.write(leave);
		const settled = drained();
		takes();
		takes();
		await settled;
		expect(written.join('')).toBe(`${enter}${leave}\u001B[?25h`);
	});

	test('gets everything at once when the process ends', () => {
		const {terminal, written} = slow();
		const {stream, hurry} = screenStream({terminal, placeOfLink: () => undefined});
		stream.write(enter);
		stream.write(leave);
		hurry();
		stream.write('bye');
		expect(written.join('')).toBe(`${enter}${leave}\u001B[?25hbye`);
	});

	test('what is written outside the alternate screen passes as it is', () => {
		const {terminal, written, takes} = slow();
		const {stream} = screenStream({terminal, placeOfLink: () => undefined});
		for (const text of ['a line\n', '\u001B[?25h', '\u001B]52;c;eA==\u0007']) {
			stream.write(text);
			takes();
		}
		expect(written.join('')).toBe('a line\n\u001B[?25h\u001B]52;c;eA==\u0007');
	});
});

test('a terminal that does not say its size is drawn on as on one of 80×24', async () => {
	const silent = (tty: Tty) =>
		new Proxy(tty.terminal, {
			get: (target, name) => (name === 'columns' || name === 'rows' ? 0 : Reflect.get(target, name)),
		});
	const shown = open({columns: 80, rows: 24}, true, silent);
	await shown.show([[{text: 'here', style: ''}]]);
	expect(shown.tty.screen()).toContain('here');
	shown.close();
});
