import {describe, expect, test} from 'vitest';
import {withDaypass} from '../support/daypass.ts';

/** The same credentials, no longer known to be CloudShell's: how long they may reach nobody documents. */
const instance = {env: {AWS_EXECUTION_ENV: undefined}};

describe.concurrent('the longest session is looked up', () => {
	test.each([
		['in the caller’s own account', '111122223333:role/Audit', true],
		[
			'nowhere for a role of another: IAM would tell of the one of that name here',
			'444455556666:role/Audit-Reader',
			false,
		],
	])('%s', (_, role, asked) =>
		withDaypass(async ({run}) => {
			const {code, calls} = await run(`link -r arn:aws:iam::${role} -n bob -d max`, instance);
			expect(code).toBe(0);
			expect(calls.includes('iam:GetRole')).toBe(asked);
		}),
	);
});
