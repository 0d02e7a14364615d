import {describe, expect, test} from 'vitest';
import {expandPath} from '../../../source/aws/config/config-paths.ts';
import {parseIni} from '../../../source/aws/config/ini.ts';
import {sharedConfig} from '../../../source/aws/config/shared-config.ts';

const read = (config: string, credentials = '') => sharedConfig(parseIni(config), parseIni(credentials));

describe('the config file', () => {
	test.each([
		['[default]', ['default']],
		['[profile default]', ['default']],
		['[profile dev]', ['dev']],
		['[profile "My Corp"]', ['My Corp']],
		["[profile 'My Corp']", ['My Corp']],
		['[profile\tdev]', ['dev']],
		['[profile dev] # mine', ['dev']],
		['[dev]', []],
		['[ profile dev]', []],
		['[profile my corp]', []],
		['[profile "dev]', []],
		['[profile]', []],
		['[sso-session dev]', []],
		['[services dev]', []],
	])('%s names %j', (header, names) => {
		expect([...read(`${header}\nregion = eu-west-1`).profiles.keys()]).toEqual(names);
	});

	test('of two spellings of one profile the later is meant', () => {
		const {profiles} = read('[profile dev]\nregion = a\n[profile "dev"]\noutput = json');
		expect(profiles.get('dev')).toEqual({output: 'json'});
	});

	test('a nested block is no setting of the profile', () => {
		const {profiles} = read('[profile dev]\nregion = eu-west-1\ns3 =\n  region = ap-south-1');
		expect(profiles.get('dev')).toEqual({region: 'eu-west-1'});
	});

	test('a services section holds a block for each service', () => {
		const {services} = read(
			'[services "my local"]\nsts =\n  endpoint_url = http://localhost:1\niam =\n  endpoint_url = http://localhost:2',
		);
		expect(services.get('my local')).toEqual({
			sts: {endpoint_url: 'http://localhost:1'},
			iam: {endpoint_url: 'http://localhost:2'},
		});
	});
});

describe('both files', () => {
	const {profiles, inConfig, inCredentials} = read(
		'[profile dev]\nregion = eu-west-1\naws_access_key_id = one',
		'[dev]\naws_access_key_id = two\n[profile odd]\nregion = x',
	);

	test('the credentials file goes first', () => {
		expect(profiles.get('dev')).toEqual({region: 'eu-west-1', aws_access_key_id: 'two'});
	});

	test('each is kept by itself too', () => {
		expect(inConfig.get('dev')?.['aws_access_key_id']).toBe('one');
		expect(inCredentials.get('dev')).toEqual({aws_access_key_id: 'two'});
	});

	test('a section of the credentials file is a profile as it stands', () => {
		expect([...profiles.keys()]).toEqual(['dev', 'profile odd']);
	});
});

test.each([
	['~/.aws/config', '/home/ana/.aws/config'],
	['~', '/home/ana'],
	['~ana/x', '~ana/x'],
	['$HERE/config', '/here/config'],
	// biome-ignore lint/suspicious/noTemplateCurlyInString: as a shell writes it.
	['${HERE}/config', '/here/config'],
	['$NOWHERE/config', '$NOWHERE/config'],
	['/etc/aws', '/etc/aws'],
])('the path %s is %s', (text, path) => {
	expect(expandPath(text, {HOME: '/home/ana', HERE: '/here'})).toBe(path);
});
