import process from 'node:process';
import {setImmediate} from 'node:timers/promises';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {runScreen} from '../../source/ui/run-screen.ts';
import {createTheme} from '../../source/ui/theme.ts';
import {exampleJobs} from './support/jobs.ts';
import {openTty} from './support/tty.ts';

const esc = '\u001B';

/**
 * What a terminal sends: keys, Alt with a letter, arrows with Ctrl, a paste, what a mouse sends that nobody asked for.
 */
const sequence = fc.oneof(
	{weight: 6, arbitrary: fc.constantFrom(...'jkgGaptvRcxsmrnduoQzJKeu/:?NhlTAB159 検é')},
	{
		weight: 4,
		arbitrary: fc.constantFrom('\r', '\t', '\u007F', '\u0010', '\u0015', '\u0019', '\u0017', '\u000C'),
	},
	{weight: 3, arbitrary: fc.constantFrom(...'bfdqxq[Oc').map((letter) => `${esc}${letter}`)},
	{
		weight: 3,
		arbitrary: fc
			.constantFrom('[A', '[B', '[C', '[D', '[H', '[F', '[5~', '[6~', '[3~', '[Z', '[1;5C', '[1;3D')
			.map((rest) => `${esc}${rest}`),
	},
	{weight: 1, arbitrary: fc.constant(`${esc}[200~arn:aws:iam::111122223333:role/Audit\n${esc}[201~`)},
	{
		weight: 2,
		arbitrary: fc
			.tuple(fc.constantFrom('0', '2', '35', '64'), fc.integer({min: 1, max: 300}), fc.constantFrom('M', 'm'))
			.map(([button, place, end]) => `${esc}[<${button};${place};${place}${end}`),
	},
	{
		weight: 2,
		arbitrary: fc
			.array(fc.integer({min: 32, max: 255}), {minLength: 3, maxLength: 3})
			.map((bytes) => `${esc}[M${String.fromCharCode(...bytes)}`),
	},
);

/** Reads come as they come: several sequences at once, or a mouse's report in two. */
const reads = fc
	.array(fc.tuple(fc.array(sequence, {minLength: 1, maxLength: 4}), fc.integer({min: 3, max: 5})), {
		maxLength: 30,
	})
	.map((all) =>
		all.flatMap(([sequences, cut]) => {
			const last = sequences.at(-1) ?? '';
			const text = sequences.join('');
			if (!last.startsWith(`${esc}[M`)) return [text];
			const at = text.length - last.length + cut;
			return [text.slice(0, at), text.slice(at)];
		}),
	);

test('no bytes in any order are too much for the screen, and the terminal is given back', async () => {
	await fc.assert(
		fc.asyncProperty(reads, async (texts) => {
			const tty = openTty(80, 24);
			const {jobs} = exampleJobs();
			const theme = createTheme({colorDepth: 4, unicode: true});
			const ended = runScreen({jobs, stdin: tty.stdin, terminal: tty.terminal, theme: () => theme});
			for (const text of texts) {
				tty.press(text);
				await setImmediate();
			}
			expect(tty.screen().split('\n')).toHaveLength(24);
			tty.press('\u0003');
			await setImmediate();
			tty.press('\u0003');
			expect(await ended).toMatchObject({exitCode: 130});
			await tty.drawn();
			expect(tty.modes).toEqual({cursor: true, alternateScreen: false, bracketedPaste: false, raw: false});
		}),
		{numRuns: Math.ceil(Number(process.env['MONKEY_RUNS'] ?? 500) / 25)},
	);
}, 1_800_000);

test('what a mouse sends is never typed', async () => {
	const tty = openTty(80, 24);
	const {jobs} = exampleJobs();
	const theme = createTheme({colorDepth: 4, unicode: true});
	const ended = runScreen({jobs, stdin: tty.stdin, terminal: tty.terminal, theme: () => theme});
	for (const text of ['/', `${esc}[M`, ' +,', `a${esc}[M#`, '+,', `${esc}[<0;1;2M`, 'u']) {
		tty.press(text);
		await setImmediate();
	}
	const shown = async () => {
		await tty.drawn();
		return tty.screen();
	};
	await expect.poll(shown).toMatch(/ \/ au▏/);
	tty.press('\u0003');
	await ended;
});
