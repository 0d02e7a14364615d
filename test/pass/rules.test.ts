import {describe, expect, test} from 'vitest';
import {fields} from '../../source/pass/fields.ts';
import type {FieldName, PassRequest} from '../../source/pass/pass.ts';
import {rows} from '../../source/pass/rows.ts';

const role: PassRequest = {role: 'arn:aws:iam::111122223333:role/Audit'};
const tagsOf = (count: number) =>
	Object.fromEntries(Array.from({length: count}, (_, at) => [`key${at}`, 'value']));

const brokenBy = (field: FieldName, value: unknown, request: PassRequest = role) =>
	rows[field].rule?.(value, request);

/** AWS's own limits, at their edges. */
describe('what AWS takes', () => {
	const taken: ReadonlyArray<readonly [field: FieldName, value: unknown, request?: PassRequest]> = [
		['sessionName', 'ab'],
		['sessionName', 'x'.repeat(64)],
		['sessionName', '{user}'],
		['sessionName', `{date}${'x'.repeat(100)}`],
		['sessionName', 'x'.repeat(32), {federate: true}],
		['externalId', 'x1'],
		['externalId', 'a_+=,.@:/-9'],
		['externalId', 'x'.repeat(1224)],
		['sourceIdentity', 'ab'],
		['sourceIdentity', 'x'.repeat(64)],
		['tags', {}],
		['tags', tagsOf(50)],
		['tags', {['k'.repeat(128)]: 'v'.repeat(256)}],
		['tags', {'Kostenstelle Köln_.:/=+-@': ''}],
		['tags', {'my-aws:x': 'a'}],
		['mfaSerial', 'GAHT12345678'],
		['mfaSerial', 'arn:aws:iam::111122223333:mfa/ana'],
		['mfaSerial', 'x'.repeat(256)],
		['mfaCode', '000000'],
		['issuer', ''],
		['issuer', 'https://example.org/'],
		['transitiveTags', ['team'], {...role, tags: {team: 'red', unit: 'x'}}],
		['transitiveTags', []],
	];
	test.each(taken.map((row) => [row]))('%j is taken', ([field, value, request]) => {
		expect(brokenBy(field, value, request)).toBeUndefined();
	});

	const refused: ReadonlyArray<
		readonly [code: string, field: FieldName, value: unknown, request?: PassRequest]
	> = [
		['session-name-malformed', 'sessionName', 'a'],
		['session-name-malformed', 'sessionName', 'x'.repeat(65)],
		['session-name-malformed', 'sessionName', 'a b'],
		['session-name-malformed', 'sessionName', 'x'.repeat(33), {federate: true}],
		['external-id-malformed', 'externalId', 'x'],
		['external-id-malformed', 'externalId', 'two words'],
		['external-id-malformed', 'externalId', 'x'.repeat(1225)],
		['source-identity-malformed', 'sourceIdentity', 'a'],
		['source-identity-malformed', 'sourceIdentity', 'x'.repeat(65)],
		['source-identity-malformed', 'sourceIdentity', 'a:b'],
		['source-identity-malformed', 'sourceIdentity', 'two words'],
		['too-many-tags', 'tags', tagsOf(51)],
		['tag-malformed', 'tags', {'': 'x'}],
		['tag-malformed', 'tags', {['k'.repeat(129)]: 'x'}],
		['tag-malformed', 'tags', {fine: 'x', late: 'v'.repeat(257)}],
		['tag-malformed', 'tags', {'a*b': 'x'}],
		['tag-malformed', 'tags', {team: 'a*b'}],
		['tag-malformed', 'tags', {'aws:team': 'red'}],
		['tag-malformed', 'tags', {'AWS:team': 'red'}],
		['mfa-serial-malformed', 'mfaSerial', 'x'.repeat(8)],
		['mfa-serial-malformed', 'mfaSerial', 'x'.repeat(257)],
		['mfa-serial-malformed', 'mfaSerial', 'two words and more'],
		['mfa-code-malformed', 'mfaCode', '12345'],
		['mfa-code-malformed', 'mfaCode', '1234567'],
		['mfa-code-malformed', 'mfaCode', '12345a'],
		['issuer-malformed', 'issuer', 'example.org'],
		['transitive-tag-unknown', 'transitiveTags', ['team', 'unit'], {...role, tags: {team: 'red'}}],
		['transitive-tag-unknown', 'transitiveTags', ['toString']],
	];
	test.each(refused.map((row) => [row]))('%j is refused', ([code, field, value, request]) => {
		const broken = brokenBy(field, value, request);
		expect(broken).toMatchObject({code});
		// A sentence each, and what to do.
		expect([broken?.message, broken?.hint]).toEqual([
			expect.stringMatching(/\w.+\.$/s),
			expect.stringMatching(/\w.+\.$/s),
		]);
	});

	test.each<readonly [says: string, field: FieldName, value: unknown]>([
		['AWS does not take “a b” as a session name.', 'sessionName', 'a\u{202e}b'],
		[`AWS does not take “${'x'.repeat(79)}…” as a session name.`, 'sessionName', 'x'.repeat(200)],
		['AWS does not take “a*ü” as the key of a session tag.', 'tags', {'a*ü': 'x'}],
		['AWS does not take “*” as the value of the session tag “b”.', 'tags', {a: 'x', b: '*'}],
		[`AWS does not take “${'k'.repeat(59)}…” as the key of a session tag.`, 'tags', {['k'.repeat(200)]: 'x'}],
		['AWS does not take “jane doe” as a source identity.', 'sourceIdentity', 'jane doe'],
		['There is no session tag “unit” to go on to further roles.', 'transitiveTags', ['unit']],
	])('%s', (message, field, value) => {
		expect(brokenBy(field, value)?.message).toBe(message);
	});

	test('a name is asked for that is as long as its way in takes', () => {
		expect(brokenBy('sessionName', 'a')?.hint).toContain('2 to 64');
		expect(brokenBy('sessionName', 'a', {federate: true})?.hint).toContain('2 to 32');
	});
});

describe('while it is typed', () => {
	const {mfaCode, sessionName, externalId} = fields;
	test.each([
		[mfaCode.kind, '12', true],
		[mfaCode.kind, '12a', false],
		[mfaCode.kind, '', true],
		[sessionName.kind, '{user}', true],
		[sessionName.kind, 'a b', false],
		[externalId.kind, 'a/b:c', true],
		[externalId.kind, 'é', false],
	])('its letters are those AWS takes', ({typing}, text, fits) => {
		expect(typing?.letters.test(text)).toBe(fits);
	});

	test.each([
		['on', true],
		[' TRUE ', true],
		['Yes', true],
		['1', true],
		['off', false],
		['False', false],
		['no', false],
		['0', false],
		['perhaps', undefined],
		['', undefined],
		['toString', undefined],
	])('a switch is read from %j', (text, value) => {
		expect(fields.self.kind.parse(text)).toBe(value);
	});

	test('an address is taken without the end of its line', () => {
		expect(fields.destination.kind.parse(' s3\n')).toBe('s3');
	});
});
