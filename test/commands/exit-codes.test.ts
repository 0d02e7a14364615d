import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, test} from 'vitest';
import {noCredentials, withDaypass} from '../support/daypass.ts';
import {fails, linkCalls} from './failing.ts';

const minted = 'link -r arn:aws:iam::111122223333:role/Audit -n bob';

const nowhere = 'http://127.0.0.1:9';

describe.concurrent('exit code 1: AWS or the network failed', () => {
	fails(1, {
		'nothing answers where STS should be': {
			words: minted,
			env: {AWS_ENDPOINT_URL_STS: nowhere},
			code: 'refused',
			hint: 'AWS_ENDPOINT_URL',
		},
		'nothing answers where the sign-in service should be': {
			words: minted,
			env: {AWS_ENDPOINT_URL_SIGNIN: nowhere},
			code: 'refused',
			hint: 'AWS_ENDPOINT_URL',
			calls: linkCalls('sts:AssumeRole'),
		},
		'the sign-in service does not take the credentials': {
			words: minted,
			given: (sandbox) => sandbox.fault('signin:getSigninToken', 'denied'),
			code: 'federation-refused',
			hint: 'clock',
			calls: linkCalls('sts:AssumeRole', 'signin:getSigninToken'),
		},
		'nothing answers where the container’s credentials should be': {
			words: minted,
			env: {AWS_CONTAINER_CREDENTIALS_FULL_URI: `${nowhere}/credentials`},
			code: 'refused',
			hint: 'AWS_CONTAINER_CREDENTIALS_FULL_URI',
		},
	});
});

const refused = linkCalls('sts:AssumeRole');

describe.concurrent('exit code 3: AWS says this caller may not', () => {
	fails(3, {
		'the role trusts somebody else': {
			words: 'link -r finance/Viewer-Ledger -n bob',
			code: 'trust-policy-refuses',
			hint: 'role/FinanceLead',
			calls: refused,
		},
		'the caller’s own policies deny it': {
			words: 'link -r BreakGlass-Admin -n bob',
			code: 'own-policies-refuse',
			hint: '“NoBreakGlass”). Ask whoever looks after your policies, or use another role.',
			calls: refused,
		},
		'the caller’s own policies don’t allow it': {
			words: 'link -r Infra-Terraform -n bob',
			code: 'own-policies-refuse',
			hint: 'none of them allows',
			calls: refused,
		},
		'the role wants another session name': {
			words: 'link -r oncall/Responder -n bob',
			code: 'session-name-refused',
			hint: 'inc-*',
			calls: refused,
		},
		'the role wants another source identity': {
			words: 'link -r Customer-Data -n bob --source-identity bob',
			code: 'source-identity-wrong',
			hint: '“cm-*”',
			calls: refused,
		},
		'the role wants session tags': {
			words: 'link -r Tagged-Spender -n bob',
			code: 'tags-missing',
			hint: '--tag',
			calls: refused,
		},
		'the role does not take session tags': {
			words: `${minted} --tag team=audit`,
			code: 'tags-refused',
			hint: 'leave them out',
			calls: linkCalls('sts:AssumeRole'),
		},
		'the role wants another region’s STS': {
			words: 'link -r Tokyo-Operator -n bob',
			code: 'region-refused',
			hint: 'Set AWS_REGION',
			calls: refused,
		},
		'the role takes no source identity': {
			words: `${minted} --source-identity bob`,
			code: 'source-identity-refused',
			hint: 'leave it out',
			calls: linkCalls('sts:AssumeRole'),
		},
		'the wrong external ID': {
			words: 'link -r PartnerView -n bob --external-id acme-0000',
			code: 'external-id-refused',
			hint: 'external ID',
			calls: refused,
		},
		'the wrong MFA code': {
			words: 'link -r app/Deployer-Prod -n bob --mfa-code 000000',
			as: 'ana',
			code: 'mfa-refused',
			hint: '30 seconds',
			calls: refused,
		},
		'a role of another account that refuses': {
			words: 'link -r arn:aws:iam::444455556666:role/ops/Deployer -n bob',
			code: 'other-account-refuses',
			hint: 'wants an external ID or wants MFA',
			calls: refused,
		},
		'a role that isn’t there, by its ARN': {
			words: 'link -r arn:aws:iam::111122223333:role/Nobody -n bob',
			code: 'role-gone',
			hint: 'There is no role Nobody in your account.',
			calls: refused,
		},
		'the root user': {
			words: minted,
			as: 'root',
			code: 'trust-policy-refuses',
			hint: 'root',
			calls: refused,
		},
	});
});

