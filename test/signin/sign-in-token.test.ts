import {describe, expect, test} from 'vitest';
import {signInToken} from '../../source/signin/sign-in-token.ts';
import {http, withRawServer} from '../support/raw-server.ts';

const credentials = {
	accessKeyId: 'ASIAEXAMPLE',
	secretAccessKey: 'secret',
	sessionToken: 'token',
	expiresAt: new Date(),
};

const asked = (answer: unknown) =>
	new Promise<unknown>((resolve, reject) => {
		withRawServer(
			(socket) => socket.write(http(JSON.stringify(answer), '200 OK', 'application/json')),
			async (url) => resolve((await signInToken([url], credentials, undefined, undefined, undefined)).token),
		).catch(reject);
	});

describe('a sign-in token', () => {
	test('is what stands in a link: printable, and of some length', async () => {
		const longest = 'x'.repeat(16_384);
		expect(await asked({SigninToken: longest})).toBe(longest);
	});

	test.each([
		['none', {}],
		['nothing', {SigninToken: ''}],
		['a space', {SigninToken: ' '}],
		['words', {SigninToken: 'please sign in'}],
		['a line break', {SigninToken: 'abc\n'}],
		['an escape code', {SigninToken: '\u001B[2J'}],
		['half a letter', {SigninToken: 'abc\uD83D'}],
		['more than 16 kB', {SigninToken: 'x'.repeat(16_385)}],
		['a number', {SigninToken: 12345678}],
		['a list', {SigninToken: ['abc']}],
		['an object with a text of its own', {SigninToken: {toString: 'abc'}}],
		['no object at all', 'SigninToken'],
		['null', null],
	])('that is %s is refused', async (_, answer) => {
		await expect(asked(answer)).rejects.toMatchObject({code: 'bad-answer'});
	});
});
