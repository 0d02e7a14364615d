import {type Check, finding} from '../check.ts';
import type {Probe} from './probe.ts';

const name = {id: 'clock', title: 'Clock'};

/** Seconds. AWS takes a signature at most five minutes old (IAM User Guide, "AWS Signature Version 4 for API requests"). */
const refusedBeyond = 300;
const worthSaying = 30;

const hint = 'Set the clock (for instance: sudo chronyc makestep).';

/**
 * This machine's clock against AWS's, which every answer tells to the second. Of several answers the quickest counts:
 * it can be wrong by no more than the time it took.
 */
export const clockCheck = (probes: readonly Probe[]): Check => {
	const offsets = probes
		.flatMap(({date, sentAt, receivedAt}) =>
			// The header drops the fraction of a second: half a second on the average.
			date === undefined
				? []
				: [{took: receivedAt - sentAt, ahead: (sentAt + receivedAt) / 2 - (date + 500)}],
		)
		.toSorted((a, b) => a.took - b.took);
	const [quickest] = offsets;
	if (!quickest) return finding(name, 'skipped', 'no answer of AWS to compare it with');
	const seconds = Math.round(Math.abs(quickest.ahead) / 1000);
	const off = `${spoken(seconds)} ${quickest.ahead > 0 ? 'ahead of' : 'behind'} AWS’s`;
	if (seconds > refusedBeyond)
		return finding(name, 'problem', `${off}: AWS refuses what is signed with it`, hint);
	if (seconds > worthSaying) return finding(name, 'warning', off, hint);
	return finding(name, 'ok', 'agrees with AWS’s');
};

const spoken = (seconds: number): string =>
	seconds < 120
		? `${seconds} seconds`
		: seconds < 7200
			? `${Math.round(seconds / 60)} minutes`
			: `${Math.round(seconds / 3600)} hours`;
