import {encode, renderUnicodeCompact} from 'uqr';
import type {Outcome} from '../ui/jobs.ts';

/** Modules a side that a phone still reads from a screen, and that sixty-odd rows hold at two modules a row. */
const largestReadable = 125;

/** The link as a QR code of block characters, two modules a row; or a word that it is too long for one. */
export const qrCode = (link: string): Outcome => {
	const size = qrSize(link);
	if (size <= largestReadable) return {ok: true, message: renderUnicodeCompact(link, {ecc: 'L', border: 2})};
	return {
		ok: false,
		message: 'No QR code: the link is too long for one that a phone could read. Copy it instead.',
	};
};

const qrSize = (link: string): number => {
	try {
		return encode(link, {ecc: 'L', border: 2}).size;
	} catch {
		// Longer than the largest code there is.
		return Number.POSITIVE_INFINITY;
	}
};
