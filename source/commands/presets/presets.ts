import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {nearest} from '../../nearest.ts';
import {plainText} from '../../text/plain-text.ts';
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
			if (word !== undefined) throw unknown(word, subcommands);
			await listPresets(options, world);
		});
	for (const subcommand of subcommands) presets.addCommand(subcommand);
	return presets;
};

const unknown = (word: string, subcommands: readonly Command[]) => {
	const names = subcommands.map((command) => command.name());
	const near = nearest(word, names);
	return new Failure(
		'unknown-command',
		`daypass presets can’t “${plainText(word, 60)}”.`,
		near === undefined ? `It can ${names.join(', ')}.` : `Did you mean “${near}”?`,
	);
};
