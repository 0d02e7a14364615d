import {createHash, generateKeyPairSync} from 'node:crypto';
import type {Refusals} from './imitation.ts';

/**
 * Config files and an environment. In texts `{http}`, `{one}`, `{two}`, `{ca}` and `{home}` stand for where things are.
 */
export type Case = {
	readonly what: string;
	readonly config?: string;
	readonly credentials?: string;
	/** Laid over the usual one; undefined takes a variable away. */
	readonly env?: Readonly<Record<string, string | undefined>>;
	/** `--profile` */
	readonly profile?: string;
	/** `--region` */
	readonly region?: string;
	/** Other files of the home folder. */
	readonly files?: Readonly<Record<string, string>>;
	readonly refuses?: Refusals;
	/** The partition of the role that is assumed in the end. */
	readonly partition?: string;
};

export const key = (id: string, more = '') =>
	`aws_access_key_id = AKIA${id}\naws_secret_access_key = secret-${id}\n${more}`;
export const at = 'region = eu-west-1\n';
export const role = (name: string, partition = 'aws') =>
	`role_arn = arn:${partition}:iam::111122223333:role/${name}\n`;
export const keysOf = (id: string) => ({
	AWS_ACCESS_KEY_ID: `AKIA${id}`,
	AWS_SECRET_ACCESS_KEY: `secret-${id}`,
});
export const container = {AWS_CONTAINER_CREDENTIALS_FULL_URI: '{http}/container'};
export const inRegion = {AWS_DEFAULT_REGION: 'us-west-2'};

const format: readonly Case[] = [
	['quotes around the name', `[profile "a b"]\n${at}${key('1')}`, 'a b'],
	['single quotes around the name', `[profile 'a b']\n${at}${key('1')}`, 'a b'],
	['quotes around a plain name', `[profile "a"]\n${at}${key('1')}`, 'a'],
	['a space without quotes', `[profile a b]\n${at}${key('1')}`, 'a b'],
	['a tab before the name', `[profile\ta]\n${at}${key('1')}`, 'a'],
	['several spaces before it', `[profile   a]\n${at}${key('1')}`, 'a'],
	['spaces within the brackets', `[ profile a ]\n${at}${key('1')}`, 'a'],
	['a space at the end of the name', `[profile a ]\n${at}${key('1')}`, 'a'],
	['no word “profile”', `[a]\n${at}${key('1')}`, 'a'],
	['the default profile with it', `[profile default]\n${at}${key('1')}`, 'default'],
	['text after the header', `[profile a] # main\n${at}${key('1')}`, 'a'],
	['colons', `[profile a]\nregion: eu-west-1\naws_access_key_id: AKIA1\naws_secret_access_key: s`, 'a'],
	[
		'capitals in names',
		`[profile a]\nREGION = eu-west-1\nAws_Access_Key_Id = AKIA1\nAWS_SECRET_ACCESS_KEY = s`,
		'a',
	],
	['no spaces', `[profile a]\nregion=eu-west-1\naws_access_key_id=AKIA1\naws_secret_access_key=s`, 'a'],
	[
		'an equals sign in a value',
		`[profile a]\n${at}aws_access_key_id = AKIA1\naws_secret_access_key = s==`,
		'a',
	],
	['a continued value', `[profile a]\n${at}${key('1')}note = moved\n  region = ap-south-1`, 'a'],
	['a nested block', `[profile a]\n${at}${key('1')}s3 =\n  region = ap-south-1\n  x = 1\noutput = json`, 'a'],
	['a nested line that is no setting', `[profile a]\n${at}${key('1')}s3 =\n  nonsense`, 'a'],
	['an indented header', `  [profile a]\n  ${at}  ${key('1').replace('\n', '\n  ')}`, 'a'],
	['comments', `# one\n; two\n[profile a]\n# three\n${at}${key('1')}  # four\n`, 'a'],
	['a comment behind a region', `[profile a]\nregion = eu-west-1 # Dublin\n${key('1')}`, 'a'],
	['empty lines', `\n\n[profile a]\n\n${at}\n${key('1')}\n\n`, 'a'],
	['CRLF', `[profile a]\n${at}${key('1')}`.replaceAll('\n', '\r\n'), 'a'],
	['a setting twice', `[profile a]\n${at}${at}${key('1')}`, 'a'],
	['a section twice', `[profile a]\n${at}[profile a]\n${key('1')}`, 'a'],
	['two spellings of one section', `[profile a]\n${key('1')}[profile "a"]\n${at}${key('2')}`, 'a'],
	['a line that is no setting', `[profile a]\n${at}${key('1')}nonsense\n`, 'a'],
	['a setting before any section', `${at}[profile a]\n${key('1')}`, 'a'],
	['what all sections inherit', `[DEFAULT]\n${at}[profile a]\n${key('1')}`, 'a'],
	['a quote that is not closed', `[profile "a]\n${at}${key('1')}`, 'a'],
	['letters beyond ASCII', `[profile über]\n${at}${key('1')}`, 'über'],
].map(([what = '', config = '', profile = '']) => ({what: `the file: ${what}`, config, profile}));

