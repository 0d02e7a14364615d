import {describe, expect, test} from 'vitest';
import {qrCode} from '../../../source/commands/link/qr-code.ts';

const link = (length: number) => `https://signin.aws.amazon.com/federation?${'x'.repeat(length - 41)}`;

describe('a QR code', () => {
	test('takes what it says it needs, and no more', () => {
		const {ok, message} = qrCode(link(1000), true);
		expect(ok).toBe(true);
		const rows = message.split('\n');
		const [columns = 0] = rows.map((row) => row.length);
		expect(qrCode(link(1000), true, {columns, rows: rows.length})).toMatchObject({ok: true});
		for (const room of [
			{columns: columns - 1, rows: rows.length},
			{columns, rows: rows.length - 1},
		]) {
			expect(qrCode(link(1000), true, room)).toMatchObject({
				ok: false,
				message: expect.stringContaining(`it needs ${columns}×${rows.length} characters`),
			});
		}
	});

	test.each([1500, 3000, 100_000])('of a link of %d characters is too much for a phone', (length) => {
		expect(qrCode(link(length), true)).toMatchObject({
			ok: false,
			message: expect.stringContaining('too long'),
		});
	});
});

test('where only ASCII can be shown there is none', () => {
	expect(qrCode(link(1000), false)).toMatchObject({ok: false, message: expect.stringMatching(/^[ -~]+$/)});
});
