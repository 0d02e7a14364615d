import {describe, expect, test} from 'vitest';
import type {KnownPass, QrCode} from '../../../source/ui/jobs.ts';
import {ready} from '../../../source/ui/runtime/loadable.ts';
import {latelyRead, messageWritten, qrPrepared} from '../../../source/ui/screens/link/link-beside.ts';
import {knownPass, pass, preset} from '../support/example.ts';
import {fits} from '../support/frames.tsx';
import {playOn} from '../support/played.ts';

const made = pass();
const {name: _name, ...request} = preset('audit');
const text = `Here is your day pass:\n\n${made.url}\n\nOpen it before 12:15.`;
const many = Array.from({length: 100}, (_, index) => knownPass(`visitor-${index}`, index * 10));

const shown = (
	size: {readonly columns: number; readonly rows: number},
	{qr = {problem: 'No QR code: too long.'}, passes = many}: {qr?: QrCode; passes?: readonly KnownPass[]} = {},
) => {
	const played = playOn(size);
	played.press('enter');
	played.send({type: 'minted', pass: made, request});
	played.apply(
		(state) => messageWritten(state, made, {can: undefined, text}),
		(state) => qrPrepared(state, made, qr),
		(state) => latelyRead(state, made, ready(passes)),
	);
	return played;
};

describe('beneath the link, on a large screen', () => {
	test.each([
		{columns: 120, rows: 40},
		{columns: 160, rows: 45},
		{columns: 200, rows: 60},
		{columns: 320, rows: 90},
	])(
		'stand the message without the link and the role’s passes; of a code without room nothing: $columns×$rows',
		(size) => {
			const lines = fits(shown(size).state());
			const all = lines.join('\n');
			expect(all).toContain('[the link]');
			expect(all).toMatch(/Passes for Audit, newest first/);
			expect(all).toMatch(/visitor-0 {2}.*until/);
			expect(all).toMatch(/… \d+ more: daypass history/);
			expect(all).not.toContain('No QR code');
			expect(lines.join('')).toContain(made.url);
		},
	);

	test('the code stands where it fits', () => {
		const code = {text: Array.from({length: 20}, () => '█'.repeat(40)).join('\n'), columns: 40, rows: 20};
		const lines = fits(shown({columns: 120, rows: 45}, {qr: code}).state());
		expect(lines.filter((line) => line.endsWith(`│ ${'█'.repeat(40)}`))).toHaveLength(20);
		expect(lines.join('\n')).toContain('Passes for Audit');
		const wide = fits(shown({columns: 200, rows: 60}, {qr: code}).state());
		expect(wide.find((line) => line.includes('Passes for Audit'))).toContain('The message to send with it');
	});

	test('nothing of it moves when something is said', () => {
		const played = shown({columns: 120, rows: 40});
		const before = fits(played.state());
		played.send({type: 'toast', toast: {ok: true, message: 'Copied.'}});
		const after = fits(played.state());
		const at = (lines: readonly string[]) => lines.findIndex((line) => line.includes('[the link]'));
		expect(at(after)).toBe(at(before));
		expect(after.join('')).toContain('Copied.');
	});

	test('another link has another code and another message', () => {
		const played = shown({columns: 120, rows: 40});
		played.press('r');
		const again = pass({url: `${made.url}x`});
		played.send({type: 'minted', pass: again, request});
		expect(played.wanted('prepare-qr')).toMatchObject({pass: again});
		played.apply((state) => qrPrepared(state, made, {text: '█', columns: 1, rows: 1}));
		expect(played.top()).toMatchObject({qr: undefined});
	});

	test('a small window has none of it', () => {
		const lines = fits(shown({columns: 80, rows: 24}).state());
		expect(lines.join('\n')).not.toContain('Passes for');
	});
});
