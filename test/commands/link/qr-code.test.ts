import {describe, expect, test} from 'vitest';
import {qrCode} from '../../../source/commands/link/qr-code.ts';
import {qrIn} from '../../../source/ui/screens/link/qr-room.ts';

const link = (length: number) => `https://signin.aws.amazon.com/federation?${'x'.repeat(length - 41)}`;

describe('a QR code', () => {
	test('takes what it says it needs, and no more', () => {
		const code = qrCode(link(1000), true);
		if ('problem' in code) throw new Error(code.problem);
		const {text, columns, rows} = code;
		expect(text.split('\n').map((row) => row.length)).toEqual(Array.from({length: rows}, () => columns));
		expect(qrIn(code, {columns, rows})).toEqual({ok: true, message: text});
		for (const room of [
			{columns: columns - 1, rows},
			{columns, rows: rows - 1},
		]) {
			expect(qrIn(code, room)).toMatchObject({
				ok: false,
				message: expect.stringContaining(`it needs ${columns}×${rows} characters`),
			});
		}
	});

	test.each([1500, 3000, 100_000])('of a link of %d characters is too much for a phone', (length) => {
		expect(qrCode(link(length), true)).toEqual({problem: expect.stringContaining('too long')});
	});
});

test('where only ASCII can be shown there is none', () => {
	expect(qrCode(link(1000), false)).toEqual({problem: expect.stringMatching(/^[ -~]+$/)});
});
