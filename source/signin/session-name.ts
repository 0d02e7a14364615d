import {Failure} from '../failure.ts';

/** RoleSessionName: STS API Reference, "AssumeRole". */
const allowed = /^[\w+=,.@-]{2,64}$/;

/** A name made fit: everything but letters, digits and `-` becomes `-`. */
const clean = (name: string) => name.replace(/[^A-Za-z0-9-]/g, '-');

/** `daypass-` and the caller's own session or user name, cut to 64. */
export const defaultSessionName = (callerName: string): string => `daypass-${clean(callerName)}`.slice(0, 64);

/** True when a pattern can't be filled in without knowing who the caller is. */
export const needsCaller = (pattern: string | undefined): boolean =>
	pattern === undefined || pattern.includes('{user}');

/**
 * The session name of a pass: the pattern with `{user}` and `{date}` (UTC, YYYY-MM-DD) filled in, or the default.
 * @throws Failure `session-name-malformed` with AWS's rule.
 */
export const sessionNameFor = (pattern: string | undefined, callerName: string, now: Date): string => {
	if (pattern === undefined) return defaultSessionName(callerName);
	const name = pattern
		.replaceAll('{user}', clean(callerName))
		.replaceAll('{date}', now.toISOString().slice(0, 10));
	return checkSessionName(name);
};

/** @throws Failure `session-name-malformed`. */
export const checkSessionName = (name: string): string => {
	if (allowed.test(name)) return name;
	throw new Failure(
		'usage',
		'session-name-malformed',
		`AWS does not take “${name.slice(0, 80).replace(/[^ -~]/g, '?')}” as a session name.`,
		'Use 2 to 64 letters, digits and _ + = , . @ - and no spaces.',
	);
};
