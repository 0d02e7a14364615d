import {regionInConsoleUrl, resolveDestination} from '../console/destination.ts';
import {allPartitions, type Partition, partitionById, partitionOfRegion} from '../console/partitions.ts';
import type {DestinationProblem} from '../console/problem.ts';
import type {PassRequest} from '../pass/pass.ts';

/** What is wrong with where a request opens; undefined: it is a page of the catalogue, or a console's address. */
export const destinationProblem = ({
	role = '',
	region,
	destination = '',
}: Pick<PassRequest, 'role' | 'region' | 'destination'>): DestinationProblem | undefined => {
	const named = region ?? regionInConsoleUrl(destination);
	const partition = partitionById(role.split(':')[1] ?? '') ?? partitionOfRegion(named ?? '') ?? commercial();
	const resolution = resolveDestination({
		text: destination,
		region: named ?? partition.defaultRegion,
		partition,
	});
	return resolution.ok ? undefined : resolution;
};

const commercial = (): Partition => {
	const [first] = allPartitions();
	if (first === undefined) throw new Error('there are no partitions');
	return first;
};
