import type {IAMClient} from '@aws-sdk/client-iam';
import {Failure} from '../failure.ts';
import {nonsense} from './errors.ts';
import type {IamCall} from './iam-client.ts';

type Answer = {readonly IsTruncated?: boolean | undefined; readonly Marker?: string | undefined};

/** What one list is read from: how its pages are asked for, what stands in them, and what tells two items apart. */
export type Listing<Page extends Answer, Item> = {
	/** A gerund, for what is said when it fails. */
	readonly doing: string;
	readonly ask: (client: IAMClient, marker: {Marker?: string}) => Promise<Page>;
	/** @throws Failure where the page has no list. */
	readonly items: (page: Page) => readonly Item[];
	readonly id: (item: Item) => string;
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
 * A list's pages to its end, as far as it has one: a marker that was given before, a page that only repeats what was
 * there, page after page of nothing are a server's that goes in circles.
 * @throws Failure `bad-answer`, or what asking throws.
 */
export async function* iamPages<Page extends Answer, Item>(
	call: IamCall,
	{doing, ask, items, id}: Listing<Page, Item>,
): AsyncGenerator<Page> {
	const markers = new Set<string>();
	const seen = new Set<string>();
	let empty = 0;
	let bytes = 0;
	let marker: string | undefined;
	for (let count = 1; ; count++) {
		const page = await call(doing, async (client) => {
			const before = receivedBy(client);
			const answer = await ask(client, marker === undefined ? {} : {Marker: marker});
			bytes += receivedBy(client) - before;
			return answer;
		});
		const before = seen.size;
		const found = items(page);
		for (const item of found) seen.add(id(item));
		empty = found.length === 0 ? empty + 1 : 0;
		const repeats = found.length > 0 && seen.size === before;
		if (repeats || empty > mostEmptyPages || seen.size > mostItems || bytes > mostBytes) throw endless(doing);
		yield page;
		if (!page.IsTruncated) return;
		marker = page.Marker;
		// "More, but nobody says where": a list cut short is none.
		if (!marker) throw nonsense(doing);
		if (markers.has(marker) || count >= mostPages) throw endless(doing);
		markers.add(marker);
	}
}

/** Bytes of all answers its handler (guarded-handler.ts) has read; those of a list read beside this one count as its own. */
const receivedBy = ({config}: IAMClient): number =>
	(config.requestHandler as {readonly received?: number}).received ?? 0;

/** All items of a list. */
export const iamList = async <Page extends Answer, Item>(
	call: IamCall,
	listing: Listing<Page, Item>,
): Promise<readonly Item[]> => {
	const all: Item[] = [];
	for await (const page of iamPages(call, listing)) all.push(...listing.items(page));
	return all;
};

const endless = (doing: string) =>
	new Failure(
		'bad-answer',
		`${doing[0]?.toUpperCase() ?? ''}${doing.slice(1)} failed: the list has no end.`,
		'What answers is not AWS, or is broken: check the proxy and any AWS_ENDPOINT_URL variables.',
	);
