import fuzzysort, {type KeysResults, type SnapshotKeys} from 'fuzzysort';

export type {SnapshotKeys} from 'fuzzysort';

/** The least a match must score, 0–1: `dply` finds `Deploy-Prod`, letters strewn over an ARN find nothing. */
const least = 0.2;

/** And the least beside the best match: where `tok` finds Tokyo, it need not find Stockholm. */
const besideBest = 0.4;

type Match<Item> = KeysResults<Item>[number];

export type TextOf<Item> = (item: Item) => string;

/** Items prepared for searching in several texts each: searching ten thousand then takes milliseconds. */
export const searchable = <Item>(
	items: readonly Item[],
	texts: readonly TextOf<Item>[],
): SnapshotKeys<Item> => fuzzysort.snapshot(items, {keys: texts});

/**
 * The items that match, best first, with where they matched in each of their texts; only those that may be found, which
 * are held against the best of them.
 */
export const fuzzySearch = <Item>(
	search: string,
	items: SnapshotKeys<Item>,
	mayBe: (item: Item) => boolean,
): readonly Match<Item>[] => {
	const found = fuzzysort.go(search, items, {limit: 0, threshold: least}).filter(({obj}) => mayBe(obj));
	const bar = (found[0]?.score ?? 0) * besideBest;
	return found.filter(({score}) => score >= bar);
};
