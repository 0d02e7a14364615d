import {describe, expect, test} from 'vitest';
import {type CredentialSource, credentialSource} from '../../../source/aws/credentials/source.ts';
import {Failure} from '../../../source/failure.ts';
import {inScene, key, type Scene} from './scene.ts';

/** Which source it is, in a word or two: `role Audit ← keys dev`. */
const brief = (source: CredentialSource): string => {
	switch (source.from) {
		case 'environment':
			return `environment ${source.keys.accessKeyId}`;
		case 'keys':
			return `${source.file} ${source.keys.accessKeyId}`;
		case 'role':
			return `role of ${source.profile} ← ${brief(source.source)}`;
		case 'web-identity':
			return `web identity ${source.roleArn} of ${source.profile ?? 'the environment'}`;
		case 'sso':
			return `sso ${source.sso.roleName}`;
		case 'login':
			return `login ${source.session}`;
		case 'process':
			return `process ${source.command}`;
		default:
			return source.from;
	}
};

const env = {AWS_ACCESS_KEY_ID: 'ENV', AWS_SECRET_ACCESS_KEY: 'x'};
const container = {AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://localhost/creds'};
const web = {AWS_WEB_IDENTITY_TOKEN_FILE: '/token', AWS_ROLE_ARN: 'arn:web'};
const sso =
	'sso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Reader\n[sso-session corp]\nsso_start_url = https://corp\nsso_region = eu-west-1\n';
const role = 'role_arn = arn:aws:iam::111122223333:role/R\n';

describe('which source signs', () => {
	const cases: ReadonlyArray<readonly [string, Scene, string]> = [
		['nothing at all', {}, 'instance'],
		['a container', {env: container}, 'container'],
		['keys of the environment', {env: {...env, ...container}}, 'environment ENV'],
		[
			'they go before AWS_PROFILE',
			{env: {...env, AWS_PROFILE: 'a'}, config: `[profile a]\n${key('A')}`},
			'environment ENV',
		],
		['--profile goes before them', {env, profile: 'a', config: `[profile a]\n${key('A')}`}, 'config A'],
		['AWS_PROFILE', {env: {AWS_PROFILE: 'a'}, config: `[profile a]\n${key('A')}`}, 'config A'],
		[
			'AWS_DEFAULT_PROFILE',
			{env: {AWS_DEFAULT_PROFILE: 'a'}, config: `[profile a]\n${key('A')}`},
			'config A',
		],
		['a secret without a key is none', {env: {AWS_SECRET_ACCESS_KEY: 'x', ...container}}, 'container'],
		[
			'the default profile goes before a container',
			{env: container, config: `[default]\n${key('A')}`},
			'config A',
		],
		[
			'a profile without any leads to the container',
			{env: container, profile: 'a', config: '[profile a]\nregion = x'},
			'container',
		],
		[
			'the credentials file goes before the config file',
			{config: `[default]\n${key('A')}`, credentials: `[default]\n${key('B')}`},
			'credentials B',
		],
		[
			'SSO goes before left-over keys',
			{profile: 'a', config: `[profile a]\n${sso}`, credentials: `[a]\n${key('B')}`},
			'sso Reader',
		],
		[
			'aws login goes after them',
			{profile: 'a', config: '[profile a]\nlogin_session = me', credentials: `[a]\n${key('B')}`},
			'credentials B',
		],
		[
			'and before a process',
			{profile: 'a', config: '[profile a]\nlogin_session = me\ncredential_process = x'},
			'login me',
		],
		[
			'a process goes before keys of the config file',
			{profile: 'a', config: `[profile a]\ncredential_process = x\n${key('A')}`},
			'process x',
		],
		[
			'a process goes after keys of the credentials file',
			{profile: 'a', config: '[profile a]\ncredential_process = x', credentials: `[a]\n${key('B')}`},
			'credentials B',
		],
		[
			'a role goes before its profile’s keys',
			{profile: 'a', config: `[profile a]\n${role}source_profile = b\n${key('A')}[profile b]\n${key('B')}`},
			'role of a ← config B',
		],
		[
			'a profile may assume a role with its own keys',
			{profile: 'a', config: `[profile a]\n${role}source_profile = a\n${key('A')}`},
			'role of a ← config A',
		],
		[
			'a source that assumes a role itself',
			{
				profile: 'a',
				config: `[profile a]\n${role}source_profile = b\n[profile b]\n${role}source_profile = c\n[profile c]\n${key('C')}`,
			},
			'role of a ← role of b ← config C',
		],
		[
			'a source with keys and a role: its keys',
			{
				profile: 'a',
				config: `[profile a]\n${role}source_profile = b\n[profile b]\n${role}source_profile = c\n${key('B')}[profile c]\n${key('C')}`,
			},
			'role of a ← config B',
		],
		[
			'a source of SSO',
			{profile: 'a', config: `[profile a]\n${role}source_profile = b\n[profile b]\n${sso}`},
			'role of a ← sso Reader',
		],
		[
			'a source of a web identity',
			{
				profile: 'a',
				config: `[profile a]\n${role}source_profile = b\n[profile b]\nrole_arn = arn:b\nweb_identity_token_file = /t`,
			},
			'role of a ← web identity arn:b of b',
		],
		[
			'a source in the environment',
			{profile: 'a', env, config: `[profile a]\n${role}credential_source = Environment`},
			'role of a ← environment ENV',
		],
		[
			'a source of a container',
			{profile: 'a', env: container, config: `[profile a]\n${role}credential_source = EcsContainer`},
			'role of a ← container',
		],
		[
			'a source of an instance',
			{profile: 'a', config: `[profile a]\n${role}credential_source = Ec2InstanceMetadata`},
			'role of a ← instance',
		],
		[
			'a web identity of a profile',
			{profile: 'a', config: `[profile a]\n${role}web_identity_token_file = /t\nsource_profile = b`},
			'web identity arn:aws:iam::111122223333:role/R of a',
		],
		['a web identity of the environment', {env: web}, 'web identity arn:web of the environment'],
		[
			'it goes before keys of the default profile',
			{env: web, config: `[default]\n${key('A')}`},
			'web identity arn:web of the environment',
		],
		[
			'it goes after a role of the default profile',
			{env: web, config: `[default]\n${role}source_profile = b\n[profile b]\n${key('B')}`},
			'role of default ← config B',
		],
		['--profile goes before it', {env: web, profile: 'a', config: `[profile a]\n${key('A')}`}, 'config A'],
	];
	test.each(cases)('%s', (_what, scene, expected) => {
		const found = (() => {
			try {
				return brief(credentialSource(inScene(scene)));
			} catch (error) {
				if (error instanceof Failure) return 'refused';
				throw error;
			}
		})();
		expect(found).toBe(expected);
	});
});

describe('a profile that does not say it all', () => {
	const of = (lines: string, more = ''): Scene => ({profile: 'a', config: `[profile a]\n${lines}${more}`});
	const cases: ReadonlyArray<readonly [Scene, string]> = [
		[of(role), 'neither source_profile nor credential_source'],
		[
			of(`${role}source_profile = b\ncredential_source = Environment`),
			'both source_profile and credential_source',
		],
		[of(`${role}source_profile = b`), 'source_profile “b” is not there'],
		[of(`${role}source_profile = b`, '\n[profile b]\nregion = x'), 'source_profile “b” has none'],
		[of(`${role}source_profile = b`, `\n[profile b]\n${role}source_profile = a`), 'leads back to “a”'],
		[of(`${role}source_profile = a`), 'leads back to “a”'],
		[of('role_arn = R\nsource_profile = b', `\n[profile b]\n${key('B')}`), 'role_arn is shorter'],
		[of(`${role}source_profile = b\nexternal_id =`, `\n[profile b]\n${key('B')}`), 'external_id is shorter'],
		[of(`${role}credential_source = Elsewhere`), 'credential_source “Elsewhere”'],
		[of(`${role}credential_source = environment`), 'credential_source “environment”'],
		[of(`${role}credential_source = Environment`), 'the environment holds no keys'],
		[of(`${role}credential_source = EcsContainer`), 'no container’s endpoint'],
		[of('web_identity_token_file = /t'), 'no role_arn'],
		[of('aws_access_key_id = A'), 'half a key'],
		[of('sso_session = corp\nsso_account_id = 1\nsso_role_name = R'), '[sso-session corp]'],
		[of('sso_account_id = 1\nsso_role_name = R'), 'it lacks sso_start_url and sso_region'],
		[
			of('sso_session = corp\nsso_role_name = R\n[sso-session corp]\nsso_start_url = u\nsso_region = r'),
			'it lacks sso_account_id',
		],
		[
			of(
				'sso_region = x\nsso_session = corp\nsso_account_id = 1\nsso_role_name = R\n[sso-session corp]\nsso_start_url = u\nsso_region = r',
			),
			'its sso_region is another than its sso-session’s',
		],
	];
	test.each(cases)('%j: %s', (scene, words) => {
		expect(() => credentialSource(inScene(scene))).toThrow(words);
	});

	test('says which variable is missing', () => {
		expect(() => credentialSource(inScene({env: {AWS_ACCESS_KEY_ID: 'A'}}))).toThrow('AWS_SECRET_ACCESS_KEY');
		const token = {AWS_WEB_IDENTITY_TOKEN_FILE: '/t'};
		expect(() => credentialSource(inScene({env: token}))).toThrow('AWS_ROLE_ARN');
	});
});

test('what a profile says of its role goes along', () => {
	const config = `[profile a]\n${role}credential_source = Ec2InstanceMetadata\nexternal_id = ex\nmfa_serial = m\nrole_session_name = su\nduration_seconds = 7200`;
	expect(credentialSource(inScene({profile: 'a', config}))).toMatchObject({
		role: {
			arn: 'arn:aws:iam::111122223333:role/R',
			externalId: 'ex',
			mfaSerial: 'm',
			sessionName: 'su',
			duration: 7200,
		},
	});
});
