import {expect, test} from 'vitest';
import {footerLine} from '../../../source/ui/components/footer-line.ts';

const keys = [
	{shown: 'Enter', does: 'choose', footer: 1},
	{shown: '/', does: 'filter', footer: 3},
	{shown: 'R', does: 'read again', footer: 9},
	{shown: 'PgUp', does: 'a page up'},
	{shown: 'q', does: 'quit', footer: 2},
];

const text = (width: number) =>
	footerLine(keys, width)
		.map((span) => span.text)
		.join('');

test.each([
	[80, ' Enter choose   / filter   R read again   q quit'],
	[47, ' Enter choose  / filter  R read again  q quit'],
	[40, ' Enter choose   / filter   q quit'],
	[24, ' Enter choose   q quit'],
	[15, ' Enter choose'],
])('in %d columns the most useful keys remain', (width, expected) => {
	expect(text(width)).toBe(expected);
});
