import {expect, test} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {whole} from '../../source/signin/assume.ts';
import {packing} from '../../source/signin/packed-size.ts';

/** Tags go on from the caller's own session: AWS packs something, though nothing was asked for. */
const nothingAsked = {scope: {policyArns: [], policyOf: [], warnings: []}, tags: {}};

test('what goes on from the caller’s own session is told of by its name', async () => {
	const credentials = {accessKeyId: 'a', secretAccessKey: 'b', sessionToken: 'c', expiresAt: new Date(0)};
	const issued = {credentials, arn: 'arn:aws:sts::111122223333:assumed-role/Audit/ana', packedPolicySize: 95};
	const {warnings} = await packing(async () => whole(issued, 3600), nothingAsked);
	expect(warnings).toEqual(['AWS packed the session tags to 95 % of its limit: little more will fit.']);
});

test('a refusal always says what to do', async () => {
	const cause = Object.assign(new Error('Packed size of session tags consumes 120% of allotted space.'), {
		name: 'PackedPolicyTooLarge',
	});
	const refused = new Failure('policy-too-large', 'Too large.', 'Use fewer tags.', cause);
	const asked = packing(() => Promise.reject(refused), nothingAsked);
	await expect(asked).rejects.toMatchObject({code: 'policy-too-large', hint: 'Use fewer tags.'});
});