const inCredentialsFile: readonly Case[] = [
	{what: 'a profile of the credentials file', credentials: `[a]\n${key('1')}`, profile: 'a', env: inRegion},
	{what: 'its region', credentials: `[a]\n${at}${key('1')}`, profile: 'a'},
	{what: 'the word “profile” there', credentials: `[profile a]\n${key('1')}`, profile: 'a', env: inRegion},
	{what: 'quotes there', credentials: `["a"]\n${key('1')}`, profile: 'a', env: inRegion},
	{
		what: 'a token there',
		credentials: `[a]\n${key('1', 'aws_session_token = t')}`,
		profile: 'a',
		env: inRegion,
	},
	{what: 'half a key there', credentials: '[a]\naws_access_key_id = AKIA1', profile: 'a', env: inRegion},
	{
		what: 'a secret without a key',
		credentials: '[a]\naws_secret_access_key = x',
		profile: 'a',
		env: inRegion,
	},
	{
		what: 'keys in both files',
		config: `[profile a]\n${at}${key('1')}`,
		credentials: `[a]\n${key('2')}`,
		profile: 'a',
	},
	{
		what: 'a region in both files',
		config: `[profile a]\n${at}`,
		credentials: `[a]\nregion = eu-west-2\n${key('2')}`,
		profile: 'a',
	},
	{
		what: 'files elsewhere',
		files: {'else/config': `[default]\n${at}`, 'else/keys': `[default]\n${key('1')}`},
		env: {AWS_CONFIG_FILE: '{home}/else/config', AWS_SHARED_CREDENTIALS_FILE: '~/else/keys'},
	},
];

const a = `[profile a]\n${at}${key('1')}`;
const both = `${a}[profile b]\n${at}${key('2')}[default]\n${at}${key('3')}`;

const precedence: readonly Case[] = [
	{what: 'nothing at all', env: inRegion},
	{what: 'keys of the environment', env: {...inRegion, ...keysOf('9')}},
	{what: 'an older name of the token', env: {...inRegion, ...keysOf('9'), AWS_SECURITY_TOKEN: 't'}},
	{what: 'half a key of the environment', env: {...inRegion, AWS_ACCESS_KEY_ID: 'AKIA9'}, config: both},
	{what: 'a secret alone', env: {AWS_SECRET_ACCESS_KEY: 'x'}, config: both},
	{what: 'the default profile', config: both},
	{what: 'AWS_PROFILE', env: {AWS_PROFILE: 'b'}, config: both},
	{what: 'AWS_DEFAULT_PROFILE', env: {AWS_DEFAULT_PROFILE: 'b'}, config: both},
	{what: '--profile and AWS_PROFILE', env: {AWS_PROFILE: 'b'}, config: both, profile: 'a'},
	{what: 'keys and AWS_PROFILE', env: {...keysOf('9'), AWS_PROFILE: 'b'}, config: both},
	{what: 'keys and AWS_DEFAULT_PROFILE', env: {...keysOf('9'), AWS_DEFAULT_PROFILE: 'b'}, config: both},
	{what: 'keys and --profile', env: keysOf('9'), config: both, profile: 'a'},
	{what: 'keys and the default profile', env: keysOf('9'), config: both},
	{
		what: 'keys and a profile that is not there',
		env: {...keysOf('9'), ...inRegion, AWS_PROFILE: 'nobody'},
		config: both,
	},
	{what: 'a profile that is not there', config: both, profile: 'nobody'},
	{what: 'a default profile that is not there', profile: 'default', env: {...inRegion, ...container}},
	{what: 'keys and a container', env: {...inRegion, ...keysOf('9'), ...container}},
	{what: 'a default profile and a container', env: container, config: both},
	{what: 'a profile without any and a container', env: container, config: `[profile a]\n${at}`, profile: 'a'},
	{what: 'a broken config file and keys', env: {...inRegion, ...keysOf('9')}, config: 'nonsense'},
	{what: 'AWS_DEFAULT_REGION over a profile’s region', env: inRegion, config: both},
	{what: '--region over both', env: inRegion, config: both, region: 'eu-west-2'},
].filter(({what}) => what !== '--region over both');

