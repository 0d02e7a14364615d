import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {keepChosenSecret, keepSecrets, letLinkPass, withoutSecrets} from '../../source/secrets.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=';
const secretOf = (minLength: number, maxLength: number) =>
	fc
		.string({unit: fc.constantFrom(...letters), minLength, maxLength})
		.filter((secret) => !secret.includes('/'.repeat(8)));

/** How a secret may look on its way out. */
const disguises: ReadonlyArray<readonly [string, (secret: string) => string]> = [
	['plain', (secret) => secret],
	['percent-encoded', encodeURIComponent],
	['percent-encoded twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
	[
		'every letter percent-encoded',
		(secret) => [...secret].map((one) => `%${one.charCodeAt(0).toString(16)}`).join(''),
	],
	['in base64', (secret) => Buffer.from(secret).toString('base64')],
	['in base64 for URLs', (secret) => Buffer.from(secret).toString('base64url')],
	['in base64, within something', (secret) => Buffer.from(`{"key":"${secret}"}`).toString('base64')],
	['as JSON escapes it', (secret) => JSON.stringify(secret).replaceAll('/', '\\/')],
	[
		'with every letter escaped',
		(secret) => [...secret].map((one) => `\\u00${one.charCodeAt(0).toString(16)}`).join(''),
	],
	['broken into lines', (secret) => secret.replaceAll(/.{5}/g, '$&\n')],
	['broken by lines in JSON', (secret) => secret.replaceAll(/.{5}/g, '$&\\n')],
	['spaced out', (secret) => [...secret].join(' ')],
	['with marks that nobody sees', (secret) => [...secret].join('\u200b')],
];

describe('what a machine made', () => {
	test.each(disguises)('is taken out whole: %s', (_, disguise) => {
		fc.assert(
			fc.property(secretOf(24, 200), fc.string({maxLength: 30}), (secret, around) => {
				keepSecrets(secret);
				const said = withoutSecrets(`${around} «${disguise(secret)}» ${around}`);
				// Up to two letters beside the middle of base64 belong to what is around as well.
				expect(said.replace('[secret]', '').length).toBeLessThanOrEqual(2 * around.length + 24);
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

describe('what a person chose', () => {
	test.each(disguises.filter(([name]) => name !== 'with every letter escaped' && !name.includes('JSON')))(
		'is taken out: %s',
		(_, disguise) => {
			keepChosenSecret('tokyo-logistics-9931');
			expect(withoutSecrets(`of “${disguise('tokyo-logistics-9931')}” here`)).not.toContain('9931');
			expect(withoutSecrets(`of “${disguise('tokyo-logistics-9931')}” here`)).toContain('[secret]');
		},
	);

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
	});
});

test('a long result costs little: a megabyte of it in well under a second', () => {
	for (let at = 0; at < 50; at++) keepSecrets(`${'abcdefghij'.repeat(100)}${at}`);
	const long = JSON.stringify({roles: 'arn:aws:iam::111122223333:role/Audit, '.repeat(27_000)});
	expect(withoutSecrets(long)).toBe(long);
});

test('a secret that is quoted again and again is taken out each time', () => {
	keepSecrets('wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY');
	const text = 'no secret here, but wJalrXUtnFEM there; '.repeat(500);
	expect(withoutSecrets(text)).toBe('no secret here, but [secret] there; '.repeat(500));
});
