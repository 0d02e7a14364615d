import {describe, expect, test} from 'vitest';
import {IniError, parseIni, parseNested} from '../../../source/aws/config/ini.ts';

const read = (text: string) =>
	Object.fromEntries([...parseIni(text)].map(([name, values]) => [name, Object.fromEntries(values)]));

describe('an INI file as Python’s configparser reads it', () => {
	test.each([
		['a setting', '[a]\nregion = eu-west-1', {a: {region: 'eu-west-1'}}],
		['a colon', '[a]\nregion: eu-west-1', {a: {region: 'eu-west-1'}}],
		['no space', '[a]\nregion=eu-west-1', {a: {region: 'eu-west-1'}}],
		['the first of two delimiters', '[a]\nurl = http://x=y', {a: {url: 'http://x=y'}}],
		['a colon before an equals sign', '[a]\na:b=c', {a: {a: 'b=c'}}],
		['capitals in a name', '[a]\nRegion = EU', {a: {region: 'EU'}}],
		['a value of nothing', '[a]\nregion =', {a: {region: ''}}],
		['text after a header', '[a] # the first\nx = 1', {a: {x: '1'}}],
		['a bracket in that text', '[a] [b]\nx = 1', {'a] [b': {x: '1'}}],
		['spaces in a header are its own', '[ a ]\nx = 1', {' a ': {x: '1'}}],
		['a header that is indented', '  [a]\n  x = 1\n  y = 2', {a: {x: '1', y: '2'}}],
		['an indented line continues', '[a]\nx = 1\n  y = 2', {a: {x: '1\ny = 2'}}],
		['a header that continues a value', '[a]\nx = 1\n  [b]\ny = 2', {a: {x: '1\n[b]', y: '2'}}],
		['nested settings', '[a]\ns3 =\n  b = 1\n  c = 2\nx = 3', {a: {s3: '\nb = 1\nc = 2', x: '3'}}],
		['an empty line within a value', '[a]\nx = 1\n\n  2\ny = 3', {a: {x: '1\n\n2', y: '3'}}],
		['empty lines after a value', '[a]\nx = 1\n\n\ny = 2', {a: {x: '1', y: '2'}}],
		['whole comments', '# one\n[a]\n; two\nx = 1\n  # three\n  2', {a: {x: '1\n2'}}],
		['no comment behind a value', '[a]\nx = 1 # one', {a: {x: '1 # one'}}],
		['CRLF', '[a]\r\nx = 1\r\n', {a: {x: '1'}}],
		['CR alone', '[a]\rx = 1\r', {a: {x: '1'}}],
		['a byte order mark', '\ufeff[a]\nx = 1', {a: {x: '1'}}],
		[
			'what all sections inherit',
			'[DEFAULT]\nx = 1\n[a]\ny = 2\n[b]\nx = 3',
			{a: {x: '1', y: '2'}, b: {x: '3'}},
		],
		['nothing at all', '', {}],
	])('%s', (_what, text, sections) => {
		expect(read(text)).toEqual(sections);
	});

	test.each([
		['a setting before any section', 'x = 1\n[a]', 1],
		['a line that is no setting', '[a]\nx = 1\nregion eu-west-1\ny = 2', 3],
		['a setting without a name', '[a]\n= 1', 2],
		['a section twice', '[a]\nx = 1\n[a]', 3],
		['a setting twice', '[a]\nx = 1\nX = 2', 3],
	])('%s is an error in line %s', (_what, text, line) => {
		expect(() => parseIni(text)).toThrow(IniError);
		try {
			parseIni(text);
		} catch (error) {
			expect((error as IniError).line).toBe(line);
			expect(String(error)).not.toContain('eu-west-1');
		}
	});

	test('a nested value is settings of its own', () => {
		expect(parseNested('\nsts = 1\nA = b=c')).toEqual({sts: '1', A: 'b=c'});
		expect(parseNested('1\nsts = 1')).toBeUndefined();
		expect(() => parseNested('\nsts')).toThrow(IniError);
	});
});