const sourceB = `[profile b]\n${key('2')}`;
const roles: readonly Case[] = [
	{
		what: 'a role and its source',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n${sourceB}`,
		profile: 'a',
	},
	{
		what: 'in the region of the profile, not of its source',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\nregion = us-west-2\n${key('2')}`,
		profile: 'a',
	},
	{
		what: 'in the region of --region',
		config: `[profile a]\n${role('R')}source_profile = b\n${sourceB}`,
		profile: 'a',
		region: 'eu-west-2',
	},
	{
		what: 'in that of the environment',
		config: `[profile a]\n${role('R')}source_profile = b\n${sourceB}`,
		profile: 'a',
		env: inRegion,
	},
	{
		what: 'with all it says of the call',
		config: `[profile a]\n${at}${role('R')}source_profile = b\nexternal_id = e7\nrole_session_name = sue\nduration_seconds = 1800\n${sourceB}`,
		profile: 'a',
	},
	{
		what: 'with a length that is none',
		config: `[profile a]\n${at}${role('R')}source_profile = b\nduration_seconds = long\n${sourceB}`,
		profile: 'a',
	},
	{
		what: 'a role behind a role',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${role('S')}source_profile = c\n[profile c]\n${key('3')}`,
		profile: 'a',
	},
	{
		what: 'a source with keys and a role',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${role('S')}source_profile = c\n${key('2')}[profile c]\n${key('3')}`,
		profile: 'a',
	},
	{
		what: 'its own keys',
		config: `[profile a]\n${at}${role('R')}source_profile = a\n${key('1')}`,
		profile: 'a',
	},
	{
		what: 'its own keys in the credentials file',
		config: `[profile a]\n${at}${role('R')}source_profile = a\n`,
		credentials: `[a]\n${key('1')}`,
		profile: 'a',
	},
	{what: 'itself without keys', config: `[profile a]\n${at}${role('R')}source_profile = a\n`, profile: 'a'},
	{
		what: 'a circle',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${role('S')}source_profile = a\n`,
		profile: 'a',
	},
	{what: 'no source', config: `[profile a]\n${at}${role('R')}`, profile: 'a'},
	{what: 'no source but keys', config: `[profile a]\n${at}${role('R')}${key('1')}`, profile: 'a'},
	{
		what: 'two sources',
		config: `[profile a]\n${at}${role('R')}source_profile = b\ncredential_source = Environment\n${sourceB}`,
		profile: 'a',
		env: keysOf('9'),
	},
	{
		what: 'a source that is not there',
		config: `[profile a]\n${at}${role('R')}source_profile = nobody\n`,
		profile: 'a',
		env: container,
	},
	{
		what: 'a source without any',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${at}`,
		profile: 'a',
		env: container,
	},
	{
		what: 'a source in the environment',
		config: `[profile a]\n${at}${role('R')}credential_source = Environment\n`,
		profile: 'a',
		env: keysOf('9'),
	},
	{
		what: 'an empty environment',
		config: `[profile a]\n${at}${role('R')}credential_source = Environment\n`,
		profile: 'a',
		env: container,
	},
	{
		what: 'a source of another spelling',
		config: `[profile a]\n${at}${role('R')}credential_source = environment\n`,
		profile: 'a',
		env: keysOf('9'),
	},
	{
		what: 'a container as the source',
		config: `[profile a]\n${at}${role('R')}credential_source = EcsContainer\n`,
		profile: 'a',
		env: container,
	},
	{
		what: 'an instance as the source',
		config: `[profile a]\n${at}${role('R')}credential_source = Ec2InstanceMetadata\n`,
		profile: 'a',
		env: {AWS_EC2_METADATA_DISABLED: undefined, AWS_EC2_METADATA_SERVICE_ENDPOINT: '{http}'},
	},
	{
		what: 'keys of the environment before the default profile’s role',
		config: `[default]\n${at}${role('R')}source_profile = b\n${sourceB}`,
		env: keysOf('9'),
	},
	{
		what: 'a role that refuses',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n${sourceB}`,
		profile: 'a',
		refuses: {AssumeRole: 403},
	},
].map((one) => ({...one, what: `role_arn: ${one.what}`}));

export const token = {'token.jwt': 'a.b.c'};
export const web = 'web_identity_token_file = {home}/token.jwt\n';
export const webEnvironment = {
	AWS_WEB_IDENTITY_TOKEN_FILE: '{home}/token.jwt',
	AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/W',
};
const webIdentity: readonly Case[] = [
	{what: 'of a profile', config: `[profile a]\n${at}${role('W')}${web}`, profile: 'a', files: token},
	{
		what: 'in another partition',
		config: `[profile a]\nregion = us-gov-west-1\n${role('W', 'aws-us-gov')}${web}`,
		profile: 'a',
		files: token,
		partition: 'aws-us-gov',
	},
	{
		what: 'in the region of --region',
		config: `[profile a]\n${role('W', 'aws-cn')}${web}`,
		profile: 'a',
		files: token,
		region: 'cn-north-1',
		partition: 'aws-cn',
	},
	{
		what: 'with a name',
		config: `[profile a]\n${at}${role('W')}${web}role_session_name = sue\n`,
		profile: 'a',
		files: token,
	},
	{what: 'of the environment', env: {...inRegion, ...webEnvironment}, files: token},
	{what: 'before the default profile’s keys', env: webEnvironment, config: both, files: token},
	{what: 'before AWS_PROFILE’s keys', env: {...webEnvironment, AWS_PROFILE: 'a'}, config: both, files: token},
	{what: 'after --profile', env: webEnvironment, config: both, profile: 'a', files: token},
	{
		what: 'after keys of the environment',
		env: {...webEnvironment, ...inRegion, ...keysOf('9')},
		files: token,
	},
	{what: 'before a container', env: {...webEnvironment, ...inRegion, ...container}, files: token},
	{
		what: 'as a source',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${role('W')}${web}`,
		profile: 'a',
		files: token,
	},
	{what: 'without its token', config: `[profile a]\n${at}${role('W')}${web}`, profile: 'a'},
	{what: 'without a role', env: {...inRegion, AWS_WEB_IDENTITY_TOKEN_FILE: '{home}/token.jwt'}, files: token},
	{
		what: 'with a token that is too old',
		config: `[profile a]\n${at}${role('W')}${web}`,
		profile: 'a',
		files: token,
		refuses: {AssumeRoleWithWebIdentity: 400},
	},
].map((one) => ({...one, what: `web identity: ${one.what}`}));

