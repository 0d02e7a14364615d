import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, onTestFinished, test} from 'vitest';
import {savePreset} from '../../../source/presets/store.ts';
import {preset} from '../../presets/examples.ts';
import {cleanEnvironment, createHome, runProgram} from '../../support/program.ts';

const newHome = () => {
	const home = createHome();
	onTestFinished(home.remove);
	const folder = path.join(home.folder, '.config', 'daypass');
	mkdirSync(folder, {recursive: true});
	return {folder, env: cleanEnvironment(home.folder)};
};

describe('the script', () => {
	test.each(['bash', 'zsh', 'fish'])('for %s goes to standard output alone', async (shell) => {
		const {code, stdout, stderr} = await runProgram(['completion', shell], newHome());
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		expect(stdout).toMatch(new RegExp(`^#.*completion for ${shell}`, 'm'));
	});

	test.each([[['completion']], [['completion', 'tcsh']]])('is none for %j: exit 2', async (words) => {
		const {code, stdout} = await runProgram(words, newHome());
		expect({code, stdout}).toEqual({code: 2, stdout: ''});
	});

	test('is told of in the help, and what it asks is not', async () => {
		const {stdout} = await runProgram(['completion', '--help'], newHome());
		expect(stdout).toContain('source <(daypass completion bash)');
		expect(stdout).not.toMatch(/\[command\]|words \[/);
	});
});

describe('what the scripts ask', () => {
	const ask = (home: ReturnType<typeof newHome>, ...words: readonly string[]) =>
		runProgram(['completion', 'words', ...words], home);

	test('is answered with a line for each word, and what it is behind a tab', async () => {
		const {code, stdout, stderr} = await ask(newHome(), 'daypass', 'presets', 'ex');
		expect({code, stderr}).toEqual({code: 0, stderr: ''});
		expect(stdout).toMatch(/^export\tall presets as one file.*\n$/);
	});

	test('may be a line that is not taken apart', async () => {
		const {stdout} = await ask(newHome(), '--line', 'AWS_REGION=x daypass link --note "for ana" --external');
		expect(stdout).toMatch(/^--external-id\t.*\n$/);
	});

	test('may hold the program’s own options', async () => {
		const {stdout} = await ask(newHome(), 'daypass', 'link', '--json', '--help', '--line', 'x', '--qui');
		expect(stdout).toMatch(/^--quiet\t/);
	});

	test('offers the roles that AWS listed last, but none that could do something on a command line', async () => {
		const home = newHome();
		const account = '111122223333';
		const paths = ['$(reboot)/x', '`x`/y', 'a;b/z', "it's/w", 'fine/Viewer', 'Auditor'];
		const roles = paths.map((name) => `arn:aws:iam::${account}:role/${name}`);
		writeFileSync(path.join(home.folder, 'roles.json'), JSON.stringify({version: 1, account, roles}));
		const {stdout} = await ask(home, 'daypass', 'policy', '');
		expect(stdout.split('\n').map((line) => line.split('\t')[0])).toEqual(['fine/Viewer', 'Auditor', '']);
	});

	test('brings nothing onto a command line that could do something there', async () => {
		const home = newHome();
		const config = path.join(home.folder, 'aws');
		const names = ['$(reboot)', '`x`', 'a;b', 'my own', 'good'];
		writeFileSync(config, names.map((name) => `[profile ${name}]\nregion = us-west-2\n`).join(''));
		const {stdout} = await runProgram(['completion', 'words', 'daypass', 'roles', '--profile', ''], {
			env: {...home.env, AWS_CONFIG_FILE: config},
		});
		expect(stdout).toBe('good\n');
	});

	test('shows a note without its control characters', async () => {
		const home = newHome();
		await savePreset(home.folder, preset('audit', {note: 'plain'}), {replace: false});
		const file = path.join(home.folder, 'team.json');
		const {name, role, duration} = preset('team');
		writeFileSync(file, JSON.stringify({version: 1, presets: [{name, role, duration, note: 'shared'}]}));
		const {stdout} = await runProgram(['completion', 'words', 'daypass', 'presets', 'show', ''], {
			env: {...home.env, DAYPASS_TEAM_FILES: file},
		});
		expect(stdout).toBe('audit\tplain\nteam\tshared\n');
	});

	test('gets no presets from a file that makes no sense, which stays where it is', async () => {
		const home = newHome();
		writeFileSync(path.join(home.folder, 'config.json'), 'nonsense');
		const {code, stdout, stderr} = await ask(home, 'daypass', 'presets', 'show', '');
		expect({code, stdout, stderr}).toEqual({code: 0, stdout: '', stderr: ''});
		expect(readdirSync(home.folder)).toEqual(['config.json']);
	});
});
