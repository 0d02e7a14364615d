import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {describe, expect, it, vi} from 'vitest';
import {presetsCommand} from '../../source/commands/presets/presets.ts';
import {namesIn} from '../../source/pass/fill-in.ts';
import {writeLast} from '../../source/presets/last.ts';
import {savePreset} from '../../source/presets/store.ts';
import {type Answer, commandLine} from './command-line.ts';
import {auditPreset, preset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const role = 'arn:aws:iam::111122223333:role/app/Audit';
const saveAudit = [
	'save',
	'audit',
	'--role',
	role,
	'--session-name',
	'audit',
	'--to',
	's3',
	'--duration',
	'90m',
];
const json = ({stdout}: Answer): unknown => JSON.parse(stdout);

describe('presets list', () => {
	it('prints nothing but a hint on standard error while there are none', async () => {
		const {run} = commandLine(presetsCommand);
		expect(await run()).toEqual({stdout: '', stderr: expect.stringContaining('daypass presets save')});
		expect(json(await run('list', '--json'))).toEqual({version: 1, presets: []});
	});

	it('prints the contract’s JSON, absent fields left out', async () => {
		const {run} = commandLine(presetsCommand);
		await run(...saveAudit, '--region', 'eu-west-1', '--note', 'yearly');
		await run('save', 'plain', '--role', role, '--session-name', 'x1');
		const presets = [
			{
				name: 'audit',
				role,
				duration: '1h30m',
				region: 'eu-west-1',
				destination: 's3',
				sessionName: 'audit',
				scope: [],
				note: 'yearly',
			},
			{name: 'plain', role, sessionName: 'x1', scope: []},
		];
		expect(json(await run('list', '--json'))).toEqual({version: 1, presets});
		expect(json(await run('--json'))).toEqual({version: 1, presets});
		expect(json(await run('show', 'audit', '--json'))).toEqual({version: 1, preset: presets[0]});
	});

	it('lines up its columns, wide characters too', async () => {
		const {folder, run} = commandLine(presetsCommand);
		await savePreset(folder, preset('a', {note: '年次監査'}), {replace: false});
		await savePreset(folder, preset('oncall', {destination: '', scope: [], duration: 'max'}), {
			replace: false,
		});
		expect((await run()).stdout).toBe(
			[
				'   NAME    ROLE                FOR  OPENS                      NOTE',
				'1  a       111122223333 Audit  1h   s3 in eu-west-1, narrowed  年次監査',
				'2  oncall  111122223333 Audit  max  console in eu-west-1       for the yearly audit',
				'',
			].join('\n'),
		);
	});

	it('shows the team’s apart, and what is wrong with their files', async () => {
		const {folder, run} = commandLine(presetsCommand);
		const file = path.join(temporaryFolder(), 'team.json');
		writeFileSync(file, JSON.stringify({version: 1, presets: [{name: 'shared', role, duration: '1h'}]}));
		vi.stubEnv('DAYPASS_TEAM_FILES', [file, '/none.json'].join(path.delimiter));
		await savePreset(folder, auditPreset, {replace: false});
		const listed = await run();
		expect(listed.stdout).toMatch(new RegExp(`audit[^]*\\nFrom ${file}[^]*shared`));
		expect(listed.stderr).toContain('/none.json: The file is not there.');
		expect(json(await run('--json'))).toMatchObject({
			presets: [{name: 'audit'}],
			team: [{file, presets: [{name: 'shared'}]}, {}],
		});
		for (const words of [
			['edit', 'shared'],
			['rename', 'shared', 'x'],
			['move', 'shared', '1'],
			['remove', 'shared'],
		]) {
			const hint = expect.stringContaining('daypass presets duplicate shared my-shared');
			expect((await run(...words)).failure, words[0]).toMatchObject({
				exitCode: 2,
				code: 'preset-of-team',
				hint,
			});
		}
		await run('duplicate', 'shared', 'mine');
		expect(json(await run('--json'))).toMatchObject({presets: [{name: 'audit'}, {name: 'mine', role}]});
	});
});

describe('presets that no longer fit', () => {
	it('are told of as far as nobody has to be asked, and not in JSON', async () => {
		const {folder, run} = commandLine(presetsCommand);
		await savePreset(folder, preset('fine'), {replace: false});
		await savePreset(folder, preset('page', {destination: 'cloudshel'}), {replace: false});
		await savePreset(folder, preset('scope', {scope: ['read-olny']}), {replace: false});
		await savePreset(folder, preset('file', {scope: ['/nowhere/policy.json']}), {replace: false});
		const {stderr} = await run('list');
		expect(stderr).not.toContain('“fine”');
		expect(stderr).toMatch(/“page” no longer fits\. There is no service .* Did you mean cloudshell\?/);
		expect(stderr).toMatch(/“scope” no longer fits\. There is no scope .* Did you mean read-only\?/);
		expect(stderr).toMatch(/“file” no longer fits\. The scope file .* is not there\./);
		const listed = await run('list', '--json');
		expect(listed.stderr).toBe('');
		expect(json(listed)).toMatchObject({presets: [{name: 'fine'}, {}, {}, {}]});
	});
});

describe('presets save', () => {
	it('keeps a scope file by its whole path: a preset is used in any folder', async () => {
		const {run} = commandLine(presetsCommand);
		const file = path.join(temporaryFolder(), 'policy.json');
		writeFileSync(
			file,
			'{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}',
		);
		await run(...saveAudit, '--scope', path.relative(process.cwd(), file), '--scope', 'until=2099-01-01');
		expect(json(await run('show', 'audit', '--json'))).toMatchObject({
			preset: {scope: [file, 'until=2099-01-01']},
		});
	});

	it('keeps an external ID only when it is given here, and never prints it', async () => {
		const {folder, run} = commandLine(presetsCommand);
		const answers = [
			await run(...saveAudit, '--external-id', 'do-not-show', '--mfa-code', '123456'),
			await run('show', 'audit'),
			await run('show', 'audit', '--json'),
			await run('--json'),
			await run('export'),
		];
		expect(JSON.stringify(answers)).not.toMatch(/do-not-show|123456/);
		expect(answers[1]?.stdout).toContain('kept, not shown');
		const kept = readFileSync(path.join(folder, 'config.json'), 'utf8');
		expect(kept).toContain('do-not-show');
		expect(kept).not.toContain('123456');
	});

	it('refuses to replace without --force where there is nobody to ask', async () => {
		const {run} = commandLine(presetsCommand);
		await run(...saveAudit);
		expect((await run(...saveAudit, '--note', 'new')).failure).toMatchObject({
			exitCode: 2,
			hint: expect.stringContaining('--force'),
		});
		expect((await run(...saveAudit, '--note', 'new', '--force')).failure).toBeUndefined();
		expect((await run('show', 'audit')).stdout).toContain('new');
	});

	it('lets a pasted address name its own region, whatever the preset it replaces says', async () => {
		const {run} = commandLine(presetsCommand);
		await run(...saveAudit, '--region', 'eu-west-1');
		const page = 'https://us-east-1.console.aws.amazon.com/s3/home?region=us-east-1';
		expect((await run('save', 'audit', '--to', page, '--force')).failure).toBeUndefined();
		expect(json(await run('show', 'audit', '--json'))).toMatchObject({preset: {region: 'us-east-1'}});
	});

	it('without a role changes what is there, and otherwise keeps the last link', async () => {
		const {folder, run} = commandLine(presetsCommand);
		expect((await run('save', 'new')).failure).toMatchObject({exitCode: 2, code: 'role-missing'});
		const {name: _name, note: _note, ...last} = auditPreset;
		writeLast(folder, {request: last, asked: namesIn(last)});
		await run('save', 'new', '--to', 'ec2');
		expect(json(await run('show', 'new', '--json'))).toMatchObject({
			preset: {role: auditPreset.role, destination: 'ec2', duration: '1h'},
		});
		await run('save', 'new', '--duration', '2h', '--force');
		expect(json(await run('show', 'new', '--json'))).toMatchObject({
			preset: {destination: 'ec2', duration: '2h'},
		});
	});

	it.each([
		['a reserved name', ['save', 'link', '--role', role], 'preset-name-reserved'],
		['a service that is none', [...saveAudit, '--to', 'cloudshel'], 'unknown-service'],
		['a region that is none', [...saveAudit, '--region', 'us-wset-2'], 'unknown-region'],
		['a length AWS never gives', [...saveAudit, '--duration', '13h'], 'duration-out-of-range'],
		['a scope that is none', [...saveAudit, '--scope', 'read-olny'], 'unknown-scope'],
		['a scope file that is not there', [...saveAudit, '--scope', './none.json'], 'scope-file-unreadable'],
		['an odd issuer', [...saveAudit, '--issuer', 'javascript:x'], 'issuer-malformed'],
	])('refuses %s and makes no file', async (_, words, code) => {
		const {folder, run} = commandLine(presetsCommand);
		expect(await run(...words)).toMatchObject({stdout: '', failure: {exitCode: 2, code}});
		expect(existsSync(path.join(folder, 'config.json'))).toBe(false);
	});
});

describe('presets', () => {
	it('are renamed, moved and removed; an unknown one suggests the nearest', async () => {
		const {run} = commandLine(presetsCommand);
		await run(...saveAudit);
		await run('duplicate', 'audit', 'second');
		await run('rename', 'second', 'oncall');
		expect((await run('move', 'oncall', '1')).stderr).toBe('“oncall” is now number 1.\n');
		expect((await run('move', 'oncall', '0')).failure).toMatchObject({exitCode: 2});
		expect(json(await run('--json'))).toMatchObject({presets: [{name: 'oncall'}, {name: 'audit'}]});
		expect((await run('remove', 'adit')).failure).toMatchObject({exitCode: 2, hint: 'Did you mean “audit”?'});
		expect((await run('remove', 'audit')).failure).toMatchObject({code: 'not-confirmed', exitCode: 2});
		expect(json(await run('--json'))).toMatchObject({presets: [{name: 'oncall'}, {name: 'audit'}]});
		await run('remove', 'audit', '--yes');
		expect(json(await run('--json'))).toMatchObject({presets: [{name: 'oncall'}]});
	});

	it('suggest the nearest subcommand', async () => {
		const {run} = commandLine(presetsCommand);
		expect((await run('lst')).failure).toMatchObject({
			exitCode: 2,
			hint: 'Did you mean daypass presets list?',
		});
	});

	it('exported and imported elsewhere are the same; replacing wants --yes', async () => {
		const [first, file] = [commandLine(presetsCommand), path.join(temporaryFolder(), 'presets.json')];
		await first.run(...saveAudit);
		await first.run('export', file);
		expect(json(await first.run('export', '--json'))).toEqual(JSON.parse(readFileSync(file, 'utf8')));
		const second = commandLine(presetsCommand);
		expect((await second.run('import', file)).stderr).toContain('+ audit');
		await second.run('save', 'audit', '--duration', '15m', '--force');
		expect((await second.run('import', file)).failure).toMatchObject({
			exitCode: 2,
			hint: expect.stringContaining('--yes'),
		});
		const preview = '~ audit  changes duration\n    duration: 15m → 1h30m\n';
		expect((await second.run('import', file, '--yes')).stderr).toContain(preview);
		expect(json(await second.run('show', 'audit', '--json'))).toMatchObject({preset: {duration: '1h30m'}});
		expect((await second.run('import', file)).stderr).toContain('nothing to import');
	});

	it('that are imported are shown with all that they set, whole, before they are kept', async () => {
		const file = path.join(temporaryFolder(), 'presets.json');
		const issuer = `https://console.example.org/${'a'.repeat(400)}.evil.example/`;
		const foreign = preset('audit', {issuer, profile: 'theirs', externalId: 'acme-7731'});
		writeFileSync(file, JSON.stringify({version: 2, presets: [foreign]}));
		const {stderr} = await commandLine(presetsCommand).run('import', file);
		expect(stderr).not.toContain('acme-7731');
		expect(stderr.split('\n')).toEqual([
			'+ audit  arn:aws:iam::111122223333:role/Audit',
			'    region: eu-west-1',
			'    destination: s3',
			'    session name: auditor-{date}',
			'    scope: read-only',
			'    tag: team=audit',
			`    issuer: ${issuer}`,
			'    logout first: no',
			'    profile: theirs',
			'    note: for the yearly audit',
			'    external id: kept, not shown',
			'Imported 1 preset.',
			'',
		]);
	});

	it('are changed in the editor; what makes no sense changes nothing', async () => {
		const {run} = commandLine(presetsCommand);
		await run(...saveAudit);
		vi.stubEnv('VISUAL', '');
		vi.stubEnv('EDITOR', '');
		expect((await run('edit', 'audit')).failure).toMatchObject({exitCode: 2, code: 'no-terminal'});
		vi.stubEnv('EDITOR', 'sed -i.old s/1h30m/45m/');
		expect((await run('edit', 'audit')).stderr).toBe('Changed “audit”.\n');
		expect(json(await run('show', 'audit', '--json'))).toMatchObject({preset: {duration: '45m'}});
		expect((await run('edit', 'audit')).stderr).toBe('Nothing was changed.\n');
		vi.stubEnv('EDITOR', 'sed -i.old s/45m/45y/');
		expect((await run('edit', 'audit')).failure).toMatchObject({exitCode: 2, code: 'preset-invalid'});
		vi.stubEnv('EDITOR', 'false');
		expect((await run('edit', 'audit')).failure).toMatchObject({exitCode: 2, code: 'editor-failed'});
		expect(json(await run('show', 'audit', '--json'))).toMatchObject({preset: {duration: '45m'}});
	});

	it('in a broken file are set aside with exit 5, and the next command starts afresh', async () => {
		const {folder, run} = commandLine(presetsCommand);
		writeFileSync(path.join(folder, 'config.json'), '{');
		const first = await run('list');
		expect(first).toMatchObject({stdout: '', failure: {exitCode: 5, code: 'file-set-aside'}});
		const [aside = ''] = readdirSync(folder);
		expect(first.failure?.message).toContain(aside);
		expect((await run('list')).failure).toBeUndefined();
	});

	it('of a newer daypass are listed with a word about it', async () => {
		const {folder, run} = commandLine(presetsCommand);
		writeFileSync(
			path.join(folder, 'config.json'),
			JSON.stringify({version: 4, presets: [{name: 'a', role, duration: 900}]}),
		);
		const listed = await run('list');
		expect(listed.stdout).toContain('Audit');
		expect(listed.stderr).toContain('newer daypass');
		expect((await run(...saveAudit)).failure).toMatchObject({exitCode: 5, code: 'config-newer'});
	});

	it('tell where they are kept', async () => {
		const {folder, run} = commandLine(presetsCommand);
		expect((await run('path')).stdout).toBe(`${path.join(folder, 'config.json')}\n`);
	});
});
