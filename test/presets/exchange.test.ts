import {readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import type {Preset} from '../../source/pass/pass.ts';
import {exportPresets, importPresets, readPresetFile} from '../../source/presets/exchange.ts';
import {applyImport, planImport} from '../../source/presets/import-plan.ts';
import {parsePresetFile, presetFileText} from '../../source/presets/preset-file.ts';
import {presetOutput} from '../../source/presets/preset-output.ts';
import {readPresets} from '../../source/presets/read-presets.ts';
import {savePreset} from '../../source/presets/store.ts';
import {arbitraryPresets} from './arbitrary-preset.ts';
import {auditPreset, preset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const parsed = (text: string) => parsePresetFile(new TextEncoder().encode(text));
const unanswered = ({accepted: _, ...others}: Preset): Preset => others;
const fileOf = (...presets: readonly unknown[]) => JSON.stringify({version: 1, presets});

describe('a file that is replaced', () => {
	it('takes only its own leftovers with it', () => {
		const folder = temporaryFolder();
		const file = path.join(folder, 'presets.json');
		const long = new Date(Date.now() - 3_600_000);
		for (const name of [
			'presets.json.next-release',
			'presets.json.next-12-ab3',
			'presets.json.next-12-ab3.tmp-5949891480a84344',
		]) {
			writeFileSync(path.join(folder, name), '');
			utimesSync(path.join(folder, name), long, long);
		}
		exportPresets(file, [], {externalIds: false, replace: true});
		expect(readdirSync(folder).toSorted()).toEqual(['presets.json', 'presets.json.next-release']);
	});
});

describe('export and import', () => {
	it('together change nothing, whatever the presets', () => {
		fc.assert(
			fc.property(arbitraryPresets, (presets) => {
				const read = parsed(presetFileText(presets, {externalIds: true}));
				const incoming = read.ok ? read.presets : [];
				expect(applyImport([], incoming)).toEqual(presets.map(unanswered));
				expect(planImport(presets, incoming)).toEqual({added: [], changed: [], unchanged: presets});
			}),
			{numRuns: 200},
		);
	});

	it('without external IDs lose none that is here', () => {
		fc.assert(
			fc.property(arbitraryPresets, (presets) => {
				const text = presetFileText(presets, {externalIds: false});
				expect(text).not.toContain('"externalId"');
				const read = parsed(text);
				expect(applyImport(presets, read.ok ? read.presets : [])).toEqual(presets);
			}),
			{numRuns: 100},
		);
	});

	it('work through files, which are never replaced without a word', async () => {
		const [from, to, file] = [
			temporaryFolder(),
			temporaryFolder(),
			path.join(temporaryFolder(), 'presets.json'),
		];
		await savePreset(from, auditPreset, {replace: false});
		const presets = await readPresets(from);
		exportPresets(file, presets, {externalIds: false, replace: false});
		expect(await importPresets(to, readPresetFile(file))).toEqual([auditPreset]);
		const options = {externalIds: false, replace: false};
		expect(() => exportPresets(file, presets, options)).toThrow(
			expect.objectContaining({kind: 'usage', code: 'file-exists'}),
		);
		exportPresets(file, [], {...options, replace: true});
		expect(readPresetFile(file)).toEqual([]);
	});

	it('keep a file with external IDs for its owner', () => {
		const file = path.join(temporaryFolder(), 'presets.json');
		exportPresets(file, [preset('a', {externalId: 'kept'})], {externalIds: true, replace: false});
		expect(statSync(file).mode & 0o777).toBe(0o600);
		expect(readFileSync(file, 'utf8')).toContain('kept');
	});

	it('keep external IDs for the owner also in a file that everybody could read before', () => {
		const file = path.join(temporaryFolder(), 'presets.json');
		exportPresets(file, [auditPreset], {externalIds: false, replace: false});
		expect(statSync(file).mode & 0o044).not.toBe(0);
		exportPresets(file, [preset('a', {externalId: 'kept'})], {externalIds: true, replace: true});
		expect(statSync(file).mode & 0o777).toBe(0o600);
	});

	it('say how to use another place where a file can’t be written or read', () => {
		const file = path.join(temporaryFolder(), 'none', 'presets.json');
		const refusal = expect.objectContaining({kind: 'storage', hint: expect.stringContaining('another file')});
		expect(() => exportPresets(file, [], {externalIds: false, replace: false})).toThrow(refusal);
		expect(() => readPresetFile(path.join(process.execPath, 'presets.json'))).toThrow(refusal);
	});
});

describe('an import', () => {
	it('tells what it would add, change and leave, and keeps the order', () => {
		const current = [preset('a'), preset('b'), preset('c')];
		const incoming = [preset('new'), preset('b', {duration: 7200, destination: 'ec2'}), preset('c')];
		const {added, changed, unchanged} = planImport(current, incoming);
		expect(added.map(({name}) => name)).toEqual(['new']);
		expect(changed.map(({before, fields}) => [before.name, fields])).toEqual([
			[
				'b',
				[
					{name: 'duration', from: '1h', to: '2h'},
					{name: 'destination', from: 's3', to: 'ec2'},
				],
			],
		]);
		expect(unchanged.map(({name}) => name)).toEqual(['c']);
		expect(applyImport(current, incoming).map(({name, duration}) => [name, duration])).toEqual([
			['a', 3600],
			['b', 7200],
			['c', 3600],
			['new', 3600],
		]);
	});

	it('does not give one role the external ID of another', () => {
		const [after] = applyImport(
			[preset('a', {externalId: 'kept'})],
			[preset('a', {role: 'arn:aws:iam::444455556666:role/Other'})],
		);
		expect(after?.externalId).toBeUndefined();
	});

	it('takes over nobody else’s yes, and leaves one’s own as long as role and scope stay', () => {
		const accepted = ['privilege-escalation'] as const;
		const read = parsed(fileOf({name: 'a', role: 'A', duration: 900, accepted}));
		expect(read).toMatchObject({ok: true, presets: [{name: 'a'}]});
		expect(read).not.toHaveProperty('presets.0.accepted');
		const own = preset('a', {accepted});
		const answers = (incoming: Preset) => applyImport([own], [incoming]).map((after) => after.accepted);
		expect(answers(preset('a', {duration: 7200}))).toEqual([accepted]);
		expect(answers(preset('a', {scope: []}))).toEqual([undefined]);
		expect(answers(preset('a', {role: 'arn:aws:iam::444455556666:role/Other'}))).toEqual([undefined]);
	});

	it('takes what presets list --json prints, and a config.json', () => {
		const listed = parsed(JSON.stringify({version: 1, presets: [presetOutput(auditPreset)]}));
		expect(listed).toEqual({ok: true, presets: [auditPreset]});
		expect(parsed(JSON.stringify({version: 1, presets: [], settings: {theme: 'plain'}}))).toEqual({
			ok: true,
			presets: [],
		});
	});

	it.each([
		['no JSON', 'presets: []', 'it is not valid JSON'],
		['no version', '{"presets":[]}', 'its version is missing'],
		['a newer version', '{"version":4,"presets":[]}', 'a newer daypass wrote it'],
		[
			'a terminal’s commands in a note',
			fileOf({name: 'a', role: 'A', duration: 900, note: '\u001b]0;x\u0007'}),
			/note must be plain text/,
		],
		[
			'an odd issuer',
			fileOf({name: 'a', role: 'A', duration: 900, issuer: 'data:text/html,x'}),
			/issuer must be a URL/,
		],
		[
			'credentials',
			fileOf({name: 'a', role: 'A', duration: 900, secretAccessKey: 'x'}),
			/a field daypass does not know/,
		],
		['an impossible length', fileOf({name: 'a', role: 'A', duration: '20h'}), /duration must be/],
		[
			'two of one name',
			fileOf(...Array(2).fill({name: 'a', role: 'A', duration: 900})),
			'two presets are named “a”',
		],
	])('refuses %s', (_, text, problem) => {
		expect(parsed(text)).toEqual({ok: false, problem: expect.stringMatching(problem)});
	});

	it.each([
		[
			'a destination outside the console',
			preset('a', {destination: 'https://console.aws.amazon.com.example.org/'}),
			'import-refused',
		],
		[
			'a destination that is no address of the web',
			preset('a', {destination: 'javascript:alert(1)'}),
			'import-refused',
		],
		[
			'another partition’s console',
			preset('a', {destination: 'https://console.amazonaws.cn/'}),
			'import-refused',
		],
		['a name the command line keeps for itself', preset('link'), 'preset-name-reserved'],
	])('refuses %s, and takes over nothing', (_, hostile, code) => {
		expect(() => planImport([], [preset('good'), hostile])).toThrow(
			expect.objectContaining({kind: 'usage', code}),
		);
	});

	it('of a damaged file never makes the reader crash', () => {
		const text = Buffer.from(presetFileText([auditPreset, preset('b')], {externalIds: true}));
		fc.assert(
			fc.property(fc.nat(text.length - 1), fc.integer({min: 0, max: 255}), (index, byte) => {
				const damaged = Uint8Array.from(text);
				damaged[index] = byte;
				expect(() => parsePresetFile(damaged)).not.toThrow();
			}),
			{numRuns: 500},
		);
	});

	it('of a file that is not there is a mistake of the one who named it', () => {
		const missing = path.join(temporaryFolder(), 'none.json');
		expect(() => readPresetFile(missing)).toThrow(
			expect.objectContaining({kind: 'usage', code: 'file-missing'}),
		);
		writeFileSync(missing, 'x');
		expect(() => readPresetFile(missing)).toThrow(
			expect.objectContaining({kind: 'usage', code: 'import-unreadable'}),
		);
	});
});
