/** What a terminal sends for the keys that are no characters. */
export const keys = {
	enter: '\r',
	escape: '\u001B',
	tab: '\t',
	shiftTab: '\u001B[Z',
	up: '\u001B[A',
	down: '\u001B[B',
	right: '\u001B[C',
	left: '\u001B[D',
	pageDown: '\u001B[6~',
	backspace: '\u007F',
	ctrlU: '\u0015',
	ctrlC: '\u0003',
	ctrlZ: '\u001A',
} as const;
