import {describe, expect, it, test} from 'vitest';
import {fields} from '../../source/pass/fields.ts';
import {listItems} from '../../source/pass/list-text.ts';

const {kind: scope} = fields.scope;

describe('several narrowings in one line', () => {
	it.each([
		['read-only, s3-prefix=a/b/', ['read-only', 's3-prefix=a/b/']],
		['"s3-prefix=acme-reports/a,b/"', ['s3-prefix=acme-reports/a,b/']],
		['read-only,"./team, policies.json",', ['read-only', './team, policies.json']],
		[
			'ip=203.0.113.0/24,2001:db8::/48, until=2026-12-01T12:00Z',
			['ip=203.0.113.0/24,2001:db8::/48', 'until=2026-12-01T12:00Z'],
		],
		[' , ,', []],
		['"a ""b"""', ['a "b"']],
		['a "b", c', ['a "b"', 'c']],
		['"a" b , c', ['a b', 'c']],
		['""', ['']],
		['ip=203.0.113.0/24,read-only', ['ip=203.0.113.0/24', 'read-only']],
		['"ip=203.0.113.0/24",2001:db8::/48', ['ip=203.0.113.0/24', '2001:db8::/48']],
		['ip=203.0.113.0/24,"2001:db8::/48"', ['ip=203.0.113.0/24', '2001:db8::/48']],
		['read-only,203.0.113.0/24', ['read-only', '203.0.113.0/24']],
		['"never closed, but still', ['never closed, but still']],
	])('%s', (text, values) => {
		expect(scope.parse(text)).toEqual(values);
	});

	it.each([
		[['s3-prefix=acme-reports/a,b/', 'read-only'], '"s3-prefix=acme-reports/a,b/", read-only'],
		[['ip=203.0.113.0/24,2001:db8::/48'], 'ip=203.0.113.0/24,2001:db8::/48'],
		[['ip=203.0.113.0/24', '2001:db8::/48'], 'ip=203.0.113.0/24, "2001:db8::/48"'],
		[['a "b"'], 'a "b"'],
		[[' "a'], '" ""a"'],
		[['a '], '"a "'],
		[['', 'a'], '"", a'],
		[['ip=203.0.113.0/24', 'read-only', '2001:db8::/48'], 'ip=203.0.113.0/24, read-only, 2001:db8::/48'],
	])('%j is written as short as it can be', (values, text) => {
		expect(scope.format(values)).toBe(text);
	});
});

test('each place between commas has its beginning and its end', () => {
	expect(listItems('a,"b,c" ,').map(({from, to}) => [from, to])).toEqual([
		[0, 1],
		[2, 8],
		[9, 9],
	]);
});

describe('tags', () => {
	const {kind} = fields.tags;
	it.each([
		['Team=a, team=b, x', 'tag-repeated', '“team=b” gives a session tag a second value.'],
		['Team=a, x', 'tag-malformed', '“x” is not a session tag.'],
		['=a', 'tag-malformed', '“=a” is not a session tag.'],
		['ü\u{202e}', 'tag-malformed', '“ü” is not a session tag.'],
		['x'.repeat(70), 'tag-malformed', `“${'x'.repeat(59)}…” is not a session tag.`],
	])('%s is refused', (text, code, message) => {
		expect(() => kind.parse(text)).toThrow(expect.objectContaining({kind: 'usage', code, message}));
	});

	it.each([
		['team=audit, cost=a=b', {team: 'audit', cost: 'a=b'}],
		['"list=a,b", empty=', {list: 'a,b', empty: ''}],
		[String.raw`a\=b=c`, {'a=b': 'c'}],
	])('%s', (text, tags) => {
		expect(kind.parse(text)).toEqual(tags);
	});
});
