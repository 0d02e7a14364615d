import {encode, renderUnicodeCompact} from 'uqr';
import {Failure} from '../failure.ts';

/** Modules a side that a phone still reads from a terminal, and that 60 rows hold at two modules a row. */
const largestReadable = 125;

/**
 * The link as a QR code of block characters, two modules a row.
 * @throws Failure `qr-too-large` when the link is too long for a code that can be read.
 */
export const qrCode = (link: string): string => {
	const size = (() => {
		try {
			return encode(link, {ecc: 'L', border: 2}).size;
		} catch {
			return Number.POSITIVE_INFINITY;
		}
	})();
	if (size <= largestReadable) return renderUnicodeCompact(link, {ecc: 'L', border: 2});
	throw new Failure(
		'usage',
		'qr-too-large',
		'The link is too long for a QR code that can be read.',
		'Copy it with --copy instead.',
	);
};
