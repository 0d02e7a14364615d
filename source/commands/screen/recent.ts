import {resolveDestination} from '../../console/destination.ts';
import {partitionById} from '../../console/partitions.ts';
import {readHistory} from '../../presets/history.ts';
import type {HistoryEntry} from '../../presets/history-entry.ts';

/** As many pages as somebody looks through before typing. */
const mostPages = 9;

/** What was used lately: roles by ARN, pages as `--to` takes them; newest first, each once. */
export type Recent = {readonly roles: readonly string[]; readonly pages: readonly string[]};

/** From history. Throws kind `storage` when the disk refuses. */
export const recentIn = (folder: string): Recent => {
	const {passes} = readHistory(folder);
	return {roles: [...new Set(passes.map(({role}) => role))], pages: pagesOf(passes)};
};

const pagesOf = (passes: readonly HistoryEntry[]): readonly string[] => {
	const pages = new Set<string>();
	// Thousands of passes may have opened the same few.
	const seen = new Set<string>();
	for (const entry of passes) {
		if (seen.has(entry.destination)) continue;
		seen.add(entry.destination);
		const page = pageOf(entry);
		if (page !== undefined) pages.add(page);
		if (pages.size === mostPages) break;
	}
	return [...pages];
};

/** The page of the catalogue that an address is of, else the address; undefined: the console's home. */
const pageOf = ({destination, service, region, principal}: HistoryEntry): string | undefined => {
	if (service === 'console') return undefined;
	const partition = partitionById(principal.split(':')[1] ?? '');
	if (partition === undefined) return undefined;
	const opens = (text: string) => {
		const found = resolveDestination({text, region, partition});
		return found.ok ? found.destination : undefined;
	};
	const found = opens(destination);
	if (found === undefined) return undefined;
	const id = found.page === undefined ? found.service : `${found.service}/${found.page}`;
	return opens(id)?.url === destination ? id : destination;
};
