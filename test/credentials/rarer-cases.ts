import {
	at,
	type Case,
	container,
	corp,
	ended,
	inRegion,
	key,
	keysOf,
	loginFile,
	loginProfile,
	loginToken,
	ofProcess,
	open,
	person,
	registered,
	role,
	said,
	services,
	ssoFile,
	ssoProfile,
	ssoToken,
	token,
	web,
	webEnvironment,
	withRole,
} from './cases.ts';

/** What few files and environments have, and what somebody finds out by having it. */

const a = `[profile a]\n${at}${key('1')}`;
const b = `[profile b]\n${at}${key('2')}`;
const fallback = `[default]\n${at}${key('3')}`;

const written: readonly Case[] = [
	['tabs around the sign', `[profile a]\nregion\t=\teu-west-1\n${key('1').replaceAll(' = ', '\t=\t')}`],
	['a percent sign', `[profile a]\n${at}aws_access_key_id = AKIA1\naws_secret_access_key = %(x)s%`],
	['a percent sign in the region', `[profile a]\nregion = %(other)s\n${key('1')}`],
	['a semicolon behind a region', `[profile a]\nregion = eu-west-1 ; Dublin\n${key('1')}`],
	[
		'a comment that begins a continued line',
		`[profile a]\n${at}${key('1')}note = x\n  # region = ap-south-1\n  y`,
	],
	['an escaped space', `[profile a\\ b]\n${at}${key('1')}`, 'a b'],
	['quotes in the middle of the name', `[profile a"b"]\n${at}${key('1')}`, 'ab'],
	['a name of nothing', `[profile ""]\n${at}${key('1')}[profile a]\n${at}${key('2')}`],
	['a bracket in the name', `[profile a]b]\n${at}${key('1')}`, 'a]b'],
	['a capital Profile', `[Profile a]\n${at}${key('1')}`],
	['another capital in the name', `[profile A]\n${at}${key('1')}`],
	['a word that begins with profile', `[profiles a]\n${at}${key('1')}`],
	['no space after profile', `[profilea]\n${at}${key('1')}`],
	['default with a capital', `[Default]\n${at}${key('1')}`, 'default'],
	['both spellings of default', `[default]\n${at}${key('1')}[profile default]\n${at}${key('2')}`, 'default'],
	['both, the other way round', `[profile default]\n${at}${key('2')}[default]\n${at}${key('1')}`, 'default'],
	['two quoted spellings of one', `[profile 'a']\n${at}${key('1')}[profile "a"]\n${at}${key('2')}`],
	['an empty value', `[profile a]\n${at}${key('1')}aws_session_token =\n`],
	['an empty region', `[profile a]\nregion =\n${key('1')}`],
	['an empty key', `[profile a]\n${at}aws_access_key_id =\naws_secret_access_key = x\n`],
	['an empty secret', `[profile a]\n${at}aws_access_key_id = AKIA1\naws_secret_access_key =\n`],
	['a name alone', `[profile a]\n${at}${key('1')}output\n`],
	['a sign at the start of a line', `[profile a]\n${at}= x\n${key('1')}`],
	[
		'a value of several lines',
		`[profile a]\n${at}aws_access_key_id = AKIA1\naws_secret_access_key = s\n  t\n`,
	],
	['a nested key', `[profile a]\n${at}aws_access_key_id =\n  x = AKIA1\naws_secret_access_key = s\n`],
	['line ends of an old Mac', `[profile a]\n${at}${key('1')}`.replaceAll('\n', '\r')],
	['a form feed', `[profile a]\n${at}\f\n${key('1')}`],
	['a no-break space around a name', `[profile a]\n\u00a0region = eu-west-1\n${key('1')}`],
].map(([what = '', config = '', profile = 'a']) => ({what: `the file: ${what}`, config, profile}));