describe.concurrent('exit code 4: no credentials, or STS says they are expired or invalid', () => {
	fails(4, {
		'none at all': {words: minted, env: noCredentials, code: 'no-credentials', hint: 'CloudShell'},
		'none at all, for the list of roles': {
			words: 'roles',
			env: noCredentials,
			code: 'no-credentials',
			hint: 'daypass demo',
		},
		'the container has none': {
			words: minted,
			env: {AWS_CONTAINER_AUTHORIZATION_TOKEN: 'another'},
			code: 'no-credentials',
			hint: 'reload the tab',
		},
		'a profile that isn’t there': {
			words: `${minted} --profile nobody`,
			code: 'unknown-profile',
			hint: '~/.aws/config',
		},
		'AWS_PROFILE that isn’t there': {
			words: minted,
			env: {AWS_PROFILE: 'nobody'},
			code: 'unknown-profile',
			hint: 'AWS_PROFILE',
		},
		expired: {
			words: minted,
			given: (sandbox) => sandbox.fault('sts:AssumeRole', 'expired'),
			code: 'expired-credentials',
			hint: 'aws sso login',
			calls: linkCalls('sts:AssumeRole'),
		},
		'an access key nobody knows': {
			words: minted,
			as: 'ana',
			env: {AWS_ACCESS_KEY_ID: 'AKIAI0000000000EXAMPLE'},
			code: 'invalid-credentials',
			hint: 'AWS_ACCESS_KEY_ID',
			calls: linkCalls('sts:AssumeRole'),
		},
		'a secret that does not fit': {
			words: minted,
			as: 'ana',
			env: {AWS_SECRET_ACCESS_KEY: 'not-this-one'},
			code: 'invalid-credentials',
			hint: 'AWS_SECRET_ACCESS_KEY',
			calls: linkCalls('sts:AssumeRole'),
		},
		'a session token that does not fit': {
			words: 'roles',
			as: 'ana',
			env: {AWS_SESSION_TOKEN: 'not-this-one'},
			code: 'invalid-credentials',
			hint: 'AWS_SESSION_TOKEN',
			calls: expect.arrayContaining(['sts:GetCallerIdentity']),
		},
	});
});

const write = (folder: string, name: string, text: string) => {
	mkdirSync(folder, {recursive: true});
	writeFileSync(path.join(folder, name), text);
};

describe.concurrent('exit code 5: presets, settings or history can’t be read or written', () => {
	fails(5, {
		'presets and settings are broken': {
			words: minted,
			given: (_, folder) => write(folder, 'config.json', '{"version":1,"pre'),
			code: 'file-set-aside',
			hint: 'config.json',
		},
		'what to repeat is broken': {
			words: '-',
			given: (_, folder) => write(folder, 'last.json', 'what?'),
			code: 'file-set-aside',
			hint: 'last.json',
		},
		'a preset can’t be saved': {
			words: `${minted} --save visitors`,
			given: (_, folder) => writeFileSync(folder, 'a file where the folder should be'),
			code: 'storage-not-a-folder',
			hint: 'DAYPASS_CONFIG_DIR',
		},
	});

	test('the broken file is set aside, and the next command starts afresh', () =>
		withDaypass(async ({run, folder}) => {
			write(folder, 'config.json', 'no JSON');
			expect((await run(minted)).code).toBe(5);
			const [aside, ...others] = readdirSync(folder);
			expect({aside, others}).toEqual({
				aside: expect.stringMatching(/^config\.broken-.*\.json$/),
				others: [],
			});
			expect((await run(minted)).code).toBe(0);
		}));
});

test('a disk that refuses history does not take the link away', () =>
	withDaypass(async ({run, folder}) => {
		mkdirSync(path.join(folder, 'history.jsonl'), {recursive: true});
		const {code, stdout, stderr} = await run(minted);
		expect({code, stdout, stderr}).toMatchObject({
			code: 0,
			stdout: expect.stringMatching(/^http\S+\n$/),
			stderr: expect.stringContaining('history.jsonl is a folder where a file should be'),
		});
	}));
