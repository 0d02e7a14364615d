import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {Ajv2020} from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {describe, expect, test} from 'vitest';
import type {schemas} from '../../source/commands/reference/schemas.ts';
import {type CommandRun, type Daypass, withDaypass} from '../support/daypass.ts';

type Name = keyof typeof schemas;

const ajv = new Ajv2020({strict: true, strictTypes: false, strictRequired: false, allErrors: true});
addFormats(ajv);

const folder = 'dist/schemas';
const compiled = new Map(
	readdirSync(folder).map((file) => [
		path.basename(file, '.json'),
		ajv.compile(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))),
	]),
);

/** What of a value does not fit the schema that comes with the package. */
const misfits = (name: string, value: unknown): unknown => {
	const validate = compiled.get(name);
	if (validate === undefined) return `There is no schema ${name}.`;
	return validate(value) ? [] : validate.errors;
};

type Case = {
	readonly words: string;
	/** Command lines before it. */
	readonly after?: readonly string[];
	readonly as?: string;
};

const save = 'presets save audit --role Audit --to s3 --duration 45m --scope read-only --note n';
const saveTagged = 'presets save spender -r Tagged-Spender --tag team=a --transitive-tag team';

/** Several outputs of each kind, so that fields which are only sometimes there are met. */
const cases: {readonly [Each in Name]: readonly (string | Case)[]} = {
	link: [
		'link Audit --json',
		'link Audit --scope read-only --to s3 --json',
		'link --self --json',
		{words: 'link --federate --scope read-only --json', as: 'ana'},
		{words: 'audit --json', after: [`${save} --force`]},
		{words: '- --json', after: ['link Audit']},
	],
	'link-dry-run': ['link Audit --dry-run --json', 'link --self --dry-run --json'],
	roles: [
		'roles --json',
		'roles --all --json',
		'roles --verify Audit --json',
		{words: 'roles --json', as: 'ana'},
	],
	policy: ['policy Audit --json', 'policy Audit --scope read-only --json', 'policy Infra-Terraform --json'],
	'policy-service': ['policy Audit --service s3 --json'],
	'policy-check': ['policy Audit --check s3:GetObject --json', 'policy Audit --check iam:PassRole --json'],
	preset: [
		`${save} --json`,
		`${save} --external-id abc --mfa-code 123456 --json`,
		{words: 'presets show audit --json', after: [save]},
		{words: 'presets show spender --json', after: [saveTagged]},
		{words: 'presets rename audit other --json', after: [save]},
		{words: 'presets duplicate audit other --json', after: [save]},
	],
	presets: [
		'presets --json',
		{words: 'presets list --json', after: [save, 'presets save me --self']},
		{words: 'presets move audit 1 --json', after: [save]},
		{
			words: 'presets list --team-files FOLDER/team.json --json',
			after: [save, 'presets export FOLDER/team.json'],
		},
	],
	'presets-remove': [{words: 'presets remove audit --yes --json', after: [save]}],
	'presets-path': ['presets path --json'],
	'preset-file': [
		'presets export',
		{words: 'presets export --external-ids', after: [`${save} --external-id abc`]},
	],
	'presets-export': [{words: 'presets export FOLDER/a.json --json', after: [`${save} --external-id abc`]}],
	'presets-import': [
		{words: 'presets import FOLDER/a.json --json', after: [save, 'presets export FOLDER/a.json']},
		{
			words: 'presets import FOLDER/a.json --yes --json',
			after: [save, 'presets export FOLDER/a.json', 'presets save audit --role Audit --force'],
		},
	],
	history: [
		'history --json',
		{words: 'history --json', after: ['link Audit --issuer https://example.org -n ana', 'link --self']},
		{words: 'history --json', after: [save, 'audit', 'revoke Audit --yes']},
		{words: 'history --check --json', after: ['link Audit']},
	],
	settings: ['settings --json', {words: 'settings list --json', after: ['settings set region eu-west-1']}],
	setting: [
		'settings get region --json',
		'settings set duration 45m --json',
		'settings set --json open-command firefox',
		'settings unset duration --json',
	],
	revoke: [
		'revoke Audit --yes --json',
		{words: 'revoke Audit --session ana --yes --json', after: [save, 'audit -n ana', 'link Audit -n ana']},
	],
	'revoke-dry-run': ['revoke Audit --dry-run --json', 'revoke Audit --session ana --dry-run --json'],
	services: ['services --json', 'services s3 --json', 'services --region cn-north-1 --json'],
	doctor: ['doctor --json'],
	version: ['--version --json'],
	error: [
		'link Nobody --json',
		'settings set region nowhere --json',
		'link Audit --duration 13h --json',
		'nosuch --json',
	],
};

/** What the last of these command lines printed: a failure's one line on standard error, else standard output. */
const printed = async (daypass: Daypass, name: string, {words, after = [], as}: Case): Promise<unknown> => {
	const home = path.dirname(daypass.folder);
	let last: CommandRun | undefined;
	// A process prints no external ID that was typed in it: those are exported by another.
	const run = words.includes('--external-ids') ? daypass.spawn : daypass.run;
	for (const line of [...after, words]) {
		last = await run(line.replaceAll('FOLDER', home), as === undefined ? {} : {as});
		if (name !== 'error') expect(last).toMatchObject({code: 0});
	}
	return JSON.parse(last?.stdout || last?.stderr || '');
};

describe.each(Object.entries(cases))('the schema %s', (name, all) => {
	test.each(all.map((given) => (typeof given === 'string' ? {words: given} : given)))(
		'describes $words',
		(given) =>
			withDaypass(async (daypass) => {
				const value = await printed(daypass, name, given);
				expect(misfits(name, value)).toEqual([]);
				// A field that nobody knows does not pass.
				expect(misfits(name, {...(value as object), another: 1})).not.toEqual([]);
			}),
	);
});

test('the README names the folder of the schemas, and every schema is of an output', () => {
	expect([...compiled.keys()].toSorted()).toEqual(Object.keys(cases).toSorted());
	expect(readFileSync('README.md', 'utf8')).toContain('`dist/schemas/`');
});
