import {Command} from 'commander';
import {namesIn} from '../../pass/fill-in.ts';
import {readKept} from '../../presets/read-presets.ts';
import type {World} from '../world.ts';
import {givenSecrets} from './given-secrets.ts';
import {type HandOutOptions, handOut} from './hand-out.ts';
import {addHandOutOptions, addLinkOptions} from './link-flags.ts';
import {type LinkOptions, requestFromOptions} from './link-options.ts';

/** `daypass link`: a link without the screen. */
export const linkCommand = (world: World): Command =>
	addHandOutOptions(addLinkOptions(new Command('link').description('make a link without the screen'))).action(
		async (options: LinkOptions & HandOutOptions) => {
			const request = requestFromOptions(options);
			const kept = await readKept(world.folder, world.env);
			await handOut(
				{
					request,
					asked: namesIn(request),
					secrets: await givenSecrets(options, world),
					source: {source: 'link'},
					isNew: true,
					kept,
				},
				options,
				world,
			);
		},
	);
