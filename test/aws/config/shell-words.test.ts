import {expect, test} from 'vitest';
import {shellWords} from '../../../source/aws/config/shell-words.ts';

test.each([
	['profile dev', ['profile', 'dev']],
	['profile  "My Corp"', ['profile', 'My Corp']],
	["sso-session 'My Corp'", ['sso-session', 'My Corp']],
	['profile my\\ corp', ['profile', 'my corp']],
	['profile a"b c"d', ['profile', 'ab cd']],
	['profile "a\\"b\\\\c\\d"', ['profile', 'a"b\\c\\d']],
	["'it''s'", ['its']],
	["profile ''", ['profile', '']],
	['profile # x', ['profile', '#', 'x']],
	['', []],
	['  ', []],
	['profile "a', undefined],
	['profile a\\', undefined],
])('%j is %j', (line, words) => {
	expect(shellWords(line)).toEqual(words);
});
