import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import Conf from 'conf';
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {Failure} from '../../source/failure.ts';
import {firstProblem} from '../../source/pass/schema.ts';
import {parseConfig, storedConfig} from '../../source/presets/config.ts';
import {configProperties, storedSchema} from '../../source/presets/config-schema.ts';
import {currentVersion, migrate} from '../../source/presets/migrations.ts';
import {readConfig} from '../../source/presets/read-config.ts';
import {savePreset} from '../../source/presets/store.ts';
import {bundled} from '../support/bundled.ts';
import {arbitraryPresets} from './arbitrary-preset.ts';
import {preset} from './examples.ts';
import {temporaryFolder} from './temporary-folder.ts';

const fixtures = path.join(import.meta.dirname, '..', 'data', 'presets');
const fixture = (version: number) => readFileSync(path.join(fixtures, `config-v${version}.json`));
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** The config in a file's bytes, or the problem with them. */
const parsed = (content: Uint8Array) => {
	const result = parseConfig(content);
	return result.ok ? result.config : result.problem;
};

describe('config.json of any version', () => {
	const versions = Array.from({length: currentVersion}, (_, index) => index + 1);

	it.each(versions)('version %i is read', (version) => {
		const result = parseConfig(fixture(version));
		expect(result).toMatchObject({ok: true, config: {settings: {theme: 'plain', history: false}}});
		expect(result.ok && result.config.presets.map(({name, duration}) => [name, duration])).toEqual([
			['audit', 5400],
			['oncall', 'max'],
		]);
	});

	it.each(versions)('version %i comes back whole from being written as it is now', (version) => {
		const config = parsed(fixture(version));
		if (typeof config === 'string') throw new Error(config);
		expect(parsed(bytes(storedConfig(config)))).toEqual(config);
	});

	it('remembers from version 2 on what was said yes to', () => {
		const accepted = (version: number) => {
			const result = parseConfig(fixture(version));
			return result.ok ? result.config.presets.map((one) => one.accepted) : result.problem;
		};
		expect(accepted(1)).toEqual([undefined, undefined]);
		expect(accepted(2)).toEqual([['privilege-escalation'], undefined]);
	});

	it.each([1, 2])('of version %i loses what daypass had filled in by itself, and nothing else', (version) => {
		const asked = {name: 'a', role: 'A', sessionName: 'audit-{date}', duration: 7200, region: 'eu-west-1'};
		const frozen = {name: 'b', role: 'B', sessionName: 'daypass-cm-chiba-yukihiro', duration: 3600};
		const longest = {name: 'c', role: 'C', sessionName: 'daypass.of.mine', duration: 'max'};
		const settings = {duration: 3600, sessionName: 'daypass-team', issuer: 'https://:'};
		const presets = [asked, frozen, {...longest, issuer: 'https://example.org:99999/'}];
		expect(parsed(bytes({version, presets, settings}))).toEqual({
			presets: [asked, {name: 'b', role: 'B'}, longest],
			settings: {duration: 3600, sessionName: 'daypass-team'},
		});
	});

	it('goes through every step from its own version on', () => {
		const steps = [
			(content: object) => ({...content, second: true}),
			(content: object) => ({...content, third: true}),
		];
		expect(migrate({}, 1, steps)).toEqual({second: true, third: true});
		expect(migrate({}, 2, steps)).toEqual({third: true});
		expect(migrate({}, 3, steps)).toEqual({});
	});

	it('is understood as far as possible when a newer daypass wrote it', () => {
		const newer = {
			version: currentVersion + 1,
			presets: [
				{name: 'audit', role: 'Audit', duration: 3600},
				{name: 'odd', role: 'Odd', length: 'P1D'},
			],
			settings: {region: 'eu-west-1', theme: 'sepia'},
			colours: [],
		};
		expect(parsed(bytes(newer))).toMatchObject({
			presets: [{name: 'audit'}],
			settings: {region: 'eu-west-1'},
			newerVersion: currentVersion + 1,
		});
	});
});

describe('what config.json must not hold', () => {
	const good = {name: 'audit', role: 'Audit', duration: 3600};
	it.each([
		['nothing at all', '', 'it is not valid JSON'],
		['half of a file', '{"version":1,"pre', 'it is not valid JSON'],
		['a list', '[]', 'it is not a JSON object'],
		['no version', '{"presets":[],"settings":{}}', 'its version is missing'],
		['version 0', '{"version":0,"presets":[],"settings":{}}', 'its version is missing'],
		['no presets', '{"version":1,"settings":{}}', 'presets is missing'],
		[
			'a field of its own',
			'{"version":1,"presets":[],"settings":{},"x":1}',
			'it holds a field daypass does not know',
		],
	])('%s', (_, text, problem) => {
		expect(parsed(new TextEncoder().encode(text))).toBe(problem);
	});

	it.each([
		['a preset of nobody', [{name: 'a', duration: 3600}], 'presets[0].role is missing'],
		[
			'a field nobody knows',
			[{...good, mfaCode: '123456'}],
			'presets[0] holds a field daypass does not know',
		],
		['a name with a space', [{...good, name: 'a b'}], /^presets\[0\]\.name must be /],
		['a fraction of a second', [{...good, duration: 3600.5}], /^presets\[0\]\.duration must be /],
		['a control character', [{...good, note: 'a\u0007'}], /^presets\[0\]\.note must be plain text/],
		['text that turns around', [{...good, note: 'a\u202eb'}], /^presets\[0\]\.note must be plain text/],
		[
			'a script for an issuer',
			[{...good, issuer: 'javascript:alert(1)'}],
			/^presets\[0\]\.issuer must be a URL/,
		],
		[
			'a tag key with a colour',
			[{...good, tags: {'\u001b[31m': ''}}],
			/^each key of presets\[0\]\.tags must be/,
		],
		['a yes to nobody knows what', [{...good, accepted: ['all']}], /^presets\[0\]\.accepted\[0\] must be/],
		['two presets of one name', [good, {...good, role: 'Other'}], 'two presets are named “audit”'],
	])('%s', (_, presets, problem) => {
		expect(parsed(bytes({version: 1, presets, settings: {}}))).toMatch(problem);
	});

	it('bytes that are not UTF-8, which would be lost when written back', () => {
		const broken = Uint8Array.from(bytes({version: 1, presets: [{...good, note: 'X'}], settings: {}}));
		broken[broken.indexOf('X'.charCodeAt(0))] = 0xff;
		expect(parsed(broken)).toBe('it is not valid JSON');
	});
});

