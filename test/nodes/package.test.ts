import {execFileSync} from 'node:child_process';
import {readdirSync} from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {afterAll, describe, expect, inject, test} from 'vitest';
import manifest from '../../package.json' with {type: 'json'};
import {cleanEnvironment, createHome} from '../support/program.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const nodes = inject('nodes');

describe.skipIf(!nodes)('the package', () => {
	const home = createHome();

	afterAll(() => home.remove());

	test('installs under the home folder as in CloudShell, alone, and runs on its Node', () => {
		const options = {cwd: root, stdio: 'pipe'} as const;
		execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', home.folder], options);
		const archive = path.join(home.folder, `daypass-${manifest.version}.tgz`);
		const prefix = path.join(home.folder, '.local');
		execFileSync('npm', ['install', '--global', '--offline', '--prefix', prefix, archive], options);

		const env = cleanEnvironment(home.folder);
		const program = path.join(prefix, 'bin', 'daypass');
		const PATH = [path.dirname(nodes?.['20.19'] ?? ''), env['PATH']].join(path.delimiter);
		const said = execFileSync(program, ['demo', 'link', '--role', 'Audit'], {
			encoding: 'utf8',
			env: {...env, PATH},
			stdio: 'pipe',
		});
		expect(said).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/federation\?Action=login&\S+\n$/);
		expect(readdirSync(path.join(prefix, 'lib', 'node_modules'))).toEqual(['daypass']);
		expect(readdirSync(path.join(prefix, 'lib', 'node_modules', 'daypass'))).not.toContain('node_modules');
	});
});
