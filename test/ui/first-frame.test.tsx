import fc from 'fast-check';
import {describe, expect, test, vi} from 'vitest';
import {initialState} from '../../source/ui/app-state.ts';
import {firstFrame} from '../../source/ui/first-frame/first-frame.ts';
import {runScreen} from '../../source/ui/run-screen.ts';
import {paintRow} from '../../source/ui/terminal/paint.ts';
import {rowReader} from '../../source/ui/terminal/screen-row.ts';
import {createTheme} from '../../source/ui/theme.ts';
import {noon, role} from './support/example.ts';
import {frame} from './support/frames.tsx';
import {exampleJobs, progress} from './support/jobs.ts';
import {openTty} from './support/tty.ts';

const themes = [1, 4, 8, 24].flatMap((colorDepth) =>
	[undefined, 'dark', 'light', 'high-contrast-dark', 'high-contrast-light'].flatMap((palette) =>
		[{unicode: true}, {unicode: false}, {unicode: true, plainMarks: true}].map((marks) =>
			createTheme({colorDepth, palette, ...marks} as Parameters<typeof createTheme>[0]),
		),
	),
);

/** What a terminal that shows the one would be sent to show the other. */
const difference = (before: readonly string[], after: readonly string[]): readonly string[] => {
	const read = rowReader(() => false);
	return after
		.map((text, row) => paintRow(row, read(before[row] ?? ''), read(text)))
		.filter((drawn) => drawn !== '');
};

describe('the first frame', () => {
	test('is what Ink draws of the first state, in every window and theme', () => {
		fc.assert(
			fc.property(
				fc.integer({min: 60, max: 260}),
				fc.integer({min: 15, max: 80}),
				fc.constantFrom(...themes),
				(columns, rows, theme) => {
					const size = {columns, rows};
					const drawn = firstFrame(size, theme) ?? [];
					const inks = frame(initialState(size, noon), theme).split('\n');
					expect(drawn).toHaveLength(rows);
					expect(inks).toHaveLength(rows);
					expect(difference(drawn, inks)).toEqual([]);
				},
			),
			{numRuns: 60},
		);
	});

	test.each([
		[60, 15],
		[63, 16],
		[80, 24],
		[110, 20],
		[120, 40],
		[200, 60],
	])('likewise at %i×%i in all themes', (columns, rows) => {
		for (const theme of themes) {
			const size = {columns, rows};
			const inks = frame(initialState(size, noon), theme).split('\n');
			expect(difference(firstFrame(size, theme) ?? [], inks)).toEqual([]);
		}
	});

	test('is none in a window that is too small', () => {
		const [theme] = themes;
		if (!theme) throw new Error('no theme');
		expect(firstFrame({columns: 59, rows: 24}, theme)).toBeUndefined();
		expect(firstFrame({columns: 80, rows: 14}, theme)).toBeUndefined();
	});
});

describe('a screen that shows it already', () => {
	const theme = createTheme({colorDepth: 8, unicode: true});

	const start = (
		taken: (rows: readonly string[]) => readonly string[] | undefined,
		{jobs} = exampleJobs(),
	) => {
		const size = {columns: 80, rows: 24};
		const tty = openTty(size.columns, size.rows);
		const rows = firstFrame(size, theme) ?? [];
		tty.terminal.write(`\u001B[?1049h\u001B[?25l${rows.join('\r\n')}`);
		tty.output();
		const {stdin, terminal} = tty;
		const ended = runScreen({jobs, stdin, terminal, theme: () => theme, drawn: {take: () => taken(rows)}});
		const leave = async () => {
			tty.press('\u0003');
			await ended;
			await tty.drawn();
		};
		const shows = (text: string) =>
			vi.waitFor(async () => {
				await tty.drawn();
				expect(tty.screen()).toContain(text);
			});
		return {...tty, leave, shows};
	};

	test('is taken over without a row written anew, and left as one that Ink entered', async () => {
		const screen = start((rows) => rows);
		await screen.shows('Audit');
		const written = screen.output();
		expect(written).not.toContain('\u001B[2J');
		expect(written).not.toContain('no presets yet: make a link');
		expect(screen.timesEntered()).toBe(1);
		await screen.leave();
		expect(screen.modes).toEqual({cursor: true, alternateScreen: false, bracketedPaste: false, raw: false});
	});

	test('is taken over once AWS has been asked', async () => {
		let asked = false;
		const roles = async function* () {
			asked = true;
			yield progress([role('Audit')]);
		};
		let askedBefore = false;
		const screen = start((rows) => {
			askedBefore = asked;
			return rows;
		}, exampleJobs({roles}));
		await screen.shows('Audit');
		expect(askedBefore).toBe(true);
		await screen.leave();
	});

	test('is drawn from the top where what stands there is not known', async () => {
		const screen = start(() => undefined);
		await screen.shows('Audit');
		expect(screen.output()).toContain('\u001B[2J');
		await screen.leave();
		expect(screen.modes).toEqual({cursor: true, alternateScreen: false, bracketedPaste: false, raw: false});
	});
});