export const ssoFile = (name: string) =>
	`.aws/sso/cache/${createHash('sha1').update(name).digest('hex')}.json`;
export const ssoToken = (expiresAt: string, more: object = {}) =>
	JSON.stringify({
		startUrl: 'https://corp',
		region: 'eu-west-2',
		accessToken: 'sso-token',
		expiresAt,
		...more,
	});
export const open = {[ssoFile('corp')]: ssoToken('2099-01-01T00:00:00Z')};
export const ended = '2020-01-01T00:00:00Z';
export const registered = {
	clientId: 'c',
	clientSecret: 's',
	refreshToken: 'r',
	registrationExpiresAt: '2099-01-01T00:00:00Z',
};
export const person = 'sso_account_id = 111122223333\nsso_role_name = Reader\n';
export const corp = '[sso-session corp]\nsso_start_url = https://corp\nsso_region = eu-west-2\n';
export const ssoProfile = `[profile a]\n${at}sso_session = corp\n${person}`;
const sso: readonly Case[] = [
	{what: 'a session', config: `${ssoProfile}${corp}`, profile: 'a', files: open},
	{
		what: 'a session with a space in its name',
		config: `[profile a]\n${at}sso_session = My Corp\n${person}${corp.replace('corp', "'My Corp'")}`,
		profile: 'a',
		files: {[ssoFile('My Corp')]: ssoToken('2099-01-01T00:00:00Z')},
	},
	{
		what: 'a start URL',
		config: `[profile a]\n${at}sso_start_url = https://corp\nsso_region = eu-west-2\n${person}`,
		profile: 'a',
		files: {[ssoFile('https://corp')]: ssoToken('2099-01-01T00:00:00Z')},
	},
	{
		what: 'left-over keys',
		config: `${ssoProfile}${corp}`,
		credentials: `[a]\n${key('1')}`,
		profile: 'a',
		files: open,
	},
	{
		what: 'as a source',
		config: `[profile b]\n${at}${role('R')}source_profile = a\n${ssoProfile}${corp}`,
		profile: 'b',
		files: open,
	},
	{what: 'no token', config: `${ssoProfile}${corp}`, profile: 'a'},
	{
		what: 'an ended token',
		config: `${ssoProfile}${corp}`,
		profile: 'a',
		files: {[ssoFile('corp')]: ssoToken(ended)},
	},
	{
		what: 'an ended token that is renewed',
		config: `${ssoProfile}${corp}`,
		profile: 'a',
		files: {[ssoFile('corp')]: ssoToken(ended, registered)},
	},
	{
		what: 'one whose registration has ended',
		config: `${ssoProfile}${corp}`,
		profile: 'a',
		files: {[ssoFile('corp')]: ssoToken(ended, {...registered, registrationExpiresAt: ended})},
	},
	{
		what: 'one that can’t be renewed',
		config: `${ssoProfile}${corp}`,
		profile: 'a',
		files: {[ssoFile('corp')]: ssoToken(ended, registered)},
		refuses: {oidc: 400},
	},
	{
		what: 'one that ends soon and can’t be renewed',
		config: `${ssoProfile}${corp}`,
		profile: 'a',
		files: {[ssoFile('corp')]: ssoToken(new Date(Date.now() + 600_000).toISOString(), registered)},
		refuses: {oidc: 400},
	},
	{
		what: 'an ended token of a start URL',
		config: `[profile a]\n${at}sso_start_url = https://corp\nsso_region = eu-west-2\n${person}`,
		profile: 'a',
		files: {[ssoFile('https://corp')]: ssoToken(ended, registered)},
	},
	{what: 'a section that is not there', config: ssoProfile, profile: 'a', files: open},
	{
		what: 'a region that is not there',
		config: `${ssoProfile}[sso-session corp]\nsso_start_url = https://corp\n`,
		profile: 'a',
		files: open,
	},
	{
		what: 'an account that is not there',
		config: `${ssoProfile.replace(/sso_account_id.*\n/, '')}${corp}`,
		profile: 'a',
		files: open,
	},
	{
		what: 'settings that disagree',
		config: `${ssoProfile}sso_region = us-west-2\n${corp}`,
		profile: 'a',
		files: open,
	},
	{
		what: 'a session without account and role',
		config: `[profile a]\n${at}sso_session = corp\n${corp}`,
		profile: 'a',
		files: open,
		env: container,
	},
	{
		what: 'a portal that says 401',
		config: `${ssoProfile}${corp}`,
		profile: 'a',
		files: open,
		refuses: {sso: 401},
	},
	{
		what: 'a portal that says 403',
		config: `${ssoProfile}${corp}`,
		profile: 'a',
		files: open,
		refuses: {sso: 403},
	},
].map((one) => ({...one, what: `SSO: ${one.what}`}));