const split: readonly Case[] = [
	{
		what: 'a role and its source',
		config: `[profile a]\n${at}source_profile = b\n${b}`,
		credentials: `[a]\n${role('R')}`,
	},
	{
		what: 'a role of the credentials file alone',
		config: b,
		credentials: `[a]\n${role('R')}source_profile = b\n`,
		env: inRegion,
	},
	{
		what: 'a role’s source in the credentials file',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n`,
		credentials: `[b]\n${key('2')}`,
	},
	{
		what: 'the default profile as a source',
		config: `[profile a]\n${at}${role('R')}source_profile = default\n${fallback}`,
	},
	{
		what: 'half a key in each',
		config: `[profile a]\n${at}aws_secret_access_key = x\n`,
		credentials: '[a]\naws_access_key_id = AKIA1\n',
	},
	{
		what: 'a token in the config file alone',
		config: `[profile a]\n${at}aws_session_token = t\n`,
		credentials: `[a]\n${key('1')}`,
	},
	{
		what: 'what all sections of the credentials file inherit',
		credentials: `[DEFAULT]\n${at}[a]\n${key('1')}`,
	},
	{what: 'a line that is no setting in the credentials file', config: a, credentials: '[b]\nnonsense\n'},
	{
		what: 'a process in the credentials file',
		config: `[profile a]\n${at}`,
		credentials: '[a]\ncredential_process = cat {home}/answer.json\n',
		files: {'answer.json': said()},
	},
	{
		what: 'SSO in the credentials file',
		config: corp,
		credentials: `[a]\nsso_session = corp\n${person}`,
		env: inRegion,
		files: open,
	},
	{what: 'a section of SSO in the credentials file', config: ssoProfile, credentials: corp, files: open},
	{
		what: 'a login in the credentials file',
		config: `[profile a]\n${at}`,
		credentials: '[a]\nlogin_session = me\n',
		files: {[loginFile]: loginToken('2099-01-01T00:00:00Z')},
	},
	{
		what: 'a web identity in the credentials file',
		config: `[profile a]\n${at}`,
		credentials: `[a]\n${role('W')}${web}`,
		files: token,
	},
	{
		what: 'an endpoint in the credentials file',
		config: withRole(''),
		credentials: '[a]\nendpoint_url = {http}\n',
	},
].map((one) => ({...one, what: `two files: ${one.what}`, profile: 'a'}));

const environments: readonly Case[] = [
	{what: 'an empty key', env: {AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: ''}, config: fallback},
	{what: 'an empty secret', env: {AWS_ACCESS_KEY_ID: 'AKIA9', AWS_SECRET_ACCESS_KEY: ''}, config: fallback},
	{what: 'an empty token', env: {...keysOf('9'), ...inRegion, AWS_SESSION_TOKEN: ''}},
	{
		what: 'an empty endpoint',
		env: {AWS_ENDPOINT_URL_STS: ''},
		config: withRole('endpoint_url = {http}\n'),
		profile: 'a',
	},
	{what: 'an empty AWS_ENDPOINT_URL', env: {AWS_ENDPOINT_URL: ''}, config: fallback},
	{
		what: 'an empty file of keys',
		env: {...inRegion, AWS_SHARED_CREDENTIALS_FILE: ''},
		credentials: `[default]\n${key('1')}`,
	},
	{what: 'an empty file of settings', env: {...inRegion, AWS_CONFIG_FILE: ''}, config: fallback},
	{
		what: 'an empty container',
		env: {...inRegion, AWS_CONTAINER_CREDENTIALS_FULL_URI: '', AWS_CONTAINER_CREDENTIALS_RELATIVE_URI: ''},
	},
	{
		what: 'an empty file of a web identity',
		env: {...webEnvironment, AWS_WEB_IDENTITY_TOKEN_FILE: ''},
		config: fallback,
	},
	{
		what: 'an empty role of a web identity',
		env: {...webEnvironment, AWS_ROLE_ARN: ''},
		config: fallback,
		files: token,
	},
	{what: 'a role without a token', env: {AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/W'}, config: fallback},
	{
		what: 'a name of the session',
		env: {...webEnvironment, ...inRegion, AWS_ROLE_SESSION_NAME: 'sue'},
		files: token,
	},
	{
		what: 'an empty name of the session',
		env: {...webEnvironment, ...inRegion, AWS_ROLE_SESSION_NAME: ''},
		files: token,
	},
	{
		what: 'a name of the session for a profile’s web identity',
		env: {AWS_ROLE_SESSION_NAME: 'sue'},
		config: `[profile a]\n${at}${role('W')}${web}`,
		profile: 'a',
		files: token,
	},
	{
		what: 'a name for the default profile’s web identity',
		env: {AWS_ROLE_SESSION_NAME: 'sue'},
		config: `[default]\n${at}${role('W')}${web}`,
		files: token,
	},
	{
		what: 'a role for the default profile’s token',
		env: {AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/V'},
		config: `[default]\n${at}${role('W')}${web}`,
		files: token,
	},
	{what: 'a default profile that is not there', env: {...inRegion, AWS_PROFILE: 'default', ...container}},
	{
		what: 'a default profile that is not there, and keys',
		env: {...inRegion, AWS_PROFILE: 'default', ...keysOf('9')},
	},
	{what: 'AWS_DEFAULT_PROFILE that is not there', env: {AWS_DEFAULT_PROFILE: 'nobody'}, config: fallback},
	{
		what: 'keys that end later',
		env: {...inRegion, ...keysOf('9'), AWS_CREDENTIAL_EXPIRATION: '2099-01-01T00:00:00Z'},
	},
	{what: 'keys that have ended', env: {...inRegion, ...keysOf('9'), AWS_CREDENTIAL_EXPIRATION: ended}},
	{what: 'a broken file beside keys', env: {...inRegion, ...keysOf('9')}, config: '[profile a]\nnonsense\n'},
	{
		what: 'a variable in a path',
		env: {AWS_CONFIG_FILE: '$HOME/else', ...inRegion},
		files: {else: `[default]\n${key('4')}`},
	},
	{
		what: 'a home folder in a path',
		env: {AWS_CONFIG_FILE: '~/else', ...inRegion},
		files: {else: `[default]\n${key('4')}`},
	},
	{what: 'a file that is not there', env: {AWS_CONFIG_FILE: '{home}/none', ...inRegion, ...keysOf('9')}},
	{what: 'a profile where there is no file', env: {AWS_PROFILE: 'a', ...inRegion}},
	{
		what: 'a web identity’s token in a home folder',
		env: {...webEnvironment, ...inRegion, AWS_WEB_IDENTITY_TOKEN_FILE: '~/token.jwt'},
		files: token,
	},
	{
		what: 'FIPS that is switched off',
		env: {AWS_USE_FIPS_ENDPOINT: 'false'},
		config: withRole('use_fips_endpoint = true\n'),
		profile: 'a',
	},
	{
		what: 'FIPS in capitals',
		env: {AWS_USE_FIPS_ENDPOINT: 'TRUE', ...inRegion},
		config: withRole(''),
		profile: 'a',
	},
	{
		what: 'FIPS that is neither',
		env: {AWS_USE_FIPS_ENDPOINT: '1', ...inRegion},
		config: withRole(''),
		profile: 'a',
	},
	{
		what: 'dual-stack that is switched off',
		env: {AWS_USE_DUALSTACK_ENDPOINT: 'false'},
		config: withRole('use_dualstack_endpoint = true\n'),
		profile: 'a',
	},
	{
		what: 'an instance that is not to be asked, in capitals',
		env: {...inRegion, AWS_EC2_METADATA_DISABLED: 'TRUE', AWS_EC2_METADATA_SERVICE_ENDPOINT: '{http}'},
	},
	{
		what: 'an address with a slash at its end',
		env: {...inRegion, AWS_EC2_METADATA_DISABLED: undefined, AWS_EC2_METADATA_SERVICE_ENDPOINT: '{http}/'},
	},
].map((one) => ({...one, what: `the environment: ${one.what}`}));

const chains: readonly Case[] = [
	{
		what: 'three roles deep',
		config: `[profile a]\n${at}${role('R')}source_profile = b\nexternal_id = one\n[profile b]\n${role('S')}source_profile = c\nexternal_id = two\n[profile c]\n${role('T')}source_profile = d\nrole_session_name = sue\n[profile d]\n${key('4')}`,
	},
	{
		what: 'with a container at its end',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${role('S')}credential_source = EcsContainer\n`,
		env: container,
	},
	{
		what: 'with the environment at its end',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${role('S')}credential_source = Environment\n`,
		env: keysOf('9'),
	},
	{
		what: 'with a process at its end',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${role('S')}source_profile = c\n[profile c]\ncredential_process = cat {home}/answer.json\n`,
		files: {'answer.json': said()},
	},
	{
		what: 'whose second has another region',
		config: `[profile a]\n${role('R')}source_profile = b\n[profile b]\nregion = us-west-2\n${role('S')}source_profile = c\n[profile c]\n${key('3')}`,
		region: 'eu-west-2',
	},
	{
		what: 'that comes back to its second',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${role('S')}source_profile = c\n[profile c]\n${role('T')}source_profile = b\n`,
	},
	{
		what: 'that ends at a role with its own keys',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${role('S')}source_profile = b\n${key('2')}`,
	},
	{
		what: 'an SSO source with left-over keys',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n${ssoProfile.replace('profile a', 'profile b')}${key('2')}${corp}`,
		files: open,
	},
	{
		what: 'a web identity source with left-over keys',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\n${role('W')}${web}${key('2')}`,
		files: token,
	},
	{
		what: 'a process source with left-over keys',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\ncredential_process = cat {home}/answer.json\n${key('2')}`,
		files: {'answer.json': said()},
	},
	{
		what: 'half a key as a source',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n[profile b]\naws_access_key_id = AKIA2\n`,
	},
	{what: 'an empty role', config: `[profile a]\n${at}role_arn =\n${key('1')}`},
	{what: 'an empty source', config: `[profile a]\n${at}${role('R')}source_profile =\n`},
	{what: 'an empty place', config: `[profile a]\n${at}${role('R')}credential_source =\n`},
	{what: 'an empty external ID', config: withRole('external_id =\n')},
	{what: 'an empty session name', config: withRole('role_session_name =\n')},
	{what: 'no length at all', config: withRole('duration_seconds =\n')},
	{what: 'a length with a sign', config: withRole('duration_seconds = +1800\n')},
	{what: 'a length with a point', config: withRole('duration_seconds = 1800.5\n')},
	{
		what: 'a source and a token',
		config: `[profile a]\n${at}${role('R')}source_profile = b\n${web}${b}`,
		files: token,
	},
	{
		what: 'a source with the spelling of another',
		config: `[profile a]\n${at}${role('R')}source_profile = B\n${b}`,
	},
	{what: 'a source in quotes', config: `[profile a]\n${at}${role('R')}source_profile = "b"\n${b}`},
	{
		what: 'a source with a space',
		config: `[profile a]\n${at}${role('R')}source_profile = b c\n[profile "b c"]\n${key('2')}`,
	},
	{what: 'a role that is no ARN', config: `[profile a]\n${at}role_arn = R\nsource_profile = b\n${b}`},
	{
		what: 'an instance that must not be asked as a source',
		config: `[profile a]\n${at}${role('R')}credential_source = Ec2InstanceMetadata\n`,
		env: {AWS_EC2_METADATA_SERVICE_ENDPOINT: '{http}'},
	},
	{
		what: 'a container that refuses as a source',
		config: `[profile a]\n${at}${role('R')}credential_source = EcsContainer\n`,
		env: container,
		refuses: {container: 403},
	},
	{what: 'a source whose token is too old', config: withRole(''), refuses: {AssumeRole: 400}},
].map((one) => ({...one, what: `role_arn: ${one.what}`, profile: 'a'}));

