import {Command} from 'commander';
import {unknownSubcommand} from '../misuse.ts';
import {settingOption} from '../settings/setting-option.ts';
import type {World} from '../world.ts';
import {duplicateCommand, moveCommand, removeCommand, renameCommand} from './presets-change.ts';
import {editCommand} from './presets-edit.ts';
import {exportCommand, importCommand} from './presets-exchange.ts';
import {type JsonOption, listCommand, listPresets, pathCommand, showCommand} from './presets-list.ts';
import {saveCommand} from './presets-save.ts';

/** `daypass presets`: the list, and what can be done to it. */
export const presetsCommand = (world: World): Command => {
	const subcommands = [
		listCommand(world),
		showCommand(world),
		saveCommand(world),
		editCommand(world),
		renameCommand(world),
		duplicateCommand(world),
		moveCommand(world),
		removeCommand(world),
		exportCommand(world),
		importCommand(world),
		pathCommand(world),
	];
	const presets = new Command('presets')
		.description('choices kept under a name: list, show, save and change them')
		.usage('[list|show|save|…] [options]')
		// Without this the parent would take the --json that belongs to a subcommand.
		.enablePositionalOptions()
		.option('--json', 'JSON on standard output')
		.addOption(settingOption('teamFiles'))
		.argument('[command...]')
		.action(async ([word]: readonly string[], options: JsonOption) => {
			if (word !== undefined)
				throw unknownSubcommand(
					'daypass presets',
					word,
					subcommands.map((command) => command.name()),
				);
			await listPresets(options, world);
		});
	for (const subcommand of subcommands) presets.addCommand(subcommand);
	return presets;
};
