/** What is said of lengths, clocks, sizes and codes, beside what is done. */
import {describe, expect, test} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {type Granted, whole} from '../../source/signin/assume.ts';
import {clockWarning} from '../../source/signin/clock-warning.ts';
import {askCode, askExternalId} from '../../source/signin/mfa.ts';
import {
	packedBefore,
	packedSize,
	packedWarnings,
	scopeDigest,
	unlessTooLarge,
} from '../../source/signin/packed-size.ts';
import {withRoleChanged} from '../../source/signin/preset-repair.ts';
import {longestCertain, saysChainingLimit, saysRoleMaximum} from '../../source/signin/session-length.ts';

const now = Date.parse('2026-11-29T12:00:00Z');
const none = {policyArns: [], policyOf: [], warnings: []};
const policy = {...none, policy: '{}'};
const managed = {...none, policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess']};

/** Credentials for an hour, which end so many milliseconds off. */
const granted = (off = 0, packedPolicySize?: number): Granted =>
	whole(
		{
			credentials: {
				accessKeyId: 'a',
				secretAccessKey: 'b',
				sessionToken: 'c',
				expiresAt: new Date(now + 3_600_000 + off),
			},
			...(packedPolicySize === undefined ? {} : {packedPolicySize}),
		},
		3600,
	);

describe('of this machine’s clock', () => {
	test.each([
		[0, undefined],
		[59_000, undefined],
		[-59_000, undefined],
		[60_000, '1 minute behind AWS’s'],
		[-60_000, '1 minute ahead of AWS’s'],
		[180_000, '3 minutes behind AWS’s'],
		[-7_200_000, '120 minutes ahead of AWS’s'],
	])('%i ms: %s', (off, says) => {
		expect(clockWarning(granted(off), now)).toEqual(
			says === undefined ? [] : [`This machine’s clock is ${says}: the times shown are wrong by that much.`],
		);
	});
});

describe('of a scope that AWS has seen', () => {
	test('it is told again by its policies, and by nothing else', () => {
		const digests = [none, policy, managed, {...policy, ...managed, policy: '{}'}].map(scopeDigest);
		expect(digests[0]).toBeUndefined();
		expect(new Set(digests).size).toBe(4);
		// What packed.json holds was written by an older daypass, perhaps.
		expect(digests[2]).toBe('947f4a9232c10f8b17bce45c853228ea');
		for (const digest of digests.slice(1)) expect(digest).toMatch(/^[\da-f]{32}$/);
		expect(scopeDigest({...policy, warnings: ['x'], policyOf: ['own.json']})).toBe(scopeDigest(policy));
	});

	test.each([
		[{percent: 12, refused: false}, 'AWS packed this scope to 12 % of its limit the last time.', false],
		[{percent: 89, refused: false}, 'AWS packed this scope to 89 % of its limit the last time.', false],
		[
			{percent: 90, refused: false},
			'AWS packed this scope to 90 % of its limit the last time: a tag or a line more may be too much.',
			true,
		],
		[
			{percent: 130, refused: true},
			'AWS refused this scope as too large the last time, at 130 % of its limit: it fits with fewer tags or a shorter policy, if at all.',
			true,
		],
		[
			{refused: true},
			'AWS refused this scope as too large the last time: it fits with fewer tags or a shorter policy, if at all.',
			true,
		],
	])('%j', (size, sentence, warns) => {
		expect(packedBefore({scope: 'x', ...size})).toEqual({sentence, warns});
	});

	test('its size is kept where there is a scope and AWS says one', () => {
		expect(packedSize(policy, granted(0, 7))).toEqual({
			scope: scopeDigest(policy),
			percent: 7,
			refused: false,
		});
		expect(packedSize(managed, granted(0, 7))).toMatchObject({percent: 7});
		expect(packedSize(none, granted(0, 7))).toBeUndefined();
		expect(packedSize(policy, granted())).toBeUndefined();
	});

	test.each([
		[policy, {}, 95, 'the scope'],
		[managed, {team: 'red'}, 90, 'the scope and the session tags'],
		[none, {team: 'red'}, 100, 'the session tags'],
		[policy, {}, 89, undefined],
		[policy, {}, undefined, undefined],
	])('%j %j at %s %%: %s', (scope, tags, percent, what) => {
		expect(packedWarnings(scope, tags as Record<string, string>, granted(0, percent))).toEqual(
			what === undefined ? [] : [`AWS packed ${what} to ${percent} % of its limit: little more will fit.`],
		);
	});

	test.each([
		[policy, {}, ['The policy has 2 characters']],
		[{...managed, policyArns: [...managed.policyArns, 'arn:x']}, {}, ['There are 2 managed policies']],
		[managed, {team: 'red'}, ['1 session tag takes 7 characters']],
		[none, {team: 'red', ab: 'c'}, ['2 session tags take 10 characters']],
		[policy, {team: 'red'}, ['The policy has 2 characters', '1 session tag takes']],
	])('refused, what takes room is named: %j %j', (scope, tags, said) => {
		const cause = Object.assign(new Error('too large'), {name: 'PackedPolicyTooLarge'});
		const refused = new Failure('policy-too-large', 'Too large.', 'Use fewer tags.', cause);
		const {hint} = unlessTooLarge(refused, scope, tags as Record<string, string>) as Failure;
		const all = ['The policy has', 'There are', 'session tag'];
		for (const part of said) expect(hint).toContain(part);
		const left = all.filter((part) => !said.some((one) => one.includes(part)));
		for (const part of left) expect(hint).not.toContain(part);
	});
});

describe('of codes and words that are asked for', () => {
	const typing = (text: string) => async () => text;

	test('a code is six digits, with nothing around them that counts', async () => {
		await expect(askCode(typing(' 123456\n'))).resolves.toBe('123456');
		for (const text of ['12345', '1234567', '12345a', '']) {
			await expect(askCode(typing(text))).rejects.toMatchObject({
				code: 'mfa-code-malformed',
				message: 'An MFA code has exactly six digits.',
				hint: expect.stringContaining('your device shows now'),
			});
		}
	});

	test('where nobody can be asked, how to give it is said', async () => {
		await expect(askCode(undefined)).rejects.toMatchObject({
			code: 'mfa-required',
			message: 'This role asks for MFA, and no code was given.',
			hint: expect.stringContaining('--mfa-code'),
		});
	});

	test('an external ID is what AWS takes, and is not said again', async () => {
		await expect(askExternalId(typing(' acme-1 '))).resolves.toBe('acme-1');
		await expect(askExternalId(typing('two words'))).rejects.toMatchObject({
			code: 'external-id-malformed',
			message: expect.not.stringContaining('two words'),
		});
	});
});

describe('of lengths', () => {
	test.each([
		['long-term', 'other', 'user', 43_200],
		['temporary', 'other', 'role-session', 3600],
		['temporary', 'other', 'user', 3600],
		['temporary', 'instance', 'role-session', undefined],
		['temporary', 'cloudshell', 'role-session', 3600],
		['temporary', 'cloudshell', 'user', undefined],
	] as const)('%s credentials of %s, %s: at most %s for certain', (kind, source, caller, most) => {
		expect(longestCertain({kind, source}, caller)).toBe(most);
	});

	test('AWS’s words for the two limits are told apart', () => {
		const chaining =
			'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.';
		const ofRole = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';
		expect([chaining, ofRole, 'DurationSeconds'].map(saysChainingLimit)).toEqual([true, false, false]);
		expect([chaining, ofRole, 'DurationSeconds'].map(saysRoleMaximum)).toEqual([false, true, false]);
	});
});

describe('of a preset whose role is changed', () => {
	const before = {
		name: 'a',
		role: 'arn:aws:iam::111122223333:role/old/Audit',
		externalId: 'acme',
		accepted: ['privilege-escalation'] as const,
	};

	test('what was agreed on goes with it where it has only moved', () => {
		const moved = {...before, role: 'arn:aws:iam::111122223333:role/new/Audit'};
		expect(withRoleChanged(before, moved)).toEqual(moved);
	});

	test('and not to another', () => {
		const role = 'arn:aws:iam::111122223333:role/old/Deploy';
		expect(withRoleChanged(before, {...before, role})).toEqual({name: 'a', role});
	});
});
