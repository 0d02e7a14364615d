import {spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, test} from 'vitest';
import {iamActions} from '../../source/sandbox/iam/actions.ts';
import {stsActions} from '../../source/sandbox/sts/actions.ts';
import {type Daypass, withProgram} from '../support/daypass.ts';
import {skipFor} from '../support/missing.ts';
import {programFile} from '../support/program.ts';

const readme = readFileSync('README.md', 'utf8');

const blocksOf = (language: string, text = readme) =>
	[...text.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, text = '']) => text);

/** Command lines that call the program; the screen itself is pressed in the terminal's suite. */
const commandLines = blocksOf('sh')
	.flatMap((block) => block.split('\n'))
	.filter((line) => /(?:^|\()daypass /.test(line));

/** Runs a line as somebody's shell does, with `daypass` on its path. */
const inShell = async (daypass: Daypass, line: string) => {
	const env = daypass.environment();
	const bin = env['HOME'] ?? '';
	const program = path.join(bin, 'daypass');
	writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${programFile}' "$@"\n`);
	chmodSync(program, 0o755);
	const shown = line.startsWith('url=') ? `${line}; echo "$url"` : line;
	const child = spawn('bash', ['-o', 'pipefail', '-c', shown], {
		env: {...env, PATH: `${bin}${path.delimiter}${env['PATH']}`},
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const text = {stdout: '', stderr: ''};
	for (const stream of ['stdout', 'stderr'] as const) {
		child[stream].setEncoding('utf8').on('data', (piece: string) => {
			text[stream] += piece;
		});
	}
	const [status] = await once(child, 'close');
	return {status, ...text};
};

const has = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

describe('what the README tells to type', () => {
	test('is a fair part of what there is', () => {
		expect(commandLines.length).toBeGreaterThan(8);
	});

	test.each(commandLines)('%s', (line) =>
		withProgram(async (daypass) => {
			for (const program of ['bash', ...(line.includes('| jq') ? ['jq'] : [])]) {
				if (!has(program)) {
					skipFor('readme', `there is no ${program} to run “${line}” with.`);
					return;
				}
			}
			await daypass.run('presets save audit --role Audit');
			const {status, stdout, stderr} = await inShell(daypass, line);
			expect({status, stderr}).toMatchObject({status: 0});
			if (line.startsWith('url=')) expect(stdout).toMatch(/^http\S+\n$/);
		}),
	);
});

describe('the policies to copy', () => {
	type Statement = {readonly Action: string | readonly string[]};
	const policies = blocksOf('json').map((text) => {
		const {Statement} = JSON.parse(text) as {readonly Statement: readonly Statement[]};
		return Statement.flatMap(({Action}) => Action);
	});

	const everything = [
		...Object.keys(iamActions).map((name) => `iam:${name}` as const),
		...Object.keys(stsActions).map((name) => `sts:${name}` as const),
	].filter((action) => action !== 'sts:GetCallerIdentity');

	const role = 'arn:aws:iam::111122223333:role/Audit';
	const commands = [
		{line: `link --role ${role} --json`, as: undefined},
		{line: 'roles --json', as: undefined},
		{line: 'revoke Audit --yes', as: undefined},
		{line: 'link --federate --scope read-only --json', as: 'ana'},
	];

	test('are one for each of these', () => {
		expect(policies).toHaveLength(commands.length);
	});

	test.each(commands.map((command, index) => ({...command, policy: policies[index] ?? []})))(
		'$line works with its policy alone',
		({line, policy, as}) =>
			withProgram(async ({run, sandbox}) => {
				for (const action of everything) if (!policy.includes(action)) sandbox.deny(action);
				const {code, stderr, stdout} = await run(line, as === undefined ? {} : {as});
				expect({code, stderr}).toMatchObject({code: 0});
				if (line.startsWith('roles')) expect(JSON.parse(stdout)).toMatchObject({complete: true});
			}),
	);
});

describe('README.ja.md tells what README.md tells', () => {
	const japanese = readFileSync('README.ja.md', 'utf8');
	const all = (text: string, pattern: RegExp) => [...new Set(text.match(pattern))].toSorted();

	test.each([
		['flags', /--[a-z][a-z-]+/g],
		['variables', /\b[A-Z]+(?:_[A-Z]+)+\b/g],
		['commands', /`daypass [a-z]+/g],
		['files and pictures', /(?:docs\/[\w./-]+|\w+\.(?:jsonl?|mjs))/g],
		['permissions', /\b(?:iam|sts):\w+/g],
	])('the same %s', (_, pattern) => {
		expect(all(japanese, pattern)).toEqual(all(readme, pattern));
	});

	test('the same lines and policies to copy', () => {
		// What stands for the repository, and remarks, are in each one's language.
		const lines = (text: string) =>
			blocksOf('sh', text).map((block) => block.replace(/<[^>]*>/g, '<>').replace(/ +# .*$/gm, ''));
		expect(lines(japanese)).toEqual(lines(readme));
		expect(blocksOf('json', japanese)).toEqual(blocksOf('json'));
	});

	test('under the same headings', () => {
		const levels = (text: string) => text.match(/^#+ /gm);
		expect(levels(japanese)).toEqual(levels(readme));
	});
});
