import stringWidth from 'string-width';
import type {Check, CheckStatus} from '../../check.ts';
import {plainText} from '../../text/plain-text.ts';
import {wrapped} from '../../text/table.ts';

const marks: Readonly<Record<CheckStatus, string>> = {ok: '✓', warning: '!', problem: '✗', skipped: '–'};

/** Narrower than this nothing is gained by breaking lines. */
const narrowest = 50;

/**
 * The checks as lines of at most `width` columns: a mark, the title, what was found, and below it what to do. Titles
 * and text are made safe to show: some of it comes from AWS, files and the environment.
 */
export const checkLines = (checks: readonly Check[], width: number): readonly string[] => {
	const titleWidth = Math.max(...checks.map(({title}) => stringWidth(title)));
	const indent = ' '.repeat(titleWidth + 4);
	const room = Math.max(narrowest, width) - indent.length;
	return checks.flatMap(({status, title, detail, hint}) => {
		const text = [...wrapped(plainText(detail, 1000), room), ...wrapped(plainText(hint, 1000), room)];
		const head = `${marks[status]} ${title.padEnd(titleWidth)}  `;
		return text.map((line, at) => `${at === 0 ? head : indent}${line}`);
	});
};

/** How many checks went how, for a person: `20 checks: 17 ok, 2 warnings, 1 problem.` */
export const summary = (checks: readonly Check[]): string => {
	const count = (status: CheckStatus) => checks.filter((check) => check.status === status).length;
	const parts = [
		`${count('ok')} ok`,
		...some(count('warning'), 'warning'),
		...some(count('problem'), 'problem'),
		...(count('skipped') === 0 ? [] : [`${count('skipped')} skipped`]),
	];
	return `${checks.length} checks: ${parts.join(', ')}.`;
};

const some = (count: number, word: string) =>
	count === 0 ? [] : [`${count} ${word}${count === 1 ? '' : 's'}`];
