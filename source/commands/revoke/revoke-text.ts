import type {HistoryEntry} from '../../presets/history-entry.ts';
import type {Revoked} from '../../roles/revoke/revoke.ts';
import {revokingPolicy} from '../../roles/revoke/revoke-document.ts';
import {
	endingSentence,
	ownSessionSentence,
	type RevokedSessions,
	revokedSentences,
} from '../../roles/revoke/revoke-words.ts';
import {dateAndTime} from '../../text/duration-text.ts';
import {plainText} from '../../text/plain-text.ts';
import {columns} from '../../text/table.ts';
import {ends} from '../history/history-time.ts';

/** What is to end, and what history knows of it. */
type Revocation = RevokedSessions & {
	/** Those that may be alive; undefined where history can't be read. */
	readonly passes: readonly HistoryEntry[] | undefined;
	/** How many of it have reached their end. */
	readonly ended: number;
};

/**
 * What somebody should know before they agree. Pure.
 * @param own Whether the caller's own session is one of them.
 * @param now Milliseconds since 1970.
 */
export const warningLines = (
	revocation: Revocation,
	{own, now}: {readonly own: boolean; readonly now: number},
): readonly string[] => [
	...passLines(revocation, now),
	endingSentence(revocation),
	...(own ? [ownSessionSentence] : []),
];

const passLines = ({role, passes, sessionName, ended}: Revocation, now: number): readonly string[] => {
	if (passes === undefined) return ['History can’t be read: which passes it hits is not known.'];
	const others =
		ended === 0
			? []
			: [
					`${ended} more ${ended === 1 ? 'has' : 'have'} ended: daypass history --role ${role.name} lists all.`,
				];
	if (passes.length === 0)
		return [
			sessionName === undefined
				? 'History knows no pass for this role that may still be alive.'
				: 'History knows no pass of that name for this role that may still be alive; capitals count.',
			...others,
		];
	const rows = passes.map((entry) => [
		dateAndTime(new Date(entry.issuedAt)),
		plainText(entry.sessionName, 64),
		plainText(`${entry.service} in ${entry.region}`, 60),
		ends(entry, now),
	]);
	return [
		'Passes that may still be alive, as far as history knows:',
		...columns([['MADE', 'FOR', 'OPENS', 'SESSION'], ...rows]),
		...others,
	];
};

/** What was done, when it works, and how to undo it. Pure. */
export const revokedLines = (revoked: Revoked, profile: string | undefined): readonly string[] => [
	...revokedSentences(revoked),
	...undoLines(revoked, profile),
];

const undoLines = ({role, previous, foreign}: Revoked, profile: string | undefined): readonly string[] => {
	if (foreign > 0)
		return [
			`Its inline policy ${revokingPolicy} also says something else, which was kept. To undo this, take the Deny out of it again in the IAM console; deleting the policy would lose the rest.`,
		];
	const what = previous === undefined ? 'To undo it' : 'To undo it, and what the policy revoked before';
	const words = ['aws iam delete-role-policy', '--role-name', role.name, '--policy-name', revokingPolicy];
	return [
		`${what}: ${[...words, ...(profile === undefined ? [] : ['--profile', quoted(profile)])].join(' ')}`,
	];
};

/** For a shell. */
const quoted = (word: string): string =>
	/^[\w.@-]+$/.test(word) ? word : `'${plainText(word).replaceAll("'", "'\\''")}'`;

/** The contract of `revoke --json`. */
export const revokedJson = ({role, sessionName, passes}: Revocation, before: Date) => ({
	version: 1,
	role: role.arn,
	...(sessionName === undefined ? {} : {session: sessionName}),
	before: before.toISOString(),
	policy: revokingPolicy,
	passes: passes ?? [],
});
