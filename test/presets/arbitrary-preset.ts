import fc from 'fast-check';
import type {Preset} from '../../source/pass/pass.ts';
import {checkPresetName} from '../../source/presets/preset-name.ts';

const accepted = (name: string): boolean => {
	try {
		checkPresetName(name);
		return true;
	} catch {
		return false;
	}
};

/** Any text a person may type in a note: all of Unicode but what a terminal would obey. */
const plain = (maxLength: number) =>
	fc
		.string({unit: 'grapheme', minLength: 1, maxLength})
		.filter((text) => !/[\p{Cc}\u2028-\u202e\u2066-\u2069\ufeff]/u.test(text));

const optional = <T>(key: string, arbitrary: fc.Arbitrary<T>) =>
	fc.option(arbitrary, {nil: undefined}).map((value) => (value === undefined ? {} : {[key]: value}));

const extras = fc
	.tuple(
		optional('region', fc.constantFrom('us-east-1', 'eu-west-1', 'ap-northeast-1')),
		optional('sessionName', fc.stringMatching(/^[\w+=,.@{}-]{2,64}$/)),
		optional('issuer', fc.webUrl()),
		optional('sourceIdentity', fc.stringMatching(/^[\w+=,.@-]{2,64}$/)),
		optional('mfaSerial', fc.stringMatching(/^[\w+=/:,.@-]{9,64}$/)),
		optional('profile', plain(20)),
		optional('externalId', fc.stringMatching(/^[\w+=,.@:/-]{2,64}$/)),
		optional('note', plain(40)),
		optional('federate', fc.constant(true)),
		optional('transitiveTags', fc.array(plain(20), {minLength: 1, maxLength: 3})),
		optional('accepted', fc.constant(['privilege-escalation'])),
	)
	.map((parts): Partial<Preset> => Object.assign({}, ...parts));

/** Any preset that can be saved. */
export const arbitraryPreset: fc.Arbitrary<Preset> = fc
	.record({
		name: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/).filter(accepted),
		role: fc.stringMatching(/^[\w+=,.@-]{1,64}$/).map((name) => `arn:aws:iam::111122223333:role/${name}`),
		duration: fc.oneof(fc.integer({min: 900, max: 43_200}), fc.constant('max' as const)),
		destination: fc.constantFrom('', 's3', 'cloudshell', 'https://us-east-1.console.aws.amazon.com/ec2/home'),
		scope: fc.array(plain(30), {maxLength: 3}),
		tags: fc.dictionary(fc.stringMatching(/^[\w.:/=+@-]{1,20}$/), plain(20), {maxKeys: 3}),
		logoutFirst: fc.boolean(),
	})
	.chain((base) => extras.map((more) => ({...base, ...more})));

/** Any list of them: no two of one name. */
export const arbitraryPresets = fc.uniqueArray(arbitraryPreset, {selector: ({name}) => name, maxLength: 8});
