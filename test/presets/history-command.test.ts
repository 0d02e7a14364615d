import {appendFileSync} from 'node:fs';
import path from 'node:path';
import {describe, expect, it} from 'vitest';
import {historyCommand} from '../../source/commands/history/history.ts';
import {appendHistory} from '../../source/presets/history.ts';
import {commandLine} from './command-line.ts';
import {examplePass} from './examples.ts';

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
const alive = {...examplePass, issuedAt: inHours(0), sessionExpiresAt: inHours(1), sessionName: 'alive'};
const ended = {
	...examplePass,
	issuedAt: inHours(-5),
	sessionExpiresAt: inHours(-4),
	sessionName: 'ended',
	role: 'arn:aws:iam::111122223333:role/Other',
};

const withHistory = async () => {
	const line = commandLine(historyCommand);
	await appendHistory(line.folder, ended, {source: 'link'});
	await appendHistory(line.folder, alive, {source: 'preset', preset: 'audit'});
	const told = async (...words: readonly string[]) => {
		const {passes} = JSON.parse((await line.run(...words, '--json')).stdout);
		return passes.map((pass: {sessionName: string}) => pass.sessionName);
	};
	return {...line, told};
};

describe('history', () => {
	it('prints nothing but a word on standard error while there is none', async () => {
		const {run} = commandLine(historyCommand);
		expect(await run()).toEqual({stdout: '', stderr: 'Nothing was handed out yet.\n'});
		expect(JSON.parse((await run('--json')).stdout)).toEqual({version: 1, passes: []});
	});

	it('tells newest first which sessions may still be alive, and no link', async () => {
		const {run} = await withHistory();
		const {stdout} = await run('--json');
		expect(JSON.parse(stdout)).toMatchObject({
			version: 1,
			passes: [
				{sessionName: 'alive', alive: true, source: 'preset', preset: 'audit', role: examplePass.role},
				{sessionName: 'ended', alive: false, source: 'link'},
			],
		});
		expect(stdout).not.toContain('SigninToken');
		const lines = (await run()).stdout.split('\n');
		expect(lines[1]).toMatch(
			/^\S+ \S+ +\d\d:\d\d, \d+ min +Test-RoleA +alive +cloudshell in us-west-2 +111122223333$/,
		);
		expect(lines[2]).toMatch(/ended +Other /);
	});

	it('tells what a pass was narrowed by', async () => {
		const {run, folder} = await withHistory();
		const scope = ['read-only', 's3-bucket=acme'];
		await appendHistory(folder, {...alive, scope}, {source: 'link'});
		expect((await run()).stdout).toContain('cloudshell in us-west-2, narrowed by read-only, s3-bucket=acme ');
	});

	it('is filtered by role, time and life', async () => {
		const {told, run} = await withHistory();
		expect(await told('--role', 'other')).toEqual(['ended']);
		expect(await told('--since', '2h')).toEqual(['alive']);
		expect(await told('--alive')).toEqual(['alive']);
		expect(await told('--session-name', 'END')).toEqual(['ended']);
		expect(await run('--role', 'nobody')).toEqual({stdout: '', stderr: 'No pass is like that.\n'});
		expect((await run('--since', 'once')).failure).toMatchObject({exitCode: 2});
	});

	it('prints nothing a terminal would obey, and tells of lines it skipped', async () => {
		const {folder, run} = commandLine(historyCommand);
		await appendHistory(folder, {...alive, sessionName: 'a\u001b[2Jb'}, {source: 'link'});
		appendFileSync(path.join(folder, 'history.jsonl'), 'garbage\n');
		const {stdout, stderr} = await run();
		expect(stdout).not.toContain('\u001b');
		expect(stderr).toContain('Note: 1 line could not be read.\n');
	});
});
