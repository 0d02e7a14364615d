import {describe, expect, test} from 'vitest';
import {issuedCredentials} from '../../source/aws/credentials/issued-credentials.ts';
import {issuedKeys} from '../../source/aws/sane-answer.ts';
import {failureOf, noCredentials, withDaypass} from '../support/daypass.ts';
import {http, withRawServer} from '../support/raw-server.ts';

const at = Date.parse('2026-11-29T09:00:00Z');
const whole = {
	accessKeyId: 'ASIAEXAMPLE',
	secretAccessKey: 'a/b+c',
	sessionToken: 'token==',
	expiration: '2026-11-29T10:00:00Z',
};

/** What makes an answer no credentials, whoever gave it. */
const nonsense: readonly (readonly [string, Partial<Record<keyof typeof whole, unknown>>])[] = [
	['no key', {accessKeyId: undefined}],
	['an empty secret', {secretAccessKey: ''}],
	['a token with a space', {sessionToken: 'a b'}],
	['a token with a line break', {sessionToken: 'a\r\nx-evil: 1'}],
	['half a surrogate pair', {sessionToken: 'a\ud800'}],
	['a token of 17 kB', {sessionToken: 'a'.repeat(17_000)}],
	['a number for a key', {accessKeyId: 1}],
	['an end in the past', {expiration: '2026-11-29T08:59:59Z'}],
	['an end years away', {expiration: '2036-11-29T09:00:00Z'}],
	['no end', {expiration: undefined}],
	['an end that is no time', {expiration: 'soon'}],
];

describe('credentials that somebody hands out', () => {
	test('are whole, and end soon', () => {
		expect(issuedKeys(whole, at)).toEqual({...whole, expiration: new Date(whole.expiration)});
	});

	test('may tell their end in milliseconds', () => {
		expect(issuedKeys({...whole, expiration: at + 60_000}, at)?.expiration).toEqual(new Date(at + 60_000));
	});

	test.each(nonsense)('are none with %s', (_, change) => {
		expect(issuedKeys({...whole, ...change}, at)).toBeUndefined();
	});

	test('of a container or an instance end by the clock of whoever answered', () => {
		const {accessKeyId, secretAccessKey, sessionToken, expiration} = whole;
		const body = JSON.stringify({
			AccessKeyId: accessKeyId,
			SecretAccessKey: secretAccessKey,
			Token: sessionToken,
			Expiration: expiration,
		});
		expect(issuedCredentials({body, date: 'Sun, 29 Nov 2026 09:00:00 GMT'})).toMatchObject({ended: false});
		expect(issuedCredentials({body, date: 'Sun, 29 Nov 2026 11:00:00 GMT'})).toMatchObject({ended: true});
	});

	test.each(nonsense.slice(2, 4))('are refused by name where a container gives %s', (_, {sessionToken}) =>
		withRawServer(
			(socket) =>
				socket.write(
					http(
						JSON.stringify({
							AccessKeyId: 'ASIAEXAMPLE',
							SecretAccessKey: 'abc',
							Token: sessionToken,
							Expiration: new Date(Date.now() + 3_600_000).toISOString(),
						}),
					),
				),
			(url) =>
				withDaypass(async ({run}) => {
					const env = {...noCredentials, AWS_CONTAINER_CREDENTIALS_FULL_URI: url};
					const result = await run('roles --json', {env});
					expect(result.code).toBe(1);
					expect(failureOf(result)).toMatchObject({code: 'bad-answer'});
				}),
		),
	);
});