const tokens: readonly Case[] = [
	{
		what: 'SSO: an end in other words',
		config: `${ssoProfile}${corp}`,
		files: {[ssoFile('corp')]: ssoToken('2099-01-01T00:00:00UTC')},
	},
	{
		what: 'SSO: no end',
		config: `${ssoProfile}${corp}`,
		files: {[ssoFile('corp')]: JSON.stringify({accessToken: 'sso-token'})},
	},
	{
		what: 'SSO: no token in the file',
		config: `${ssoProfile}${corp}`,
		files: {[ssoFile('corp')]: JSON.stringify({expiresAt: '2099-01-01T00:00:00Z'})},
	},
	{
		what: 'SSO: a file that is no JSON',
		config: `${ssoProfile}${corp}`,
		files: {[ssoFile('corp')]: 'nonsense'},
	},
	{what: 'SSO: no role', config: `${ssoProfile.replace(/sso_role_name.*\n/, '')}${corp}`, files: open},
	{what: 'SSO: an empty session', config: `[profile a]\n${at}sso_session =\n${person}${corp}`, files: open},
	{
		what: 'SSO: a start URL twice, the same',
		config: `${ssoProfile}sso_start_url = https://corp\n${corp}`,
		files: open,
	},
	{
		what: 'SSO: a start URL alone',
		config: `[profile a]\n${at}sso_start_url = https://corp\n`,
		env: container,
	},
	{what: 'SSO: a region alone', config: `[profile a]\n${at}sso_region = eu-west-2\n`, env: container},
	{
		what: 'SSO: an account with zeros before it',
		config: `${ssoProfile.replace('111122223333', '001122223333')}${corp}`,
		files: open,
	},
	{
		what: 'SSO: account and role of the section',
		config: `[profile a]\n${at}sso_session = corp\n${corp}${person}`,
		files: open,
		env: container,
	},
	{
		what: 'SSO: before a process',
		config: `${ssoProfile}credential_process = cat {home}/answer.json\n${corp}`,
		files: {...open, 'answer.json': said()},
	},
	{
		what: 'SSO: after the role',
		config: `${ssoProfile}${role('R')}source_profile = b\n${b}${corp}`,
		files: open,
	},
	{
		what: 'SSO: an endpoint of the environment',
		config: `${ssoProfile}${corp}`,
		files: open,
		env: {AWS_ENDPOINT_URL_SSO: '{http}'},
	},
	{
		what: 'SSO: an endpoint for renewing',
		config: `${ssoProfile}${corp}`,
		files: {[ssoFile('corp')]: ssoToken(ended, registered)},
		env: {AWS_ENDPOINT_URL_SSO_OIDC: '{http}'},
	},
	{
		what: 'SSO: a services section for renewing',
		config: `${ssoProfile}services = local\n${corp}${services('sso_oidc =\n  endpoint_url = {http}\n')}`,
		files: {[ssoFile('corp')]: ssoToken(ended, registered)},
	},
	{
		what: 'SSO: a role name with a plus',
		config: `${ssoProfile.replace('Reader', 'Read+er@x')}${corp}`,
		files: open,
	},
	{what: 'aws login: an empty session', config: `[profile a]\n${at}login_session =\n`, env: container},
	{what: 'aws login: a file that is no JSON', config: loginProfile, files: {[loginFile]: 'nonsense'}},
	{
		what: 'aws login: an end in other words',
		config: loginProfile,
		files: {[loginFile]: loginToken('2099-01-01T00:00:00UTC')},
	},
	{
		what: 'aws login: before a process',
		config: `${loginProfile}credential_process = cat {home}/answer.json\n`,
		files: {[loginFile]: loginToken('2099-01-01T00:00:00Z'), 'answer.json': said()},
	},
	{
		what: 'aws login: after SSO',
		config: `${ssoProfile}login_session = me\n${corp}`,
		files: {...open, [loginFile]: loginToken('2099-01-01T00:00:00Z')},
	},
	{
		what: 'aws login: after the role',
		config: `${loginProfile}${role('R')}source_profile = b\n${b}`,
		files: {[loginFile]: loginToken('2099-01-01T00:00:00Z')},
	},
	{
		what: 'aws login: a session of spaces around it',
		config: `[profile a]\n${at}login_session =   me  \n`,
		files: {[loginFile]: loginToken('2099-01-01T00:00:00Z')},
	},
	{
		what: 'web identity: a token with a line break',
		config: `[profile a]\n${at}${role('W')}${web}`,
		files: {'token.jwt': 'a.b.c\n'},
	},
	{
		what: 'web identity: an empty token',
		config: `[profile a]\n${at}${role('W')}${web}`,
		files: {'token.jwt': ''},
	},
	{
		what: 'web identity: an empty file name',
		config: `[profile a]\n${at}${role('W')}web_identity_token_file =\n`,
	},
	{what: 'web identity: a token without a role', config: `[profile a]\n${at}${web}`, files: token},
	{
		what: 'web identity: a length',
		config: `[profile a]\n${at}${role('W')}${web}duration_seconds = 1800\n`,
		files: token,
	},
	{
		what: 'web identity: before SSO',
		config: `${ssoProfile}${role('W')}${web}${corp}`,
		files: {...open, ...token},
	},
	{
		what: 'web identity: before keys',
		config: `[profile a]\n${at}${role('W')}${web}${key('1')}`,
		files: token,
	},
	{
		what: 'web identity: FIPS',
		config: `[profile a]\nregion = us-west-2\n${role('W')}${web}use_fips_endpoint = true\n`,
		files: token,
	},
	{
		what: 'web identity: dual-stack',
		config: `[profile a]\n${at}${role('W')}${web}use_dualstack_endpoint = true\n`,
		files: token,
	},
	{
		what: 'web identity: a services section',
		config: `[profile a]\n${at}${role('W')}${web}services = local\n${services('sts =\n  endpoint_url = {http}\n')}`,
		files: token,
	},
	{
		what: 'web identity: a role that refuses',
		config: `[profile a]\n${at}${role('W')}${web}`,
		files: token,
		refuses: {AssumeRoleWithWebIdentity: 403},
	},
].map((one) => ({...one, profile: 'a'}));

