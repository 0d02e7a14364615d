import {describe, expect, test} from 'vitest';
import {callerFrom} from '../../../source/roles/caller/identify.ts';

const account = '111122223333';

describe('who is asking', () => {
	test.each([
		[
			'an IAM user',
			`arn:aws:iam::${account}:user/team/ana`,
			'user',
			`arn:aws:iam::${account}:user/team/ana`,
			true,
			'ana',
		],
		[
			'a role session, its path unknown',
			`arn:aws:sts::${account}:assumed-role/Admin/ana@example.com`,
			'role-session',
			`arn:aws:iam::${account}:role/Admin`,
			false,
			'ana@example.com',
		],
		['root', `arn:aws:iam::${account}:root`, 'root', `arn:aws:iam::${account}:root`, true, 'root'],
		[
			'a federated user',
			`arn:aws:sts::${account}:federated-user/bob`,
			'federated-user',
			`arn:aws:sts::${account}:federated-user/bob`,
			true,
			'bob',
		],
		[
			'a user of another partition',
			`arn:aws-us-gov:iam::${account}:user/ana`,
			'user',
			`arn:aws-us-gov:iam::${account}:user/ana`,
			true,
			'ana',
		],
	])('%s', (_title, arn, kind, identityArn, identityArnKnown, name) => {
		const caller = callerFrom({arn, userId: 'AIDAEXAMPLE'}, 'temporary');
		expect(caller).toMatchObject({
			arn,
			account,
			kind,
			identityArn,
			identityArnKnown,
			name,
			credentials: 'temporary',
		});
	});

	test.each(['', 'nonsense', 'arn:aws:s3:::bucket'])('%j makes no sense', (arn) => {
		expect(() => callerFrom({arn, userId: ''}, 'long-term')).toThrow(
			expect.objectContaining({code: 'bad-answer'}),
		);
	});
});
