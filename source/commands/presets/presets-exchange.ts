import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {exportPresets, importPresets, readPresetFile} from '../../presets/exchange.ts';
import {type ImportPlan, planImport} from '../../presets/import-plan.ts';
import {presetFileText} from '../../presets/preset-file.ts';
import {readPresets} from '../../presets/read-presets.ts';
import {plainText} from '../../text/plain-text.ts';
import {confirm} from '../ask.ts';
import type {World} from '../world.ts';

type ExportOptions = {readonly externalIds?: boolean; readonly force?: boolean};

export const exportCommand = ({folder, out, err}: World): Command =>
	new Command('export')
		.description('all presets as one file, on standard output if none is named')
		.argument('[file]')
		.option('--external-ids', 'with the external IDs, which are otherwise left out')
		.option('-f, --force', 'replace the file')
		.option('--json', 'nothing else: the file is JSON in any case')
		.action(async (file: string | undefined, {externalIds = false, force = false}: ExportOptions) => {
			const presets = await readPresets(folder);
			if (file === undefined) out.value(presetFileText(presets, {externalIds}).trimEnd());
			else exportPresets(file, presets, {externalIds, replace: force});
			if (file !== undefined) err.line(`Wrote ${counted(presets.length)} to ${file}.`);
			const without = externalIds ? [] : presets.filter(({externalId}) => externalId !== undefined);
			if (without.length > 0)
				err.line(`Left out the external ID of ${names(without)}; --external-ids takes it along.`);
		});

export const importCommand = (world: World): Command =>
	new Command('import')
		.description('take presets over from a file, by name; - reads standard input')
		.argument('<file>')
		.option('-y, --yes', 'without asking')
		.action(async (file: string, {yes}: {readonly yes?: boolean}) => {
			const {folder, err, ask} = world;
			const incoming = readPresetFile(file);
			const plan = planImport(await readPresets(folder), incoming);
			for (const line of preview(plan)) err.line(line);
			if (plan.added.length + plan.changed.length === 0) {
				err.line('There is nothing to import.');
				return;
			}
			if (!yes && !(await mayImport(plan, ask))) {
				err.line('Nothing was imported.');
				return;
			}
			await importPresets(folder, incoming);
			err.line(`Imported ${counted(plan.added.length + plan.changed.length)}.`);
		});

/** Only replacing needs an answer where there is nobody to give one. */
const mayImport = async (plan: ImportPlan, ask: World['ask']): Promise<boolean> => {
	if (ask) return confirm(ask, 'Import them?');
	if (plan.changed.length === 0) return true;
	throw new Failure(
		'import-replaces',
		`The import would replace ${names(plan.changed.map(({before}) => before))}.`,
		'Allow it with --yes.',
	);
};

const preview = ({added, changed, unchanged}: ImportPlan): readonly string[] => [
	...added.map(({name, role}) => `+ ${name}  ${role}`),
	...changed.flatMap(({before, fields}) => [
		`~ ${before.name}  changes ${fields.map(({name}) => name).join(', ')}`,
		...fields.map(({name, from, to}) => `    ${name}: ${plainText(from, 200)} → ${plainText(to, 200)}`),
	]),
	...(unchanged.length === 0
		? []
		: [`= ${counted(unchanged.length)} as ${unchanged.length === 1 ? 'it is' : 'they are'}`]),
];

const counted = (count: number): string => `${count} ${count === 1 ? 'preset' : 'presets'}`;

const names = (presets: ReadonlyArray<{readonly name: string}>): string =>
	presets.map(({name}) => `“${name}”`).join(', ');
