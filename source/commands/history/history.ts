import {Command} from 'commander';
import {readHistoryOrSetAside} from '../../presets/history.ts';
import type {HistoryEntry} from '../../presets/history-entry.ts';
import {matchesFilter, mayBeAlive, parseSince} from '../../presets/history-filter.ts';
import {wrapped} from '../../text/table.ts';
import type {World} from '../world.ts';
import {historyLines, revocableLines} from './history-table.ts';

type HistoryOptions = {
	readonly json?: boolean;
	readonly role?: string;
	readonly sessionName?: string;
	readonly since?: string;
	readonly alive?: boolean;
};

/** The contract of `history --json`. */
const passJson = (entry: HistoryEntry, now: number) => ({
	...entry,
	alive: mayBeAlive(entry, now),
	revokedAt: entry.revokedAt ?? null,
});

/** `daypass history`: what was handed out, newest first. */
export const historyCommand = ({folder, out, err, now: clock}: World): Command =>
	new Command('history')
		.description('what was handed out: when, which role, to whom, until when')
		.option('-r, --role <text>', 'only roles whose ARN has this in it')
		.option('-n, --session-name <text>', 'only passes for whom this is in the name')
		.option('--since <when>', 'only from then on: 90m, 12h, 2d, 3w, or a date')
		.option('--alive', 'only sessions that may still be alive')
		.option('--json', 'JSON on standard output')
		.action(async ({json, role, sessionName, since, alive}: HistoryOptions) => {
			const now = clock();
			const filter = {
				...(role === undefined ? {} : {role}),
				...(sessionName === undefined ? {} : {sessionName}),
				...(since === undefined ? {} : {since: parseSince(since, now)}),
				...(alive === undefined ? {} : {alive}),
			};
			const {passes, skippedLines} = await readHistoryOrSetAside(folder);
			const chosen = passes.filter((entry) => matchesFilter(entry, filter, now));
			if (json) out.json({version: 1, passes: chosen.map((entry) => passJson(entry, now))});
			else if (chosen.length > 0) {
				const width = (out.isTTY && out.columns) || Number.POSITIVE_INFINITY;
				for (const line of historyLines(chosen, now, width)) out.line(line);
				for (const line of revocableLines(chosen, now).flatMap((text) => wrapped(text, width)))
					err.line(line);
			}
			if (chosen.length === 0)
				err.line(passes.length === 0 ? 'Nothing was handed out yet.' : 'No pass is like that.');
			if (skippedLines > 0)
				err.line(`Note: ${skippedLines} ${skippedLines === 1 ? 'line' : 'lines'} could not be read.`);
		});
