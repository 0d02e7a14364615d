import {describe, expect, test} from 'vitest';
import {splitLine, wordsOfProgram} from '../../../source/commands/completion/completion-line.ts';

describe('a line up to the cursor', () => {
	test.each([
		['daypass', ['daypass']],
		['daypass ', ['daypass', '']],
		['daypass  link\t--to', ['daypass', 'link', '--to']],
		['daypass --note "for ana" ', ['daypass', '--note', 'for ana', '']],
		["daypass --note 'it is \\' x", ['daypass', '--note', 'it is \\', 'x']],
		['daypass --note "say \\"hi\\"" x', ['daypass', '--note', 'say "hi"', 'x']],
		['daypass --note for\\ ana', ['daypass', '--note', 'for ana']],
		['daypass --note "for an', ['daypass', '--note', 'for an']],
		["daypass ''", ['daypass', '']],
		['daypass "" x', ['daypass', '', 'x']],
		['daypass --to=s3', ['daypass', '--to=s3']],
		['daypass a\\', ['daypass', 'a\\']],
		['', ['']],
	])('%j is %j', (line, words) => {
		expect(splitLine(line)).toEqual(words);
	});
});

describe('the program’s words', () => {
	test.each([
		[
			['daypass', 'link', ''],
			['link', ''],
		],
		[['/usr/bin/daypass', ''], ['']],
		[['AWS_PROFILE=dev', 'AWS_REGION=', 'daypass', 'roles'], ['roles']],
		[['daypass', 'a=b'], ['a=b']],
		[['a=b'], []],
		[[], []],
	])('in %j are %j', (all, words) => {
		expect(wordsOfProgram(all)).toEqual(words);
	});
});
