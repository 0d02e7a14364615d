import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {editText, parseEditText} from '../../source/presets/edit-text.ts';
import {arbitraryPreset} from './arbitrary-preset.ts';
import {auditPreset, preset} from './examples.ts';

describe('a preset as text to be edited', () => {
	it('left as it is comes back as it was, whatever it was', () => {
		fc.assert(
			fc.property(arbitraryPreset, (any) => {
				expect(parseEditText(editText(any), any)).toEqual({ok: true, preset: any});
			}),
			{numRuns: 200},
		);
	});

	it('explains every field, and shows those not set as examples', () => {
		const text = editText(auditPreset);
		expect(text).toContain('\t// How long: 1h, 90m, 1h30m, 3600 (seconds) or max.\n\t"duration": "1h",');
		expect(text).toContain('\t// "issuer": "https://example.org/",');
	});

	it('never shows an external ID, and keeps it as long as the role stays', () => {
		const before = preset('a', {externalId: 'do-not-show'});
		const text = editText(before);
		expect(text).not.toContain('do-not-show');
		expect(parseEditText(text.replace('"1h"', '"2h"'), before)).toMatchObject({
			preset: {duration: 7200, externalId: 'do-not-show'},
		});
		const other = parseEditText(text.replace('role/Audit', 'role/Other'), before);
		expect(other).toMatchObject({ok: true, preset: {role: 'arn:aws:iam::111122223333:role/Other'}});
		expect(other).not.toHaveProperty('preset.externalId');
	});

	it('keeps what was said yes to as long as role and scope stay', () => {
		const before = preset('a', {accepted: ['privilege-escalation']});
		const text = editText(before);
		expect(text).toContain('as long as role and scope stay');
		const edited = (from: string, to: string) => parseEditText(text.replace(from, to), before);
		expect(edited('"1h"', '"2h"')).toMatchObject({preset: {accepted: ['privilege-escalation']}});
		expect(edited('role/Audit', 'role/Other')).not.toHaveProperty('preset.accepted');
		expect(edited('["read-only"]', '["view-only"]')).not.toHaveProperty('preset.accepted');
	});

	it('takes an example once its slashes are gone', () => {
		const text = editText(auditPreset).replace('// "issuer"', '"issuer"');
		expect(parseEditText(text, auditPreset)).toMatchObject({
			ok: true,
			preset: {issuer: 'https://example.org/'},
		});
	});

	it('leaves slashes and commas inside of text alone', () => {
		const text = '{"name":"a","role":"A","duration":"1h","note":"see //wiki, }",}\n// end';
		expect(parseEditText(text, auditPreset)).toMatchObject({ok: true, preset: {note: 'see //wiki, }'}});
	});

	it.each([
		['what is no JSON, by its line', '{\n"name": "a"\n"role": "A"}', 'It is not valid JSON (line 3).'],
		['an emptied file', '', /^It is not valid JSON/],
		['a length nobody gets', '{"name":"a","role":"A","duration":"1y"}', /^preset\.duration must be a length/],
		['a missing role', '{"name":"a","duration":"1h"}', 'preset.role is missing.'],
		[
			'a service that is none',
			'{"name":"a","role":"A","duration":"1h","destination":"s33"}',
			/no service “s33”.*Did you mean/,
		],
	])('names %s', (_, text, problem) => {
		expect(parseEditText(text, auditPreset)).toEqual({
			ok: false,
			problem: expect.stringMatching(problem instanceof RegExp ? problem : escaped(problem)),
		});
	});
});

const escaped = (text: string) => new RegExp(`^${text.replace(/[.()]/g, '\\$&')}$`);
