import {Command} from 'commander';
import {teamFilesOption} from '../settings/setting-option.ts';
import type {HandOutOptions} from './hand-out.ts';
import {addHandOutOptions, addLinkOptions} from './link-flags.ts';
import type {LinkOptions} from './link-options.ts';
import {recall} from './recall.ts';

/** `daypass <preset>` and `daypass -`, with their options. */
export const recallCommand = (name: string): Command =>
	addHandOutOptions(
		addLinkOptions(
			new Command(name).description(
				name === '-' ? 'make the last link again' : `make a link from the preset ${name}`,
			),
		),
	)
		.addOption(teamFilesOption())
		.action(async (options: LinkOptions & HandOutOptions) => recall(name, options));
