import {describe, expect, test} from 'vitest';
import type {CompletionInput} from '../../../source/commands/completion/completion-sources.ts';
import {suggestions} from '../../../source/commands/completion/completion-suggestions.ts';
import {commandNames, program} from '../../../source/commands/main.ts';
import {preset} from '../../presets/examples.ts';
import {worldForTest} from '../../support/world.ts';

const {world} = worldForTest();

const role = (name: string, account = '111122223333') => `arn:aws:iam::${account}:role/${name}`;

const surroundings = (changes: Partial<CompletionInput> = {}): CompletionInput => ({
	presets: async () => [preset('audit'), preset('oncall', {role: role('ops/OnCall')})],
	recentRoles: () => [role('Test-RoleA'), role('Audit')],
	listedRoles: () => undefined,
	profiles: async () => [],
	...changes,
});

const wordsFor = async (line: string, around = surroundings()) =>
	(await suggestions(line.split(' '), world, program, around)).map(({word}) => word);

describe('the first word', () => {
	test('is a preset, the last pass or a command', async () => {
		expect(await wordsFor('')).toEqual(['audit', 'oncall', '-', ...commandNames]);
	});

	test('begins with what was typed', async () => {
		expect(await wordsFor('pre')).toEqual(['presets']);
		expect(await wordsFor('xyz')).toEqual([]);
	});

	test('is an option after a hyphen', async () => {
		expect(await wordsFor('--')).toEqual([
			...['--profile', '--region', '--theme', '--marks', '--open-with', '--team-files'],
			...['--history', '--no-history', '--plain', '--no-plain', '--help', '--version'],
		]);
	});

	test('says what it is', async () => {
		const about = new Map(
			(await suggestions([''], world, program, surroundings())).map((one) => [one.word, one.about]),
		);
		for (const name of commandNames) expect(about.get(name), name).not.toBe('');
		expect(about.get('audit')).toBe('for the yearly audit');
	});
});

describe('a command', () => {
	test.each(commandNames)('%s has its options completed, and help among them', async (name) => {
		expect(await wordsFor(`${name} --h`)).toContain('--help');
	});

	test('that takes no words is followed by its options', async () => {
		expect(await wordsFor('doctor ')).toContain('--profile');
		expect(await wordsFor('audit ')).toContain('--duration');
		expect(await wordsFor('- ')).toContain('--duration');
	});

	test('with subcommands is followed by them', async () => {
		expect(await wordsFor('presets re')).toEqual(['rename', 'remove']);
		expect(await wordsFor('completion ')).toEqual(['bash', 'zsh', 'fish']);
	});

	test('is what help is about', async () => {
		expect(await wordsFor('help li')).toEqual(['link']);
		expect(await wordsFor('help link ')).toEqual([]);
	});

	test('in the demo has the demo’s presets, and nobody’s own', async () => {
		const words = await wordsFor('demo ');
		expect(words).toContain('share-cloudshell');
		expect(words).toContain('serve');
		expect(words).not.toContain('oncall');
		expect(words).not.toContain('demo');
		expect(await wordsFor('demo link --ro')).toEqual(['--role']);
		expect(await wordsFor('demo serve --p')).toEqual(['--port']);
	});
});

