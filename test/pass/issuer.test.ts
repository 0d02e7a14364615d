import fc from 'fast-check';
import {expect, test} from 'vitest';
import {issuerPattern} from '../../source/pass/issuer.ts';

const isIssuer = (text: string) => new RegExp(issuerPattern, 'u').test(text);

test.each([
	'https://example.org',
	'https://example.org/signin?from=aws#top',
	'http://localhost:8080/',
	'https://10.0.0.1:65535/x',
	'https://[2001:db8::1]:8443/',
	'https://xn--bcher-kva.example/',
])('%s is where people can be sent', (text) => {
	expect(isIssuer(text)).toBe(true);
	expect(URL.canParse(text)).toBe(true);
});

test.each([
	'https://:',
	'https://',
	'http://?',
	'https:///path',
	'https://example.org:99999',
	'https://example.org:port',
	'https://256.1.1.1',
	'https://[::1',
	'https://a b',
	'https://user@example.org',
	'ftp://example.org',
	'javascript:alert(1)',
	`https://example.org/${'x'.repeat(2048)}`,
])('%s is not', (text) => {
	expect(isIssuer(text)).toBe(false);
});

test('whatever is taken is an address for browsers too', () => {
	const any = fc
		.array(
			fc.constantFrom(
				'a',
				'1',
				'.',
				':',
				'/',
				'-',
				'_',
				'[',
				']',
				'@',
				'%',
				'?',
				'#',
				'z9',
				'255',
				'0',
				'::',
			),
			{
				maxLength: 12,
			},
		)
		.map((parts) => `https://${parts.join('')}`);
	fc.assert(
		fc.property(any, (text) => {
			if (isIssuer(text)) expect(URL.canParse(text)).toBe(true);
		}),
		{numRuns: 20_000},
	);
});
