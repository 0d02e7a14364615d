// `node scripts/release.mjs <version>`: writes the version and the changelog's heading, commits and tags them.
// `node scripts/release.mjs --publish`: what the tag's workflow runs: builds, packs, and publishes with provenance.
// Neither does anything while package.json does not say where the project lives.
import {execFileSync} from 'node:child_process';
import {copyFileSync, readFileSync, writeFileSync} from 'node:fs';
import process from 'node:process';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);

const stop = (sentence) => {
	console.error(`release: ${sentence}`);
	process.exit(2);
};
const run = (program, ...words) => execFileSync(program, words, {stdio: 'inherit'});
const answer = (program, ...words) => execFileSync(program, words, {encoding: 'utf8'}).trim();
const manifest = () => JSON.parse(readFileSync('package.json', 'utf8'));

const missing = ['repository', 'homepage', 'bugs'].filter((field) => manifest()[field] === undefined);
if (missing.length > 0)
	stop(`package.json has no ${missing.join(', ')}: name the project’s public home before it is published.`);
if (answer('git', 'status', '--porcelain') !== '') stop('commit or put aside what has changed first.');

const [word = ''] = process.argv.slice(2);
if (word === '--publish') publish();
else if (/^\d+\.\d+\.\d+(?:-[0-9a-z.-]+)?$/.test(word)) prepare(word);
else stop('say which version: node scripts/release.mjs 1.2.3');

function prepare(version) {
	const changelog = readFileSync('CHANGELOG.md', 'utf8');
	if (!changelog.includes('\n## Unreleased\n')) stop('CHANGELOG.md has no heading “Unreleased”.');
	const today = new Date().toISOString().slice(0, 10);
	writeFileSync(
		'CHANGELOG.md',
		changelog.replace('\n## Unreleased\n', `\n## Unreleased\n\n## ${version} (${today})\n`),
	);
	run('npm', 'version', version, '--no-git-tag-version');
	writeFileSync('README.md', withOneCommand(readFileSync('README.md', 'utf8'), manifest().name));
	run('git', 'commit', '--all', '--message', `Release ${version}`);
	run('git', 'tag', `v${version}`);
	console.error(`release: look at it, then: git push --follow-tags`);
}

/** The README says `npx` only where the name on npm is ours: from the first version that is published under it. */
function withOneCommand(readme, name) {
	const line = `npx -y ${name}`;
	return readme.includes(line)
		? readme
		: readme.replace('<!-- one command -->', `\`\`\`sh\n${line}\n\`\`\`\n`);
}

function publish() {
	const {name, version} = manifest();
	const tag = answer('git', 'describe', '--tags', '--exact-match');
	if (tag !== `v${version}`) stop(`the tag ${tag} is not of the version ${version}.`);
	run('npm', 'run', 'build');
	run('npm', 'pack', '--pack-destination', 'release');
	copyFileSync('dist/THIRD-PARTY-NOTICES', 'release/THIRD-PARTY-NOTICES');
	run('npm', 'publish', `release/${name}-${version}.tgz`, '--provenance', '--access', 'public');
}
