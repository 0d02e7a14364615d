import {Failure} from '../failure.ts';
import type {Output} from './output.ts';

/**
 * Tells what failed, on standard error: two lines for a person, or one of JSON.
 * Only what a `Failure` says is printed: never a cause, a stack or a request, which may hold secrets.
 * @returns The exit code.
 */
export const showFailure = (error: unknown, json: boolean, err: Output): number => {
	const failure = error instanceof Failure ? error : unexpected(error);
	const {code, message, hint} = failure;
	if (json) err.json({error: {code, message, hint}});
	else if (failure.kind === 'cancelled') err.line('daypass: cancelled.');
	else err.line(`daypass: ${message}${hint ? `\n         ${hint}` : ''}`);
	return failure.exitCode;
};

const unexpected = (error: unknown) =>
	new Failure(
		'unexpected-error',
		`Something unexpected happened${error instanceof Error ? ` (${error.name})` : ''}.`,
		'Please report it with what you did; the message is left out because it may hold secrets.',
	);
