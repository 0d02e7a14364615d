import {expect, test} from 'vitest';
import {longestSession} from '../../../source/roles/verdict/longest-session.ts';

test.each([
	['long-term', 3600, 43_200],
	['long-term', 43_200, 43_200],
	['long-term', undefined, 43_200],
	['temporary', 3600, 3600],
	['temporary', 43_200, 3600],
	['temporary', undefined, 3600],
] as const)('%s credentials, role maximum %s s: %i s', (credentials, maxSessionSeconds, expected) => {
	const role = maxSessionSeconds === undefined ? {} : {maxSessionSeconds};
	expect(longestSession({caller: {credentials}, role})).toBe(expected);
});

test.each([
	[3600, 3600],
	[43_200, 43_200],
	// An hour is what every role gives.
	[undefined, 3600],
] as const)('an instance’s role, role maximum %s s: %i s', (maxSessionSeconds, expected) => {
	const role = maxSessionSeconds === undefined ? {} : {maxSessionSeconds};
	expect(longestSession({caller: {credentials: 'temporary', credentialSource: 'instance'}, role})).toBe(
		expected,
	);
});
