import {Failure} from '../failure.ts';
import {plainText} from '../text/plain-text.ts';
import type {Duration} from './pass.ts';

/**
 * The shortest session AWS makes, in seconds (STS API Reference, "AssumeRole"; IAM User Guide, "Enable custom identity
 * broker access").
 */
export const shortestSession = 900;
/**
 * A console session, whatever the role's maximum; seconds ("Enabling custom identity broker access to the AWS
 * console").
 */
export const longestConsoleSession = 43_200;
/**
 * A sign-in link works for 15 minutes, in seconds (IAM User Guide, "Enable custom identity broker access to the AWS
 * console").
 */
export const linkLifetime = 900;
/** Role chaining ends a session after an hour at the latest; seconds (IAM User Guide, "Roles terms and concepts"). */
export const longestChainedSession = 3600;

const clock = /^(?:pt)?(?=\d)(?:(\d{1,4}) ?h)?(?: ?(\d{1,6}) ?m(?:in)?)?(?: ?(\d{1,6}) ?s)?$/i;

/** What is said of a text that means no length. */
export const notALength = (text: string): string =>
	`“${plainText(text.trim(), 40)}” is not a length of time.`;

/**
 * The length a text means, in seconds and whatever AWS says to it; undefined: it means none. As daypass writes lengths
 * for a person they are read as well: `1 h 30 min`.
 */
export const readDuration = (text: string): Duration | undefined => {
	const word = text.trim();
	if (/^max$/i.test(word)) return 'max';
	if (/^\d{1,9}$/.test(word)) return Number(word);
	const parts = clock.exec(word);
	if (parts === null) return undefined;
	const [, hours = 0, minutes = 0, seconds = 0] = parts;
	return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
};

/**
 * Reads `90m`, `1h30m`, `2h`, `PT1H`, `3600` (seconds) or `max`.
 * @throws Failure `duration-malformed`, or `duration-out-of-range` outside 15 min to 12 h.
 * @example parseDuration('1h30m') // 5400
 */
export const parseDuration = (text: string): Duration => {
	const duration = readDuration(text);
	if (duration === undefined) {
		throw new Failure(
			'duration-malformed',
			notALength(text),
			'Write it like 1h, 90m, 1h30m, PT2H, 3600 (seconds) or max.',
		);
	}
	return duration === 'max' ? duration : checkDuration(duration);
};

/** Seconds within AWS's range; see {@link parseDuration} for what it throws. */
const checkDuration = (seconds: number): number => {
	if (seconds >= shortestSession && seconds <= longestConsoleSession) return seconds;
	const [shortest, longest, chained] = [shortestSession, longestConsoleSession, longestChainedSession].map(
		formatDuration,
	);
	const isShort = seconds < shortestSession;
	// Whose credentials these are is not asked for a length that nobody gets.
	throw new Failure(
		'duration-out-of-range',
		`A console session lasts between ${shortest} and ${longest}; ${formatDuration(seconds)} is too ${isShort ? 'short' : 'long'}.`,
		isShort
			? `It must be at least ${shortest}; max takes the longest.`
			: `It can be at most ${longest}, or ${chained} where your own credentials are temporary; max takes the longest.`,
	);
};

/**
 * The shortest way to write it, readable by {@link parseDuration}.
 * @example formatDuration(5400) // '1h30m'
 */
export const formatDuration = (duration: Duration): string => {
	if (duration === 'max') return 'max';
	const hours = Math.floor(duration / 3600);
	const minutes = Math.floor((duration % 3600) / 60);
	const seconds = duration % 60;
	return `${hours ? `${hours}h` : ''}${minutes ? `${minutes}m` : ''}${seconds || duration === 0 ? `${seconds}s` : ''}`;
};
