import {Command} from 'commander';
import {formatDuration} from '../../pass/duration.ts';
import {fillIn} from '../../pass/fill-in.ts';
import type {Preset} from '../../pass/pass.ts';
import {newerWords} from '../../presets/config.ts';
import {configFile} from '../../presets/folder.ts';
import {presetOutput} from '../../presets/preset-output.ts';
import {namedPreset, readKept} from '../../presets/read-presets.ts';
import type {EffectiveSettings} from '../../presets/read-settings.ts';
import {brokenTeamFiles, type TeamFile} from '../../presets/team-presets.ts';
import {plainText} from '../../text/plain-text.ts';
import {columns} from '../../text/table.ts';
import type {Output} from '../output.ts';
import {settingOption} from '../settings/setting-option.ts';
import type {World} from '../world.ts';
import {fieldTexts} from './field-texts.ts';
import {sayIfOfTeam} from './say-if-of-team.ts';

export type JsonOption = {readonly json?: boolean};

export const listCommand = (world: World): Command =>
	new Command('list')
		.description('all presets, yours and the team’s')
		.option('--json', 'JSON on standard output')
		.addOption(settingOption('teamFiles'))
		.action((options: JsonOption) => listPresets(options, world));

export const showCommand = (world: World): Command =>
	new Command('show')
		.description('one preset, field by field')
		.argument('<name>')
		.option('--json', 'JSON on standard output')
		.addOption(settingOption('teamFiles'))
		.action(async (name: string, options: JsonOption) => {
			const {out} = world;
			const kept = await readKept(world.folder, world.env);
			const preset = await namedPreset(kept, name);
			if (options.json) {
				out.json({version: 1, preset: presetOutput(preset)});
				return;
			}
			await sayIfOfTeam(preset, kept, world);
			for (const line of columns(fieldTexts(preset))) out.line(line);
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
	if (!json) for (const sentence of brokenTeamFiles(team)) err.line(`Note: ${sentence}`);
	const wrong = kept.effective().refused.get('duration');
	if (!json && wrong) err.line(`Note: ${wrong.message} ${wrong.hint}`);
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
		: {
				team: team.map(({file, presets: shared, problem}) => ({
					file,
					presets: shared.map(presetOutput),
					...(problem === undefined ? {} : {problem}),
				})),
			}),
});

const printLists = (
	presets: readonly Preset[],
	team: readonly TeamFile[],
	settings: EffectiveSettings,
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

const printTable = (presets: readonly Preset[], settings: EffectiveSettings, out: Output): void => {
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
const lengthText = ({duration, self, role}: Preset, {settings, refused}: EffectiveSettings): string => {
	if (duration !== undefined) return formatDuration(duration);
	if (self) return '(what is left)';
	if (role === undefined) return '(the profile’s)';
	return refused.has('duration') ? '(?)' : `(${formatDuration(fillIn({}, settings).duration)})`;
};

const opensText = ({destination = '', region, scope = []}: Preset): string => {
	const where = plainText(destination, 40) || 'console';
	return `${where}${region === undefined ? '' : ` in ${region}`}${scope.length === 0 ? '' : ', narrowed'}`;
};
