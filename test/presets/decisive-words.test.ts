import {expect, test} from 'vitest';
import {decisiveWords} from '../../source/presets/decisive-words.ts';

test('what decides where a visitor goes, and as whom, is said of somebody else’s preset', () => {
	expect(decisiveWords({role: 'Audit', duration: 3600, destination: 's3', scope: ['read-only']})).toEqual([]);
	expect(decisiveWords({tags: {}, logoutFirst: false})).toEqual([]);
	expect(
		decisiveWords({
			profile: 'prod',
			issuer: 'https://example.org/',
			tags: {team: 'red', cost: '1'},
			logoutFirst: true,
		}),
	).toEqual([
		'signed with the profile prod',
		'leads to https://example.org/ when the session ends',
		'tagged team=red, cost=1',
		'signs the browser out first',
	]);
});
