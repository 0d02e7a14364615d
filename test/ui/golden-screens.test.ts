import {afterAll, beforeAll, expect, test, vi} from 'vitest';
import {ready} from '../../source/ui/runtime/loadable.ts';
import {latelyRead, messageWritten, qrPrepared} from '../../source/ui/screens/link/link-beside.ts';
import {knownPass, pass, preset} from './support/example.ts';
import {fits, sendPreview} from './support/frames.tsx';
import {playOn} from './support/played.ts';

type Played = ReturnType<typeof playOn>;

const keys =
	(...names: readonly string[]) =>
	(played: Played) =>
		played.press(...names);

const made = (played: Played) => {
	played.press('enter', '"suzuki"', 'enter');
	const mint = played.wanted('mint');
	if (mint !== undefined) played.send({type: 'minted', pass: pass(), request: mint.request});
};

const refused = (played: Played) => {
	played.press('enter', '"suzuki"', 'enter');
	played.send({
		type: 'mint-failed',
		problem: {code: 'access-denied', message: 'AWS refuses it.', hint: 'Ask whoever owns the role.'},
	});
};

// Clocks are this machine’s.
beforeAll(() => {
	vi.stubEnv('TZ', 'UTC');
});
afterAll(() => {
	vi.unstubAllEnvs();
});

const usual = {columns: 80, rows: 24};

/**
 * Each screen as a person reads it. `npx vitest run --project unit test/ui/golden-screens.test.ts -u` writes them anew.
 */
test.each<[string, {readonly columns: number; readonly rows: number}, (played: Played) => void]>([
	['roles', usual, keys('j')],
	['form', usual, keys('j', 'enter')],
	[
		'preview',
		usual,
		(played) => {
			played.press('enter', 'shift-tab');
			sendPreview(played);
		},
	],
	['link', usual, made],
	[
		'link-large',
		{columns: 120, rows: 40},
		(played) => {
			made(played);
			const text = `Here is your day pass:\n\n${pass().url}\n\nOpen it before 12:15.`;
			played.apply(
				(state) => messageWritten(state, pass(), {can: undefined, text}),
				(state) => qrPrepared(state, pass(), {text: '█', columns: 113, rows: 57}),
				(state) => latelyRead(state, pass(), ready([knownPass('suzuki', 0), knownPass('ana', 90)])),
			);
		},
	],
	['presets', usual, keys('p', 'j')],
	[
		'revoke',
		usual,
		(played) => {
			played.press('x');
			played.send({type: 'passes-read', passes: [knownPass('ana', 10), knownPass('bob', 90)]});
		},
	],
	[
		'ask',
		usual,
		(played) => {
			sendPreview(played);
			// A service to which AWS adds nothing: the list is the same with every table of actions.
			played.press('c', '"sqs:mess"');
		},
	],
	['help', usual, keys('?')],
	['palette', usual, keys('ctrl-p', '"a"')],
	['error', usual, refused],
	['narrow', {columns: 60, rows: 15}, keys('j')],
	['wide', {columns: 160, rows: 45}, keys('j', 'enter')],
])('%s', async (name, size, play) => {
	const played = playOn(size);
	played.send({
		type: 'presets',
		presets: [preset('audit', {sessionName: 'suzuki', destination: 's3'}), preset('oncall')],
	});
	play(played);
	// How many services there are is the table's.
	const shown = fits(played.state()).map((line) => line.trimEnd().replace(/… \d+ services/, '… n services'));
	await expect(`${shown.join('\n')}\n`).toMatchFileSnapshot(`golden/${name}.txt`);
});
