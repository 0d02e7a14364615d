import {expect, test} from 'vitest';
import {passedOver} from '../../../source/aws/credentials/passed-over.ts';
import {credentialSource} from '../../../source/aws/credentials/source.ts';
import {inScene, key, type Scene} from './scene.ts';

const env = {AWS_ACCESS_KEY_ID: 'ENV', AWS_SECRET_ACCESS_KEY: 'x'};
const container = {AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://localhost/creds'};
const config = `[profile a]\n${key('A')}[default]\n${key('D')}`;

const cases: ReadonlyArray<readonly [string, Scene, string | undefined]> = [
	[
		'keys and AWS_PROFILE',
		{env: {...env, AWS_PROFILE: 'a'}, config},
		'AWS_PROFILE=a: keys in the environment go first, but for --profile',
	],
	[
		'keys and --profile',
		{env, profile: 'a', config},
		'AWS_ACCESS_KEY_ID of the environment: --profile goes first',
	],
	['keys and a default profile', {env, config}, 'profile “default”: keys in the environment go first'],
	[
		'keys and a container',
		{env: {...env, ...container}},
		'this container’s credentials: keys in the environment go first',
	],
	['keys alone', {env, config: '[default]\nregion = x'}, undefined],
	[
		'two variables that name a profile',
		{env: {AWS_PROFILE: 'a', AWS_DEFAULT_PROFILE: 'b'}, config},
		'AWS_DEFAULT_PROFILE=b: AWS_PROFILE goes first',
	],
	['two that name the same', {env: {AWS_PROFILE: 'a', AWS_DEFAULT_PROFILE: 'a'}, config}, undefined],
	[
		'keys in both files',
		{profile: 'a', config, credentials: `[a]\n${key('B')}`},
		'the key of profile “a” in the config file: the credentials file goes first',
	],
	['the same key in both', {profile: 'a', config, credentials: `[a]\n${key('A')}`}, undefined],
	[
		'a process and a left-over key',
		{profile: 'a', config: `[profile a]\ncredential_process = x\n${key('A')}`},
		'the key of profile “a” in the config file: its credential_process goes first',
	],
	[
		'a role with its own keys',
		{
			profile: 'a',
			config: `[profile a]\nrole_arn = arn:aws:iam::111122223333:role/R\nsource_profile = a\n${key('A')}`,
		},
		undefined,
	],
	[
		'a default profile in a container',
		{env: container, config},
		'this container’s credentials: profile “default” goes first',
	],
	['a profile that was named there', {env: container, profile: 'a', config}, undefined],
	['nothing', {}, undefined],
];

test.each(cases)('%s', (_what, scene, expected) => {
	const inUse = inScene(scene);
	const over = passedOver(inUse, credentialSource(inUse));
	expect(over && `${over.source}: ${over.because}`).toBe(expected);
});