const {privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
const dpopKey = privateKey.export({type: 'sec1', format: 'pem'});
export const loginFile = `.aws/login/cache/${createHash('sha256').update('me').digest('hex')}.json`;
export const loginToken = (expiresAt: string, more: object = {}) =>
	JSON.stringify({
		accessToken: {
			accessKeyId: 'ASIALOGIN',
			secretAccessKey: 's',
			sessionToken: 't',
			accountId: '111122223333',
			expiresAt,
		},
		tokenType: 'aws_sigv4',
		refreshToken: 'r',
		idToken: 'i',
		clientId: 'c',
		dpopKey,
		...more,
	});
export const loginProfile = `[profile a]\n${at}login_session = me\n`;
const login: readonly Case[] = [
	{
		what: 'signed in',
		config: loginProfile,
		profile: 'a',
		files: {[loginFile]: loginToken('2099-01-01T00:00:00Z')},
	},
	{what: 'never signed in', config: loginProfile, profile: 'a', env: container},
	{what: 'renewed', config: loginProfile, profile: 'a', files: {[loginFile]: loginToken(ended)}},
	{
		what: 'renewed at AWS’s own address',
		config: loginProfile,
		profile: 'a',
		files: {[loginFile]: loginToken(ended)},
		env: {AWS_ENDPOINT_URL_SIGNIN: undefined},
	},
	{
		what: 'renewed where it was signed in',
		config: loginProfile,
		profile: 'a',
		files: {[loginFile]: loginToken(ended, {signInRegion: 'us-west-2'})},
		env: {AWS_ENDPOINT_URL_SIGNIN: undefined},
	},
	{
		what: 'that has ended',
		config: loginProfile,
		profile: 'a',
		files: {[loginFile]: loginToken(ended)},
		refuses: {login: 403},
	},
	{
		what: 'that is not whole',
		config: loginProfile,
		profile: 'a',
		files: {[loginFile]: loginToken('2099-01-01T00:00:00Z', {dpopKey: undefined})},
	},
	{
		what: 'in another folder',
		config: loginProfile,
		profile: 'a',
		files: {[loginFile.replace('.aws/login/cache', 'mine')]: loginToken('2099-01-01T00:00:00Z')},
		env: {AWS_LOGIN_CACHE_DIRECTORY: '{home}/mine'},
	},
	{
		what: 'beside keys of the credentials file',
		config: loginProfile,
		credentials: `[a]\n${key('1')}`,
		profile: 'a',
		files: {[loginFile]: loginToken('2099-01-01T00:00:00Z')},
	},
	{
		what: 'as a source',
		config: `[profile b]\n${at}${role('R')}source_profile = a\n${loginProfile}`,
		profile: 'b',
		files: {[loginFile]: loginToken('2099-01-01T00:00:00Z')},
	},
].map((one) => ({...one, what: `aws login: ${one.what}`}));

export const said = (more: object = {}) =>
	JSON.stringify({Version: 1, AccessKeyId: 'AKIA5', SecretAccessKey: 's', ...more});
export const ofProcess = (what: string, command: string, answer = said()): Case => ({
	what: `credential_process: ${what}`,
	config: `[profile a]\n${at}credential_process = ${command}\n`,
	profile: 'a',
	files: {'answer.json': answer, 'an answer.json': answer},
	env: container,
});
const processes: readonly Case[] = [
	ofProcess('an answer', 'cat {home}/answer.json'),
	ofProcess('quotes', 'cat "{home}/an answer.json"'),
	ofProcess(
		'a token',
		'cat {home}/answer.json',
		said({SessionToken: 't', Expiration: '2099-01-01T00:00:00Z'}),
	),
	ofProcess('a variable', 'cat $HOME/answer.json'),
	ofProcess('a home folder', 'cat ~/answer.json'),
	ofProcess('a pipe', 'cat {home}/answer.json | cat'),
	ofProcess('a shell', "sh -c 'cat $HOME/answer.json | cat'"),
	ofProcess('a failure', "sh -c 'exit 3'"),
	ofProcess('no program', '/nowhere/creds'),
	ofProcess('no JSON', 'echo nonsense'),
	ofProcess('another version', 'cat {home}/answer.json', said({Version: 2})),
	ofProcess('half a key', 'cat {home}/answer.json', '{"Version":1,"AccessKeyId":"AKIA5"}'),
];

const machines: readonly Case[] = [
	{what: 'a container', env: {...inRegion, ...container}},
	{
		what: 'a container and its token',
		env: {...inRegion, ...container, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'let-me-in'},
	},
	{
		what: 'a container and its token in a file',
		env: {...inRegion, ...container, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '{home}/t'},
		files: {t: 'let-me-in'},
	},
	{
		what: 'a token with a line break',
		env: {...inRegion, ...container, AWS_CONTAINER_AUTHORIZATION_TOKEN: 'let\nme-in'},
	},
	{
		what: 'a container’s endpoint elsewhere',
		env: {...inRegion, AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://example.com/container'},
	},
	{what: 'a container that refuses', env: {...inRegion, ...container}, refuses: {container: 403}},
	{
		what: 'an instance',
		env: {...inRegion, AWS_EC2_METADATA_DISABLED: undefined, AWS_EC2_METADATA_SERVICE_ENDPOINT: '{http}'},
	},
	{
		what: 'an instance named by the profile',
		config: `[default]\n${at}ec2_metadata_service_endpoint = {http}\n`,
		env: {AWS_EC2_METADATA_DISABLED: undefined},
	},
	{
		what: 'an instance without a role',
		env: {...inRegion, AWS_EC2_METADATA_DISABLED: undefined, AWS_EC2_METADATA_SERVICE_ENDPOINT: '{http}'},
		refuses: {instance: 404},
	},
	{
		what: 'a container before an instance',
		env: {
			...inRegion,
			...container,
			AWS_EC2_METADATA_DISABLED: undefined,
			AWS_EC2_METADATA_SERVICE_ENDPOINT: '{http}',
		},
	},
	{
		what: 'an instance that must not be asked',
		env: {...inRegion, AWS_EC2_METADATA_SERVICE_ENDPOINT: '{http}'},
	},
];

export const withRole = (more: string, sections = '') =>
	`[profile a]\n${at}${role('R')}source_profile = b\n${more}${sourceB}${sections}`;
export const services = (body: string) => `[services local]\n${body}`;
const ways: readonly Case[] = [
	{
		what: 'FIPS of the environment',
		config: withRole(''),
		profile: 'a',
		env: {AWS_USE_FIPS_ENDPOINT: 'true', AWS_DEFAULT_REGION: 'us-west-2'},
	},
	{
		what: 'FIPS of the profile',
		config: withRole('use_fips_endpoint = true\n').replace('eu-west-1', 'us-west-2'),
		profile: 'a',
	},
	{
		what: 'dual-stack of the environment',
		config: withRole(''),
		profile: 'a',
		env: {AWS_USE_DUALSTACK_ENDPOINT: 'true'},
	},
	{what: 'dual-stack of the profile', config: withRole('use_dualstack_endpoint = true\n'), profile: 'a'},
	{
		what: 'FIPS of the source alone',
		config: withRole('').replace('[profile b]\n', '[profile b]\nuse_fips_endpoint = true\n'),
		profile: 'a',
	},
	{what: 'endpoint_url of the profile', config: withRole('endpoint_url = {http}\n'), profile: 'a'},
	{
		what: 'endpoint_url of the source alone',
		config: withRole('').replace('[profile b]\n', '[profile b]\nendpoint_url = {http}\n'),
		profile: 'a',
	},
	{
		what: 'a services section',
		config: withRole('services = local\n', services('sts =\n  endpoint_url = {http}\n')),
		profile: 'a',
	},
	{
		what: 'a services section in quotes',
		config: withRole(
			'services = my local\n',
			services('sts =\n  endpoint_url = {http}\n').replace('local', '"my local"'),
		),
		profile: 'a',
	},
	{
		what: 'a services section for another service',
		config: withRole('services = local\n', services('iam =\n  endpoint_url = {http}\n')),
		profile: 'a',
	},
	{what: 'a services section that is not there', config: withRole('services = local\n'), profile: 'a'},
	{
		what: 'a services section before endpoint_url',
		config: withRole(
			'services = local\nendpoint_url = {https}\n',
			services('sts =\n  endpoint_url = {http}\n'),
		),
		profile: 'a',
	},
	{
		what: 'AWS_ENDPOINT_URL_STS before all',
		config: withRole('endpoint_url = {https}\n'),
		profile: 'a',
		env: {AWS_ENDPOINT_URL_STS: '{http}', AWS_ENDPOINT_URL: '{https}'},
	},
	{what: 'AWS_ENDPOINT_URL', config: withRole(''), profile: 'a', env: {AWS_ENDPOINT_URL: '{http}'}},
	{
		what: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
		config: withRole('endpoint_url = {http}\n'),
		profile: 'a',
		env: {AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true', AWS_ENDPOINT_URL_SIGNIN: undefined},
	},
	{
		what: 'an endpoint for SSO',
		config: `${ssoProfile}services = local\n${corp}${services('sso =\n  endpoint_url = {http}\n')}`,
		profile: 'a',
		files: open,
	},
	{
		what: 'FIPS for SSO',
		config: `${ssoProfile}use_fips_endpoint = true\n${corp.replace('eu-west-2', 'us-west-2')}`.replace(
			'eu-west-1',
			'us-west-2',
		),
		profile: 'a',
		files: open,
	},
	{
		what: 'an endpoint for a web identity',
		config: `[profile a]\n${at}${role('W')}${web}endpoint_url = {http}\n`,
		profile: 'a',
		files: token,
	},
	{what: 'another proxy', config: withRole(''), profile: 'a', env: {HTTPS_PROXY: '{two}'}},
	{
		what: 'a proxy in small letters',
		config: withRole(''),
		profile: 'a',
		env: {HTTPS_PROXY: undefined, https_proxy: '{two}'},
	},
	{
		what: 'a proxy for http',
		config: withRole('endpoint_url = {http}\n'),
		profile: 'a',
		env: {HTTP_PROXY: '{two}', AWS_ENDPOINT_URL_SIGNIN: undefined},
	},
	{
		what: 'no proxy for this host',
		config: withRole('endpoint_url = {https}\n'),
		profile: 'a',
		env: {NO_PROXY: '127.0.0.1'},
	},
	{
		what: 'ca_bundle of the profile',
		config: withRole('ca_bundle = {ca}\n'),
		profile: 'a',
		env: {AWS_CA_BUNDLE: undefined},
	},
	{what: 'no bundle', config: withRole(''), profile: 'a', env: {AWS_CA_BUNDLE: undefined}},
	{
		what: 'ca_bundle for SSO',
		config: `${ssoProfile}ca_bundle = {ca}\n${corp}`,
		profile: 'a',
		files: open,
		env: {AWS_CA_BUNDLE: undefined},
	},
	{
		what: 'China',
		config: withRole('').replaceAll('arn:aws:', 'arn:aws-cn:').replace('eu-west-1', 'cn-northwest-1'),
		profile: 'a',
		partition: 'aws-cn',
	},
	{
		what: 'GovCloud',
		config: withRole('').replaceAll('arn:aws:', 'arn:aws-us-gov:').replace('eu-west-1', 'us-gov-east-1'),
		profile: 'a',
		partition: 'aws-us-gov',
	},
	{
		what: 'China’s SSO',
		config: `${ssoProfile}${corp}`.replace('eu-west-1', 'cn-north-1').replace('eu-west-2', 'cn-north-1'),
		profile: 'a',
		files: open,
		partition: 'aws-cn',
	},
	{what: 'no region at all', config: `[profile a]\n${key('1')}`, profile: 'a'},
].map((one) => ({...one, what: `the way: ${one.what}`}));

/** What the files say, and which source signs. */
export const filesAndOrder: readonly Case[] = [
	...format,
	...inCredentialsFile,
	...precedence,
	...processes,
	...machines,
];

/** What each source asks, and which way its requests go. */
export const sourcesAndWays: readonly Case[] = [...roles, ...webIdentity, ...sso, ...login, ...ways];

/** Where the cases lead: what the certificate is for. */
export const hosts: readonly string[] = [
	...[
		'eu-west-1',
		'eu-west-2',
		'us-west-2',
		'us-east-1',
		'ap-south-1',
		'us-gov-west-1',
		'us-gov-east-1',
	].flatMap((region) => [
		...['sts', 'sts-fips', 'portal.sso', 'portal.sso-fips', 'oidc'].map(
			(name) => `${name}.${region}.amazonaws.com`,
		),
		`sts.${region}.api.aws`,
		`${region}.signin.aws.amazon.com`,
		`${region}.oauth.signin.aws`,
	]),
	...['cn-north-1', 'cn-northwest-1'].flatMap((region) =>
		['sts', 'portal.sso', 'oidc'].map((name) => `${name}.${region}.amazonaws.com.cn`),
	),
	'iam.amazonaws.com',
];
