import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import type {Preset} from '../../pass/pass.ts';
import {presetOutput} from '../../presets/preset-output.ts';
import {isOfTeam, namedPreset, readKept, readOwnPreset} from '../../presets/read-presets.ts';
import {duplicatePreset, movePreset, removePreset, renamePreset, savePreset} from '../../presets/store.ts';
import {plainText} from '../../text/plain-text.ts';
import {confirm} from '../ask.ts';
import {settingOption} from '../settings/setting-option.ts';
import type {World} from '../world.ts';
import {sayIfOfTeam} from './say-if-of-team.ts';

type JsonOption = {readonly json?: boolean};

/** The one that was changed, as it is now. */
const presetJson = (presets: readonly Preset[], name: string) => ({
	version: 1,
	preset: presets.filter((preset) => preset.name === name).map(presetOutput)[0],
});

export const renameCommand = ({folder, env, out, err}: World): Command =>
	new Command('rename')
		.description('give a preset another name')
		.argument('<name>')
		.argument('<new name>')
		.option('--json', 'JSON on standard output')
		.action(async (name: string, to: string, {json}: JsonOption) => {
			await readOwnPreset(folder, name, env);
			const presets = await renamePreset(folder, name, to);
			if (json) out.json(presetJson(presets, to));
			else err.line(`Renamed “${name}” to “${to}”.`);
		});

export const duplicateCommand = (world: World): Command =>
	new Command('duplicate')
		.description('copy a preset, one of the team’s too, under another name')
		.argument('<name>')
		.argument('<new name>')
		.option('--json', 'JSON on standard output')
		.addOption(settingOption('teamFiles'))
		.action(async (name: string, to: string, {json}: JsonOption) => {
			const {folder, env, out, err} = world;
			const kept = await readKept(folder, env);
			const preset = await namedPreset(kept, name);
			const presets = isOfTeam(name, kept)
				? await savePreset(folder, {...preset, name: to}, {replace: false})
				: await duplicatePreset(folder, name, to);
			if (!json) await sayIfOfTeam(preset, kept, world);
			if (json) out.json(presetJson(presets, to));
			else err.line(`Copied “${name}” to “${to}”.`);
		});

export const moveCommand = ({folder, env, out, err}: World): Command =>
	new Command('move')
		.description(
			'change a preset’s place in the list, where 1 is the first; the first nine have digits on the screen',
		)
		.argument('<name>')
		.argument('<place>')
		.option('--json', 'JSON on standard output')
		.action(async (name: string, place: string, {json}: JsonOption) => {
			if (!/^[1-9]\d{0,4}$/.test(place)) {
				throw new Failure(
					'place-malformed',
					`“${plainText(place, 40)}” is not a place in the list.`,
					'Give a number; 1 is the first.',
				);
			}
			await readOwnPreset(folder, name, env);
			const presets = await movePreset(folder, name, Number(place) - 1);
			if (json) out.json({version: 1, presets: presets.map(presetOutput)});
			else err.line(`“${name}” is now number ${presets.findIndex((preset) => preset.name === name) + 1}.`);
		});

export const removeCommand = (world: World): Command =>
	new Command('remove')
		.description('forget a preset')
		.argument('<name>')
		.option('-y, --yes', 'without asking')
		.option('--json', 'JSON on standard output')
		.action(async (name: string, {yes, json}: JsonOption & {readonly yes?: boolean}) => {
			const {folder, env, out, err, ask} = world;
			const preset = await readOwnPreset(folder, name, env);
			if (!yes && !ask) {
				throw new Failure(
					'not-confirmed',
					'A preset is removed only after a confirmation, and there is no terminal to ask on.',
					'Confirm with --yes.',
				);
			}
			if (!yes && ask && !(await confirm(ask, `Remove “${name}”?`))) {
				err.line('Nothing was removed.');
				return;
			}
			await removePreset(folder, name);
			if (json) out.json({version: 1, removed: presetOutput(preset)});
			else err.line(`Removed “${name}”.`);
		});
