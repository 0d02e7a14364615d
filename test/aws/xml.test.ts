import process from 'node:process';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {parseXML} from '@aws-sdk/xml-builder';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type ItemReader, listIn, objectIn, parseXml, textsIn} from '../../source/aws/xml.ts';

const read = (xml: string, items?: ItemReader) => parseXml(Buffer.from(xml), items);

const escaped = (text: string) =>
	text.replace(/[<>&"']/g, (one) => `&#${one.charCodeAt(0)};`).replaceAll('\r', '&#13;');

/** Elements as AWS writes them: text, or others with white space between them, and no attributes. */
const {element} = fc.letrec<{element: string; text: string}>((tie) => ({
	text: fc.string({maxLength: 12, unit: 'grapheme'}).map(escaped),
	element: fc
		.tuple(
			fc.constantFrom('Arn', 'member', 'Roles', 'Path'),
			fc.oneof(
				{maxDepth: 4},
				tie('text'),
				fc.array(tie('element'), {minLength: 1, maxLength: 4}).map((all) => `\n  ${all.join('\n  ')}\n`),
			),
		)
		.map(([name, inside]) => (inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`)),
}));

describe('an answer’s XML', () => {
	test('is read as the SDK reads it', () => {
		fc.assert(
			fc.property(element, (xml) => {
				expect(read(`<?xml version="1.0"?>\n${xml}\n`)).toEqual(parseXML(xml));
			}),
			{numRuns: 500},
		);
	});

	test.each([
		[
			'<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x42;&#x1F511;&nope;&constructor;</a>',
			{a: '<>&"\'AB🔑&nope;&constructor;'},
		],
		['<a xmlns="https://iam.amazonaws.com/"><b c="d">e</b></a>', {a: {b: 'e'}}],
		['<a><!-- <b> --><c><![CDATA[<d>&amp;]]></c></a>', {a: {c: '<d>&amp;'}}],
		['<a><b/><b>1</b><b></b></a>', {a: {b: ['', '1', '']}}],
		[
			'<a><__proto__>x</__proto__><constructor>y</constructor></a>',
			{a: JSON.parse('{"__proto__": "x", "constructor": "y"}')},
		],
	])('%s', (xml, value) => {
		expect(JSON.stringify(read(xml))).toBe(JSON.stringify(value));
	});

	test.each([
		'',
		'hello',
		'<a>',
		'<a></b>',
		'<a></a></a>',
		'<a/><b/>',
		'<a/>text',
		'<a><b></a></b>',
		'<a><!-- </a>',
		'<a',
		'<1/>',
		'< a/>',
		'<!DOCTYPE html><html></html>',
		'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
		'<a>'.repeat(1000) + '</a>'.repeat(1000),
	])('%s is none', (xml) => {
		expect(read(xml)).toBeUndefined();
	});

	test('gives each item of a list to whom it is for', () => {
		const page = `<a><Roles>
			<member><Arn>1</Arn><Tags><member><Key>k</Key></member></Tags></member><member/><member><Arn>3</Arn></member>
		</Roles><Others><member><Arn>4</Arn></member></Others></a>`;
		const items = {list: 'Roles', read: ({Arn}: Readonly<Record<string, unknown>>) => Arn};
		expect(read(page, items)).toEqual({a: {Roles: {member: ['1', '3']}, Others: {member: {Arn: '4'}}}});
		expect(read('<a><Roles><member/></Roles></a>', items)).toEqual({a: {Roles: ''}});
	});

	test('keeps no page alive for the texts in it', () => {
		setFlagsFromString('--expose-gc');
		const collect: () => void = runInNewContext('gc');
		const used = () => {
			collect();
			return process.memoryUsage().heapUsed;
		};
		const page = Buffer.from(`<a><b>${'a name of a role '.repeat(4)}</b><c>${'x'.repeat(500_000)}</c></a>`);
		const before = used();
		const kept = Array.from({length: 40}, () => objectIn(parseXml(page) ?? {}, 'a')['b']);
		expect(used() - before).toBeLessThan(5_000_000);
		expect(kept[39]).toHaveLength(68);
	});

	test('whatever it is, reading it ends', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('<', '>', '/', 'a', '!', '--', '?', '&', ';', '[CDATA[', ']]>', ' ', '"')),
				(parts) => {
					read(parts.join(''));
				},
			),
			{numRuns: 2000},
		);
	});
});

describe('a list', () => {
	const within = (inside: string) =>
		read(`<a><Roles>${inside}</Roles></a>`)?.['a'] as Record<string, unknown>;

	test.each([
		['', []],
		['\n  ', []],
		['<member>x</member>', ['x']],
		['<member>x</member><member>y</member>', ['x', 'y']],
	])('of “%s” has its members', (inside, members) => {
		expect(textsIn(within(inside), 'Roles')).toEqual(members);
		expect(listIn(within(inside), 'Roles')).toHaveLength(members.length);
	});

	test('that is a text, or is not there, is none: an empty one would hide a policy', () => {
		expect(listIn(within('please sign in'), 'Roles')).toBeUndefined();
		expect(textsIn(within('please sign in'), 'Roles')).toBeUndefined();
		expect(listIn(within(''), 'Policies')).toBeUndefined();
	});
});
