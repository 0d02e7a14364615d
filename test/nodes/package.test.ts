import {execFileSync} from 'node:child_process';
import {copyFileSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, beforeAll, describe, expect, inject, test} from 'vitest';
import manifest from '../../package.json' with {type: 'json'};
import {cleanEnvironment, createHome, runProgram} from '../support/program.ts';
import {lines, oldLines} from './versions.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const nodes = inject('nodes');
/** What this machine has of npm's registry already. */
const npmCache = execFileSync('npm', ['config', 'get', 'cache'], {encoding: 'utf8'}).trim();

describe.skipIf(!nodes)('the package', () => {
	const home = createHome();

	// With all that two installations leave there.
	afterAll(() => home.remove(), 240_000);

	test('installs in CloudShell by the lines of the README, alone, and runs on its Node', () => {
		const readme = readFileSync(path.join(root, 'README.md'), 'utf8');
		const [, lines = ''] = /In \*\*CloudShell\*\*.*?```sh\n(.*?)```/s.exec(readme) ?? [];
		expect(lines).toContain('npm pack');
		const env: Record<string, string | undefined> = {
			...process.env,
			...cleanEnvironment(home.folder),
			npm_config_cache: npmCache,
		};
		const script = lines.replace('<this repository>', `'file://${root}'`);
		const PATH = [path.dirname(nodes?.['20.19'] ?? ''), env['PATH']].join(path.delimiter);
		const said = execFileSync(
			'bash',
			[
				'-e',
				'-c',
				`${script}\nPATH='${path.dirname(nodes?.['20.19'] ?? '')}':$PATH daypass demo link --role Audit`,
			],
			{cwd: home.folder, encoding: 'utf8', env: {...env, PATH}, stdio: 'pipe'},
		);
		expect(said.trimEnd().split('\n').at(-1)).toMatch(
			/^http:\/\/127\.0\.0\.1:\d+\/federation\?Action=login&\S+$/,
		);
		const modules = path.join(home.folder, '.local', 'lib', 'node_modules');
		expect(readdirSync(modules)).toEqual(['daypass']);
		expect(readdirSync(path.join(modules, 'daypass'))).not.toContain('node_modules');
		const man = path.join(home.folder, '.local', 'share', 'man', 'man1', 'daypass.1');
		expect(readFileSync(man, 'utf8')).toContain('.TH DAYPASS 1');
	}, 240_000);

	test('installs from its repository, whose dist/ has to be built first', () => {
		const origin = path.join(home.folder, 'origin');
		execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, origin], {stdio: 'pipe'});
		const prefix = path.join(home.folder, 'from-git');
		const words = ['install', '--global', '--install-links', '--prefix', prefix, `git+file://${origin}`];
		execFileSync('npm', words, {cwd: home.folder, stdio: 'pipe'});
		const env = cleanEnvironment(home.folder);
		const said = execFileSync(path.join(prefix, 'bin', 'daypass'), ['--version'], {encoding: 'utf8', env});
		expect(said).toBe(`${manifest.version}\n`);
	}, 240_000);
});

describe.skipIf(!nodes).each(lines)('the program as one file, on Node %s', (line) => {
	const home = createHome();
	const file = path.join(home.folder, 'alone', 'daypass.mjs');
	const node = nodes?.[line] ?? '';

	beforeAll(() => {
		mkdirSync(path.dirname(file));
		execFileSync(process.execPath, ['scripts/build.mjs', '--release'], {cwd: root, stdio: 'pipe'});
		copyFileSync(path.join(root, 'release', 'daypass.mjs'), file);
	});
	afterAll(() => home.remove());

	const env = {...cleanEnvironment(home.folder), AWS_REGION: 'us-west-2'};
	const daypass = (...words: readonly string[]) => runProgram(words, {program: file, env, node});

	test('makes a pass, judges, previews, and keeps a preset', async () => {
		const link = await daypass('demo', 'link', '--role', 'Audit', '--json');
		expect(JSON.parse(link.stdout)).toMatchObject({role: 'arn:aws:iam::111122223333:role/Audit'});
		const roles = await daypass('demo', 'roles', '--json');
		expect(JSON.parse(roles.stdout)).toMatchObject({complete: true});
		const policy = await daypass('demo', 'policy', 'Audit', '--json');
		expect(JSON.parse(policy.stdout).services.length).toBeGreaterThan(0);
		const role = 'arn:aws:iam::111122223333:role/Audit';
		expect((await daypass('presets', 'save', 'kept', '--role', role)).code).toBe(0);
		expect(JSON.parse((await daypass('presets', 'list', '--json')).stdout)).toMatchObject({
			presets: [{name: 'kept', role}],
		});
	});
});

describe.skipIf(!nodes).each(oldLines)('on Node %s', (line) => {
	const home = createHome();
	const node = nodes?.[line] ?? '';
	afterAll(() => home.remove());

	test.each([[[]], [['--version']], [['link', '--role', 'Audit']], [['audit']]])(
		'%j says which Node it needs, and ends',
		async (words) => {
			const {code, stdout, stderr} = await runProgram(words, {env: cleanEnvironment(home.folder), node});
			expect({code, stdout}).toEqual({code: 1, stdout: ''});
			expect(stderr).toMatch(
				/^daypass needs Node\.js 20\.19 or newer, and this is \d+\.\d+\.\d+\. .*nvm.*\n$/,
			);
		},
	);

	test('in JSON, where JSON was asked for', async () => {
		const env = cleanEnvironment(home.folder);
		const {stderr} = await runProgram(['roles', '--json'], {env, node});
		expect(JSON.parse(stderr)).toMatchObject({error: {code: 'node-too-old'}});
	});
});
