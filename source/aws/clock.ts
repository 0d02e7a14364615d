import {type Check, finding} from '../check.ts';
import type {AnswerTime} from './answer-time.ts';

const name = {id: 'clock', title: 'Clock'};

/**
 * Seconds. AWS takes a signature at most five minutes old (IAM User Guide, "AWS Signature Version 4 for API requests").
 */
const refusedBeyond = 300;
const worthSaying = 30;

const hint = 'Set the clock (for instance: sudo chronyc makestep).';

/**
 * This machine's clock against AWS's, which every answer tells to the second. Of several answers the quickest counts:
 * it can be wrong by no more than the time it took.
 */
export const clockCheck = (probes: readonly AnswerTime[]): Check => {
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
	const off = offset(quickest.ahead);
	if (seconds > refusedBeyond)
		return finding(name, 'problem', `${off}: AWS refuses what is signed with it`, hint);
	if (seconds > worthSaying) return finding(name, 'warning', off, hint);
	return finding(name, 'ok', 'agrees with AWS’s');
};

/** @param ahead Milliseconds this machine's clock is ahead of AWS's. */
const offset = (ahead: number): string =>
	`${spoken(Math.round(Math.abs(ahead) / 1000))} ${ahead > 0 ? 'ahead of' : 'behind'} AWS’s`;

/** What time it is at AWS. */
export type AwsTime = {
	/** Milliseconds since 1970. */
	readonly now: number;
	/** A sentence where this machine's clock is wrong, or had to do. */
	readonly remark?: string;
};

/**
 * The time now by AWS's clock, as an answer told it. The Date header drops the fraction of a second, and the answer
 * took its time: a clock of this machine that agrees as far as that is the finer one. Of one that does not nothing is
 * taken but how long ago the answer was; the result is then the latest that it can be at AWS, so that no moment before
 * now comes after it. Where the answer had no date this machine's clock has to do.
 * @param now This machine's clock, milliseconds since 1970.
 */
export const awsTime = ({date, sentAt, receivedAt}: AnswerTime, now: number): AwsTime => {
	if (date === undefined)
		return {now, remark: 'AWS’s answer did not tell the time: this machine’s clock was taken.'};
	const earliest = date + now - receivedAt;
	const latest = date + 1000 + now - sentAt;
	if (earliest <= now && now <= latest) return {now};
	const ahead = now - (earliest + latest) / 2;
	if (Math.abs(ahead) <= worthSaying * 1000) return {now: latest};
	return {now: latest, remark: `The time is AWS’s: this machine’s clock is ${offset(ahead)}.`};
};

const spoken = (seconds: number): string =>
	seconds < 120
		? `${seconds} seconds`
		: seconds < 7200
			? `${Math.round(seconds / 60)} minutes`
			: `${Math.round(seconds / 3600)} hours`;
