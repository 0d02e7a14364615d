/** Fuzzy search for the pickers on screen, where a person sees what was found before it opens. Loaded with the screen
 * only: `link` takes exact words, see destination.ts. */

import fuzzysort, {type SnapshotKeys} from 'fuzzysort';
import {allServices, findService} from './catalogue.ts';
import {findTarget, fold, standaloneWords, type Target, targetId, titleOf, wordsOf} from './lookup.ts';
import {mistakes, nearestOfAll} from './nearest.ts';
import type {PartitionId} from './partitions.ts';
import {type Region, regionsOf} from './regions.ts';
import type {Place} from './resource-pages.ts';
import {resourcesNamed} from './search-resources.ts';

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
	const {name, shortName} = service;
	return page
		? {id: targetId(target), title: titleOf(target), subtitle: '', words: page.aliases.join(' ')}
		: {
				id: service.id,
				title: shortName,
				subtitle: name === shortName ? '' : name,
				words: wordsOf(service).join(' '),
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
 * What fits, best first, at most `limit`; never nothing. First a resource that the query names (an ARN, "s3 bucket
 * reports", "ec2 i-0abc"), then what the query names exactly, as that is what `--to` would open; then services and
 * pages by title, full name, alias, id or Japanese name, letters in order with gaps allowed and every word found
 * somewhere; then those in which most of the words are found; and where there is none of all that, the nearest in
 * spelling. Empty: services by name.
 * @param place Where a resource is that is known by its name alone.
 */
export function searchDestinations(typed: string, limit: number, place?: Place): readonly Found[] {
	// A Japanese keyboard's wide and narrow letters are the same words.
	const query = typed.normalize('NFKC');
	const exact = findTarget(query) ?? mistyped(query);
	const {surely, maybe} = resourcesNamed(query, place);
	const found = [
		...surely,
		...(exact ? [withoutMarks(exact)] : []),
		...(query.length > longest ? [] : search(query, destinationIndex(), limit)),
		...maybe,
	];
	const all = found.length > 0 ? found : someOfTheWords(query.slice(0, longest), limit);
	return firstOfEach(all.length > 0 ? all : nearestInSpelling(query)).slice(0, limit);
}

/**
 * Whether what was found first is what the query calls it: every word stands in a name, an alias or the id of the
 * service or the page. Else it is merely the nearest.
 */
export function isCalled(id: string, query: string): boolean {
	const [serviceId = '', pageId, ...more] = id.split('/');
	const service = findService(serviceId);
	const page = service?.pages.find((one) => one.id === pageId);
	// A resource is found by its own words.
	if (service === undefined || more.length > 0 || (pageId !== undefined && page === undefined)) return true;
	const called = [...wordsOf(service), ...(page ? [id, page.name, ...page.aliases] : [])].map(fold);
	const isFound = (word: string) => called.some((one) => one.includes(fold(word)));
	const plain = query.normalize('NFKC');
	return isFound(plain) || plain.trim().split(/\s+/).every(isFound);
}

/** No name here is nearly as long: a page of text that somebody has pasted is no search. */
const longest = 200;

/** What stands for itself but for one letter: `lamda`. */
function mistyped(query: string): Target | undefined {
	const typed = fold(query);
	if (typed.length < 4 || typed.length > longest) return undefined;
	return standaloneWords().find(({word}) => mistakes(typed, fold(word)) === 1)?.target;
}

const withoutMarks = (target: Target): Found => {
	const {id, title, subtitle} = entryOf(target);
	return {id, title, subtitle, matched: []};
};

/** Each once: the first of one id, and the marks of whichever has some. */
function firstOfEach(found: readonly Found[]): readonly Found[] {
	const byId = new Map<string, Found>();
	for (const one of found) {
		const before = byId.get(one.id);
		if (!before || before.matched.length === 0) byId.set(one.id, one);
	}
	return [...byId.values()];
}

/** What the most words of the query find; among those, what the first word finds. */
function someOfTheWords(query: string, limit: number): readonly Found[] {
	const words = query.split(/[\s/]+/).filter((word) => word !== '');
	if (words.length < 2) return [];
	const counts = new Map<string, {readonly found: Found; times: number}>();
	for (const word of words) {
		for (const found of search(word, destinationIndex(), limit)) {
			const counted = counts.get(found.id) ?? {found: {...found, matched: []}, times: 0};
			counted.times += 1;
			counts.set(found.id, counted);
		}
	}
	return [...counts.values()].sort((a, b) => b.times - a.times).map(({found}) => found);
}

function nearestInSpelling(query: string): readonly Found[] {
	const targets = new Map(standaloneWords().map(({word, target}) => [fold(word), target]));
	return nearestOfAll(fold(query), [...targets.keys()]).flatMap((word) => {
		const target = targets.get(word);
		return target ? [withoutMarks(target)] : [];
	});
}

const regionIndexes = new Map<PartitionId, Index>();

const regionEntry = ({id, name, place}: Region): Entry => ({id, title: id, subtitle: name, words: place});

/** A partition's regions that fit, by id, name or place, best first; all of them for an empty query. */
export function searchRegions(query: string, partition: PartitionId): readonly Found[] {
	const index = regionIndexes.get(partition) ?? indexed(regionsOf(partition).map(regionEntry));
	regionIndexes.set(partition, index);
	return search(query, index, index.entries.length);
}
