import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {findText} from '../../../source/ui/text/find-text.ts';
import {memberLines} from '../../../source/ui/text/json-lines.ts';

const rows = [
	'"Action": [',
	'  "s3:GetObject",',
	'  "s3:getbucket*"',
	'],',
	'',
	'"Resource": "arn:aws:s3:::',
	'  reports/*"',
];

describe('a text is found', () => {
	test.each([
		['in any case', 's3:get', [[[1, 3, 9]], [[2, 3, 9]]]],
		[
			'where it goes on in the next row',
			'aws:s3:::reports',
			[
				[
					[5, 17, 26],
					[6, 2, 9],
				],
			],
		],
		[
			'over two rows of a list',
			'["s3',
			[
				[
					[0, 10, 11],
					[1, 2, 5],
				],
			],
		],
		['not over a blank row', '],"Resource', []],
		['as it is, not as a pattern', 's3:*', []],
		['with a star in it', 't*', [[[2, 14, 16]]]],
		['not at all', 'dynamodb', []],
		['not if there is nothing to find', ' ', []],
	])('%s: %s', (_what, search, found) => {
		expect(findText(rows, search)).toEqual(
			found.map((pieces) => pieces.map(([row, from, to]) => ({row, from, to}))),
		);
	});
});

test('whatever the width, every ARN of a policy is found as often as it is there', () => {
	const arn = fc.constantFrom(
		'arn:aws:iam::111122223333:role/service-role/a-role-with-a-long-name-1',
		'arn:aws:s3:::acme-reports/reports/*',
	);
	fc.assert(
		fc.property(
			fc.array(arn, {minLength: 1, maxLength: 6}),
			fc.integer({min: 24, max: 300}),
			(arns, width) => {
				const text = memberLines({Action: 's3:*', Resource: arns}, width);
				for (const one of new Set(arns)) {
					expect(findText(text, one)).toHaveLength(arns.filter((other) => other === one).length);
				}
			},
		),
	);
});
