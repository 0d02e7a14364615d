import {
	formatDuration,
	longestChainedSession,
	longestConsoleSession,
	notALength,
	readDuration,
	shortestSession,
} from '../../../pass/duration.ts';
import type {Duration} from '../../../pass/pass.ts';
import type {Caller} from '../../../roles/caller/caller.ts';
import {durationText} from '../../../text/duration-text.ts';

const minute = 60;
const hour = 3_600;

/** Round lengths only: the federation endpoint has been seen to refuse odd ones (wnkz/aws-sso#11). */
const round = [15 * minute, 30 * minute, 45 * minute, hour, 2 * hour, 4 * hour, 8 * hour, 12 * hour];

/** The steps of the slider: round ones up to the longest possible, and a preset's own if it is none of them. */
export const durationSteps = (longest: number, own: Duration): readonly number[] => {
	const steps = round.filter((step) => step <= longest);
	return own === 'max' || steps.includes(own) ? steps : [...steps, own].sort((a, b) => a - b);
};

/** One step longer or shorter. */
export const stepDuration = (duration: Duration, by: 1 | -1, longest: number): Duration => {
	const steps = durationSteps(longest, duration);
	const now = duration === 'max' ? steps.length - 1 : steps.indexOf(duration);
	return steps[Math.max(0, Math.min(now + by, steps.length - 1))] ?? duration;
};

/** The length to begin with: the setting's, else an hour; the longest there is where that is less. */
export const usualDuration = (longest: number, setting: Duration = hour): Duration =>
	setting === 'max' ? 'max' : Math.min(setting, longest);

/** The ceiling and why: shown before anybody asks for more (AWS facts: "The sign-in link", "Durations"). */
export const longestReason = (longest: number, caller: Caller | undefined): string => {
	const most = `${durationText(longest)} at most`;
	if (longest >= longestConsoleSession) return `${most}: the longest AWS gives anyone`;
	const isChained = caller?.credentials === 'temporary' && caller.credentialSource !== 'instance';
	if (isChained && longest <= longestChainedSession) {
		return caller.kind === 'role-session'
			? `${most}: you are a role session`
			: `${most}: your own credentials are temporary`;
	}
	return `${most}: the role’s own maximum`;
};

/** What was typed as a length: the length; or why there is none, the ceiling and its reason where it is over that. */
export const typedLength = (
	text: string,
	longest: number,
	caller: Caller | undefined,
): {readonly duration: Duration} | {readonly problem: string} => {
	const duration = readDuration(text);
	if (duration === undefined) return {problem: notALength(text)};
	if (duration === 'max') return {duration};
	const said = duration % minute === 0 ? durationText(duration) : formatDuration(duration);
	if (duration > longest) return {problem: `${said} is too long: ${longestReason(longest, caller)}.`};
	if (duration >= shortestSession) return {duration};
	const least = `${durationText(shortestSession)} is the least`;
	return {
		problem: /^\s*\d+\s*$/.test(text)
			? `${text.trim()} alone is seconds, and ${least}: write m or h behind it.`
			: `${said} is too short: ${least}.`,
	};
};
