import {awsErrorCode, awsWords} from '../aws/errors.ts';
import type {AssumedRole, Sts} from '../aws/sts.ts';
import {Failure} from '../failure.ts';
import {formatDuration, longestChainedSession, longestSession} from './duration.ts';
import {
	chainingReason,
	type SessionLength,
	saysChainingLimit,
	saysRoleMaximum,
	tooLong,
} from './session-length.ts';

type AssumeInput = Parameters<Sts['assumeRole']>[0];

export type Assumed = {
	readonly role: AssumedRole;
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
	assumeRole: (input: AssumeInput) => Promise<AssumedRole>,
	roleMaximum: () => Promise<number | undefined>,
): Promise<Assumed> => {
	const assume = (seconds: number) => assumeRole({...input, DurationSeconds: seconds});

	if (length.by === 'console') {
		// The console session outlives these credentials: they need not live longer than their default hour.
		const role = await assume(Math.min(length.seconds, longestChainedSession));
		return {
			role,
			seconds: length.seconds,
			requestedSeconds: length.seconds,
			consoleSeconds: length.seconds,
			warnings: [],
		};
	}
	if (length.by === 'role') {
		const role = await assume(length.seconds);
		return {role, seconds: length.seconds, requestedSeconds: length.seconds, warnings: []};
	}

	const wanted = length.seconds === 'max' ? ((await roleMaximum()) ?? longestSession) : length.seconds;
	try {
		return {role: await assume(wanted), seconds: wanted, requestedSeconds: wanted, warnings: []};
	} catch (error) {
		const because = limitIn(error);
		if (because === undefined) throw error;
		if (length.seconds !== 'max') {
			const longest =
				because === chainingReason ? longestChainedSession : ((await roleMaximum()) ?? longestChainedSession);
			throw tooLong(wanted, longest, because);
		}
		return {
			role: await assume(longestChainedSession),
			seconds: longestChainedSession,
			requestedSeconds: wanted,
			warnings: [
				`The session lasts ${formatDuration(longestChainedSession)}, not ${formatDuration(wanted)}: ${because}.`,
			],
		};
	}
};

const limitIn = (error: unknown): string | undefined => {
	if (!(error instanceof Failure) || awsErrorCode(error) !== 'ValidationError') return undefined;
	const words = awsWords(error);
	if (saysChainingLimit(words)) return chainingReason;
	return saysRoleMaximum(words) ? 'the role’s own maximum is shorter' : undefined;
};