describe('a value', () => {
	test.each([
		['link --to ec2/inst', ['ec2/instances', 'ec2/instancetypes']],
		['link --to dd', ['ddb']],
		['link --to=lambda/fu', ['--to=lambda/functions']],
		['link -t lambda/fu', ['lambda/functions']],
		['link --region eusc', ['eusc-de-east-1']],
		['link --duration 1', ['15m', '1h', '12h']],
		['link --save a', ['audit']],
		['presets show ', ['audit', 'oncall']],
		['presets rename a', ['audit']],
		['presets rename audit ', []],
		['presets import ', [':files']],
		['link --scope x', [':files']],
		['link --scope view', ['view-only', ':files']],
		['link --scope s3-b', ['s3-bucket=', ':files']],
		['policy Audit --check sts:assumeR', []],
		['policy Audit --check sts:AssumeRoot', ['sts:AssumeRoot']],
		['policy Audit --check nonsense:', []],
		['policy Audit --check s', []],
		['policy Aud', ['Audit']],
		['presets save x --note ', []],
		['link --external-id ', []],
		['link --note p', ['plain']],
		['audit --team-files ', [':files']],
		['--theme ', ['auto', 'dark', 'light', 'high-contrast', 'plain']],
		['settings get th', ['theme']],
		['settings set region us-gov-e', ['us-gov-east-1']],
		['settings set history ', ['on', 'off']],
		['settings set logout-first o', ['on', 'off']],
		['settings set team-files ', [':files']],
		['settings set nonsense ', []],
	])('of %j is %j', async (line, words) => {
		expect(await wordsFor(line)).toEqual(words);
	});

	test('that names a service is followed by its pages, and none before that', async () => {
		expect((await wordsFor('link --to l')).some((word) => word.includes('/'))).toBe(false);
		expect(await wordsFor('link --to lambda')).toEqual(
			expect.arrayContaining(['lambda', 'lambda/functions']),
		);
	});

	test('of --profile is a profile of the AWS config file', async () => {
		const AWS_CONFIG_FILE = new URL('completion-profiles.ini', import.meta.url).pathname;
		const {world: theirs} = worldForTest({env: {AWS_CONFIG_FILE, AWS_SHARED_CREDENTIALS_FILE: '/nowhere'}});
		expect(await suggestions(['roles', '--profile', ''], theirs, program)).toEqual([
			{word: 'default', about: ''},
			{word: 'staging', about: 'role Staging in 111122223333'},
		]);
	});
});

describe('a role', () => {
	test('of one account goes by its name, those used last first', async () => {
		expect(await wordsFor('link --role ')).toEqual(['Test-RoleA', 'Audit', 'ops/OnCall']);
	});

	test('goes by its ARN where somebody begins one', async () => {
		expect(await wordsFor('link --role arn:aws:iam::111122223333:role/T')).toEqual([role('Test-RoleA')]);
	});

	test('goes by its ARN where there are several accounts: a name means a role of the caller’s own', async () => {
		const around = surroundings({recentRoles: () => [role('Partner', '444455556666')]});
		expect(await wordsFor('link --role ', around)).toEqual([
			role('Partner', '444455556666'),
			role('Audit'),
			role('ops/OnCall'),
		]);
	});

	test('may be any that AWS listed last, after those that are used', async () => {
		const listedRoles = () => ({
			account: '111122223333',
			roles: [role('Audit'), role('Viewer'), role('app/Viewer')],
		});
		const around = surroundings({listedRoles});
		const all = ['Test-RoleA', 'Audit', 'ops/OnCall', 'Viewer', 'app/Viewer'];
		for (const line of ['link --role ', 'policy ', 'revoke ']) {
			expect(await wordsFor(line, around), line).toEqual(all);
		}
		expect(await wordsFor('presets save x --role=V', around)).toEqual(['--role=Viewer']);
	});

	test('of the account that was listed last goes by its name, all others by their ARNs', async () => {
		const other = role('Partner', '444455556666');
		const around = surroundings({
			recentRoles: () => [other],
			listedRoles: () => ({account: '111122223333', roles: [role('Viewer'), other]}),
		});
		expect(await wordsFor('link --role ', around)).toEqual([other, 'Audit', 'ops/OnCall', 'Viewer']);
		const elsewhere = surroundings({listedRoles: () => ({account: '444455556666', roles: [other]})});
		expect(await wordsFor('link --role ', elsewhere)).toEqual([
			...[role('Test-RoleA'), role('Audit'), role('ops/OnCall')],
			'Partner',
		]);
	});

	test('that is no role’s ARN is not offered', async () => {
		const roles = ['arn:aws:iam::1:role/x', role('with\u001b[31m'), role('a b'), 'Audit', role('Viewer')];
		const around = surroundings({
			recentRoles: () => [],
			listedRoles: () => ({account: '111122223333', roles}),
		});
		expect(await wordsFor('link --role ', around)).toEqual(['Audit', 'ops/OnCall', 'Viewer']);
	});

	test('is nobody’s where nothing is known', async () => {
		const around = surroundings({presets: async () => [], recentRoles: () => []});
		expect(await wordsFor('link --role ', around)).toEqual([]);
	});
});
