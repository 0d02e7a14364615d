import {afterEach, describe, expect, test, vi} from 'vitest';
import {runScreen, type ScreenOptions} from '../../source/ui/run-screen.ts';
import {createTheme} from '../../source/ui/theme.ts';
import {linkOf, noon, pass} from './support/example.ts';
import {exampleJobs, gate} from './support/jobs.ts';
import {openTty, type Tty} from './support/tty.ts';

const theme = createTheme({colorDepth: 4, unicode: true});
const running: {readonly tty: Tty; readonly ended: Promise<unknown>}[] = [];

const start = (changes: Partial<ScreenOptions> = {}, {columns, rows} = {columns: 80, rows: 24}) => {
	const tty = openTty(columns, rows);
	const {jobs, asked} = exampleJobs();
	const {stdin, terminal} = tty;
	const ended = runScreen({jobs, stdin, terminal, theme: () => theme, ...changes});
	running.push({tty, ended});
	const sees = (...texts: readonly string[]) =>
		vi.waitFor(
			async () => {
				await tty.drawn();
				for (const text of texts) expect(tty.screen()).toContain(text);
			},
			{timeout: 10_000, interval: 5},
		);
	return {...tty, tty, ended, asked, sees};
};

afterEach(async () => {
	for (const {tty, ended} of running.splice(0)) {
		tty.press('\u0003');
		await ended;
	}
});

const untouched = {cursor: true, alternateScreen: false, bracketedPaste: false, raw: false};

