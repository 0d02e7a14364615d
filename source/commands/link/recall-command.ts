import {Command} from 'commander';
import {settingOption} from '../settings/setting-option.ts';
import type {World} from '../world.ts';
import type {HandOutOptions} from './hand-out.ts';
import {addHandOutOptions, addLinkOptions} from './link-flags.ts';
import type {LinkOptions} from './link-options.ts';
import {type Remembered, recall} from './recall.ts';

/**
 * `daypass <preset>` and `daypass -`, with their options.
 * @param found What the name stands for; nothing where only the options are of interest.
 */
export const recallCommand = (name: string, found: Remembered | undefined, world: World): Command =>
	addHandOutOptions(
		addLinkOptions(
			new Command(name).description(
				name === '-' ? 'make the last link again' : `make a link from the preset ${name}`,
			),
		),
	)
		.addOption(settingOption('teamFiles'))
		.action(async (options: LinkOptions & HandOutOptions) => {
			if (found !== undefined) await recall(found, options, world);
		});
