import fc from 'fast-check';
import {
	at,
	type Case,
	container,
	corp,
	key,
	keysOf,
	loginFile,
	loginToken,
	open,
	person,
	role,
	said,
	services,
	token,
	web,
	webEnvironment,
} from './cases.ts';

/** What a profile may say: of each of these one or nothing. */
const settings = (id: string): readonly (readonly string[])[] => [
	['region = us-west-2\n'],
	[key(id), 'aws_access_key_id = AKIAX\n', 'aws_secret_access_key = x\n'],
	['aws_session_token = t\n'],
	[role('R'), role('S')],
	...['b', 'c'].map((source) => [`source_profile = ${source}\n`]),
	['source_profile = a\n', 'source_profile = default\n'],
	['credential_source = Environment\n', 'credential_source = EcsContainer\n'],
	[web],
	[`sso_session = corp\n${person}`, person, 'sso_start_url = https://corp\nsso_region = eu-west-2\n'],
	['login_session = me\n'],
	['credential_process = cat {home}/answer.json\n', 'credential_process = false\n'],
	['external_id = e7\n', 'role_session_name = sue\n', 'duration_seconds = 1800\n'],
	['endpoint_url = {http}\n', 'services = local\n', 'use_dualstack_endpoint = true\n'],
	['s3 =\n  region = ap-south-1\n', 'note = x\n  y\n', '# x\n', 'OUTPUT: json\n'],
];

/** The settings of a profile in any order, none of a name twice. */
const text = (id: string, most: number): fc.Arbitrary<string> =>
	fc
		.shuffledSubarray([...settings(id)], {maxLength: most})
		.chain((chosen) => fc.tuple(...chosen.map((one) => fc.constantFrom(...one))))
		.map((lines) => {
			const names = lines.map((line) => line.split(/[ :]/, 1)[0]);
			return lines.filter((_, index) => names.indexOf(names[index]) === index).join('');
		});

const section = (headers: readonly string[], settingsText: fc.Arbitrary<string>) =>
	fc.tuple(fc.constantFrom(...headers), settingsText).map(([header, body]) => `${header}\n${body}`);

/** Without a region nothing can be asked. */
const somewhere = (settingsText: fc.Arbitrary<string>) =>
	settingsText.map((body) => (/^region/m.test(body) ? body : `${at}${body}`));

const profile = (name: string) => [`[profile ${name}]`, `[profile "${name}"]`, `[profile '${name}'] # x`];

const config = fc
	.tuple(
		section(profile('a'), somewhere(text('1', 6))),
		section(profile('b'), somewhere(text('2', 4))),
		section(profile('c'), fc.constantFrom(key('3'), role('T'), '')),
		section(['[default]', '[profile default]'], somewhere(text('4', 4))),
	)
	.map((sections) => `${sections.join('')}${corp}${services('sts =\n  endpoint_url = {http}\n')}`);

const variables: readonly Readonly<Record<string, string>>[] = [
	keysOf('9'),
	{AWS_SESSION_TOKEN: 't'},
	{AWS_PROFILE: 'a'},
	{AWS_PROFILE: 'b'},
	{AWS_DEFAULT_REGION: 'us-west-2'},
	container,
	webEnvironment,
	{AWS_ENDPOINT_URL: '{http}'},
	{AWS_ROLE_SESSION_NAME: 'env'},
	{AWS_USE_DUALSTACK_ENDPOINT: 'true'},
	{NO_PROXY: '127.0.0.1'},
];

/** Files and an environment of the pieces that decide which source signs, and where it is asked. */
const anyCase: fc.Arbitrary<Omit<Case, 'what'>> = fc
	.record(
		{
			config,
			credentials: section(['[a]'], text('5', 3)),
			env: fc.subarray([...variables], {maxLength: 4}).map((chosen) => Object.assign({}, ...chosen)),
			profile: fc.constantFrom('a', 'b'),
		},
		{requiredKeys: ['config', 'env']},
	)
	.map((one) => ({
		...one,
		files: {
			...open,
			...token,
			'answer.json': said(),
			[loginFile]: loginToken('2099-01-01T00:00:00Z'),
		},
	}));

/** So many of them, the same for the same seed. */
export const anyCases = (count: number, seed: number): readonly Case[] =>
	fc
		.sample(anyCase, {numRuns: count, seed})
		.map((one, index) => ({...one, what: `any files ${index} of ${seed}`}));
