// What a newcomer types first, on a clone with nothing installed: it has to install and build by itself, answer with a
// pass, and do neither again the next time.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {utimesSync} from 'node:fs';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const demo = () => {
	const words = ['run', 'demo', '--', 'link', '--role', 'Audit', '--json'];
	console.log(`npm ${words.join(' ')}`);
	const {status, stdout, stderr} = spawnSync('npm', words, {
		cwd: root,
		encoding: 'utf8',
		shell: process.platform === 'win32',
	});
	process.stderr.write(stderr);
	assert.equal(status, 0, `npm run demo ended with exit code ${status}`);
	// npm itself says what it runs, on standard output, above what the program answers.
	const pass = JSON.parse(stdout.trim().split('\n').at(-1));
	assert.equal(pass.role, 'arn:aws:iam::111122223333:role/Audit');
	return {installs: stderr.includes('demo: installing'), builds: stderr.includes('demo: building')};
};

assert.deepEqual(demo(), {installs: true, builds: true}, 'the first run installs and builds');
assert.deepEqual(demo(), {installs: false, builds: false}, 'the second run does neither');
utimesSync(new URL('../cli.tsx', import.meta.url), new Date(), new Date());
assert.deepEqual(demo(), {installs: false, builds: true}, 'a changed source is built');
