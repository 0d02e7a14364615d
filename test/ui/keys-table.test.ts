import {expect, test} from 'vitest';
import {keysNow} from '../../source/ui/app.ts';
import {knownPass, pass} from './support/example.ts';
import {sendPreview} from './support/frames.tsx';
import {playOn} from './support/played.ts';

type Played = ReturnType<typeof playOn>;

const minted = (played: Played) => {
	const mint = played.wanted('mint');
	if (mint !== undefined) played.send({type: 'minted', pass: pass(), request: mint.request});
};

/** Where somebody is, and how they got there. */
const places: readonly (readonly [string, (played: Played) => void])[] = [
	['The list of roles', () => {}],
	['Their details', (played) => played.press('tab')],
	['The filter', (played) => played.press('/', '"a"')],
	['The form', (played) => played.press('enter')],
	['Its duration', (played) => played.press('enter', 'tab')],
	['Its list of regions or pages', (played) => played.press('enter', 'tab', 'tab', ' ')],
	[
		'The preview',
		(played) => {
			sendPreview(played);
			played.press('enter', 'shift-tab');
		},
	],
	[
		'The policies',
		(played) => {
			sendPreview(played);
			played.press('enter', 'shift-tab', 'p');
		},
	],
	[
		'The link',
		(played) => {
			played.press('enter', 'enter');
			minted(played);
		},
	],
	['The presets', (played) => played.press('p')],
	[
		'Revoking',
		(played) => {
			played.press('x');
			played.send({type: 'passes-read', passes: [knownPass('ana', 10)]});
		},
	],
	['The palette', (played) => played.press('ctrl-p')],
];

const table = (played: Played): string =>
	keysNow(played.state())
		.map(({shown, does, help}) => `| ${shown.replaceAll('|', '\\|')} | ${help ?? does} |`)
		.join('\n');

/** `npx vitest run --project unit test/ui/keys-table.test.ts -u` writes it anew. */
test('docs/keys.md is what the key tables say', async () => {
	const parts = places.map(([name, go]) => {
		const played = playOn();
		go(played);
		return `## ${name}\n\n| key | what it does |\n|---|---|\n${table(played)}\n`;
	});
	const head =
		'# Keys\n\nWritten from the tables that the screen itself reads (`test/ui/keys-table.test.ts`): what works where one is, while it\nworks. Fields take Readline’s keys besides.\n\n`daypass --plain` has no keys: it asks one line after the other, and `?` for an answer says what can be typed.\n';
	await expect(`${[head, ...parts].join('\n')}`).toMatchFileSnapshot('../../docs/keys.md');
});
