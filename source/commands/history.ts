import process from 'node:process';
import {Command} from 'commander';
import {plainText} from '../plain-text.ts';
import {configFolder} from '../presets/folder.ts';
import {readHistoryOrSetAside} from '../presets/history.ts';
import type {HistoryEntry} from '../presets/history-entry.ts';
import {matchesFilter, mayBeAlive, parseSince} from '../presets/history-filter.ts';
import {print, printJson, say} from './output.ts';
import {columns} from './table.ts';

type HistoryOptions = {
	readonly json?: boolean;
	readonly role?: string;
	readonly since?: string;
	readonly alive?: boolean;
};

/** `daypass history`: what was handed out, newest first. */
export const historyCommand = (): Command =>
	new Command('history')
		.description('what was handed out: when, which role, to whom, until when')
		.option('-r, --role <text>', 'only roles whose ARN has this in it')
		.option('--since <when>', 'only from then on: 90m, 12h, 2d, 3w, or a date')
		.option('--alive', 'only sessions that may still be alive')
		.option('--json', 'JSON on standard output')
		.action(async ({json, role, since, alive}: HistoryOptions) => {
			const now = Date.now();
			const filter = {
				...(role === undefined ? {} : {role}),
				...(since === undefined ? {} : {since: parseSince(since, now)}),
				...(alive === undefined ? {} : {alive}),
			};
			const {passes, skippedLines} = await readHistoryOrSetAside(configFolder(process.env));
			const chosen = passes.filter((entry) => matchesFilter(entry, filter, now));
			if (json)
				printJson({version: 1, passes: chosen.map((entry) => ({...entry, alive: mayBeAlive(entry, now)}))});
			else show(chosen, now);
			if (chosen.length === 0)
				say(passes.length === 0 ? 'Nothing was handed out yet.' : 'No pass is like that.');
			if (skippedLines > 0)
				say(`Note: ${skippedLines} ${skippedLines === 1 ? 'line' : 'lines'} could not be read.`);
		});

const show = (passes: readonly HistoryEntry[], now: number): void => {
	if (passes.length === 0) return;
	const rows = passes.map((entry) => [
		localTime(entry.issuedAt),
		plainText(entry.role.slice(entry.role.indexOf('/') + 1) || 'none: federated', 64),
		plainText(entry.account, 12),
		plainText(entry.sessionName, 64),
		plainText(opens(entry), 80),
		ends(entry, now),
	]);
	for (const line of columns([['MADE', 'ROLE', 'ACCOUNT', 'FOR', 'OPENS', 'SESSION'], ...rows])) print(line);
};

const opens = ({service, region, scope}: HistoryEntry): string =>
	`${service} in ${region}${scope.length === 0 ? '' : `, narrowed by ${scope.join(', ')}`}`;

/** Like `2026-11-23 15:41`, here. */
export const localTime = (iso: string): string =>
	new Intl.DateTimeFormat('sv-SE', {dateStyle: 'short', timeStyle: 'short'}).format(new Date(iso));

/** When its session ends, or that it has. `now` is milliseconds since 1970. */
export const ends = (entry: HistoryEntry, now: number): string => {
	if (!mayBeAlive(entry, now)) return 'ended';
	const minutes = Math.ceil((Date.parse(entry.sessionExpiresAt) - now) / 60_000);
	return `alive until ${localTime(entry.sessionExpiresAt).slice(11)} at the latest, ${minutes} min`;
};
