import {describe, expect, test} from 'vitest';
import {type Daypass, failureOf, noCredentials, withDaypass} from '../support/daypass.ts';
import {anasKey, type Env, withProfiles} from './config-file.ts';

const link = 'link -r Audit -n bob --json --profile dev';
const canary = 'canary-word';

/** `aws_access_key_id` and the like of the profile `dev`. */
const dev = (...lines: readonly string[]) => `[profile dev]\n${lines.join('\n')}\n`;

const fails = (
	config: string,
	expected: {readonly code: string; readonly message: string; readonly hint: string},
	{
		exitCode = 4,
		calls = [],
		env = () => ({}),
	}: Readonly<{exitCode?: number; calls?: readonly string[]; env?: (daypass: Daypass) => Env}> = {},
) =>
	withDaypass(async (daypass) => {
		const profiles = withProfiles(daypass, config);
		const result = await daypass.run(link, {env: {...profiles, ...env(daypass)}});
		expect(result).toMatchObject({code: exitCode, calls});
		const {code, message, hint} = expected;
		expect(failureOf(result)).toMatchObject({
			code,
			message: expect.stringContaining(message),
			hint: expect.stringContaining(hint),
		});
		expect(result.stderr).not.toContain(canary);
	});

describe.concurrent('a credential_process', () => {
	const answer = (fields: object) => `credential_process = echo '${JSON.stringify({Version: 1, ...fields})}'`;
	const keys = {AccessKeyId: 'AKIAIOSFODNN7EXAMPLE', SecretAccessKey: canary};

	test.each([
		[
			'fails',
			`credential_process = sh -c 'echo the vault is sealed >&2; exit 3'`,
			'exit code 3 (“the vault is sealed”)',
		],
		[
			'fails and tells a key',
			`credential_process = sh -c 'echo ${'AKIA'}IOSFODNN7EXAMPLE ${canary} >&2; exit 3'`,
			'exit code 3.',
		],
		[
			'fails and tells a secret key',
			"credential_process = sh -c 'echo no use: wJq9Zr1tXv7Bn3Mk5Lp0/sD2fG4hJ6kL8zXcVbNm >&2; exit 3'",
			'exit code 3.',
		],
		[
			'fails and tells it in escapes',
			'credential_process = sh -c \'echo "no use: %77%4a%71%39%5a%72%31%74%58" >&2; exit 3\'',
			'exit code 3.',
		],
		['is not there', `credential_process = /nowhere/${canary}`, 'no such program'],
		['would need a shell', 'credential_process = $HOME/creds', 'no such program'],
		['has a quote that is not closed', `credential_process = "/nowhere/${canary}`, 'not closed'],
		[
			'speaks of an sso login that expired',
			"credential_process = sh -c 'echo sso login expired >&2; exit 1'",
			'exit code 1',
		],
		['answers with no JSON', `credential_process = echo ${canary}`, 'did not answer with credentials'],
		['answers with half of them', answer({AccessKeyId: 'AKIA'}), 'did not answer with credentials'],
		['answers in a version of later', answer({...keys, Version: 2}), 'did not answer with credentials'],
		['answers with expired ones', answer({...keys, Expiration: '2020-01-01T00:00:00Z'}), 'have expired'],
		['answers with ones of no time', answer({...keys, Expiration: 'soon'}), 'have expired'],
	])('that %s', (_, line, message) =>
		fails(dev(line), {code: 'credential-process-failed', message, hint: 'by hand'}),
	);

	test('that fails is never a reason to take the container’s credentials', () =>
		fails(
			dev('credential_process = false'),
			{code: 'credential-process-failed', message: 'exit code 1', hint: 'by hand'},
			{env: containerOf},
		));
});

/** CloudShell's own credentials beside the profile. */
const containerOf = ({sandbox}: Daypass): Env =>
	Object.fromEntries(Object.keys(noCredentials).map((name) => [name, sandbox.environment[name]]));

describe.concurrent('a profile that leads nowhere', () => {
	const role = 'role_arn = arn:aws:iam::111122223333:role/Audit';
	const none = {
		code: 'no-credentials',
		message: 'profile “dev” gives no AWS credentials',
		hint: '~/.aws/config',
	};

	test.each([
		['a source_profile that isn’t there', dev(role, 'source_profile = nobody')],
		[
			'profiles that lead in a circle',
			`${dev(role, 'source_profile = other')}[profile other]\n${role}\nsource_profile = dev\n`,
		],
		['a credential_source that is none', dev(role, 'credential_source = Elsewhere')],
		['an empty environment as its source', dev(role, 'credential_source = Environment')],
		['half a key', dev('aws_access_key_id = AKIAIOSFODNN7EXAMPLE')],
	])('%s', (_, config) => fails(config, none));

	test('it is never a reason to take the container’s credentials', () =>
		fails(dev(role, 'source_profile = nobody'), none, {env: containerOf}));

	test('a role that refuses says which', () =>
		fails(
			`${dev('role_arn = arn:aws:iam::111122223333:role/BreakGlass-Admin', 'source_profile = ana')}[profile ana]\n${anasKey}\n`,
			{code: 'access-denied', message: 'role/BreakGlass-Admin', hint: 'profile'},
			{exitCode: 3, calls: ['sts:AssumeRole']},
		));
});
