import {partitionOfRegion} from './partitions.ts';
import {type DestinationProblem, didYouMean, problem, quoted} from './problem.ts';
import {findRegion, nearestRegions, regionsOf} from './regions.ts';

/**
 * What is wrong with a region that the environment or a profile sets: an availability zone, capitals, quotes, letters
 * that are another region's. One that this table lacks and that looks like any other is a new one, and nothing is wrong
 * with it.
 */
export const misspeltRegion = (id: string): DestinationProblem | undefined => {
	if (findRegion(id)) return undefined;
	const bare = id.toLowerCase().replace(/[^a-z0-9-]+/g, '');
	// An availability zone is its region and a letter.
	const partition = partitionOfRegion(bare.replace(/[a-z]$/, ''))?.id ?? 'aws';
	const shaped = /^[a-z]{2}(?:-[a-z]+)+-\d+$/.test(id);
	const family = (region: string) => region.replace(/\d+$/, '');
	if (shaped && regionsOf(partition).some((known) => family(known.id) === family(id))) return undefined;
	const near = findRegion(bare) ? [bare] : nearestRegions(bare, partition);
	if (shaped && near.length === 0) return undefined;
	return problem(
		'unknown-region',
		`There is no region ${quoted(id)}.`,
		didYouMean(near, 'Regions look like us-east-1.'),
		near,
	);
};
