import {encode, renderUnicodeCompact} from 'uqr';
import type {Outcome} from '../../ui/jobs.ts';

/** Modules a side that a phone still reads from a screen. */
const largestReadable = 125;

const border = 2;

/**
 * The link as a QR code of block characters, two modules a row; or a word that it is too long for one, or the terminal
 * too small: a code that is wrapped or half out of sight is none.
 * @param unicode Whether more than ASCII can be shown.
 * @param room What the code may take; absent: nobody knows.
 */
export const qrCode = (
	link: string,
	unicode: boolean,
	room?: {readonly columns: number; readonly rows: number},
): Outcome => {
	if (!unicode) {
		return {
			ok: false,
			message: 'No QR code: its blocks need a UTF-8 locale, like LANG=C.UTF-8. Copy the link instead.',
		};
	}
	const size = qrSize(link);
	if (size > largestReadable) {
		return {
			ok: false,
			message: 'No QR code: the link is too long for one that a phone could read. Copy it instead.',
		};
	}
	const [columns, rows] = [size + 2 * border, Math.ceil((size + 2 * border) / 2)];
	if (room && (room.columns < columns || room.rows < rows)) {
		return {
			ok: false,
			message: `No QR code: it needs ${columns}×${rows} characters, and there are ${room.columns}×${room.rows}. Make the letters smaller, or copy the link.`,
		};
	}
	return {ok: true, message: renderUnicodeCompact(link, {ecc: 'L', border})};
};

const qrSize = (link: string): number => {
	try {
		return encode(link, {ecc: 'L', border: 0}).size;
	} catch {
		// Longer than the largest code there is.
		return Number.POSITIVE_INFINITY;
	}
};