const processes: readonly Case[] = [
	ofProcess('a version in quotes', 'cat {home}/answer.json', said({Version: '1'})),
	ofProcess('no version', 'cat {home}/answer.json', said({Version: undefined})),
	ofProcess('an end that has passed', 'cat {home}/answer.json', said({SessionToken: 't', Expiration: ended})),
	ofProcess(
		'an end that is no time',
		'cat {home}/answer.json',
		said({SessionToken: 't', Expiration: 'soon'}),
	),
	ofProcess('an empty token', 'cat {home}/answer.json', said({SessionToken: ''})),
	ofProcess('more than is needed', 'cat {home}/answer.json', said({AccountId: '111122223333', Note: 'x'})),
	ofProcess('an empty answer', 'true'),
	ofProcess('a list', 'echo []'),
	ofProcess('words on the other stream', "sh -c 'echo hello >&2; cat $HOME/answer.json'"),
	ofProcess('an answer and a failure', "sh -c 'cat $HOME/answer.json; exit 1'"),
	ofProcess('a quote that is not closed', 'cat "{home}/answer.json'),
	ofProcess('an escaped space', 'cat {home}/an\\ answer.json'),
	ofProcess('no command', ''),
];

const machines: readonly Case[] = [
	{
		what: 'a container: a query',
		env: {...inRegion, AWS_CONTAINER_CREDENTIALS_FULL_URI: '{http}/container?x=1'},
	},
	{
		what: 'a container: an address that is none',
		env: {...inRegion, AWS_CONTAINER_CREDENTIALS_FULL_URI: 'nonsense'},
	},
	{
		what: 'a container: a token and a file of one',
		env: {
			...inRegion,
			...container,
			AWS_CONTAINER_AUTHORIZATION_TOKEN: 'one',
			AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '{home}/t',
		},
		files: {t: 'two'},
	},
	{
		what: 'a container: a file of a token that is not there',
		env: {...inRegion, ...container, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '{home}/t'},
	},
	{
		what: 'a container: a file with a line break',
		env: {...inRegion, ...container, AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: '{home}/t'},
		files: {t: 'two\n'},
	},
	{
		what: 'a container: an empty token',
		env: {...inRegion, ...container, AWS_CONTAINER_AUTHORIZATION_TOKEN: ''},
	},
	{what: 'a container: an answer that has ended', env: {...inRegion, ...container}, refuses: {expired: 1}},
	{
		what: 'an instance: an answer that has ended',
		env: {...inRegion, AWS_EC2_METADATA_DISABLED: undefined, AWS_EC2_METADATA_SERVICE_ENDPOINT: '{http}'},
		refuses: {expired: 1},
	},
	{what: 'a container: nothing there', env: {...inRegion, ...container}, refuses: {container: 404}},
	{
		what: 'a container: TLS elsewhere',
		env: {...inRegion, AWS_CONTAINER_CREDENTIALS_FULL_URI: '{https}/container'},
	},
	{
		what: 'a container: not for a profile',
		config: `[profile a]\n${at}output = json\n`,
		profile: 'a',
		env: container,
	},
	{
		what: 'an instance: not after keys',
		config: fallback,
		env: {AWS_EC2_METADATA_DISABLED: undefined, AWS_EC2_METADATA_SERVICE_ENDPOINT: '{http}'},
	},
];

