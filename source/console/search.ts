/** Fuzzy search for the pickers on screen, where a person sees what was found before it opens. Loaded with the screen
 * only: `link` takes exact words, see destination.ts. */

import fuzzysort, {type SnapshotKeys} from 'fuzzysort';
import {allServices} from './catalogue.ts';
import {findTarget, type Target, targetId, titleOf} from './lookup.ts';
import type {PartitionId} from './partitions.ts';
import {type Region, regionsOf} from './regions.ts';

export type Found = {
	/** What `resolveDestination` takes as text: `ec2/instances`; or a region's id. */
	readonly id: string;
	/** "EC2 · Instances", "us-west-2" */
	readonly title: string;
	/** "Elastic Compute Cloud", "US West (Oregon)"; empty where it would repeat the title. */
	readonly subtitle: string;
	/** Which of the title's UTF-16 units matched, ascending; empty when something else did. */
	readonly matched: readonly number[];
};

type Entry = Omit<Found, 'matched'> & {readonly words: string};

/** Services rank above their pages when both fit, as they come first and have shorter titles. */
function entryOf(target: Target): Entry {
	const {service, page} = target;
	const {name, shortName, aliases} = service;
	return page
		? {id: targetId(target), title: titleOf(target), subtitle: '', words: page.aliases.join(' ')}
		: {
				id: service.id,
				title: shortName,
				subtitle: name === shortName ? '' : name,
				words: [service.id, ...aliases].join(' '),
			};
}

type Index = {readonly entries: readonly Entry[]; readonly snapshot: SnapshotKeys<Entry>};

function indexed(entries: readonly Entry[]): Index {
	return {entries, snapshot: fuzzysort.snapshot(entries, {keys: ['title', 'subtitle', 'words', 'id']})};
}

let destinations: Index | undefined;

function destinationIndex(): Index {
	destinations ??= indexed([
		...allServices().map((service) => entryOf({service})),
		...allServices().flatMap((service) => service.pages.map((page) => entryOf({service, page}))),
	]);
	return destinations;
}

function search(query: string, {entries, snapshot}: Index, limit: number): Found[] {
	const found = ({id, title, subtitle}: Entry, matched: readonly number[]): Found => ({
		id,
		title,
		subtitle,
		matched,
	});
	if (query.trim() === '') return entries.slice(0, limit).map((entry) => found(entry, []));
	return fuzzysort.go(query.trim(), snapshot, {limit}).map((result) =>
		found(
			result.obj,
			[...(result[0]?.indexes ?? [])].sort((a, b) => a - b),
		),
	);
}

/**
 * Services and pages that fit, best first, at most `limit`: by title, full name, alias or id, letters in order with
 * gaps allowed. What the query names exactly comes first, as that is what `--to` would open. Empty: services by name.
 */
export function searchDestinations(query: string, limit: number): readonly Found[] {
	const results = search(query, destinationIndex(), limit);
	const exact = findTarget(query);
	if (!exact) return results;
	const id = targetId(exact);
	const {title, subtitle} = entryOf(exact);
	const first = results.find((result) => result.id === id) ?? {id, title, subtitle, matched: []};
	return [first, ...results.filter((result) => result.id !== id)].slice(0, limit);
}

const regionIndexes = new Map<PartitionId, Index>();

const regionEntry = ({id, name, place}: Region): Entry => ({id, title: id, subtitle: name, words: place});

/** A partition's regions that fit, by id, name or place, best first; all of them for an empty query. */
export function searchRegions(query: string, partition: PartitionId): readonly Found[] {
	const index = regionIndexes.get(partition) ?? indexed(regionsOf(partition).map(regionEntry));
	regionIndexes.set(partition, index);
	return search(query, index, index.entries.length);
}
