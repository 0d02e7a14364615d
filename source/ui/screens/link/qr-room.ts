import type {Outcome, QrCode} from '../../jobs.ts';
import type {Size} from '../../layout.ts';

type Drawn = Extract<QrCode, {text: string}>;

/**
 * Rows beneath something that is shown alone: a blank one, the words, and where the cursor ends up. The one above may
 * scroll away.
 */
const aroundAlone = 3;

/** The room there is for something shown alone in a window. */
export const roomAlone = ({columns, rows}: Size): Size => ({columns, rows: rows - aroundAlone});

const fits = ({columns, rows}: Drawn, room: Size) => columns <= room.columns && rows <= room.rows;

/** A code that fits into so much room: one that is wrapped or half out of sight is none. */
export const fittingQr = (code: QrCode | undefined, room: Size): Drawn | undefined =>
	code !== undefined && 'text' in code && fits(code, room) ? code : undefined;

/** The code as text, or why there is none in so much room. @param room Absent: nobody knows. */
export const qrIn = (code: QrCode, room?: Size): Outcome => {
	if ('problem' in code) return {ok: false, message: code.problem};
	if (room === undefined || fits(code, room)) return {ok: true, message: code.text};
	return {
		ok: false,
		message: `No QR code: it needs ${code.columns}×${code.rows} characters, and there are ${room.columns}×${room.rows}. Make the letters smaller, or copy the link.`,
	};
};
