import {expect, test} from 'vitest';
import {checkRequest} from '../../source/signin/request-check.ts';

const withTags = (count: number) => ({
	role: 'arn:aws:iam::111122223333:role/Audit',
	duration: 3600,
	destination: '',
	scope: [],
	tags: Object.fromEntries(Array.from({length: count}, (_, at) => [`key${at}`, 'value'])),
	logoutFirst: false,
});

test('fifty session tags are taken, and one more is refused before AWS is asked', () => {
	expect(() => checkRequest(withTags(50), {})).not.toThrow();
	expect(() => checkRequest(withTags(51), {})).toThrow(
		expect.objectContaining({code: 'too-many-tags', kind: 'usage'}),
	);
});