describe('the terminal', () => {
	test('is taken once and given back as it was, with the last link, when q leaves', async () => {
		const screen = start();
		await screen.sees('Audit', 'q quit');
		expect(screen.modes).toEqual({cursor: false, alternateScreen: true, bracketedPaste: true, raw: true});
		screen.press('\r');
		await screen.sees('Session name');
		screen.press('\r');
		await screen.sees('Pass for');
		screen.press('q');
		expect(await screen.ended).toEqual({exitCode: 0, lastUrl: linkOf(700, 1)});
		await screen.drawn();
		expect(screen.modes).toEqual(untouched);
		expect(screen.timesEntered()).toBe(1);
	});

	test('is given back at once on Ctrl-C, also while nothing has been answered yet', async () => {
		const never = gate();
		const {jobs} = exampleJobs({
			identify: async (signal) => {
				await never.pass(signal);
				throw new Error('not reached');
			},
		});
		const screen = start({jobs});
		await screen.sees('daypass');
		screen.press('\u0003');
		expect(await screen.ended).toEqual({exitCode: 130});
		await screen.drawn();
		expect(screen.modes).toEqual(untouched);
	});

	test.each([
		['SIGTERM', 143],
		['SIGHUP', 129],
		['SIGINT', 130],
	] as const)('is given back on %s', async (signal, exitCode) => {
		const screen = start();
		await screen.sees('Audit');
		process.emit(signal, signal);
		expect(await screen.ended).toEqual({exitCode});
		await screen.drawn();
		expect(screen.modes).toEqual(untouched);
	});

	test('is taken again when the process goes on after somebody else stopped it', async () => {
		const screen = start();
		await screen.sees('Audit');
		screen.terminal.write('\u001B[?1049l\u001B[?25h$ ');
		process.emit('SIGCONT', 'SIGCONT');
		await screen.sees('Audit', 'q quit');
		expect(screen.modes).toEqual({cursor: false, alternateScreen: true, bracketedPaste: true, raw: true});
	});

	describe('asked about itself', () => {
		const asked = () =>
			start({
				asks: true,
				theme: ({wide}) => createTheme({colorDepth: 4, unicode: true, plainMarks: wide === true}),
			});
		const twoColumns = '\u001B[1;3R';

		test('is not waited for; once it says that it draws marks in two columns, they are plain', async () => {
			const screen = asked();
			await screen.sees('▸ ✓ Audit');
			expect(screen.output()).toContain('\u001B[6n');
			screen.press(twoColumns);
			await screen.sees('> + Audit', 'q quit');
			expect(screen.screen()).not.toMatch(/[✓▸─│]/);
		});

		test('is heard late as well, and nothing of it is typed', async () => {
			const screen = asked();
			await screen.sees('Audit');
			screen.press('/');
			await screen.sees('/ ▏');
			screen.press(`a${twoColumns}u\u001B]11;rgb:0000/0000/0000\u001B\\d`);
			await screen.sees('/ aud|', '1 of 5');
		});

		test('that does not answer keeps nobody from leaving', async () => {
			const screen = asked();
			await screen.sees('▸ ✓ Audit');
			screen.press('q');
			expect(await screen.ended).toEqual({exitCode: 0});
			expect(screen.modes).toEqual(untouched);
		});

		test('while it leaves, its answer is still taken and not the shell’s', async () => {
			const screen = asked();
			await screen.sees('▸ ✓ Audit');
			screen.press('q');
			screen.press(twoColumns);
			expect(await screen.ended).toEqual({exitCode: 0});
			expect(screen.stdin.read()).toBeNull();
		});
	});

	test('has its cursor where text is typed, and hidden where none is', async () => {
		const screen = start();
		await screen.sees('Audit', 'q quit');
		screen.press('/');
		await screen.sees(' / ▏');
		screen.press('京都');
		await screen.sees(' / 京都▏');
		const row = screen
			.screen()
			.split('\n')
			.findIndex((line) => line.includes('京都'));
		expect(screen.cursorAt()).toEqual([7, row]);
		expect(screen.modes.cursor).toBe(true);
		screen.press('\u001B[D');
		await screen.sees(' / 京▏都');
		expect(screen.cursorAt()).toEqual([5, row]);
		screen.press('\u001B');
		await screen.sees('q quit');
		expect(screen.modes.cursor).toBe(false);
	});

	test('is given back when its keys end', async () => {
		const screen = start();
		await screen.sees('Audit');
		screen.hangUp();
		expect(await screen.ended).toEqual({exitCode: 129});
		await screen.drawn();
		expect(screen.modes).toEqual(untouched);
	});

	test('is given back when a frame can’t be drawn, and the error is passed on', async () => {
		const broken = {
			...theme,
			paint: () => {
				throw new Error('no paint');
			},
		};
		const screen = start({theme: () => broken});
		await expect(screen.ended).rejects.toThrow('no paint');
		running.length = 0;
		await screen.drawn();
		expect(screen.modes).toEqual(untouched);
	});

	test('too small says so, and goes on where it was once it is larger', async () => {
		const screen = start();
		await screen.sees('Audit');
		screen.press('/', 'view');
		await screen.sees('1 of 5');
		screen.resize({columns: 50, rows: 12});
		await screen.sees('This window is 50×12', 'needs 60×15');
		screen.resize({columns: 100, rows: 30});
		await screen.sees('/ view▏', '1 of 5', 'Tab keep it');
	});

	test.each([
		[20, 5],
		[30, 3],
		[59, 14],
	])('%d×%d still names the way out', async (columns, rows) => {
		const screen = start({}, {columns, rows});
		await screen.sees('Ctrl-C');
	});

	test('shows one whole frame after any number of resizes', async () => {
		const screen = start();
		await screen.sees('Audit');
		for (const [columns, rows] of [
			[120, 40],
			[60, 15],
			[200, 60],
			[61, 40],
			[80, 24],
		] as const) {
			screen.resize({columns, rows});
			// The frame before may stand until this one is drawn.
			await vi.waitFor(
				async () => {
					await screen.drawn();
					const shown = screen.screen().split('\n');
					expect(shown[0]).toContain('cm-chiba.yukihiro @ acme-dev');
					expect(shown[1]).toBe('─'.repeat(columns));
					expect(shown.at(-2)).toBe('─'.repeat(columns));
					expect(shown.filter((row) => row.includes('cm-chiba.yukihiro @'))).toHaveLength(1);
				},
				{timeout: 10_000, interval: 5},
			);
			await screen.sees('Audit');
		}
	});
});

