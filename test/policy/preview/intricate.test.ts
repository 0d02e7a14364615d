import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {previewOf} from '../../../source/policy/preview/preview.ts';
import {
	allow,
	boundary,
	decision,
	deny,
	inline,
	levelsOf,
	reading,
	scope,
	visitor,
} from './permission-scene.ts';

describe('patterns too intricate to tell', () => {
	const pattern = (at: number) => `arn:*:*:*:*:${`*a*${at}`.repeat(12)}*`;
	const many = Array.from({length: 80}, (_, at) => at);
	const hostile = inline(
		...many.map((at) => allow('s3:*', pattern(at))),
		...many.map((at) => deny('s3:*', pattern(at + 80))),
	);

	test('are unknown, and one question is answered all the same', () => {
		const found = previewOf(
			reading(hostile, boundary(...many.map((at) => allow('*', pattern(at + 7))))),
			visitor,
		);
		expect(found.notices.map(({code}) => code)).toContain('too-intricate');
		expect(levelsOf(found, 's3')).toContain('unknown');
		expect(decision('s3:GetObject', `arn:aws:s3:::${'xa0'.repeat(12)}/b`, hostile)).toBe('allowed');
		expect(decision('s3:GetObject', 'arn:aws:s3:::b/b', hostile)).toBe('denied');
	});

	const one = (effect: string, resource: string) => ({Effect: effect, Action: '*', Resource: resource});
	const but = (effect: string, resource: string) => ({Effect: effect, Action: '*', NotResource: resource});
	const short = (at: number) => `arn:*:*:*:*:*${String.fromCharCode(97 + (at % 26))}*${at % 10}*`;
	/** As much as the inline policies of a role may hold. */
	const ofWholeSize: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>> = {
		alike: [
			...many.map(() => one('Allow', 'arn:*:*:*:*:*a*0*')),
			...many.map(() => one('Deny', 'arn:*:*:*:*:*b*1*')),
		],
		different: [
			...many.map((at) => one('Allow', short(at))),
			...many.map((at) => one('Deny', short(at + 83))),
		],
		excepting: [
			...many.map((at) => but('Allow', short(at))),
			...many.slice(10).map((at) => but('Deny', short(at + 83))),
		],
	};

	test.each(Object.entries(ofWholeSize))('take no more than two seconds: %s', (_, statements) => {
		const role = inline(...statements);
		expect(role.document?.length).toBeGreaterThan(9800);
		for (const policies of [[role], [role, boundary(...statements), scope(...statements)]]) {
			const started = process.cpuUsage();
			const found = previewOf(reading(...policies), visitor);
			const {user} = process.cpuUsage(started);
			expect(found.notices.map(({code}) => code)).toContain('too-intricate');
			expect(user / 1000).toBeLessThan(2000);
		}
	});
});
