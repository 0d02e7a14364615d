import {expect, test} from 'vitest';
import {jsonLines, memberLines} from '../../../source/ui/text/json-lines.ts';
import {textWidth} from '../../../source/ui/text/line.ts';

const statement = {
	Effect: 'Allow',
	Principal: {AWS: ['arn:aws:iam::111122223333:role/cm-chiba.yukihiro', 'arn:aws:iam::444455556666:root']},
	Action: 'sts:AssumeRole',
};

test('what fits on a row stays on one', () => {
	expect(jsonLines({Bool: {'aws:MultiFactorAuthPresent': 'true'}}, 60)).toEqual([
		'{"Bool": {"aws:MultiFactorAuthPresent": "true"}}',
	]);
});

test('what does not is opened up a level at a time', () => {
	expect(memberLines(statement, 60)).toEqual([
		'"Effect": "Allow",',
		'"Principal": {',
		'  "AWS": [',
		'    "arn:aws:iam::111122223333:role/cm-chiba.yukihiro",',
		'    "arn:aws:iam::444455556666:root"',
		'  ]',
		'},',
		'"Action": "sts:AssumeRole"',
	]);
});

test('a long ARN goes on in the next row, broken between its parts', () => {
	expect(jsonLines('arn:aws:iam::111122223333:role/cm-chiba.yukihiro', 40)).toEqual([
		'"arn:aws:iam::111122223333:role/',
		'  cm-chiba.yukihiro"',
	]);
});

test('no row is wider than there is room, and nothing is lost', () => {
	for (let width = 20; width < 90; width += 1) {
		const rows = memberLines(statement, width);
		for (const row of rows) expect(textWidth(row)).toBeLessThanOrEqual(width);
		expect(JSON.parse(`{${rows.map((row) => row.trim()).join('')}}`)).toEqual(statement);
	}
});

test('control characters never get through', () => {
	expect(jsonLines({Sid: '\u001B[31mred\u009B'}, 80)).toEqual(['{"Sid": "\\u001b[31mred"}']);
});
