import type {Symbols} from '../theme.ts';
import {drawable} from './drawable.ts';

/** What is being waited for, in words that say it goes on: `reading roles… 300 so far`, `asking AWS…`. */
export const doingText = (doing: string, {ellipsis}: Symbols): string => {
	const text = drawable(doing).replaceAll(/…|\.{3}/g, ellipsis);
	return text === '' || text.includes(ellipsis) ? text : `${text}${ellipsis}`;
};
