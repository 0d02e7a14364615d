/** Console addresses, put together. */

import type {Partition} from './partitions.ts';

/** What a console page's address is made of; no percent-encoding happens here. */
export type PageParts = {
	/** No leading slash; may bring a query and a fragment: `redshiftv2/home#clusters`. */
	readonly path: string;
	/** Absent for what has no region in the console. */
	readonly region?: string | undefined;
	readonly partition: Partition;
};

/**
 * The region goes into the host and into the query, before any fragment: some consoles read only one of the two.
 * @example pageUrl({path: 'ec2/home#Instances:', region: 'us-west-2', partition})
 * // https://us-west-2.console.aws.amazon.com/ec2/home?region=us-west-2#Instances:
 */
export function pageUrl({path, region, partition}: PageParts): string {
	if (region === undefined) return `https://${partition.consoleHost}/${path}`;
	const hash = path.indexOf('#');
	const before = hash === -1 ? path : path.slice(0, hash);
	const fragment = hash === -1 ? '' : path.slice(hash);
	const joint = before.includes('?') ? '&' : '?';
	return `https://${region}.${partition.consoleHost}/${before}${joint}region=${region}${fragment}`;
}

/** The console's own resolver of ARNs, which knows the page of most resources. */
export const arnPageUrl = (arn: string, {consoleHost}: Partition) =>
	`https://${consoleHost}/go/view?arn=${encodeURIComponent(arn)}`;
