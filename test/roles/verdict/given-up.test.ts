import {describe, expect, test} from 'vitest';
import {allowAll, ana, denying, judge, type Scene, trusting} from './scene.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Patterns that meet in more ways than anybody tries out. */
const intricate = (key: string) => ({
	StringLike: {[key]: letters.map((letter, index) => `*${letter}*?*${letters.at(-index - 1)}*`)},
});

const excluding = letters.map((letter) => denying({StringLike: {'sts:ExternalId': `*${letter}*`}}));

describe('a search that is given up', () => {
	const scene: Scene = {
		trust: [
			trusting(
				{AWS: ana.arn},
				{
					...intricate('sts:ExternalId'),
					...{StringNotLike: {'sts:ExternalId': letters.map((letter) => `${letter}*`)}},
				},
			),
			...excluding,
		],
	};

	test('is unknown, says so and asks for nothing', () => {
		const {verdict, needs, reasons} = judge(scene);
		expect({verdict, needs}).toEqual({verdict: 'unknown', needs: []});
		expect(reasons[0]).toBe(
			'Not known: its conditions are too intricate to be worked out here; `v` settles it.',
		);
	});

	test('does not hide a way that is found', () => {
		const trust = Array.isArray(scene.trust) ? scene.trust : [];
		expect(
			judge({...scene, trust: [...trust, trusting({AWS: ana.arn}, {Null: {'sts:ExternalId': 'true'}})]})
				.verdict,
		).toBe('allowed');
	});

	test('does not hide a Deny that always applies', () => {
		const trust = Array.isArray(scene.trust) ? scene.trust : [];
		expect(judge({...scene, identity: [{...allowAll, Effect: 'Deny'}], trust}).verdict).toBe('denied');
	});
});
