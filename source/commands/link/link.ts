import {Command} from 'commander';
import {namesIn} from '../../pass/fill-in.ts';
import {readKept} from '../../presets/read-presets.ts';
import {togetherRefused} from '../misuse.ts';
import type {World} from '../world.ts';
import {givenSecrets} from './given-secrets.ts';
import {type HandOutOptions, handOut} from './hand-out.ts';
import {addHandOutOptions, addLinkOptions} from './link-flags.ts';
import {type LinkOptions, requestFromOptions} from './link-options.ts';

/** `daypass link`: a link without the screen. */
export const linkCommand = (world: World): Command =>
	addHandOutOptions(
		addLinkOptions(
			new Command('link')
				.description('make a link without the screen')
				.argument('[role]', 'the same as --role'),
		),
	).action(async (role: string | undefined, given: LinkOptions & HandOutOptions) => {
		const options = withRole(given, role);
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
	});

/** The role may stand alone, as for `policy` and `revoke`. */
const withRole = <Options extends LinkOptions>(options: Options, role: string | undefined): Options => {
	if (role === undefined) return options;
	const other = ['role', 'self', 'federate'].find((name) => options[name] !== undefined);
	if (other === undefined) return {...options, role};
	throw togetherRefused('A role as the argument', `--${other}`);
};
