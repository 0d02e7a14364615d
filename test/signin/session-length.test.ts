import {describe, expect, test} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {assumeFor} from '../../source/signin/assume.ts';
import {planLength} from '../../source/signin/session-length.ts';

const longTerm = {kind: 'long-term', source: 'other'} as const;
const chained = {kind: 'temporary', source: 'other'} as const;
const cloudShell = {kind: 'temporary', source: 'cloudshell'} as const;
const instance = {kind: 'temporary', source: 'instance'} as const;

describe('how the length of a session is set', () => {
	test.each([
		[
			'a long-term caller: the console session, up to 12 h',
			43_200,
			longTerm,
			'user',
			{by: 'console', seconds: 43_200},
		],
		['a long-term caller, max', 'max', longTerm, 'user', {by: 'console', seconds: 43_200}],
		['a chained caller: the role session', 900, chained, 'role-session', {by: 'role', seconds: 900}],
		['a chained caller, max is an hour', 'max', chained, 'role-session', {by: 'role', seconds: 3600}],
		['a role session in CloudShell, max', 'max', cloudShell, 'role-session', {by: 'role', seconds: 3600}],
		[
			'an IAM user in CloudShell, max: unverified',
			'max',
			cloudShell,
			'user',
			{by: 'role-then-hour', seconds: 'max'},
		],
		[
			'an IAM user in CloudShell, 2 h: unverified',
			7200,
			cloudShell,
			'user',
			{by: 'role-then-hour', seconds: 7200},
		],
		['an IAM user in CloudShell, an hour is safe', 3600, cloudShell, 'user', {by: 'role', seconds: 3600}],
		['an instance role, max: unverified', 'max', instance, undefined, {by: 'role-then-hour', seconds: 'max'}],
		['an instance role, an hour is safe', 3600, instance, undefined, {by: 'role', seconds: 3600}],
	] as const)('%s', (_title, duration, credentials, kind, plan) => {
		expect(planLength(duration, credentials, kind)).toEqual(plan);
	});

	test.each([
		['temporary credentials', chained, undefined],
		['a role session in CloudShell', cloudShell, 'role-session'],
	] as const)('%s: more than an hour is refused with the maximum', (_title, credentials, kind) => {
		const plan = () => planLength(3601, credentials, kind);
		expect(plan).toThrow(expect.objectContaining({kind: 'usage', code: 'duration-too-long'}));
		expect(plan).toThrow(/at most 1h \(3600 s\)/);
	});
});

const refusal = (message: string) =>
	new Failure('refused-value', 'refused', '', Object.assign(new Error(message), {name: 'ValidationError'}));
const chainingWords =
	'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining';
const maximumWords = 'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.';

/** An AssumeRole that refuses what is longer than `limit` with `words`. */
const assumeUpTo = (limit: number, words: string) => {
	const asked: number[] = [];
	const assumeRole = async ({DurationSeconds = 0}) => {
		asked.push(DurationSeconds);
		if (DurationSeconds > limit) throw refusal(words);
		const credentials = {accessKeyId: '', secretAccessKey: '', sessionToken: '', expiresAt: new Date(0)};
		return {credentials, arn: ''};
	};
	return {asked, assumeRole};
};
const input = {RoleArn: undefined, RoleSessionName: undefined};

describe('where nobody documents the limit', () => {
	test('max takes the role’s maximum when AWS gives it', async () => {
		const {asked, assumeRole} = assumeUpTo(14_400, chainingWords);
		const assumed = await assumeFor(
			{by: 'role-then-hour', seconds: 'max'},
			input,
			assumeRole,
			async () => 14_400,
		);
		expect(asked).toEqual([14_400]);
		expect(assumed).toMatchObject({seconds: 14_400, requestedSeconds: 14_400, warnings: []});
	});

	test.each([chainingWords, maximumWords])(
		'max falls back to an hour on “%s”, and says so',
		async (words) => {
			const {asked, assumeRole} = assumeUpTo(3600, words);
			const assumed = await assumeFor(
				{by: 'role-then-hour', seconds: 'max'},
				input,
				assumeRole,
				async () => undefined,
			);
			expect(asked).toEqual([43_200, 3600]);
			expect(assumed).toMatchObject({seconds: 3600, requestedSeconds: 43_200});
			expect(assumed.warnings).toEqual([expect.stringContaining('lasts 1h, not 12h')]);
		},
	);

	test('any other refusal stays one', async () => {
		const {asked, assumeRole} = assumeUpTo(3600, 'Something else about DurationSeconds');
		const assuming = assumeFor({by: 'role-then-hour', seconds: 'max'}, input, assumeRole, async () => 7200);
		await expect(assuming).rejects.toMatchObject({code: 'refused-value'});
		expect(asked).toEqual([7200]);
	});

	test('an explicit length is never shortened', async () => {
		const {asked, assumeRole} = assumeUpTo(3600, chainingWords);
		const assuming = assumeFor({by: 'role-then-hour', seconds: 7200}, input, assumeRole, async () => 14_400);
		await expect(assuming).rejects.toMatchObject({kind: 'usage', code: 'duration-too-long'});
		expect(asked).toEqual([7200]);
	});

	test('a long-term caller’s credentials live an hour at most, the console session as long as asked', async () => {
		const {asked, assumeRole} = assumeUpTo(3600, maximumWords);
		const assumed = await assumeFor(
			{by: 'console', seconds: 43_200},
			input,
			assumeRole,
			async () => undefined,
		);
		expect(asked).toEqual([3600]);
		expect(assumed).toMatchObject({seconds: 43_200, consoleSeconds: 43_200});
	});
});
