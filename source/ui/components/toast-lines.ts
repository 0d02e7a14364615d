import type {Outcome} from '../jobs.ts';
import {drawable} from '../text/drawable.ts';
import {type Line, toned, wrapText} from '../text/line.ts';

/** How the last copy, open or save went. */
export const toastLines = ({ok, message}: Outcome, width: number): readonly Line[] =>
	wrapText(drawable(message), width - 2).map((row): Line => [toned(ok ? 'good' : 'warn', ` ${row}`)]);
