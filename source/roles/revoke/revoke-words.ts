import {type RoleArn, shortName} from '../role-arn.ts';
import type {Revoked} from './revoke.ts';

/** Whose sessions are to end: everybody's in a role, or one visitor's. */
export type RevokedSessions = {readonly role: RoleArn; readonly sessionName: string | undefined};

const sessionsOf = ({role, sessionName}: RevokedSessions): string =>
	`${sessionName === undefined ? 'session' : `session “${sessionName}”`} of role/${shortName(role)}`;

/** What somebody should know before they agree. */
export const endingSentence = (target: RevokedSessions): string =>
	`This ends EVERY ${sessionsOf(target)} issued before now: ${
		target.sessionName === undefined
			? 'not only passes, but all that people and programs have open in it.'
			: 'whoever opened it.'
	}`;

export const ownSessionSentence =
	'Your own session is one of them: you lose access too, and can’t undo it with these credentials.';

/** What was done, from which moment, and when it works. */
export const revokedSentences = ({role, sessionName, before, clock}: Revoked): readonly string[] => [
	`Revoked every ${sessionsOf({role, sessionName})} issued before ${before.toISOString()}. It takes effect within seconds to minutes.`,
	...(clock === undefined ? [] : [clock]),
];
