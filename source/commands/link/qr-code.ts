import {encode, renderUnicodeCompact} from 'uqr';
import type {QrCode} from '../../ui/jobs.ts';

/** Modules a side that a phone still reads from a screen. */
const largestReadable = 125;

const border = 2;

/**
 * The link as a QR code of block characters, two modules a row; or a word that it is too long for one.
 * @param unicode Whether more than ASCII can be shown.
 */
export const qrCode = (link: string, unicode: boolean): QrCode => {
	if (!unicode) {
		return {
			problem: 'No QR code: its blocks need a UTF-8 locale, like LANG=C.UTF-8. Copy the link instead.',
		};
	}
	const size = qrSize(link);
	if (size > largestReadable) {
		return {problem: 'No QR code: the link is too long for one that a phone could read. Copy it instead.'};
	}
	return {
		text: renderUnicodeCompact(link, {ecc: 'L', border}),
		columns: size + 2 * border,
		rows: Math.ceil((size + 2 * border) / 2),
	};
};

const qrSize = (link: string): number => {
	try {
		return encode(link, {ecc: 'L', border: 0}).size;
	} catch {
		// Longer than the largest code there is.
		return Number.POSITIVE_INFINITY;
	}
};