const ways: readonly Case[] = [
	{
		what: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS and a variable',
		config: withRole(''),
		env: {
			AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
			AWS_ENDPOINT_URL_STS: '{http}',
			AWS_ENDPOINT_URL_SIGNIN: undefined,
		},
	},
	{
		what: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS that is false',
		config: withRole('endpoint_url = {http}\n'),
		env: {AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false'},
	},
	{
		what: 'ignore_configured_endpoint_urls of the profile',
		config: withRole('endpoint_url = {http}\nignore_configured_endpoint_urls = true\n'),
		env: {AWS_ENDPOINT_URL_SIGNIN: undefined},
	},
	{what: 'endpoint_url of the default profile', config: `${withRole('')}[default]\nendpoint_url = {http}\n`},
	{
		what: 'a services section of the default profile',
		config: `${withRole('')}[default]\nservices = local\n${services('sts =\n  endpoint_url = {http}\n')}`,
	},
	{
		what: 'a services section in capitals',
		config: withRole('services = local\n', services('STS =\n  endpoint_url = {http}\n')),
	},
	{
		what: 'a services section with capitals in it',
		config: withRole('services = local\n', services('sts =\n  ENDPOINT_URL = {http}\n')),
	},
	{
		what: 'a services section that says nothing',
		config: withRole('services = local\n', services('sts =\n  other = 1\n')),
	},
	{
		what: 'a services section without a block',
		config: withRole('services = local\n', services('endpoint_url = {http}\n')),
	},
	{
		what: 'a services section of spaces',
		config: withRole('services = local\n', services('sts =\n\tendpoint_url={http}\n')),
	},
	{
		what: 'a services section and a variable',
		config: withRole('services = local\n', services('sts =\n  endpoint_url = {https}\n')),
		env: {AWS_ENDPOINT_URL: '{http}'},
	},
	{
		what: 'two services in one section',
		config: withRole(
			'services = local\n',
			services('iam =\n  endpoint_url = {https}\nsts =\n  endpoint_url = {http}\n'),
		),
	},
	{what: 'an endpoint with a path', config: withRole('endpoint_url = {http}/local\n')},
	{what: 'an endpoint with a slash', config: withRole('endpoint_url = {http}/\n')},
	{what: 'an endpoint that is none', config: withRole('endpoint_url = nonsense\n')},
	{
		what: 'FIPS and dual-stack',
		config: withRole('use_fips_endpoint = true\nuse_dualstack_endpoint = true\n').replace(
			'eu-west-1',
			'us-west-2',
		),
	},
	{
		what: 'FIPS in capitals',
		config: withRole('use_fips_endpoint = True\n').replace('eu-west-1', 'us-west-2'),
	},
	{
		what: 'FIPS in GovCloud',
		config: withRole('use_fips_endpoint = true\n')
			.replaceAll('arn:aws:', 'arn:aws-us-gov:')
			.replace('eu-west-1', 'us-gov-west-1'),
		partition: 'aws-us-gov',
	},
	{
		what: 'FIPS in China',
		config: withRole('use_fips_endpoint = true\n')
			.replaceAll('arn:aws:', 'arn:aws-cn:')
			.replace('eu-west-1', 'cn-north-1'),
		partition: 'aws-cn',
	},
	{what: 'dual-stack for SSO', config: `${ssoProfile}use_dualstack_endpoint = true\n${corp}`, files: open},
	{
		what: 'FIPS and an endpoint',
		config: withRole('use_fips_endpoint = true\nendpoint_url = {http}\n').replace('eu-west-1', 'us-west-2'),
	},
	{what: 'both spellings of the proxy', config: withRole(''), env: {https_proxy: '{two}'}},
	{what: 'a proxy without its scheme', config: withRole(''), env: {HTTPS_PROXY: '{bare two}'}},
	{
		what: 'no proxy for a domain',
		config: withRole('endpoint_url = {https}\n'),
		env: {NO_PROXY: 'example.com, 127.0.0.1'},
	},
	{what: 'no proxy for anybody', config: withRole('endpoint_url = {https}\n'), env: {NO_PROXY: '*'}},
	{
		what: 'no proxy in small letters',
		config: withRole('endpoint_url = {https}\n'),
		env: {no_proxy: '127.0.0.1'},
	},
	{what: 'an empty proxy', config: withRole('endpoint_url = {https}\n'), env: {HTTPS_PROXY: ''}},
	{what: 'ca_bundle and AWS_CA_BUNDLE', config: withRole('ca_bundle = {home}/none\n')},
	{
		what: 'a ca_bundle that is not there',
		config: withRole('ca_bundle = {home}/none\n'),
		env: {AWS_CA_BUNDLE: undefined},
	},
	{
		what: 'a ca_bundle in the home folder',
		config: withRole('ca_bundle = ~/ca.pem\n'),
		env: {AWS_CA_BUNDLE: undefined},
	},
	{
		what: 'REQUESTS_CA_BUNDLE',
		config: withRole(''),
		env: {AWS_CA_BUNDLE: undefined, REQUESTS_CA_BUNDLE: '{ca}'},
	},
	{
		what: 'ca_bundle of the source alone',
		config: withRole('').replace('[profile b]\n', '[profile b]\nca_bundle = {ca}\n'),
		env: {AWS_CA_BUNDLE: undefined},
	},
	{
		what: 'ca_bundle for a web identity',
		config: `[profile a]\n${at}${role('W')}${web}ca_bundle = {ca}\n`,
		files: token,
		env: {AWS_CA_BUNDLE: undefined},
	},
	{
		what: 'a region of a new partition',
		config: withRole('').replaceAll('arn:aws:', 'arn:aws-us-gov:').replace('eu-west-1', 'us-gov-west-1'),
		partition: 'aws-us-gov',
	},
].map((one) => ({...one, what: `the way: ${one.what}`, profile: 'a'}));

/** What the files and the environment say. */
export const rarerFiles: readonly Case[] = [...written, ...split, ...environments];

/** What each source asks, and which way its requests go. */
export const rarerSources: readonly Case[] = [...chains, ...tokens, ...processes, ...machines, ...ways];
