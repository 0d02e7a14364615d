import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {resolveDestination} from '../../source/console/destination.ts';
import {destinationOf, partition, problemOf} from './console-case.ts';

describe('an address that is not the console’s', () => {
	it.each([
		'https://console.aws.amazon.com.evil.example/',
		'https://evil-console.aws.amazon.com/',
		'https://evilconsole.aws.amazon.com/',
		'https://evil.console.aws.amazon.com/',
		'https://us-west-2.evil.console.aws.amazon.com/',
		'https://111122223333-abcd1234.111122223333-abcd1234.us-west-2.console.aws.amazon.com/',
		'https://us-west-2.us-west-2.console.aws.amazon.com/',
		'https://1111-abcd.us-west-2.console.aws.amazon.com/',
		'https://console.aws.amazon.com@evil.example/',
		'https://console.aws.amazon.com:443@evil.example/',
		'https://user@console.aws.amazon.com/',
		'https://user:secret@console.aws.amazon.com/',
		'https://console.aws.amazon.com:443/',
		'https://console.aws.amazon.com:8443/',
		'https://console.aws.amazon.com./',
		'https://console.aws.amazon.com%2eevil.example/',
		'https://evil.example/#https://console.aws.amazon.com/',
		'https://evil.example\\.console.aws.amazon.com/',
		'https:\\\\console.aws.amazon.com/',
		'https://evil.example\\@console.aws.amazon.com/',
		'https://console.aws.amazon.com\\@evil.example/',
		'https://console.aws.amazon.com/\\evil.example',
		'https:console.aws.amazon.com/',
		'https:/console.aws.amazon.com/',
		'https:///console.aws.amazon.com/',
		'//console.aws.amazon.com/',
		'http://console.aws.amazon.com/',
		'ftp://console.aws.amazon.com/',
		'javascript:alert(1)//console.aws.amazon.com/',
		'data:text/html,https://console.aws.amazon.com/',
		'blob:https://console.aws.amazon.com/x',
		'https://console.aws.amazon.com\n.evil.example/',
		'https://console.aws.amazon.com/a\tb',
		'https://console.aws.amazon.com/a\r\nSet-Cookie:x',
		'ht\ntps://console.aws.amazon.com/',
		'https://console.aws.amazon.com/a b',
		'https://console.aws.amazon.com/\u0000',
		'https://console.aws.amazon.com/\u202Egpj',
		'https://console.aws.amazon.com/\u200B',
		'https://cоnsole.aws.amazon.com/',
		'https://console。aws。amazon。com/',
		'https://ｃonsole.aws.amazon.com/',
		'https://console.aws.amazon.com/https://us-west-2.console.aws.amazon.com/ x',
		'https://xn--nsole-jta.aws.amazon.com/',
		'https://console.amazonaws.com/',
		'https://aws.amazon.com/console/',
		'https://signin.aws.amazon.com/federation?Action=login',
		'https://us-east-1.signin.aws.amazon.com/oauth?Action=logout&redirect_uri=https%3A%2F%2Fevil.example',
		'https://evil.lightsail.aws.amazon.com/ls/webapp/home',
		'https://eu-west-1.eu-west-1.quicksight.aws.amazon.com/sn/start',
		'https://lightsail.aws.amazon.com.evil.example/',
		'https://evillightsail.aws.amazon.com/',
		'https://127.0.0.1/',
		'https://[::1]/',
		'https://',
		'us-west-2.console.aws.amazon.com/ec2/home',
	])('%j is refused', (text) => {
		expect(problemOf(text)).toMatchObject({code: 'not-a-console-url', suggestions: []});
	});

	it('is not repeated in the sentence: a sign-in link is a secret', () => {
		for (const text of [
			'https://signin.aws.amazon.com/federation?Action=login&SigninToken=CANARY',
			'https://CANARY@console.aws.amazon.com/',
			'https://console.aws.amazon.com:CANARY/',
			'https://evil.example/CANARY',
			'https://console.amazonaws.cn/CANARY',
		]) {
			const {message, hint} = problemOf(text);
			expect(`${message} ${hint}`).not.toContain('CANARY');
		}
	});
});

describe('whatever is typed', () => {
	const near = fc
		.array(
			fc.oneof(
				fc.constantFrom(
					...[
						'https://',
						'http://',
						'console.aws.amazon.com',
						'us-west-2.',
						'evil.example',
						'111122223333-ab.',
						's3',
						'iam/',
					],
					...[
						'/',
						'\\',
						'@',
						':',
						'?',
						'#',
						'&',
						'.',
						'region=',
						'global',
						'%',
						'\t',
						'..',
						'bucket/',
						'group/',
						'role/',
					],
				),
				fc.string({unit: 'binary', maxLength: 3}),
			),
			{maxLength: 12},
		)
		.map((parts) => parts.join(''));

	it('opens on AWS’s own hosts or not at all', () => {
		fc.assert(
			fc.property(near, (text) => {
				const resolved = resolveDestination({text, region: 'us-west-2', partition: partition('aws')});
				if (!resolved.ok) return;
				const {url, title} = resolved.destination;
				const parsed = new URL(url);
				expect(parsed.href).toBe(url);
				expect(parsed.hostname).toMatch(
					/^(?:(?:us-west-2\.)?console|lightsail|quicksight|health)\.aws\.amazon\.com$/,
				);
				expect(`${parsed.username}${parsed.password}${parsed.port}`).toBe('');
				expect(`${url}${title}`).not.toMatch(/\p{C}/u);
			}),
			{numRuns: 2000},
		);
	});

	it('keeps query and fragment as they were', () => {
		const piece = fc
			.stringMatching(/^[A-Za-z0-9$%25;:,~()*!._+/=-]{0,20}$/)
			.map((text) => text.replaceAll('%', '%25'));
		fc.assert(
			fc.property(piece, piece, (value, fragment) => {
				const before = `https://us-west-2.console.aws.amazon.com/x?v=${value}&region=us-west-2`;
				const url = fragment === '' ? before : `${before}#${fragment}`;
				expect(destinationOf(url).url).toBe(url);
			}),
		);
	});
});
