import {expect, test} from 'vitest';
import type {Sandbox} from '../../source/sandbox/server.ts';
import {movableClock, sandboxForTest} from './sandbox.ts';

const ask = async (
	{environment}: Sandbox,
	authorization = environment['AWS_CONTAINER_AUTHORIZATION_TOKEN'],
) => {
	const response = await fetch(environment['AWS_CONTAINER_CREDENTIALS_FULL_URI'] ?? '', {
		headers: authorization ? {authorization} : {},
	});
	return {status: response.status, body: (await response.json()) as Record<string, string>};
};

test('credentials last some twelve minutes', async () => {
	const clock = movableClock();
	const {status, body} = await ask(await sandboxForTest({clock: clock.now}));
	expect(status).toBe(200);
	expect(Object.keys(body).sort()).toEqual(['AccessKeyId', 'Expiration', 'SecretAccessKey', 'Token']);
	expect(body['Expiration']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	const minutes = (Date.parse(body['Expiration'] ?? '') - clock.now()) / 60_000;
	expect(Math.round(minutes)).toBe(12);
});

test('they stay the same for a while and are then replaced', async () => {
	const clock = movableClock();
	const sandbox = await sandboxForTest({clock: clock.now});
	const first = await ask(sandbox);
	clock.pass(20);
	expect((await ask(sandbox)).body).toEqual(first.body);
	clock.pass(60);
	expect((await ask(sandbox)).body['AccessKeyId']).not.toBe(first.body['AccessKeyId']);
});

test.each(['', 'guessed'])('they are not given for the token %j', async (token) => {
	const {status, body} = await ask(await sandboxForTest(), token);
	expect(status).toBe(401);
	expect(body).not.toHaveProperty('SecretAccessKey');
});
