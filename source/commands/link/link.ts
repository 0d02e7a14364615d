import {Command} from 'commander';
import type {World} from '../world.ts';
import {type HandOutOptions, handOut} from './hand-out.ts';
import {addHandOutOptions, addLinkOptions} from './link-flags.ts';
import {type LinkOptions, requestFromOptions} from './link-options.ts';

/** `daypass link`: a link without the screen. */
export const linkCommand = (world: World): Command =>
	addHandOutOptions(addLinkOptions(new Command('link').description('make a link without the screen'))).action(
		async (options: LinkOptions & HandOutOptions) => {
			const {request, secrets} = await requestFromOptions(options, world);
			await handOut(request, secrets, options, {source: 'link'}, true, world);
		},
	);
