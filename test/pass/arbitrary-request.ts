import fc from 'fast-check';
import type {PassRequest, PassSecrets, Values} from '../../source/pass/pass.ts';

/** All of Unicode but what a terminal would obey. */
const plain = (minLength: number, maxLength: number) =>
	fc
		.string({unit: 'grapheme', minLength, maxLength})
		.filter((text) => !/[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]/u.test(text));

/** Texts that commas, quotes, spaces and equals signs make awkward. */
const awkward = fc
	.array(fc.constantFrom(',', '"', ' ', '=', '\\', 'a', 'ip=', '10.0.0.1', '/', ';'), {
		minLength: 1,
		maxLength: 8,
	})
	.map((parts) => parts.join(''));

const listed = fc.array(fc.oneof(plain(1, 30), awkward, fc.constantFrom('ip=10.0.0.1', '2001:db8::/48')), {
	maxLength: 4,
});

const tagText = (letters: RegExp) => fc.stringMatching(letters);

/** Any value of each field. */
export const arbitraryValues: {readonly [Name in keyof Values]: fc.Arbitrary<Values[Name]>} = {
	role: fc.stringMatching(/^[\x21-\x7e]{1,60}$/),
	duration: fc.oneof(fc.integer({min: 900, max: 43_200}), fc.constant('max' as const)),
	region: fc.stringMatching(/^[a-z0-9-]{1,32}$/),
	// Spaces around an address or a page are none of it.
	destination: fc.oneof(plain(0, 60), fc.constantFrom('', 's3', 's3/bucket/a,b')).map((text) => text.trim()),
	sessionName: fc.stringMatching(/^[\w+=,.@{}-]{2,64}$/),
	scope: listed,
	externalId: fc.stringMatching(/^[\w+=,.@:/-]{2,64}$/),
	sourceIdentity: fc.stringMatching(/^[\w+=,.@-]{2,64}$/),
	// AWS tells keys apart without regard to case.
	tags: fc
		.uniqueArray(fc.tuple(tagText(/^[\w.:/=+@ -]{1,20}$/), fc.oneof(plain(0, 20), awkward)), {
			selector: ([key]) => key.toLowerCase(),
			maxLength: 4,
		})
		.map((entries) => Object.fromEntries(entries)),
	transitiveTags: listed,
	self: fc.boolean(),
	federate: fc.boolean(),
	mfaSerial: fc.stringMatching(/^[\w+=/:,.@-]{9,64}$/),
	mfaCode: fc.stringMatching(/^\d{6}$/),
	issuer: fc.webUrl({withQueryParameters: true, withFragments: true}),
	logoutFirst: fc.boolean(),
	profile: fc.oneof(plain(1, 30), awkward),
	accepted: fc.subarray(['privilege-escalation'] as const),
};

/** Any request: what is in it was asked for. */
export const arbitraryRequest: fc.Arbitrary<PassRequest & PassSecrets> = fc.record(arbitraryValues, {
	requiredKeys: [],
});
