// npm runs this where somebody installs daypass from its repository: there is no dist/ then, and what builds it has to
// be installed first. In a package dist/ is there, and nothing is done. With `--build`, before packing, it builds all
// the same.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const has = (name) => existsSync(new URL(`../${name}`, import.meta.url));

// `npm install --global git+…` hands these on to the commands it starts, which would then install elsewhere.
const {
	npm_config_global: _global,
	npm_config_prefix: _prefix,
	npm_config_location: _location,
	...env
} = process.env;

const run = (program, words) => {
	const {status} = spawnSync(program, words, {
		cwd: root,
		env,
		stdio: ['ignore', 2, 2],
		shell: program === 'npm' && process.platform === 'win32',
	});
	if (status !== 0) process.exit(status ?? 1);
};

if (!has('dist/cli.js') || process.argv.includes('--build')) {
	if (!has('node_modules/rolldown'))
		run('npm', ['ci', '--include=dev', '--ignore-scripts', '--loglevel=error']);
	run(process.execPath, ['scripts/build.mjs']);
}
