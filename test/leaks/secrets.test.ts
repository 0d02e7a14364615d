import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	keepChosenSecret,
	keepSecrets,
	letLinkPass,
	quotable,
	withoutSecrets,
	withoutSecretsInJson,
} from '../../source/secrets.ts';
import {plainText} from '../../source/text/plain-text.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
const secretOf = (minLength: number, maxLength: number) =>
	fc
		.string({unit: fc.constantFrom(...letters), minLength, maxLength})
		.filter((secret) => !secret.includes('/'.repeat(8)));

const each = (text: string, written: (letter: string, code: number, at: number) => string) =>
	[...text].map((letter, at) => (letter > '~' ? letter : written(letter, letter.charCodeAt(0), at))).join('');
const hex = (code: number, digits = 2) => code.toString(16).padStart(digits, '0');
const isNoLetter = (letter: string) => /[^\w-]/.test(letter);

/** In base64 and hex only what ASCII prints is looked for. */
const encoded = (text: string, coding: 'base64' | 'base64url' | 'hex') =>
	/[^ -~]/.test(text) ? text : Buffer.from(text).toString(coding);

/** How somebody may write it who means to be read: whichever is put on another, it can be undone. */
const writings: Readonly<Record<string, (text: string) => string>> = {
	'percent-encoded': encodeURIComponent,
	'percent-encoded in lower case': (text) =>
		each(text, (one, code) => (isNoLetter(one) ? `%${hex(code)}` : one)),
	'percent-encoded in part': (text) => each(text, (one, code, at) => (at % 3 === 0 ? `%${hex(code)}` : one)),
	'as JSON escapes it': (text) => JSON.stringify(text).replaceAll('/', '\\/'),
	'in \\u0041': (text) => each(text, (_, code) => `\\u${hex(code, 4)}`),
	'in \\u{41}': (text) => each(text, (_, code) => `\\u{${hex(code)}}`),
	'in \\x41': (text) => each(text, (_, code) => `\\x${hex(code).toUpperCase()}`),
	'in \\101': (text) => each(text, (_, code) => `\\${code.toString(8).padStart(3, '0')}`),
	'in decimal entities': (text) => each(text, (_, code) => `&#${code};`),
	'in hexadecimal entities': (text) => each(text, (_, code) => `&#x${hex(code)};`),
	'in named entities': (text) =>
		each(
			text,
			(one) => ({'&': '&amp;', '<': '&lt;', '/': '&sol;', '+': '&plus;', '-': '&dash;'})[one] ?? one,
		),
	'in base64': (text) => encoded(text, 'base64'),
	'in base64 without padding': (text) => encoded(text, 'base64').replaceAll('=', ''),
	'in base64 for URLs': (text) => encoded(text, 'base64url'),
	'in base64, within something': (text) => encoded(`{"key":"${text}"}`, 'base64'),
	'in hex': (text) => encoded(text, 'hex'),
	'broken into lines': (text) => text.replaceAll(/.{5}/g, '$&\n'),
	'spaced out': (text) => [...text].join(' '),
	'with marks that nobody sees': (text) => [...text].join('\u200b'),
};

/** How it may be written in the first place: nobody parts an escape by another. */
const shapes: Readonly<Record<string, (text: string) => string>> = {
	plain: (text) => text,
	'in upper case': (text) => text.toUpperCase(),
	'in lower case': (text) => text.toLowerCase(),
	'in full width': (text) =>
		each(text, (one, code) => (code > 0x20 ? String.fromCharCode(code + 0xfee0) : one)),
	'with marks on its letters': (text) => text.replaceAll(/[aeiou]/gi, '$&\u0301'),
	'with marks on its letters, composed': (text) => text.replaceAll(/[aeiou]/gi, '$&\u0301').normalize('NFC'),
	'broken into lines in JSON': (text) => text.replaceAll(/.{5}/g, '$&\\n'),
	'with colours': (text) => text.replaceAll(/.{4}/g, '$&\u001b[1;31m'),
	'with markup': (text) => text.replaceAll(/.{4}/g, '$&<b class=x>'),
};

