import {Failure} from '../failure.ts';
import type {JsonObject} from '../json-object.ts';
import {nonsense} from './errors.ts';
import type {IamCall} from './iam-client.ts';
import type {QueryInput} from './query.ts';
import {type ItemReader, textIn} from './xml.ts';

/** What one list is read from: how its pages are asked for, what stands in them, and what tells two items apart. */
export type Listing<Item> = {
	/** A gerund, for what is said when it fails. */
	readonly doing: string;
	readonly action: string;
	readonly input: QueryInput;
	/** For long lists. */
	readonly each?: ItemReader;
	/** @throws Failure where the page has no list. */
	readonly items: (page: JsonObject) => readonly Item[];
	readonly id: (item: Item) => string | undefined;
	readonly signal?: AbortSignal | undefined;
};

const mostPages = 1000;
/** Every item once: more than any account holds (5,000 roles; "IAM and AWS STS quotas"). */
const mostItems = 100_000;
/** Of a whole list: ten times what 10,000 roles take. */
const mostBytes = 128 * 1024 * 1024;
/**
 * In a row. IAM may give fewer items than it has, none at all among them, and say that there are more (IAM API
 * Reference, "ListRoles": MaxItems).
 */
const mostEmptyPages = 10;

/**
 * A list's items, page after page to its end, as far as it has one: a marker that was given before, a page that only
 * repeats what was there, page after page of nothing are a server's that goes in circles.
 * @throws Failure `bad-answer`, or what asking throws.
 */
export async function* iamPages<Item>(
	call: IamCall,
	{doing, action, input, each, items, id, signal}: Listing<Item>,
): AsyncGenerator<readonly Item[]> {
	const markers = new Set<string>();
	const seen = new Set<string>();
	let empty = 0;
	let bytes = 0;
	let marker: string | undefined;
	for (let count = 1; ; count++) {
		const marked = marker === undefined ? input : {...input, Marker: marker};
		const {result: page, length} = await call(action, marked, {doing, signal, items: each});
		bytes += length;
		const before = seen.size;
		const found = items(page);
		for (const item of found) seen.add(id(item) ?? '');
		empty = found.length === 0 ? empty + 1 : 0;
		const repeats = found.length > 0 && seen.size === before;
		if (repeats || empty > mostEmptyPages || seen.size > mostItems || bytes > mostBytes) throw endless(doing);
		yield found;
		if (textIn(page, 'IsTruncated') !== 'true') return;
		marker = textIn(page, 'Marker');
		// "More, but nobody says where": a list cut short is none.
		if (!marker) throw nonsense(doing);
		if (markers.has(marker) || count >= mostPages) throw endless(doing);
		markers.add(marker);
	}
}

/** All items of a list. */
export const iamList = async <Item>(call: IamCall, listing: Listing<Item>): Promise<readonly Item[]> => {
	const all: Item[] = [];
	for await (const page of iamPages(call, listing)) all.push(...page);
	return all;
};

const endless = (doing: string) =>
	new Failure(
		'bad-answer',
		`${doing[0]?.toUpperCase() ?? ''}${doing.slice(1)} failed: the list has no end.`,
		'What answers is not AWS, or is broken: check the proxy and any AWS_ENDPOINT_URL variables.',
	);
