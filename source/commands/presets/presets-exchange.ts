import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {exportPresets, importPresets, readPresetFile} from '../../presets/exchange.ts';
import {type ImportPlan, planImport} from '../../presets/import-plan.ts';
import {presetFileText} from '../../presets/preset-file.ts';
import {readPresets} from '../../presets/read-presets.ts';
import {plainText} from '../../text/plain-text.ts';
import {confirm} from '../ask.ts';
import type {World} from '../world.ts';
import {fieldTexts} from './field-texts.ts';

type ExportOptions = {readonly externalIds?: boolean; readonly force?: boolean; readonly json?: boolean};

type ImportOptions = {readonly yes?: boolean; readonly json?: boolean};

export const exportCommand = ({folder, out, err}: World): Command =>
	new Command('export')
		.description('all presets as one file, on standard output if none is named, or -')
		.argument('[file]')
		.option('--external-ids', 'with the external IDs, which are otherwise left out')
		.option('-f, --force', 'replace the file')
		.option('--json', 'JSON on standard output, as the file itself is')
		.action(async (named: string | undefined, {externalIds = false, force = false, json}: ExportOptions) => {
			const file = named === '-' || named === '/dev/stdout' ? undefined : named;
			const presets = await readPresets(folder);
			const without = externalIds ? [] : presets.filter(({externalId}) => externalId !== undefined);
			if (file === undefined) out.value(presetFileText(presets, {externalIds}).trimEnd());
			else exportPresets(file, presets, {externalIds, replace: force});
			if (json) {
				const withoutExternalId = namesOf(without);
				if (file !== undefined) out.json({version: 1, file, presets: presets.length, withoutExternalId});
				return;
			}
			if (file !== undefined) err.line(`Wrote ${counted(presets.length)} to ${file}.`);
			if (without.length > 0)
				err.line(`Left out the external ID of ${quoted(without)}; --external-ids takes it along.`);
		});

export const importCommand = (world: World): Command =>
	new Command('import')
		.description('take presets over from a file, by name; - reads standard input')
		.argument('<file>')
		.option('-y, --yes', 'without asking')
		.option('--json', 'JSON on standard output')
		.action(async (file: string, {yes, json}: ImportOptions) => {
			const {folder, out, err, ask} = world;
			const incoming = readPresetFile(file);
			const plan = planImport(await readPresets(folder), incoming);
			const count = plan.added.length + plan.changed.length;
			if (!json || (!yes && ask)) for (const line of preview(plan)) err.line(line);
			if (count > 0 && !yes && !(await mayImport(plan, ask))) {
				err.line('Nothing was imported.');
				return;
			}
			if (count > 0) await importPresets(folder, incoming);
			if (json) out.json(importJson(plan));
			else err.line(count === 0 ? 'There is nothing to import.' : `Imported ${counted(count)}.`);
		});

/** The contract of `presets import --json`. */
const importJson = ({added, changed, unchanged}: ImportPlan) => ({
	version: 1,
	added: namesOf(added),
	changed: namesOf(changed.map(({after}) => after)),
	unchanged: namesOf(unchanged),
});

/** Only replacing needs an answer where there is nobody to give one. */
const mayImport = async (plan: ImportPlan, ask: World['ask']): Promise<boolean> => {
	if (ask) return confirm(ask, 'Import them?');
	if (plan.changed.length === 0) return true;
	throw new Failure(
		'import-replaces',
		`The import would replace ${quoted(plan.changed.map(({before}) => before))}.`,
		'Allow it with --yes.',
	);
};

const preview = ({added, changed, unchanged}: ImportPlan): readonly string[] => [
	...added.flatMap((preset) => [
		`+ ${preset.name}  ${preset.role ?? 'no role'}`,
		...fieldTexts(preset)
			.filter(([field]) => field !== 'name' && field !== 'role')
			.map(([field, text]) => `    ${field}: ${text}`),
	]),
	...changed.flatMap(({before, fields}) => [
		`~ ${before.name}  changes ${fields.map(({name}) => name).join(', ')}`,
		...fields.map(({name, from, to}) => `    ${name}: ${plainText(from, 4096)} → ${plainText(to, 4096)}`),
	]),
	...(unchanged.length === 0
		? []
		: [`= ${counted(unchanged.length)} as ${unchanged.length === 1 ? 'it is' : 'they are'}`]),
];

const counted = (count: number): string => `${count} ${count === 1 ? 'preset' : 'presets'}`;

const namesOf = (presets: ReadonlyArray<{readonly name: string}>): readonly string[] =>
	presets.map(({name}) => name);

const quoted = (presets: ReadonlyArray<{readonly name: string}>): string =>
	namesOf(presets)
		.map((name) => `“${name}”`)
		.join(', ');
