import {Command} from 'commander';
import {formatDuration} from '../../pass/duration.ts';
import {fillIn} from '../../pass/fill-in.ts';
import type {FieldName, Preset, RequestName} from '../../pass/pass.ts';
import {longFlag, rows} from '../../pass/rows.ts';
import type {Settings} from '../../presets/config.ts';
import {newerWords} from '../../presets/config.ts';
import {configFile} from '../../presets/folder.ts';
import {presetOutput, shownNames} from '../../presets/preset-output.ts';
import {readKept, readPreset} from '../../presets/read-presets.ts';
import type {TeamFile} from '../../presets/team-presets.ts';
import {acceptedSentences} from '../../signin/accepted.ts';
import {plainText} from '../../text/plain-text.ts';
import {columns} from '../../text/table.ts';
import type {Output} from '../output.ts';
import {settingOption} from '../settings/setting-option.ts';
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
	const kept = await readKept(folder, env);
	const {presets, newerVersion} = kept;
	const team = await kept.team();
	if (json) out.json(listOutput(presets, team));
	else if (presets.length > 0 || team.length > 0 || newerVersion === undefined)
		printLists(presets, team, kept.effective(), world);
	if (newerVersion !== undefined) {
		err.line(`Note: ${newerWords({presets})}. Update daypass.`);
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

const printLists = (
	presets: readonly Preset[],
	team: readonly TeamFile[],
	settings: Settings,
	{out, err}: World,
): void => {
	if (presets.length === 0 && team.length === 0) {
		err.line('There are no presets yet. Keep the first one: daypass presets save audit --role Audit --to s3');
		return;
	}
	printTable(presets, settings, out);
	for (const {file, presets: shared} of team) {
		if (presets.length > 0) out.line('');
		out.line(`From ${plainText(file, 4096)}, to be used and copied but not changed:`);
		printTable(shared, settings, out);
	}
};

const printTable = (presets: readonly Preset[], settings: Settings, out: Output): void => {
	if (presets.length === 0) return;
	const rows = presets.map((preset, index) => [
		String(index + 1),
		preset.name,
		roleText(preset),
		lengthText(preset, settings),
		opensText(preset),
		plainText(preset.note ?? '', 60),
	]);
	for (const line of columns([['', 'NAME', 'ROLE', 'FOR', 'OPENS', 'NOTE'], ...rows])) out.line(line);
};

/** The role's name with path and account, which is what tells one from another: `111122223333 app/Audit`. */
const roleText = ({role, profile}: Preset): string => {
	if (role === undefined) return profile === undefined ? '(yourself)' : `(profile ${plainText(profile, 40)})`;
	const [, account, name] = /^arn:[^:]*:iam::(\d{12}):role\/(.+)$/.exec(role) ?? [];
	return account !== undefined && name !== undefined ? `${account} ${name}` : role;
};

/** In parentheses what holds without having been asked for. */
const lengthText = ({duration}: Preset, settings: Settings): string =>
	duration === undefined ? `(${formatDuration(fillIn({}, settings).duration)})` : formatDuration(duration);

const opensText = ({destination = '', region, scope = []}: Preset): string => {
	const where = plainText(destination, 40) || 'console';
	return `${where}${region === undefined ? '' : ` in ${region}`}${scope.length === 0 ? '' : ', narrowed'}`;
};

/** Field and value, for a person. That there is an external ID is told, not what it is. */
const fields = (preset: Preset): ReadonlyArray<readonly [string, string]> => [
	['name', preset.name],
	...shownNames.flatMap((name) => texts(name, preset[name as RequestName])),
	...(preset.note === undefined ? [] : [['note', plainText(preset.note, 4096)] as const]),
	...(preset.externalId === undefined ? [] : [['external id', 'kept, not shown'] as const]),
	...acceptedSentences(preset).map((sentence) => ['accepted', sentence] as const),
];

/** One line, or one for each of what there may be several of: under the option's name. */
const texts = (name: FieldName, value: unknown): ReadonlyArray<readonly [string, string]> => {
	if (value === undefined) return [];
	const {kind, flag} = rows[name];
	const one = flag === undefined ? label(name) : longFlag(flag.flags).slice(2).replaceAll('-', ' ');
	if (kind.entries) return kind.entries.format(value).map((text) => [one, plainText(text, 4096)] as const);
	if (typeof value === 'boolean') return [[label(name), value ? 'yes' : 'no']];
	return [[label(name), plainText(kind.format(value), 4096)]];
};

/** `sessionName` as words: `session name`. */
const label = (field: string): string => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
