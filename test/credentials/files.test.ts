import {writeFileSync} from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import {expect, inject, test} from 'vitest';
import {IniError, parseIni, parseNested} from '../../source/aws/config/ini.ts';
import {createHome} from '../support/program.ts';
import {startBoto} from './boto.ts';
import {filesAndOrder, sourcesAndWays} from './cases.ts';
import {holdAgainstBoto} from './hold-against-boto.ts';

const python = inject('python');

/** Files of the pieces that matter to whoever reads them. */
const pieces = [
	...['[', ']', '=', ':', '#', ';', ' ', '\t', '  ', '\n', '\n', '\r\n', '\n\n', '\\', '"', "'"],
	...['profile', 'default', 'DEFAULT', 'services', 'region', 'Region', 'sts', 'eu-west-1', 'x', 'ü'],
	...[
		'[profile a]\n',
		'[default]\n',
		'[b]\n',
		'region = x\n',
		'sts =\n',
		'  y = 1\n',
		'  z\n',
		'# c\n',
		'  ; c\n',
	],
];
const texts = fc.array(fc.constantFrom(...pieces), {maxLength: 25}).map((all) => all.join(''));

/** As boto3 tells them; null where it is no file of settings. */
const sectionsOf = (text: string) => {
	try {
		return Object.fromEntries(
			[...parseIni(text)].map(([header, values]) => [
				header,
				Object.fromEntries([...values].map(([name, value]) => [name, parseNested(value) ?? value])),
			]),
		);
	} catch (error) {
		if (error instanceof IniError) return null;
		throw error;
	}
};

holdAgainstBoto(filesAndOrder);

test.skipIf(!python)('any file means the same to both', async () => {
	const boto = startBoto(python ?? '');
	const home = createHome();
	const file = path.join(home.folder, 'any');
	try {
		await fc.assert(
			fc.asyncProperty(texts, async (text) => {
				writeFileSync(file, text);
				expect(sectionsOf(text)).toEqual((await boto.reads(file)).sections);
			}),
			{numRuns: 2000},
		);
	} finally {
		boto.stop();
		home.remove();
	}
});

test('there are enough cases, each once', () => {
	const all = [...filesAndOrder, ...sourcesAndWays];
	expect(all.length).toBeGreaterThanOrEqual(80);
	expect(new Set(all.map(({what}) => what)).size).toBe(all.length);
});