/** How a secret may look on its way out. */
const disguises = Object.entries({...shapes, ...writings});

describe('what a machine made', () => {
	test.each(disguises)('is taken out whole: %s', (_, disguise) => {
		fc.assert(
			fc.property(secretOf(24, 200), fc.string({maxLength: 30}), (secret, around) => {
				keepSecrets(secret);
				const said = withoutSecrets(`${around} «${disguise(secret)}» ${around}`);
				// Quotes and padding, and what base64 holds beside it.
				expect(said.replace('[secret]', '').length).toBeLessThanOrEqual(2 * around.length + 28);
				expect(said).toContain('[secret]');
			}),
			{numRuns: 60},
		);
	});

	test('goes with every part of eight characters', () => {
		fc.assert(
			fc.property(secretOf(8, 100), fc.nat(), fc.integer({min: 8, max: 30}), (secret, at, length) => {
				keepSecrets(secret);
				const from = at % (secret.length - 7);
				expect(withoutSecrets(`(${secret.slice(from, from + length)})`)).toBe('([secret])');
			}),
			{numRuns: 200},
		);
	});

	test('is not every run of underscores, because a token has a run of slashes', () => {
		keepSecrets(`FwoGZXIvYXdzEJr${'/'.repeat(12)}wEaDKq3ZbT8hQ2mVn4p`);
		const named = 'arn:aws:iam::111122223333:role/a________________b';
		expect(withoutSecrets(named)).toBe(named);
		expect(withoutSecrets('see ///////wEaDKq')).toBe('see [secret]');
	});

	test('leaves everything else as it is', () => {
		keepSecrets('wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY');
		const text =
			'Assuming role/Audit failed: AWS refuses (“User: arn:aws:iam::111122223333:user/wJalrXU is not”).\n';
		expect(withoutSecrets(text)).toBe(text);
	});

	test('stays in a link that was made, and only there', () => {
		keepSecrets('sIgNiNtOkEn0123456789');
		const link = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=sIgNiNtOkEn0123456789';
		letLinkPass(link);
		const said = withoutSecrets(`{"url":"${link}","warnings":["token sIgNiNtOkEn0123456789"]}`);
		expect(said).toBe(`{"url":"${link}","warnings":["token [secret]"]}`);
		expect(withoutSecrets(link.slice(0, -1))).not.toContain('sIgN');
	});
});

const chosen = 'team/x.tokyo-9931+q@a:b';

