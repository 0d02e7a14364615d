// `npm run demo`: installs and builds only what is missing or out of date, then runs `daypass demo` with the words it
// was given. Standard output stays the program's own; what this script has to say goes to standard error.
import {spawn, spawnSync} from 'node:child_process';
import {readdirSync, statSync} from 'node:fs';
import {constants} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (name) => path.join(root, name);

/** When the file was last changed, in milliseconds since 1970; 0 where there is none. */
const changed = (file) => statSync(file, {throwIfNoEntry: false})?.mtimeMs ?? 0;

/** The same for a folder and all in it. The folders count too: theirs changes when a file is taken away. */
const changedWithin = (folder) =>
	Math.max(
		changed(folder),
		...readdirSync(folder, {recursive: true}).map((name) => changed(path.join(folder, name))),
	);

const started = ([program, ...rest], stdio = ['ignore', 2, 2]) =>
	spawnSync(program, rest, {
		cwd: root,
		stdio,
		// npm is a batch file there, which only a shell starts.
		shell: program === 'npm' && process.platform === 'win32',
	});

const succeeds = (words) => started(words, 'ignore').status === 0;

/** Asked first, for npm itself tries for minutes. */
const registryAnswers = () => succeeds(['npm', 'ping', '--fetch-retries=0', '--fetch-timeout=5000']);

const run = (words) => {
	const [program, ...rest] = words;
	const {status, signal, error} = started(words);
	if (status === 0) return;
	const ended = error?.message ?? (signal ? `ended by ${signal}` : `exit code ${status}`);
	console.error(`demo: ${path.basename(program)} ${rest.join(' ')} failed: ${ended}`);
	process.exit(signal ? 128 + constants.signals[signal] : status || 1);
};

const installed = changed(at('node_modules/.package-lock.json'));
if (installed < changed(at('package-lock.json'))) {
	console.error('demo: installing what the build needs (npm ci); the next start is quick…');
	const install = ['npm', 'ci', '--include=dev', '--ignore-scripts', '--loglevel=error'];
	if (registryAnswers()) {
		run(install);
	} else if (!succeeds([...install, '--offline'])) {
		console.error('demo: npm’s registry does not answer, and npm’s cache does not hold what is needed.');
		console.error(
			'demo: connect this machine, or tell npm its proxy (npm config set proxy …), and try again.',
		);
		process.exit(1);
	}
}

// The build writes meta.json last.
const built = changed(at('dist/meta.json'));
const ingredients = ['cli.tsx', 'package.json', 'package-lock.json', 'scripts/build.mjs'].map(at);
if (built < Math.max(changedWithin(at('source')), ...ingredients.map(changed))) {
	console.error('demo: building…');
	run([process.execPath, at('scripts/build.mjs')]);
}

// A key pressed on the terminal reaches both: the program decides what it means, this script waits for it to end.
for (const signal of ['SIGINT', 'SIGQUIT', 'SIGHUP']) process.on(signal, () => {});
const program = spawn(process.execPath, [at('dist/cli.js'), 'demo', ...process.argv.slice(2)], {
	stdio: 'inherit',
});
process.on('SIGTERM', () => program.kill('SIGTERM'));
program.on('exit', (code, signal) => {
	process.exitCode = signal ? 128 + constants.signals[signal] : code;
});
