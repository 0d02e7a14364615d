import {expect} from 'vitest';
import {resolveDestination} from '../../source/console/destination.ts';
import {
	allPartitions,
	type Partition,
	type PartitionId,
	partitionById,
} from '../../source/console/partitions.ts';
import type {DestinationProblem} from '../../source/console/problem.ts';
import type {Destination} from '../../source/console/resolution.ts';

export const partition = (id: PartitionId): Partition => {
	const found = partitionById(id);
	expect(found).toBeDefined();
	return found ?? (allPartitions()[0] as Partition);
};

/** The destination of a text, in Oregon unless told otherwise; fails the test where there is none. */
export function destinationOf(text: string, region = 'us-west-2', id: PartitionId = 'aws'): Destination {
	const resolved = resolveDestination({text, region, partition: partition(id)});
	if (!resolved.ok) throw new Error(`${text}: ${resolved.message}`);
	return resolved.destination;
}

/** Why a text has no destination; fails the test where it has one. */
export function problemOf(text: string, region = 'us-west-2', id: PartitionId = 'aws'): DestinationProblem {
	const resolved = resolveDestination({text, region, partition: partition(id)});
	if (resolved.ok) throw new Error(`${text} opens ${resolved.destination.url}`);
	return resolved;
}
