import {hasFailed} from '../../failure.ts';
import type {Pass} from '../../pass/pass.ts';
import {showFailure} from '../show-failure.ts';
import type {World} from '../world.ts';
import {clock} from './clocks.ts';
import {openWatchKeys} from './watch-keys.ts';
import {ringsNow, watchLine} from './watch-line.ts';

/** A pass that could not be made when the old link expired is tried again after this. Milliseconds. */
const tryAgainAfter = 60_000;

export type WatchOptions = {
	/** Makes and prints the next pass; `pressed`: somebody asked for it just now. */
	readonly again: (pressed: boolean) => Promise<Pass>;
	readonly json: boolean;
	/** Neither clocks nor bell: only what goes wrong is told. */
	readonly quiet: boolean;
};

/**
 * Stays after a pass was handed out: shows its two clocks, makes a new one when Enter is pressed or the link expires,
 * rings when the last five minutes of a session it has handed out begin. Ends on `q`, or as `cancelled` on Ctrl-C.
 */
export const watch = async (first: Pass, {again, json, quiet}: WatchOptions, world: World): Promise<void> => {
	const {err} = world;
	const terminal = !quiet && err.isTTY ? err : undefined;
	const clearLine = () => terminal?.write('\r\u001b[K');
	const keys = openWatchKeys(world);
	let pass = first;
	let running: readonly Pass[] = [first];
	let notBefore = 0;
	try {
		for (let before = world.now(); ; ) {
			const key = await keys.next(1000);
			const now = world.now();
			if (key === 'quit') return;
			for (const {issuedAt, sessionExpiresAt} of running.filter((one) => ringsNow(one, before, now))) {
				clearLine();
				terminal?.write(
					`\u0007The session of the link made at ${clock(issuedAt)} ends at ${clock(sessionExpiresAt)}.\n`,
				);
			}
			before = now;
			if (key === 'again' || now >= Math.max(Date.parse(pass.linkExpiresAt), notBefore)) {
				clearLine();
				const next = await keys.without(() => surviving(() => again(key === 'again'), json, world));
				if (next === undefined) notBefore = world.now() + tryAgainAfter;
				pass = next ?? pass;
				running = [...running, ...(next ? [next] : [])].filter(
					({sessionExpiresAt}) => Date.parse(sessionExpiresAt) > now,
				);
			}
			terminal?.write(`\r\u001b[K${watchLine(pass, world.now(), keys.listens, terminal.columns)}`);
		}
	} finally {
		clearLine();
		keys.close();
	}
};

/**
 * A pass that can't be made now is told of, and the watch goes on: at the next key, or a minute later where the old
 * link has expired. What only an answer could mend is the end where nobody can answer.
 */
const surviving = async (
	again: () => Promise<Pass>,
	json: boolean,
	{stdin, err}: World,
): Promise<Pass | undefined> => {
	try {
		return await again();
	} catch (error) {
		const lasting = !hasFailed(error) || (error.kind === 'usage' && !stdin.isTTY);
		if (lasting) throw error;
		showFailure(error, json, err);
		return undefined;
	}
};
