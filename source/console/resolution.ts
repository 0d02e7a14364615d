import type {DestinationProblem} from './problem.ts';

export type Destination = {
	readonly url: string;
	/** Catalogue id (`console`: the home page); of a pasted page the catalogue lacks, the first part of its path. */
	readonly service: string;
	/** Catalogue id of the page, or the word for one named thing: `bucket`. */
	readonly page?: string;
	/** Absent: a page without a region. */
	readonly region?: string;
	/** For a person: "EC2 · Instances". */
	readonly title: string;
	/** Sentences; empty when all is well. */
	readonly warnings: readonly string[];
};

export type Resolution = {readonly ok: true; readonly destination: Destination} | DestinationProblem;
