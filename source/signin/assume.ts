import {awsErrorCode, awsWords} from '../aws/errors.ts';
import type {IssuedSession, Sts} from '../aws/sts.ts';
import {Failure} from '../failure.ts';
import {formatDuration, longestChainedSession, longestConsoleSession} from '../pass/duration.ts';
import {
	chainingReason,
	type SessionLength,
	saysChainingLimit,
	saysRoleMaximum,
	tooLong,
} from './session-length.ts';

type AssumeInput = Parameters<Sts['assumeRole']>[0];

/** A session as it was given, and how long it lasts. */
export type Granted = {
	readonly issued: IssuedSession;
	/** Seconds its credentials last. */
	readonly credentialSeconds: number;
	/** Seconds the console session lasts. */
	readonly seconds: number;
	/** Seconds asked for first. */
	readonly requestedSeconds: number;
	/** `SessionDuration` for the sign-in token; absent after role chaining, where AWS refuses it. */
	readonly consoleSeconds?: number;
	readonly warnings: readonly string[];
};

/**
 * AssumeRole for as long as planned. Falls back to the hour of role chaining only for `max`, and only on AWS's exact
 * words; then a warning tells.
 * @param roleMaximum Reads the role's MaxSessionDuration; undefined where it can't be read. Asked only when it matters.
 * @throws Failure `duration-too-long`, or those of AssumeRole.
 */
export const assumeFor = async (
	length: SessionLength,
	input: AssumeInput,
	assumeRole: (input: AssumeInput) => Promise<IssuedSession>,
	roleMaximum: () => Promise<number | undefined>,
): Promise<Granted> => {
	const assume = (seconds: number) => assumeRole({...input, DurationSeconds: seconds});

	if (length.by === 'console') {
		// The console session outlives these credentials: they need not live longer than their default hour.
		const credentialSeconds = Math.min(length.seconds, longestChainedSession);
		return {
			issued: await assume(credentialSeconds),
			credentialSeconds,
			seconds: length.seconds,
			requestedSeconds: length.seconds,
			consoleSeconds: length.seconds,
			warnings: [],
		};
	}
	if (length.by === 'role') {
		return whole(await assume(length.seconds), length.seconds);
	}

	const wanted = length.seconds === 'max' ? ((await roleMaximum()) ?? longestConsoleSession) : length.seconds;
	try {
		return whole(await assume(wanted), wanted);
	} catch (error) {
		const because = limitIn(error);
		if (because === undefined) throw error;
		if (length.seconds !== 'max') {
			const longest =
				because === chainingReason ? longestChainedSession : ((await roleMaximum()) ?? longestChainedSession);
			throw tooLong(wanted, longest, because);
		}
		return {
			...whole(await assume(longestChainedSession), longestChainedSession),
			requestedSeconds: wanted,
			warnings: [
				`The session lasts ${formatDuration(longestChainedSession)}, not ${formatDuration(wanted)}: ${because}.`,
			],
		};
	}
};

/** A session that lasts as long as its credentials, and as long as was asked for. */
export const whole = (issued: IssuedSession, seconds: number): Granted => ({
	issued,
	credentialSeconds: seconds,
	seconds,
	requestedSeconds: seconds,
	warnings: [],
});

const limitIn = (error: unknown): string | undefined => {
	if (!(error instanceof Failure) || awsErrorCode(error) !== 'ValidationError') return undefined;
	const words = awsWords(error);
	if (saysChainingLimit(words)) return chainingReason;
	return saysRoleMaximum(words) ? 'the role’s own maximum is shorter' : undefined;
};