describe('the quick reader and conf', () => {
	const {properties: schema, ...rootSchema} = storedSchema;
	const confOf = (ConfClass: typeof Conf) =>
		new ConfClass<Record<string, unknown>>({cwd: temporaryFolder(), schema, rootSchema});
	/** What conf says of a value; undefined: it is written. */
	const problemOf = (conf: Conf, value: Record<string, unknown>) => {
		try {
			conf.store = value;
			return undefined;
		} catch (error) {
			return String(error);
		}
	};

	it('agree on what is valid, and so does the schema that is compiled with the program', async () => {
		const conf = confOf(Conf);
		const {compiledSchema} = await import('../../scripts/compiled-schema.mjs' as string);
		const built = confOf((await bundled<{default: typeof Conf}>('conf', compiledSchema)).default);
		const junk = fc.oneof(
			fc.jsonValue({maxDepth: 2}),
			fc.constantFrom('', 'a\u0000', 'javascript:x', 899, 43_201, 'max'),
		);
		const spoiled = arbitraryPresets.chain((presets) => {
			const stored = storedConfig({presets, settings: {}}).presets.map((one) => Object.entries(one));
			const fields = [
				'name',
				'role',
				'duration',
				'region',
				'scope',
				'issuer',
				'tags',
				'note',
				'accepted',
				'extra',
			];
			return fc.tuple(fc.constantFrom(...fields), junk, fc.boolean()).map(([field, value, spoil]) => ({
				version: currentVersion,
				presets: stored.map((entries) => Object.fromEntries(spoil ? [...entries, [field, value]] : entries)),
				settings: {},
			}));
		});
		const read = {
			type: 'object',
			additionalProperties: false,
			properties: configProperties,
			description: '',
		} as const;
		fc.assert(
			fc.property(spoiled, ({version, ...value}) => {
				const problem = problemOf(conf, {version, ...value});
				expect(firstProblem(read, value) === undefined).toBe(problem === undefined);
				expect(problemOf(built, {version, ...value})).toBe(problem);
			}),
			{numRuns: 300},
		);
	});

	it('no other schema is taken for the compiled one', async () => {
		const {compiledSchema} = await import('../../scripts/compiled-schema.mjs' as string);
		const {default: Built} = await bundled<{default: typeof Conf}>('conf', compiledSchema);
		const other = {...schema, settings: {type: 'string'}} as const;
		expect(() => new Built({cwd: temporaryFolder(), schema: other, rootSchema})).toThrow(
			'This is not the schema that was compiled.',
		);
	});
});

describe('damage', () => {
	const original = fixture(currentVersion);

	it('at any bit never makes the reader crash', () => {
		for (let index = 0; index < original.length * 8; index++) {
			const damaged = Uint8Array.from(original);
			damaged[index >> 3] = (damaged[index >> 3] ?? 0) ^ (1 << (index & 7));
			expect(() => parseConfig(damaged)).not.toThrow();
		}
	});

	it('cutting the file anywhere is noticed', () => {
		const end = original.lastIndexOf('}');
		for (let length = 0; length <= end; length++) {
			expect(parseConfig(original.subarray(0, length)).ok).toBe(false);
		}
	});

	it('of one byte never loses the file: it is understood and kept, or set aside byte for byte', async () => {
		const parent = temporaryFolder();
		let count = 0;
		await fc.assert(
			fc.asyncProperty(fc.nat(original.length - 1), fc.integer({min: 1, max: 255}), async (index, mask) => {
				const folder = path.join(parent, String(count++));
				const damaged = Uint8Array.from(original);
				damaged[index] = (damaged[index] ?? 0) ^ mask;
				mkdirSync(folder);
				writeFileSync(path.join(folder, 'config.json'), damaged);
				try {
					const before = await readConfig(folder);
					const after = await savePreset(folder, preset('one-more'), {replace: false});
					expect(after.slice(0, -1)).toEqual(before.presets);
				} catch (error) {
					expect(error).toBeInstanceOf(Failure);
					expect(error).toMatchObject({kind: 'storage'});
					const kept = readdirSync(folder).map((file) => readFileSync(path.join(folder, file)));
					expect(kept).toContainEqual(Buffer.from(damaged));
				}
			}),
			{numRuns: 100},
		);
	});
});
