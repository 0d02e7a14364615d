import process from 'node:process';
import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {plainText} from '../../plain-text.ts';
import {configFolder} from '../../presets/folder.ts';
import {readOwnPreset, readPreset, readPresets} from '../../presets/read-presets.ts';
import {duplicatePreset, movePreset, removePreset, renamePreset, savePreset} from '../../presets/store.ts';
import {confirm, isInteractive, say} from '../output.ts';
import {teamFilesOption} from '../settings/setting-option.ts';

export const renameCommand = (): Command =>
	new Command('rename')
		.description('give a preset another name')
		.argument('<name>')
		.argument('<new name>')
		.action(async (name: string, to: string) => {
			const folder = configFolder(process.env);
			await readOwnPreset(folder, name);
			await renamePreset(folder, name, to);
			say(`Renamed “${name}” to “${to}”.`);
		});

export const duplicateCommand = (): Command =>
	new Command('duplicate')
		.description('copy a preset, one of the team’s too, under another name')
		.argument('<name>')
		.argument('<new name>')
		.addOption(teamFilesOption())
		.action(async (name: string, to: string) => {
			const folder = configFolder(process.env);
			const own = (await readPresets(folder)).some((preset) => preset.name === name);
			if (own) await duplicatePreset(folder, name, to);
			else await savePreset(folder, {...(await readPreset(folder, name)), name: to}, {replace: false});
			say(`Copied “${name}” to “${to}”.`);
		});

export const moveCommand = (): Command =>
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
			const folder = configFolder(process.env);
			await readOwnPreset(folder, name);
			const presets = await movePreset(folder, name, Number(place) - 1);
			say(`“${name}” is now number ${presets.findIndex((preset) => preset.name === name) + 1}.`);
		});

export const removeCommand = (): Command =>
	new Command('remove')
		.description('forget a preset')
		.argument('<name>')
		.option('-y, --yes', 'without asking')
		.action(async (name: string, {yes}: {readonly yes?: boolean}) => {
			const folder = configFolder(process.env);
			const {role} = await readOwnPreset(folder, name);
			if (!yes && isInteractive() && !(await confirm(`Remove “${name}” (${role})?`))) {
				say('Nothing was removed.');
				return;
			}
			await removePreset(folder, name);
			say(`Removed “${name}”.`);
		});
