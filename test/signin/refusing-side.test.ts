import {AssumeRoleCommand} from '@aws-sdk/client-sts';
import {describe, expect, test} from 'vitest';
import {containerKeys, keysIn, stsClient} from '../sandbox/sdk.ts';
import {failureOf, noCredentials, withDaypass} from '../support/daypass.ts';
import {refusingSts} from '../support/refusing-sts.ts';

const role = 'arn:aws:iam::111122223333:role/Audit';
const start = `User: arn:aws:sts::111122223333:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro is not authorized to perform: sts:AssumeRole on resource: ${role}`;

// "Troubleshoot access denied error messages", IAM User Guide.
describe.concurrent('AWS’s words for who refuses', () => {
	test.each([
		['with an explicit deny in a service control policy', 'organisation-refuses', 'SCPs'],
		['because no service control policy allows the sts:AssumeRole action', 'organisation-refuses', 'SCPs'],
		['with an explicit deny in a resource control policy', 'organisation-refuses', 'RCPs'],
		['with an explicit deny in a VPC endpoint policy', 'network-refuses', 'VPC endpoint'],
		['because no permissions boundary allows the sts:AssumeRole action', 'own-policies-refuse', 'boundary'],
		['because no session policy allows the sts:AssumeRole action', 'own-policies-refuse', 'narrowed'],
	])('%s: %s', (words, code, hint) =>
		withDaypass(async ({run}) => {
			const {env, close} = await refusingSts('AccessDenied', `${start} ${words}`);
			const result = await run(`link -r ${role} -n bob --json`, {env}).finally(close);
			expect(result.code).toBe(3);
			expect(failureOf(result)).toMatchObject({
				code,
				message: expect.stringContaining(words),
				hint: expect.stringContaining(hint),
			});
		}),
	);

	test.each([
		[
			'ExpiredTokenException',
			'The security token included in the request is expired',
			4,
			'expired-credentials',
		],
		['SignatureDoesNotMatch', 'Signature not yet current: 20300101T000000Z is still later', 4, 'clock-skew'],
		['MalformedPolicyDocument', 'Syntax errors in policy.', 2, 'malformed-policy'],
		['ValidationError', 'A value nobody foresaw', 2, 'refused-value'],
		['SomethingNew', 'Nobody knows this one', 1, 'aws-error'],
	])('%s (“%s”): exit code %i, %s', (name, words, exitCode, code) =>
		withDaypass(async ({run}) => {
			const {env, close} = await refusingSts(name, words);
			const result = await run(`link -r ${role} -n bob --json`, {env}).finally(close);
			expect(result.code).toBe(exitCode);
			const {hint, ...failure} = failureOf(result);
			expect(failure).toMatchObject({code});
			expect(hint).toMatch(/^[A-Z].*\.$/);
		}),
	);
});

const ownPolicies = [
	'iam:ListRolePolicies',
	'iam:ListAttachedRolePolicies',
	'iam:GetAccountAuthorizationDetails',
	'iam:SimulatePrincipalPolicy',
] as const;

const because = (policy: string) => `because no ${policy} allows the sts:AssumeRole action`;

