import {Command} from 'commander';
import {allServices} from '../../console/catalogue.ts';
import {resolveDestination} from '../../console/destination.ts';
import {type Target, targetId, titleOf} from '../../console/lookup.ts';
import {partitionOfRegion} from '../../console/partitions.ts';
import {peekOwnPresets} from '../../presets/peek.ts';
import {fitted} from '../../text/table.ts';
import {inRegion, regionOption} from '../settings/region-option.ts';
import type {World} from '../world.ts';

type ServicesOptions = {readonly json?: boolean; readonly profile?: string; readonly region?: string};

/** Something that `--to` opens. */
type ListedService = {
	readonly id: string;
	/** "EC2 · Instances" */
	readonly title: string;
	/** "Elastic Compute Cloud"; empty where the title says it all. */
	readonly subtitle: string;
};

/** So many are shown of what fits, the best first. */
const most = 50;

/** Whose addresses are shown where nobody names a region of AWS's. */
const anyRegion = 'us-east-1';

/** `daypass services`: what the console has, and what `--to` calls it. */
export const servicesCommand = (world: World): Command =>
	new Command('services')
		.description('the console’s services and pages: what --to calls them, and their addresses')
		.argument('[words...]', 'names, parts of them, other words for them; or a resource: s3 bucket reports')
		.option('--profile <name>', 'AWS profile, whose region the addresses are of')
		.addOption(regionOption())
		.option('--json', 'JSON on standard output')
		.action(async (words: readonly string[], options: ServicesOptions) => {
			const {folder, out, err} = world;
			const region = await regionOf(inRegion(world, options), options.profile);
			const places = await placesFor(words.join(' ').trim());
			const services = places.map((place) => ({...place, url: addressOf(place, region)}));
			if (options.json) out.json({version: 1, region, services});
			else {
				const rows = services.map(({id, title, subtitle, url}) => [
					id,
					subtitle === '' ? title : `${title} (${subtitle})`,
					url ?? 'not in this partition',
				]);
				for (const line of fitted(rows, out.isTTY ? out.columns : undefined)) out.line(line);
			}
			if (peekOwnPresets(folder).some(({name}) => name === 'services')) err.line(hidden);
		});

const hidden =
	'Note: services is a command now, so your preset of that name can’t be called. Give it another name: daypass presets rename services my-services';

const regionOf = async ({env}: World, profile: string | undefined): Promise<string> => {
	const {openSession} = await import('../../roles/session.ts');
	const region = await openSession({env, profile}).region();
	return region !== undefined && partitionOfRegion(region) ? region : anyRegion;
};

/** What fits, the best first, as the screen finds it; without a word everything, services with their pages. */
const placesFor = async (text: string): Promise<readonly ListedService[]> => {
	if (text === '') {
		return allServices().flatMap((service) => [
			placeOf({service}, service.name),
			...service.pages.map((page) => placeOf({service, page})),
		]);
	}
	const {searchDestinations} = await import('../../console/search.ts');
	return searchDestinations(text, most).map(({id, title, subtitle}) => ({id, title, subtitle}));
};

const placeOf = (target: Target, name = ''): ListedService => {
	const title = titleOf(target);
	return {id: targetId(target), title, subtitle: name === title ? '' : name};
};

/** Undefined where the region's partition has no such page. */
const addressOf = ({id}: ListedService, region: string): string | undefined => {
	const partition = partitionOfRegion(region);
	const found = partition && resolveDestination({text: id, region, partition});
	return found?.ok ? found.destination.url : undefined;
};
