import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {plainText} from '../../plain-text.ts';
import {readOwnPreset, readPreset, readPresets} from '../../presets/read-presets.ts';
import {duplicatePreset, movePreset, removePreset, renamePreset, savePreset} from '../../presets/store.ts';
import {confirm} from '../ask.ts';
import {settingOption} from '../settings/setting-option.ts';
import type {World} from '../world.ts';

export const renameCommand = ({folder, env, err}: World): Command =>
	new Command('rename')
		.description('give a preset another name')
		.argument('<name>')
		.argument('<new name>')
		.action(async (name: string, to: string) => {
			await readOwnPreset(folder, name, env);
			await renamePreset(folder, name, to);
			err.line(`Renamed “${name}” to “${to}”.`);
		});

export const duplicateCommand = ({folder, env, err}: World): Command =>
	new Command('duplicate')
		.description('copy a preset, one of the team’s too, under another name')
		.argument('<name>')
		.argument('<new name>')
		.addOption(settingOption('teamFiles'))
		.action(async (name: string, to: string) => {
			const own = (await readPresets(folder)).some((preset) => preset.name === name);
			if (own) await duplicatePreset(folder, name, to);
			else await savePreset(folder, {...(await readPreset(folder, name, env)), name: to}, {replace: false});
			err.line(`Copied “${name}” to “${to}”.`);
		});

export const moveCommand = ({folder, env, err}: World): Command =>
	new Command('move')
		.description(
			'change a preset’s place in the list, where 1 is the first; the first nine have digits on the screen',
		)
		.argument('<name>')
		.argument('<place>')
		.action(async (name: string, place: string) => {
			if (!/^[1-9]\d{0,4}$/.test(place)) {
				throw new Failure(
					'place-malformed',
					`“${plainText(place, 40)}” is no place in a list.`,
					'Count from 1.',
				);
			}
			await readOwnPreset(folder, name, env);
			const presets = await movePreset(folder, name, Number(place) - 1);
			err.line(`“${name}” is now number ${presets.findIndex((preset) => preset.name === name) + 1}.`);
		});

export const removeCommand = (world: World): Command =>
	new Command('remove')
		.description('forget a preset')
		.argument('<name>')
		.option('-y, --yes', 'without asking')
		.action(async (name: string, {yes}: {readonly yes?: boolean}) => {
			const {folder, env, err, ask} = world;
			const {role} = await readOwnPreset(folder, name, env);
			if (!yes && ask && !(await confirm(ask, `Remove “${name}” (${role})?`))) {
				err.line('Nothing was removed.');
				return;
			}
			await removePreset(folder, name);
			err.line(`Removed “${name}”.`);
		});
