import {Command} from 'commander';
import {isDemo} from '../../environment.ts';
import {readHistory, readHistoryOrSetAside} from '../../presets/history.ts';
import type {HistoryEntry} from '../../presets/history-entry.ts';
import {type HistoryFilter, matchesFilter, mayBeAlive, parseSince} from '../../presets/history-filter.ts';
import type {Notice} from '../../roles/caller/evidence.ts';
import {plainText} from '../../text/plain-text.ts';
import {wrapped} from '../../text/table.ts';
import {inRegion, regionOption} from '../settings/region-option.ts';
import type {World} from '../world.ts';
import {historyLines, revocableLines} from './history-table.ts';

type HistoryOptions = {
	readonly json?: boolean;
	readonly role?: string;
	readonly sessionName?: string;
	readonly since?: string;
	readonly alive?: boolean;
	readonly check?: boolean;
	readonly profile?: string;
	readonly region?: string;
};

/** The contract of `history --json`. */
const passJson = (entry: HistoryEntry, now: number) => ({
	...entry,
	alive: mayBeAlive(entry, now),
	revokedAt: entry.revokedAt ?? null,
});

/** `daypass history`: what was handed out, newest first. */
export const historyCommand = (world: World): Command =>
	new Command('history')
		.description('what was handed out: when, which role, to whom, until when')
		.option('-r, --role <text>', 'only roles whose ARN has this in it')
		.option('-n, --session-name <text>', 'only passes for whom this is in the name')
		.option('--since <when>', 'only from then on: 90m, 12h, 2d, 3w, or a date')
		.option('--alive', 'only sessions that may still be alive')
		.option('--check', 'ask IAM as well what was revoked, by whomever')
		.option('--profile <name>', 'AWS profile, for --check')
		.addOption(regionOption())
		.option('--json', 'JSON on standard output')
		.action((options: HistoryOptions) => run(options, inRegion(world, options)));

const run = async ({json, check, profile, ...options}: HistoryOptions, world: World): Promise<void> => {
	const {folder, out, err} = world;
	const now = world.now();
	const filter = filterOf(options, now);
	let history = await readHistoryOrSetAside(folder);
	let notices: readonly Notice[] | undefined;
	if (check) {
		const {checkRevocations} = await import('./check-revocations.ts');
		const open = history.passes.filter(({sessionExpiresAt}) => Date.parse(sessionExpiresAt) > now);
		const asked = open.filter((entry) => matchesFilter(entry, {...filter, alive: false}, now));
		notices = await checkRevocations(asked, world, profile);
		history = readHistory(folder);
	}
	const {passes, skippedLines} = history;
	const chosen = passes.filter((entry) => matchesFilter(entry, filter, now));
	if (json)
		out.json({version: 1, passes: chosen.map((entry) => passJson(entry, now)), ...(notices && {notices})});
	else showPasses(chosen, now, world);
	if (chosen.length === 0)
		err.line(
			passes.length > 0
				? 'No pass is like that.'
				: isDemo(world.env)
					? 'Nothing was handed out yet: each demo begins anew. One that lasts: daypass demo serve'
					: 'Nothing was handed out yet.',
		);
	if (!json)
		for (const {message} of notices ?? [])
			for (const line of wrapped(`Note: ${plainText(message, 400)}`, err.columns)) err.line(line);
	if (skippedLines > 0)
		err.line(`Note: ${skippedLines} ${skippedLines === 1 ? 'line' : 'lines'} could not be read.`);
};

const filterOf = ({role, sessionName, since, alive}: HistoryOptions, now: number): HistoryFilter => ({
	...(role === undefined ? {} : {role}),
	...(sessionName === undefined ? {} : {sessionName}),
	...(since === undefined ? {} : {since: parseSince(since, now)}),
	...(alive === undefined ? {} : {alive}),
});

const showPasses = (passes: readonly HistoryEntry[], now: number, {out, err}: World): void => {
	if (passes.length === 0) return;
	const width = (out.isTTY && out.columns) || Number.POSITIVE_INFINITY;
	for (const line of historyLines(passes, now, width)) out.line(line);
	for (const line of revocableLines(passes, now).flatMap((text) => wrapped(text, width))) err.line(line);
};
