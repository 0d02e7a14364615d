import {expect, test} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {whole} from '../../source/signin/assume.ts';
import {packedWarnings, TooLarge, unlessTooLarge} from '../../source/signin/packed-size.ts';

/** Tags go on from the caller's own session: AWS packs something, though nothing was asked for. */
const nothing = {policyArns: [], policyOf: [], warnings: []};

test('what goes on from the caller’s own session is told of by its name', () => {
	const credentials = {accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c', expiresAt: new Date(0)};
	const issued = {credentials, packedPolicySize: 95};
	expect(packedWarnings(nothing, {}, whole(issued, 3600))).toEqual([
		'AWS packed the session tags to 95 % of its limit: little more will fit.',
	]);
});

test('a refusal always says what to do', () => {
	const cause = Object.assign(new Error('Packed size of session tags consumes 120% of allotted space.'), {
		name: 'PackedPolicyTooLarge',
	});
	const refused = new Failure('policy-too-large', 'Too large.', 'Use fewer tags.', cause);
	expect(unlessTooLarge(refused, nothing, {})).toMatchObject({
		code: 'policy-too-large',
		hint: 'Use fewer tags.',
	});
});

test('of a scope that is too large is told by how much, for the next time', () => {
	const cause = Object.assign(new Error('Packed size of session policies consumes 120% of allotted space.'), {
		name: 'PackedPolicyTooLarge',
	});
	const refused = unlessTooLarge(
		new Failure('policy-too-large', 'Too large.', 'Use fewer tags.', cause),
		{...nothing, policy: '{}'},
		{team: 'audit'},
	);
	expect(refused).toBeInstanceOf(TooLarge);
	expect(refused).toMatchObject({
		packed: {percent: 120, refused: true},
		hint: expect.stringContaining('The policy has 2 characters'),
	});
});

test('another refusal stays as it is', () => {
	const refused = new Failure('malformed-policy', 'No policy.');
	expect(unlessTooLarge(refused, nothing, {})).toBe(refused);
});
