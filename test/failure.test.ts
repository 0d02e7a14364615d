import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {Failure, failureCodes} from '../source/failure.ts';

describe('a failure', () => {
	test('is of its code’s kind, which says how the program ends', () => {
		expect(new Failure('throttled', 'Busy.')).toMatchObject({kind: 'aws', exitCode: 1, hint: ''});
		expect(new Failure('access-denied', 'No.')).toMatchObject({kind: 'denied', exitCode: 3});
		expect(new Failure('sso-expired', 'Over.')).toMatchObject({kind: 'credentials', exitCode: 4});
	});

	test('takes no code that is not in the table', () => {
		// @ts-expect-error no such code
		expect(new Failure('no-such-code', 'It failed.').kind).toBeUndefined();
	});

	test('of every code in the table is thrown somewhere', () => {
		const files = readdirSync('source', {recursive: true, encoding: 'utf8'}).filter(
			(file) => /\.tsx?$/.test(file) && file !== 'failure.ts',
		);
		const text = [...files.map((file) => join('source', file)), 'cli.tsx']
			.map((file) => readFileSync(file, 'utf8'))
			.join('\n');
		expect(Object.keys(failureCodes).filter((code) => !text.includes(`'${code}'`))).toEqual([]);
	});
});
