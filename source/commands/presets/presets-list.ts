import {Command} from 'commander';
import {formatDuration} from '../../pass/duration.ts';
import type {Preset} from '../../pass/pass.ts';
import {plainText} from '../../plain-text.ts';
import {configFile} from '../../presets/folder.ts';
import {presetOutput} from '../../presets/preset-output.ts';
import {readConfig} from '../../presets/read-config.ts';
import {readPreset} from '../../presets/read-presets.ts';
import {readTeamFiles, type TeamFile} from '../../presets/team-presets.ts';
import {acceptedSentences} from '../../signin/accepted.ts';
import type {Output} from '../output.ts';
import {settingOption} from '../settings/setting-option.ts';
import {columns} from '../table.ts';
import type {World} from '../world.ts';

export type JsonOption = {readonly json?: boolean};

export const listCommand = (world: World): Command =>
	new Command('list')
		.description('all presets, yours and the team’s')
		.option('--json', 'JSON on standard output')
		.addOption(settingOption('teamFiles'))
		.action((options: JsonOption) => listPresets(options, world));

export const showCommand = ({folder, env, out}: World): Command =>
	new Command('show')
		.description('one preset, field by field')
		.argument('<name>')
		.option('--json', 'JSON on standard output')
		.addOption(settingOption('teamFiles'))
		.action(async (name: string, options: JsonOption) => {
			const preset = await readPreset(folder, name, env);
			if (options.json) out.json({version: 1, preset: presetOutput(preset)});
			else for (const line of columns(fields(preset))) out.line(line);
		});

export const pathCommand = ({folder, out}: World): Command =>
	new Command('path')
		.description('the file that holds presets and settings')
		.option('--json', 'JSON on standard output')
		.action(({json}: JsonOption) => {
			const file = configFile(folder);
			if (json) out.json({version: 1, path: file});
			else out.value(file);
		});

/** What `daypass presets` and `daypass presets list` do. */
export const listPresets = async ({json}: JsonOption, world: World): Promise<void> => {
	const {folder, env, out, err} = world;
	const {presets, newerVersion} = await readConfig(folder);
	const team = await readTeamFiles(folder, env);
	if (json) out.json(listOutput(presets, team));
	else printLists(presets, team, world);
	if (newerVersion !== undefined) {
		err.line('Note: the presets were written by a newer daypass; they can be used, but not changed.');
	}
	if (!json) await sayWhatNoLongerFits([...presets, ...team.flatMap((file) => file.presets)], world);
	for (const {file, problem} of team) {
		if (problem !== undefined) err.line(`Note: team file ${plainText(file, 4096)}: ${problem}`);
	}
};

/** What can be known without asking AWS: pages, regions, scopes. */
const sayWhatNoLongerFits = async (presets: readonly Preset[], {err, now}: World): Promise<void> => {
	const [{presetHealth}, {scopeProblems}] = await Promise.all([
		import('../../signin/preset-health.ts'),
		import('../../signin/preset-scopes.ts'),
	]);
	const known = {scopeProblems: await scopeProblems(presets), now: now()};
	for (const [{name}, findings] of presetHealth(presets, known)) {
		for (const {message, instead} of findings) {
			const hint = instead === undefined ? '' : ` Did you mean ${plainText(instead.text, 80)}?`;
			err.line(`Note: “${name}” no longer fits. ${message}${hint}`);
		}
	}
};

/** The contract of `presets list --json`; `team` only where settings name team files. */
const listOutput = (presets: readonly Preset[], team: readonly TeamFile[]) => ({
	version: 1,
	presets: presets.map(presetOutput),
	...(team.length === 0
		? {}
		: {team: team.map(({file, presets: shared}) => ({file, presets: shared.map(presetOutput)}))}),
});

const printLists = (presets: readonly Preset[], team: readonly TeamFile[], {out, err}: World): void => {
	if (presets.length === 0 && team.length === 0) {
		err.line('There are no presets yet. Keep the first one: daypass presets save audit --role Audit --to s3');
		return;
	}
	printTable(presets, out);
	for (const {file, presets: shared} of team) {
		if (presets.length > 0) out.line('');
		out.line(`From ${plainText(file, 4096)}, to be used and copied but not changed:`);
		printTable(shared, out);
	}
};

const printTable = (presets: readonly Preset[], out: Output): void => {
	if (presets.length === 0) return;
	const rows = presets.map((preset, index) => [
		String(index + 1),
		preset.name,
		roleText(preset.role),
		formatDuration(preset.duration),
		opensText(preset),
		plainText(preset.note ?? '', 60),
	]);
	for (const line of columns([['', 'NAME', 'ROLE', 'FOR', 'OPENS', 'NOTE'], ...rows])) out.line(line);
};

/** The role's name with path and account, which is what tells one from another: `111122223333 app/Audit`. */
const roleText = (role: string): string => {
	const [, account, name] = /^arn:[^:]*:iam::(\d{12}):role\/(.+)$/.exec(role) ?? [];
	return account !== undefined && name !== undefined ? `${account} ${name}` : role;
};

const opensText = ({destination, region, scope}: Preset): string => {
	const where = plainText(destination, 40) || 'console';
	return `${where}${region === undefined ? '' : ` in ${region}`}${scope.length === 0 ? '' : ', narrowed'}`;
};

/** Field and value, for a person. That there is an external ID is told, not what it is. */
const fields = (preset: Preset): ReadonlyArray<readonly [string, string]> => {
	const {tags = {}, scope, logoutFirst, ...texts} = presetOutput(preset);
	const rows = Object.entries(texts).map(
		([field, value]) => [label(field), plainText(String(value), 4096)] as const,
	);
	return [
		...rows,
		...scope.map((item) => ['scope', plainText(item, 4096)] as const),
		...Object.entries(tags).map(([key, value]) => ['tag', plainText(`${key}=${value}`, 400)] as const),
		...(logoutFirst ? [['logout first', 'yes'] as const] : []),
		...(preset.externalId === undefined ? [] : [['external id', 'kept, not shown'] as const]),
		...acceptedSentences(preset).map((sentence) => ['accepted', sentence] as const),
	];
};

/** `sessionName` as words: `session name`. */
const label = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
