import {Option} from 'commander';
import {findRegion, nearestRegions} from '../../console/regions.ts';
import {Failure} from '../../failure.ts';
import {plainText} from '../../text/plain-text.ts';
import {changed, type World} from '../world.ts';

/**
 * `--region` of the commands that ask AWS something without opening a console. Parsing throws Failure `unknown-region`
 * with the nearest names.
 */
export const regionOption = (): Option =>
	new Option('--region <name>', 'region to work in (default: yours)').argParser(knownRegion);

/** For this run the flag's region is the caller's own, over AWS_REGION and the profile's. */
export const inRegion = (world: World, {region}: {readonly region?: string}): World =>
	region === undefined ? world : changed(world, {variables: {AWS_REGION: region}});

const knownRegion = (region: string): string => {
	if (findRegion(region) === undefined) {
		const near = nearestRegions(region, 'aws');
		throw new Failure(
			'unknown-region',
			`There is no region “${plainText(region, 40)}” in AWS.`,
			near.length > 0 ? `Did you mean ${near.join(' or ')}?` : 'Regions look like us-east-1.',
		);
	}
	return region;
};
