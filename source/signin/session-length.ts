import type {CallerCredentials} from '../aws/session.ts';
import {Failure} from '../failure.ts';
import {formatDuration, longestChainedSession, longestConsoleSession} from '../pass/duration.ts';
import type {Duration} from '../pass/pass.ts';
import type {Caller} from '../roles/caller/caller.ts';

/**
 * How the length of a pass is set (IAM User Guide, "Enable custom identity broker access to the AWS console";
 * STS API Reference, "AssumeRole", on role chaining):
 * - `console`: a long-term caller; `SessionDuration` on getSigninToken decides, whatever the role's maximum.
 * - `role`: a chained caller; AssumeRole's `DurationSeconds` decides, one hour at most.
 * - `role-then-hour`: nobody documents whether the hour applies (an instance role; an IAM user in CloudShell): ask for
 *   the long one, and take the hour only on AWS's exact words.
 */
export type SessionLength =
	| {readonly by: 'console'; readonly seconds: number}
	| {readonly by: 'role'; readonly seconds: number}
	| {readonly by: 'role-then-hour'; readonly seconds: number | 'max'};

/**
 * @throws Failure `duration-too-long` when AWS is known to refuse it: only `max` adapts.
 */
export const planLength = (
	duration: Duration,
	credentials: CallerCredentials,
	callerKind: Caller['kind'] | undefined,
): SessionLength => {
	if (credentials.kind === 'long-term') {
		return {by: 'console', seconds: duration === 'max' ? longestConsoleSession : duration};
	}
	if (mayPassHour(credentials, callerKind) && (duration === 'max' || duration > longestChainedSession)) {
		return {by: 'role-then-hour', seconds: duration};
	}
	if (duration === 'max') return {by: 'role', seconds: longestChainedSession};
	if (duration > longestChainedSession) throw tooLong(duration, longestChainedSession, chainingReason);
	return {by: 'role', seconds: duration};
};

/** Temporary credentials of which nobody documents that the hour of role chaining holds. */
const mayPassHour = (credentials: CallerCredentials, callerKind: Caller['kind'] | undefined): boolean =>
	credentials.source === 'instance' || (credentials.source === 'cloudshell' && callerKind === 'user');

/** The longest session AWS is known to give this caller with any role, seconds; undefined: nobody documents it. */
export const longestCertain = (
	credentials: CallerCredentials,
	callerKind: Caller['kind'],
): number | undefined => {
	if (credentials.kind === 'long-term') return longestConsoleSession;
	return mayPassHour(credentials, callerKind) ? undefined : longestChainedSession;
};

/**
 * Whether {@link planLength} needs to know what kind of caller this is: an IAM user in CloudShell may be the exception.
 */
export const lengthNeedsCaller = (duration: Duration, credentials: CallerCredentials): boolean =>
	credentials.source === 'cloudshell' && (duration === 'max' || duration > longestChainedSession);

export const chainingReason =
	'your own credentials are temporary, and AWS ends a chained role’s session after an hour';

export const tooLong = (asked: number, longest: number, because: string) =>
	new Failure(
		'duration-too-long',
		`${formatDuration(asked)} is longer than AWS gives here: at most ${formatDuration(longest)} (${longest} s), because ${because}.`,
		`Use --duration ${formatDuration(longest)}, or --duration max for the longest possible.`,
	);

/** AWS's exact words when the hour of role chaining applies; any other refusal stays a refusal. */
export const saysChainingLimit = (words: string) =>
	/DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining/i.test(words);

/** AWS's exact words when a role's own MaxSessionDuration is the limit. */
export const saysRoleMaximum = (words: string) =>
	/DurationSeconds exceeds the MaxSessionDuration set for this role/i.test(words);
