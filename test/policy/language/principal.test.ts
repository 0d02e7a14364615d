import {describe, expect, test} from 'vitest';
import {
	type Identity,
	isDenied,
	namingsOf,
	type Principal,
} from '../../../source/policy/language/principal.ts';
import {no, type Truth, unsure, yes} from '../../../source/policy/language/truth.ts';

const account = '111122223333';
const root = `arn:aws:iam::${account}:root`;
const other = 'arn:aws:iam::444455556666:root';
const user = `arn:aws:iam::${account}:user/team/ana`;
const role = `arn:aws:iam::${account}:role/staff/Dev`;
const session = `arn:aws:sts::${account}:assumed-role/Dev/bo`;

const ana: Identity = {arn: user, identityArn: user, identityArnKnown: true, account, partition: 'aws'};
const bo: Identity = {...ana, arn: session, identityArn: role};
const withoutPath: Identity = {
	...bo,
	identityArn: `arn:aws:iam::${account}:role/Dev`,
	identityArnKnown: false,
};

const aws = (...values: readonly string[]): readonly Principal[] =>
	values.map((value) => ({type: 'AWS', value}));

describe('a Deny with NotPrincipal', () => {
	test.each<readonly [string, Identity, readonly string[], Truth]>([
		['spares a user whose account it lists too', ana, [root, user], no],
		['spares a user by the number of the account', ana, [account, user], no],
		['spares everybody', ana, ['*'], no],
		['may deny a user without the account', ana, [user], unsure],
		['denies a user by the account alone', ana, [root], yes],
		['denies whom it does not list', ana, [other, role], yes],
		['may deny whom a wildcard may mean', ana, [root, `arn:aws:iam::${account}:user/*`], unsure],
		['spares a session by account, role and session', bo, [root, role, session], no],
		['may deny a session without the role', bo, [root, session], unsure],
		['may deny a session without the session', bo, [root, role], unsure],
		['may deny a session whose path is not known', withoutPath, [root, role, session], unsure],
	])('%s', (_, identity, values, expected) => {
		expect(isDenied({not: true, principals: aws(...values)}, identity, no)).toBe(expected);
	});

	test.each<readonly [string, Truth, Truth]>([
		['denies whoever has a boundary', yes, yes],
		['may deny who may have one', unsure, unsure],
	])('%s, whomever it lists', (_, hasBoundary, expected) => {
		expect(isDenied({not: true, principals: aws(root, user)}, ana, hasBoundary)).toBe(expected);
	});
});

describe('an Allow with NotPrincipal', () => {
	test.each<readonly [string, Identity, readonly string[], readonly string[]]>([
		['lets in nobody that it lists', ana, [user], []],
		['lets in nobody whose account it lists', ana, [root], []],
		['lets in nobody whom a wildcard may mean', ana, ['arn:aws:iam::*:user/team/*'], []],
		['may let in everybody else', ana, [other], [`everyone ${unsure}`]],
	])('%s', (_, identity, values, expected) => {
		const found = namingsOf({not: true, principals: aws(...values)}, identity);
		expect(found.map(({as, truth}) => `${as} ${truth}`)).toEqual(expected);
	});
});
