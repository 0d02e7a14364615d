import fc from 'fast-check';
import {describe, expect, it, test} from 'vitest';
import type {Field} from '../../source/pass/field.ts';
import {fields} from '../../source/pass/fields.ts';
import {fillIn, namesIn, onlyAsked} from '../../source/pass/fill-in.ts';
import type {FieldName, Values} from '../../source/pass/pass.ts';
import {fieldNames, formNames, rows} from '../../source/pass/rows.ts';
import {firstProblem} from '../../source/pass/schema.ts';
import {arbitraryRequest, arbitraryValues} from './arbitrary-request.ts';

test('the form and the command line name each other’s word for what narrows', () => {
	expect(fields.scope.flag.help).toContain(fields.scope.form.label.toLowerCase());
	expect(fields.scope.form.hint).toContain('--scope');
});

describe.each(fieldNames)('%s', (name) => {
	const {kind, example} = rows[name];
	const values: fc.Arbitrary<unknown> = arbitraryValues[name];

	it('comes back from its text as it was, whatever it was', () => {
		fc.assert(
			fc.property(values, (value) => {
				expect(kind.parse(kind.format(value))).toEqual(value);
			}),
			{numRuns: 300},
		);
	});

	it('comes back from the texts of its flags as it was', () => {
		fc.assert(
			fc.property(values, (value) => {
				if (kind.entries) expect(kind.entries.parse(kind.entries.format(value))).toEqual(value);
			}),
		);
	});

	it('may be kept in a file, whatever it is, and so may its example', () => {
		fc.assert(
			fc.property(values, (value) => {
				expect(firstProblem(kind.schema, value)).toBeUndefined();
			}),
		);
		expect(firstProblem(kind.schema, example)).toBeUndefined();
	});
});

test('a field without a row does not compile', () => {
	const {issuer: _without, ...others} = fields;
	// @ts-expect-error -- the issuer is missing
	const incomplete: {readonly [Name in FieldName]: Field<Values[Name]>} = others;
	expect(incomplete).not.toHaveProperty('issuer');
});

test('no two failures, places on the form or variables are of two fields', () => {
	const forms = formNames.map((name) => fields[name].form);
	const codes = forms.flatMap(({refusals}) =>
		refusals.map((one) => (typeof one === 'string' ? one : one[0])),
	);
	expect(new Set(codes).size).toBe(codes.length);
	expect(new Set(forms.map(({at}) => at)).size).toBe(forms.length);
});

describe('what is filled in', () => {
	it('is never what was asked for', () => {
		fc.assert(
			fc.property(arbitraryRequest, arbitraryRequest, (asked, settings) => {
				expect(fillIn(asked, settings)).toMatchObject(asked);
			}),
		);
	});

	it('is taken away again by what was asked for', () => {
		fc.assert(
			fc.property(arbitraryRequest, ({mfaCode: _code, externalId: _id, ...asked}) => {
				const filled = fillIn(asked, {duration: 7200, sessionName: 'of-settings'});
				expect(onlyAsked(filled, namesIn(asked))).toEqual(asked);
			}),
		);
	});

	it('is what is set, else what daypass does by itself', () => {
		const own = {role: '', duration: 3600, destination: '', scope: [], tags: {}, logoutFirst: false};
		expect(fillIn({})).toEqual(own);
		expect(fillIn({}, {duration: 'max', region: 'eu-west-1'})).toEqual({
			...own,
			duration: 'max',
			region: 'eu-west-1',
		});
	});

	it('is no region where a console address names its own', () => {
		const destination = 'https://us-west-2.console.aws.amazon.com/s3/home?region=us-west-2';
		expect(fillIn({destination}, {region: 'eu-west-1'})).not.toHaveProperty('region');
		expect(fillIn({destination, region: 'us-east-1'}, {region: 'eu-west-1'})).toMatchObject({
			region: 'us-east-1',
		});
	});
});
