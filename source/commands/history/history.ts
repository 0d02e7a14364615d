import process from 'node:process';
import {Command} from 'commander';
import {configFolder} from '../../presets/folder.ts';
import {readHistoryOrSetAside} from '../../presets/history.ts';
import {matchesFilter, mayBeAlive, parseSince} from '../../presets/history-filter.ts';
import {print, printJson, say} from '../output.ts';
import {historyLines, revocableLines} from './history-table.ts';

type HistoryOptions = {
	readonly json?: boolean;
	readonly role?: string;
	readonly sessionName?: string;
	readonly since?: string;
	readonly alive?: boolean;
};

/** `daypass history`: what was handed out, newest first. */
export const historyCommand = (): Command =>
	new Command('history')
		.description('what was handed out: when, which role, to whom, until when')
		.option('-r, --role <text>', 'only roles whose ARN has this in it')
		.option('-n, --session-name <text>', 'only passes for whom this is in the name')
		.option('--since <when>', 'only from then on: 90m, 12h, 2d, 3w, or a date')
		.option('--alive', 'only sessions that may still be alive')
		.option('--json', 'JSON on standard output')
		.action(async ({json, role, sessionName, since, alive}: HistoryOptions) => {
			const now = Date.now();
			const filter = {
				...(role === undefined ? {} : {role}),
				...(sessionName === undefined ? {} : {sessionName}),
				...(since === undefined ? {} : {since: parseSince(since, now)}),
				...(alive === undefined ? {} : {alive}),
			};
			const {passes, skippedLines} = await readHistoryOrSetAside(configFolder(process.env));
			const chosen = passes.filter((entry) => matchesFilter(entry, filter, now));
			if (json)
				printJson({version: 1, passes: chosen.map((entry) => ({...entry, alive: mayBeAlive(entry, now)}))});
			else if (chosen.length > 0) {
				const width = (process.stdout.isTTY && process.stdout.columns) || Number.POSITIVE_INFINITY;
				for (const line of historyLines(chosen, now, width)) print(line);
				for (const line of revocableLines(chosen, now)) say(line);
			}
			if (chosen.length === 0)
				say(passes.length === 0 ? 'Nothing was handed out yet.' : 'No pass is like that.');
			if (skippedLines > 0)
				say(`Note: ${skippedLines} ${skippedLines === 1 ? 'line' : 'lines'} could not be read.`);
		});
