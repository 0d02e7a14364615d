import type {Partition} from './partitions.ts';
import {type DestinationProblem, didYouMean, problem, quoted} from './problem.ts';
import {findRegion, nearestRegions, type Region, regionsOf} from './regions.ts';

/** The region of that id if the partition has it; else why not, with the regions that may have been meant. */
export function checkRegion(
	id: string,
	partition: Partition,
): {readonly ok: true; readonly region: Region} | DestinationProblem {
	const region = findRegion(id);
	if (region?.partition === partition.id) return {ok: true, region};
	if (region) {
		const own = regionsOf(partition.id).map((candidate) => candidate.id);
		const some = own.length > 3 ? own.slice(0, 3) : own;
		return problem(
			'region-of-other-partition',
			`The region ${id}, ${region.name}, is not in the role’s partition, ${partition.name}.`,
			`Choose one of its own: ${some.join(', ')}${own.length > some.length ? ', …' : ''}.`,
			some,
		);
	}
	const suggestions = nearestRegions(id, partition.id);
	return problem(
		'unknown-region',
		`There is no region ${quoted(id)} in ${partition.name}.`,
		didYouMean(suggestions, `Regions look like ${partition.defaultRegion}.`),
		suggestions,
	);
}

/** What the visitor may run into in that region, sentences. */
export const regionWarnings = (region: Region): readonly string[] =>
	region.optIn
		? [
				`${region.id}, ${region.name}, is off until an account enables it; where it is not, the page shows an error.`,
			]
		: [];