describe('the link on the screen', () => {
	const showLink = async (size: {columns: number; rows: number}, url = linkOf(700)) => {
		let now = noon;
		const {jobs} = exampleJobs({mint: async () => pass({url}), now: () => now});
		const screen = start({jobs}, size);
		await screen.sees('Audit');
		screen.press('\r');
		await screen.sees('Session name');
		screen.press('\r');
		await screen.sees('Pass for');
		const later = (milliseconds: number) => {
			now += milliseconds;
		};
		return {...screen, later};
	};
	const rowOf = (screen: string) => screen.split('\n').findIndex((row) => row.startsWith('https://'));

	test.each([
		{columns: 80, rows: 24},
		{columns: 120, rows: 40},
		{columns: 73, rows: 31},
		{columns: 70, rows: 24, url: linkOf(700)},
	])('is one line to whoever selects it at $columns×$rows', async ({columns, rows, url}) => {
		const screen = await showLink({columns, rows}, url);
		expect(screen.selected(rowOf(screen.screen()))).toBe(linkOf(700));
	});

	test('stays one line when the window changes, when help was open, and when it was made again', async () => {
		const screen = await showLink({columns: 80, rows: 24});
		screen.resize({columns: 100, rows: 30});
		await screen.sees('Pass for', 'r again');
		await vi.waitFor(
			async () => {
				await screen.drawn();
				expect(screen.selected(rowOf(screen.screen()))).toBe(linkOf(700));
			},
			{timeout: 10_000, interval: 5},
		);
		screen.press('?');
		await screen.sees('Everywhere');
		screen.press('\u001b');
		await screen.sees('Pass for');
		expect(screen.selected(rowOf(screen.screen()))).toBe(linkOf(700));
	});

	test('is left alone by a tick of the clocks, so that a selection stays', async () => {
		const screen = await showLink({columns: 80, rows: 24});
		await screen.sees('15:00');
		screen.output();
		screen.later(1000);
		await screen.sees('14:59', 'in 59:59');
		const ticked = screen.output();
		expect(ticked).toContain('4:59');
		expect(ticked).not.toContain('SigninToken');
		expect(ticked.length).toBeLessThan(600);
	});

	test('too long for the window is not shown in part, and z shows it alone', async () => {
		const url = linkOf(3000);
		const screen = await showLink({columns: 60, rows: 15}, url);
		await screen.sees('Too long to show here: z shows it alone');
		screen.press('z');
		await screen.sees('Any key goes back');
		expect(screen.modes).toMatchObject({alternateScreen: false, cursor: true});
		screen.press('x');
		await screen.sees('Too long to show');
		expect(screen.modes).toEqual({cursor: false, alternateScreen: true, bracketedPaste: true, raw: true});
	});

	test('alone, Ctrl-C leaves from there as from anywhere', async () => {
		const screen = await showLink({columns: 80, rows: 24});
		screen.press('z');
		await screen.sees('Any key goes back');
		screen.press('\u0003');
		expect(await screen.ended).toMatchObject({exitCode: 130});
		await screen.drawn();
		expect(screen.modes).toEqual(untouched);
	});

	test('alone, it is one line, and a window that changes meanwhile wipes nothing away', async () => {
		const screen = await showLink({columns: 80, rows: 24});
		screen.press('z');
		await screen.sees('Any key goes back');
		screen.resize({columns: 100, rows: 30});
		await screen.sees('Any key goes back');
		screen.press('x');
		await screen.sees('Pass for', 'r again');
		await screen.sees('─'.repeat(100));
		expect(screen.screen().split('\n')[1]).toBe('─'.repeat(100));
	});
});
