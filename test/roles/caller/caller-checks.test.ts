import {describe, expect, test} from 'vitest';
import {Failure} from '../../../source/failure.ts';
import type {Caller} from '../../../source/roles/caller/caller.ts';
import {callerCheck, credentialsCheck, regionCheck} from '../../../source/roles/caller/caller-checks.ts';

const now = Date.parse('2026-11-23T12:00:00Z');
const minutesLater = (minutes: number) => new Date(now + minutes * 60_000);

describe('credentials', () => {
	test.each([
		[{kind: 'long-term', source: 'other', origin: 'profile “dev”'}, 'ok', 'long-term, from profile “dev”'],
		[{kind: 'long-term', source: 'other'}, 'ok', 'long-term'],
		[
			{kind: 'temporary', source: 'cloudshell', origin: 'CloudShell', expiresAt: minutesLater(11.9)},
			'ok',
			'temporary, from CloudShell, for another 11 min',
		],
		[
			{kind: 'temporary', source: 'other', expiresAt: minutesLater(185)},
			'ok',
			'temporary, for another 3 h 5 min',
		],
		[
			{kind: 'temporary', source: 'other', expiresAt: minutesLater(0.5)},
			'ok',
			'temporary, for less than a minute',
		],
		[{kind: 'temporary', source: 'other', expiresAt: minutesLater(-1)}, 'problem', 'temporary, expired'],
	] as const)('%j', (credentials, status, detail) => {
		expect(credentialsCheck(credentials, now)).toMatchObject({status, detail});
	});

	test('none at all is told with what to do', () => {
		const failure = new Failure('sso-expired', 'Your session has expired.', 'Run: aws sso login');
		expect(credentialsCheck(failure, now)).toMatchObject({
			status: 'problem',
			detail: 'Your session has expired.',
			hint: 'Run: aws sso login',
		});
	});

	test('a source that hangs is not a network that hangs', () => {
		const {hint} = credentialsCheck(new Failure('timeout', 'No answer.', 'Check the network.'), now);
		expect(hint).toContain('credential_process');
	});
});

const session: Caller = {
	arn: 'arn:aws:sts::111122223333:assumed-role/Dev/ana',
	account: '111122223333',
	partition: 'aws',
	kind: 'role-session',
	credentials: 'temporary',
	identityArn: 'arn:aws:iam::111122223333:role/Dev',
	identityArnKnown: false,
	userId: 'AROAEXAMPLE:ana',
	name: 'ana',
};

describe('the caller', () => {
	test.each([
		[session, 'ok'],
		[{...session, kind: 'user', arn: 'arn:aws:iam::111122223333:user/ana'}, 'ok'],
		[{...session, kind: 'root', arn: 'arn:aws:iam::111122223333:root'}, 'problem'],
		[{...session, kind: 'federated-user', arn: 'arn:aws:sts::111122223333:federated-user/ana'}, 'problem'],
	] as const)('$kind', (caller, status) => {
		const check = callerCheck(caller);
		expect(check.status).toBe(status);
		expect(check.detail).toContain(caller.arn);
	});

	test('nobody can be asked without credentials', () => {
		expect(callerCheck(undefined).status).toBe('skipped');
	});
});

describe('the region', () => {
	test.each([
		['us-west-2', session, 'ok', 'us-west-2, US West (Oregon), partition aws'],
		['us-west-2', undefined, 'ok', 'us-west-2, US West (Oregon), partition aws'],
		['eu-north-9', session, 'warning', 'eu-north-9, not known to this daypass, partition aws'],
		[
			'cn-north-1',
			session,
			'problem',
			'cn-north-1, China (Beijing), partition aws-cn (AWS China); you are in aws',
		],
		['cn-north-1', {partition: 'aws-cn'}, 'ok', 'cn-north-1, China (Beijing), partition aws-cn (AWS China)'],
		['US West', session, 'problem', 'there is no region “US West”'],
		['us-west-2a', session, 'problem', 'there is no region “us-west-2a”'],
		['eu-wset-1', session, 'problem', 'there is no region “eu-wset-1”'],
		[undefined, session, 'problem', 'none is set'],
	])('%s', (region, caller, status, detail) => {
		expect(regionCheck(region, caller)).toMatchObject({status, detail});
	});

	test('that is nearly another one gets the suggestion that --region gives', () => {
		expect(regionCheck('us-west-2a', session).hint).toContain('Did you mean us-west-2');
	});
});
