import {parseXML} from '@aws-sdk/xml-builder';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {parseXml} from '../../source/aws/xml.ts';

const escaped = (text: string) =>
	text.replace(/[<>&"']/g, (one) => `&#${one.charCodeAt(0)};`).replaceAll('\r', '&#13;');

/** Elements as AWS writes them: text, or others with white space between them, and no attributes. */
const {element} = fc.letrec<{element: string; text: string}>((tie) => ({
	text: fc.string({maxLength: 12}).map(escaped),
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
				expect(parseXml(`<?xml version="1.0"?>\n${xml}\n`)).toEqual(parseXML(xml));
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
	])('%s', (xml, read) => {
		expect(JSON.stringify(parseXml(xml))).toBe(JSON.stringify(read));
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
		expect(parseXml(xml)).toBeUndefined();
	});

	test('whatever it is, reading it ends', () => {
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom('<', '>', '/', 'a', '!', '--', '?', '&', ';', '[CDATA[', ']]>', ' ', '"')),
				(parts) => {
					parseXml(parts.join(''));
				},
			),
			{numRuns: 2000},
		);
	});
});
