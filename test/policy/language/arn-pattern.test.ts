import {describe, expect, test} from 'vitest';
import {arnPattern, matchesArn, matchesResource} from '../../../source/policy/language/arn-pattern.ts';
import {no, type Truth, unsure, yes} from '../../../source/policy/language/truth.ts';
import {compileWildcard} from '../../../source/policy/language/wildcard.ts';

const group = 'arn:aws:logs:us-west-2:111122223333:log-group:app:*';
const role = 'arn:aws:iam::111122223333:role/team/Dev';
const object = 'arn:aws:s3:::reports/2030:june/a';

describe('a Resource and an ARN', () => {
	test.each<readonly [pattern: string, arn: string, resource: Truth, condition: Truth]>([
		[role, role, yes, yes],
		[role, `${role}s`, no, no],
		[`${role}s`, role, no, no],
		['arn:aws:iam::*:role/*', role, yes, yes],
		['arn:aws:iam::*:role/?eam/*', role, yes, yes],
		['arn:*:iam::*:role/team/Dev', role, yes, yes],
		['arn:aws:iam::111122223333:user/*', role, no, no],
		['arn:aws:s3:::reports/*', object, yes, yes],
		['arn:aws:s3:::*:june/*', object, yes, yes],
		// Fewer segments: sure by a * at the very end alone.
		['arn:aws:logs:*', group, yes, unsure],
		['arn:*:logs:*', group, yes, unsure],
		['arn:aws:logs:us-*:*', group, yes, unsure],
		['arn:aws:logs:eu-*:*', group, no, no],
		['arn:aws:logs:*:app:*', group, unsure, no],
		['arn:aws:*:log-group*', group, unsure, unsure],
		['arn:aws:logs:*app:?', group, unsure, no],
		['arn:aws:iam:*:role/team/Dev', role, unsure, no],
		// An ARN that just ends early.
		['arn:aws:logs', group, unsure, no],
		['arn:aws:logs:us-west-2', group, unsure, no],
		['arn:aws:logs:eu-west-1', group, no, no],
		['arn:aws:iam::', role, no, no],
		// As many segments, and a * that would have to reach over a colon.
		['arn:aws:logs:*:*:app:*', group, unsure, no],
		['arn:aws:logs:*:log-group:app:*', group, unsure, no],
	])('%s, %s', (pattern, arn, resource, condition) => {
		const compiled = arnPattern(compileWildcard(pattern));
		expect(matchesResource(compiled, arn)).toBe(resource);
		expect(matchesArn(compiled, arn)).toBe(condition);
	});

	test('a pattern is taken apart at its first five colons', () => {
		const {segments, prefix} = arnPattern(compileWildcard('arn:aws:logs:us-*:1:log-group:a:b'));
		expect(segments.map((segment) => segment.length)).toEqual([3, 3, 4, 4, 1, 13]);
		expect(prefix).toBe('arn:aws:logs:us-');
		expect(arnPattern(compileWildcard('*')).prefix).toBe('');
		expect(arnPattern(compileWildcard(role)).prefix).toBe(role);
	});

	test('a text that is no ARN matches nothing', () => {
		for (const text of ['', '*', 'arn', 'arn:aws:iam::111122223333']) {
			expect(matchesResource(arnPattern(compileWildcard('arn:aws:iam::*:role/*')), text)).toBe(no);
			expect(matchesArn(arnPattern(compileWildcard('arn:aws:iam::*:role/*')), text)).toBe(no);
		}
	});
});