describe('what a person chose', () => {
	test.each(disguises)('is taken out: %s', (_, disguise) => {
		keepChosenSecret(chosen);
		expect(withoutSecrets(`of “${disguise(chosen)}” here`)).toMatch(/^of “.{0,14}\[secret\].{0,10}” here$/s);
	});

	const layers = fc.array(
		fc.constantFrom(...Object.entries(writings).filter(([name]) => !name.includes('within something'))),
		{minLength: 1, maxLength: 4},
	);
	test('is taken out in whatever order it was written', () => {
		keepChosenSecret(chosen);
		fc.assert(
			fc.property(fc.constantFrom(...Object.values(shapes)), layers, (written, put) => {
				const hidden = put.reduce((text, [, disguise]) => disguise(text), written(chosen));
				const said = withoutSecrets(`of “${hidden}” here`);
				expect(said).toContain('[secret]');
				expect(said.length).toBeLessThan(0.8 * hidden.length + 60);
			}),
			{numRuns: 1000},
		);
	});

	test('and was cut off, or put into an ARN, is not quoted', () => {
		keepChosenSecret('kyoto-freight-4471');
		const said =
			'kyoto-freight-44 is not arn:aws:iam::111122223333:role/kyoto-freight-4471, nor kyoto-freight';
		expect(quotable(said)).toBe('[secret] is not arn:aws:iam::111122223333:role/[secret], nor kyoto-freight');
		expect(withoutSecrets(said)).toBe(said);
		const long = `${'x'.repeat(280)} kyoto-freight-4471 and more`;
		expect(plainText(long)).not.toContain('kyoto');
		expect(plainText(`${' '.repeat(19_990)}kyoto-freight-4471`)).not.toContain('kyoto');
	});

	test('of under six characters goes only as a whole word', () => {
		keepChosenSecret('zq7');
		expect(withoutSecrets('the ID zq7 in zq7-reader and azq7')).toBe(
			'the ID [secret] in zq7-reader and azq7',
		);
	});

	test('as digits is no part of a longer number, nor of an ARN', () => {
		keepChosenSecret('445566');
		keepChosenSecret('999988887777');
		expect(withoutSecrets('code 445566, 14455667, 445566.')).toBe('code [secret], 14455667, [secret].');
		expect(withoutSecrets('999988887777 of arn:aws:iam::999988887777:role/A')).toBe(
			'[secret] of arn:aws:iam::999988887777:role/A',
		);
	});

	test('is no secret where the request says it openly', () => {
		keepChosenSecret('openly-said', ['arn:aws:iam::111122223333:role/openly-said']);
		expect(withoutSecrets('role openly-said')).toBe('role openly-said');
		keepChosenSecret('said-later');
		keepChosenSecret('said-later', ['Said-Later']);
		expect(withoutSecrets('role said-later')).toBe('role said-later');
	});
});

test('a long result costs little: a megabyte of it in well under a second', () => {
	for (let at = 0; at < 50; at++) keepSecrets(`${'abcdefghij'.repeat(100)}${at}`);
	const long = JSON.stringify({roles: 'arn:aws:iam::111122223333:role/Audit, '.repeat(27_000)});
	expect(withoutSecrets(long)).toBe(long);
});

const megabytes: Readonly<Record<string, string>> = {
	'one run of base64': Buffer.from('wide open '.repeat(400_000)).toString('base64'),
	'many runs of base64': `${Buffer.from('wide open').toString('base64')},`.repeat(250_000),
	'percent signs that were encoded again and again': `%${'25'.repeat(3_000_000)}41`,
	'ARNs that hold what a person chose': 'arn:aws:iam::111122223333:role/acme-7731-kyoto '.repeat(30_000),
};

test.each(Object.keys(megabytes))('megabytes are read to their end: %s', (name) => {
	keepChosenSecret('acme-7731-kyoto');
	keepSecrets('wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY');
	const text = megabytes[name] ?? '';
	expect(withoutSecrets(`${text} wJalrXUtnFEM`) === `${text} [secret]`).toBe(true);
	expect(plainText(`wJalrXUtnFEM ${text}`)).toMatch(/^\[secret\] .{290}…$/su);
});

test('a secret that is quoted again and again is taken out each time', () => {
	keepSecrets('wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY');
	const text = 'no secret here, but wJalrXUtnFEM there; '.repeat(500);
	expect(withoutSecrets(text)).toBe('no secret here, but [secret] there; '.repeat(500));
});

test('JSON stays JSON, whatever is a secret: its own names, numbers and escapes', () => {
	keepChosenSecret('3600');
	keepChosenSecret('seconds');
	keepSecrets('nQz7Xc9Vb2M');
	const json = JSON.stringify({seconds: 3600, of: '3600 seconds', said: ['x\nQz7Xc9Vb2M', 'Vb2 Qz7Xc9Vb']});
	expect(JSON.parse(withoutSecretsInJson(json))).toEqual({
		seconds: 3600,
		of: '[secret] [secret]',
		said: ['x[secret]', 'Vb2 [secret]'],
	});
	const named = JSON.stringify({nQz7Xc9Vb2M: 1});
	expect(withoutSecretsInJson(named)).toBe('{"[secret]":1}');
});
