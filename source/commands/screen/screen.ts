import {Command} from 'commander';
import {parse} from '../parse.ts';
import {inRegion, regionOption} from '../settings/region-option.ts';
import {type SettingFlags, settingOption, withSettingFlags} from '../settings/setting-option.ts';
import type {World} from '../world.ts';
import {openScreen, type ScreenFlags} from './open-screen.ts';

/** The options of `daypass` without a command. */
export const screenCommand = (): Command =>
	new Command('daypass')
		.description('pick a role and make a link, full-screen')
		.option('--profile <name>', 'AWS profile')
		.addOption(regionOption())
		.addOption(settingOption('theme'))
		.addOption(settingOption('marks'))
		.addOption(settingOption('openCommand'))
		.addOption(settingOption('teamFiles'))
		.option('--history', 'keep what is made in the history, though a setting says not to')
		.option('--no-history', 'leave no trace in the history')
		.option('--plain', 'the same as questions, one line each (the default where TERM is dumb)')
		.option('--no-plain', 'the full screen, though INK_SCREEN_READER says that it is read aloud');

/** The same by the words of a command line. */
export const runScreenCommand = async (words: readonly string[], world: World): Promise<number> => {
	let options: (ScreenFlags & SettingFlags) | undefined;
	const command = screenCommand().action((given: ScreenFlags & SettingFlags) => {
		options = given;
	});
	await parse(command, words, world);
	return options ? openScreen(options, withSettingFlags(inRegion(world, options), options)) : 0;
};
