import {expect, test} from 'vitest';
import {openSession} from '../../source/aws/session.ts';
import {identifyCaller} from '../../source/roles/caller/identify.ts';
import type {Sandbox} from '../../source/sandbox/server.ts';
import {type MakerNames, makerName} from '../../source/signin/maker-name.ts';
import {sandboxForTest} from '../sandbox/sandbox.ts';

const now = Date.parse('2031-02-03T04:05:06Z');
const hours = 3_600_000;

/** What is kept of makers, as a test sees it. */
const memory = () => {
	const kept: {fingerprint: string; name: string; until: number}[] = [];
	const names: MakerNames = {
		recall: (fingerprint, at) => kept.find((one) => one.fingerprint === fingerprint && one.until > at)?.name,
		keep: (fingerprint, name, until) => void kept.push({fingerprint, name, until}),
	};
	return {kept, names};
};

const asking = (sandbox: Sandbox, env: Readonly<Record<string, string>>, names?: MakerNames) => {
	const {signal} = new AbortController();
	const session = openSession({env});
	const caller = () => identifyCaller(session, 'us-west-2', signal);
	const before = sandbox.requests.length;
	return {
		session,
		name: makerName({session, caller, names, now: () => now, signal}),
		asked: () => sandbox.requests.slice(before).filter(({action}) => action === 'GetCallerIdentity').length,
	};
};

test('a maker’s name is asked for once, and trusted for twelve hours where their key has no end', async () => {
	const sandbox = await sandboxForTest();
	const {kept, names} = memory();
	const env = sandbox.environmentOf('ana');
	const first = asking(sandbox, env, names);
	expect(await first.name).toBe('ana');
	expect(first.asked()).toBe(1);
	expect(kept).toEqual([
		{fingerprint: expect.stringMatching(/^[\da-f]{64}$/), name: 'ana', until: now + 12 * hours},
	]);
	const second = asking(sandbox, env, names);
	expect(await second.name).toBe('ana');
	expect(second.asked()).toBe(0);
	expect(kept).toHaveLength(1);
});

test('and no longer than a session lasts', async () => {
	const sandbox = await sandboxForTest();
	const {kept, names} = memory();
	const {session, name} = asking(sandbox, sandbox.environment, names);
	expect(await name).toBe('cm-chiba.yukihiro');
	const {expiresAt} = await session.credentials();
	expect(kept.map(({until}) => until)).toEqual([expiresAt?.getTime()]);
});

test('where nothing is remembered it is asked for each time', async () => {
	const sandbox = await sandboxForTest();
	const {name, asked} = asking(sandbox, sandbox.environmentOf('ana'));
	expect(await name).toBe('ana');
	expect(asked()).toBe(1);
});
