import {Failure} from '../failure.ts';
import {plainText} from '../text/plain-text.ts';
import type {BrokenRule} from './broken-rule.ts';

/** RoleSessionName: STS API Reference, "AssumeRole". */
export const longestSessionName = 64;
/** A federated user's Name: STS API Reference, "GetFederationToken". */
export const longestFederatedName = 32;

/** A name made fit: everything but letters, digits and `-` becomes `-`. */
const clean = (name: string) => name.replace(/[^A-Za-z0-9-]/g, '-');

/** `daypass-` and the caller's own session or user name, cut to what AWS takes. */
export const defaultSessionName = (callerName: string, longest = longestSessionName): string =>
	`daypass-${clean(callerName)}`.slice(0, longest);

/** True when a pattern can't be filled in without knowing who the caller is. */
export const needsCaller = (pattern: string | undefined): boolean =>
	pattern === undefined || pattern.includes('{user}');

/**
 * The session name of a pass: the pattern with `{user}` and `{date}` (UTC, YYYY-MM-DD) filled in, or the default.
 * @throws Failure `session-name-malformed` with AWS's rule.
 */
export const sessionNameFor = (
	pattern: string | undefined,
	callerName: string,
	now: Date,
	longest = longestSessionName,
): string => {
	if (pattern === undefined) return defaultSessionName(callerName, longest);
	const name = pattern
		.replaceAll('{user}', clean(callerName))
		.replaceAll('{date}', now.toISOString().slice(0, 10));
	return checkSessionName(name, longest);
};

/** @throws Failure `session-name-malformed`. */
export const checkSessionName = (name: string, longest = longestSessionName): string => {
	const broken = brokenSessionName(name, longest);
	if (broken === undefined) return name;
	throw new Failure(broken.code, broken.message, broken.hint);
};

/** What is wrong with a name for AWS, if anything is. */
export const brokenSessionName = (name: string, longest = longestSessionName): BrokenRule | undefined =>
	/^[\w+=,.@-]{2,}$/.test(name) && name.length <= longest
		? undefined
		: {
				code: 'session-name-malformed',
				message: `AWS does not take “${plainText(name, 80)}” as a session name.`,
				hint: `Use 2 to ${longest} letters, digits and _ + = , . @ - and no spaces.`,
			};