describe.concurrent('where policies can be read, AWS’s words and theirs are held together', () => {
	test.each([
		['all of them allow it', 'Audit', because('service control policy'), [], 'organisation-refuses', 'SCPs'],
		['all of them allow it, and AWS names none', 'Audit', '', [], 'unseen-policy-refuses', 'SCPs and RCPs'],
		[
			'one of them asks for an address, and AWS names none',
			'Office-Only',
			'',
			[],
			'trust-policy-refuses',
			'You may only from 198.51.100.0/24',
		],
		[
			'one of them asks for an address, and AWS names what can’t be read from here',
			'Office-Only',
			because('service control policy'),
			[],
			'organisation-refuses',
			'SCPs',
		],
		[
			'the caller’s own deny it, and AWS names what can’t be read from here',
			'BreakGlass-Admin',
			'with an explicit deny in a VPC endpoint policy',
			[],
			'network-refuses',
			'VPC endpoint',
		],
		[
			'the caller’s own say which statement it is',
			'BreakGlass-Admin',
			because('identity-based policy'),
			[],
			'own-policies-refuse',
			'“NoBreakGlass”',
		],
		[
			'the trust policy alone allows it, and AWS names none',
			'Audit',
			'',
			ownPolicies,
			'own-policies-refuse',
			'The role trusts you; the refusal comes from your own side: your policies, a permissions boundary or your organisation’s SCPs.',
		],
		[
			'the trust policy alone allows it, and AWS names a side',
			'Audit',
			because('identity-based policy'),
			ownPolicies,
			'own-policies-refuse',
			'Your own policies refuse it.',
		],
		[
			'the trust policy alone can be read, and is the side that AWS names',
			'finance/Viewer-Ledger',
			because('resource-based policy'),
			ownPolicies,
			'trust-policy-refuses',
			'The role’s trust policy refuses it.',
		],
		[
			'nothing can be read, and AWS names no side',
			'Audit',
			'',
			[...ownPolicies, 'iam:GetRole'],
			'access-denied',
			'Ask for the permission that AWS names, or use another role or profile. A role with a path has to be named with it: path/Name.',
		],
		[
			'nothing can be read, and the role was named with its path',
			'finance/Viewer-Ledger',
			'',
			[...ownPolicies, 'iam:GetRole'],
			'access-denied',
			/^Ask for the permission that AWS names, or use another role or profile\.$/,
		],
	] as const)('%s', (_, name, words, unread, code, hint) =>
		withDaypass(async ({run, sandbox}) => {
			for (const action of unread) sandbox.deny(action);
			const {env, close} = await refusingSts('AccessDenied', `${start} ${words}`, {others: sandbox});
			const result = await run(`link -r arn:aws:iam::111122223333:role/${name} -n bob --json`, {
				env,
			}).finally(close);
			expect(result.code).toBe(3);
			const said = hint instanceof RegExp ? expect.stringMatching(hint) : expect.stringContaining(hint);
			expect(failureOf(result)).toMatchObject({code, hint: said});
			expect(result.stderr).not.toContain('`v`');
		}),
	);

	test.each([
		['', 'Your own session carries a source identity, which travels on with it'],
		[' --source-identity bob', 'The role does not let you set a source identity'],
	])('a source identity that the role does not let in: link%s', (words, hint) =>
		withDaypass(async ({run}) => {
			const refused = start.replace('sts:AssumeRole', 'sts:SetSourceIdentity');
			const {env, close} = await refusingSts('AccessDenied', refused);
			const result = await run(`link -r ${role} -n bob --json${words}`, {env}).finally(close);
			expect(failureOf(result)).toMatchObject({
				code: 'source-identity-refused',
				hint: expect.stringContaining(hint),
			});
		}),
	);

	test.each([
		['', 'unseen-policy-refuses', 'Every policy that can be read from here lets you'],
		[because('identity-based policy'), 'own-policies-refuse', 'Your own policies refuse it.'],
	])('a code that AWS took is not asked for again: “%s”', (words, code, hint) =>
		withDaypass(async ({run, sandbox}) => {
			const {env, close} = await refusingSts('AccessDenied', `${start} ${words}`, {others: sandbox});
			const link = 'link -r app/Deployer-Prod -n bob --mfa-code 123456 --json';
			const result = await run(link, {as: 'ana', env}).finally(close);
			expect(result.code).toBe(3);
			expect(failureOf(result)).toMatchObject({code, hint: expect.stringContaining(hint)});
		}),
	);

	test.each([
		['external ID', 'PartnerView', '--external-id acme-7731'],
		['source identity', 'Customer-Data', '--source-identity cm-chiba'],
		['tag', 'Tagged-Spender', '--tag CostCenter=1001'],
	])(
		'an %s that the trust policy takes is not called wrong, because something else refuses',
		(_, name, flag) =>
			withDaypass(async ({run, sandbox}) => {
				const {env, close} = await refusingSts('AccessDenied', start, {others: sandbox});
				const result = await run(`link -r ${name} -n bob ${flag} --json`, {env}).finally(close);
				expect(result.code).toBe(3);
				expect(failureOf(result)).toMatchObject({
					code: 'unseen-policy-refuses',
					hint: expect.stringContaining('Every policy that can be read from here lets you'),
				});
			}),
	);

	test.each([
		[
			'PartnerView',
			[...ownPolicies, 'iam:GetRole'],
			'access-denied',
			'AWS does not say whether the external ID',
		],
		[
			'arn:aws:iam::444455556666:role/ops/Deployer',
			[],
			'other-account-refuses',
			'takes the external ID that was given',
		],
	] as const)(
		'an external ID that nothing can be read about is called neither right nor wrong: %s',
		(name, unread, code, hint) =>
			withDaypass(async ({run, sandbox}) => {
				for (const action of unread) sandbox.deny(action);
				const {env, close} = await refusingSts('AccessDenied', start, {others: sandbox});
				const arn = name.startsWith('arn:') ? name : `arn:aws:iam::111122223333:role/${name}`;
				const result = await run(`link -r ${arn} -n bob --external-id acme-7731 --json`, {env}).finally(
					close,
				);
				expect(result.code).toBe(3);
				expect(failureOf(result)).toMatchObject({code, hint: expect.stringContaining(hint)});
			}),
	);

	test('a code that was asked for on the way is asked for once', () =>
		withDaypass(async ({run, sandbox}) => {
			const {env, close} = await refusingSts('AccessDenied', start, {others: sandbox});
			const link = 'link -r app/Deployer-Prod -n bob --mfa-serial arn:aws:iam::111122223333:mfa/ana';
			const result = await run(link, {as: 'ana', env, answers: ['123456', '654321']}).finally(close);
			expect(result.code).toBe(3);
			expect(result.stderr.match(/MFA code \(/g)).toHaveLength(1);
		}));

	test('a session without MFA is told to begin with it: it can give no code', () =>
		withDaypass(async ({run, sandbox}) => {
			const sts = stsClient(sandbox, await containerKeys(sandbox));
			const RoleArn = 'arn:aws:iam::111122223333:role/labs/Playground-Admin';
			const {Credentials} = await sts.send(new AssumeRoleCommand({RoleArn, RoleSessionName: 'lab'}));
			const {accessKeyId, secretAccessKey, sessionToken} = keysIn(Credentials);
			const env = {
				...noCredentials,
				AWS_ACCESS_KEY_ID: accessKeyId,
				AWS_SECRET_ACCESS_KEY: secretAccessKey,
				AWS_SESSION_TOKEN: sessionToken,
			};
			const result = await run('link -r app/Deployer-Prod -n bob --json', {env});
			expect(result.code).toBe(3);
			expect(failureOf(result)).toMatchObject({
				code: 'mfa-missing',
				hint: 'The role asks for MFA, and your session was not obtained with it: sign in with MFA and start again from there.',
			});
		}));
});
