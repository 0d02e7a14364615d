import {mayBeAlive} from '../../../presets/history-filter.ts';
import type {Revoked} from '../../../roles/revoke/revoke.ts';
import type {RoleArn} from '../../../roles/role-arn.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import type {KnownPass} from '../../jobs.ts';
import {type Loadable, readyValue} from '../../runtime/loadable.ts';
import type {Problem} from '../../runtime/problem.ts';

type Stage =
	| {readonly status: 'asking'; readonly problem?: Problem | undefined}
	| {readonly status: 'revoking'; readonly since: number; readonly doing: string}
	| {readonly status: 'done'; readonly revoked: Revoked; readonly problem?: Problem | undefined}
	| {readonly status: 'undoing'; readonly since: number; readonly revoked: Revoked}
	| {readonly status: 'undone'};

/** Taking back what was handed out of a role: everybody's sessions, or one holder's. */
export type RevokeScreen = {
	readonly name: 'revoke';
	readonly role: RoleArn;
	/** The pass it was opened for: history may not know it. */
	readonly pass?: KnownPass | undefined;
	/** What history knows of the role. */
	readonly passes: Loadable<readonly KnownPass[]>;
	/** Whose sessions are to end, by their name; undefined: everybody's. */
	readonly chosen: string | undefined;
	/** The role's name, which is typed to go on. */
	readonly field: TextField;
	readonly stage: Stage;
};

export const revokeScreen = (role: RoleArn, pass: KnownPass | undefined, now: number): RevokeScreen => ({
	name: 'revoke',
	role,
	pass,
	passes: {status: 'loading', since: now},
	chosen: pass?.sessionName,
	field: textField(),
	stage: {status: 'asking'},
});

/** All passes of one session name: a revocation can't tell them apart. */
export type PassHolder = {
	readonly name: string;
	readonly passes: number;
	/** When the last of them was made and the last session ends, ISO 8601. */
	readonly since: string;
	readonly until: string;
	readonly alive: boolean;
	/** When the last session was revoked, ISO 8601; undefined: it was not. */
	readonly revokedAt: string | undefined;
};

const last = (times: readonly string[]): string =>
	times.toSorted((a, b) => Date.parse(a) - Date.parse(b)).at(-1) ?? '';

const isSame = (a: KnownPass, b: KnownPass) => a.sessionName === b.sessionName && a.issuedAt === b.issuedAt;

/** Those who got a pass: first whose session may be alive, then by their last pass, the newest first. */
export const holdersOf = ({pass, passes}: RevokeScreen, now: number): readonly PassHolder[] => {
	const known = readyValue(passes) ?? [];
	const all = pass === undefined || known.some((one) => isSame(one, pass)) ? known : [pass, ...known];
	const names = [...new Set(all.map(({sessionName}) => sessionName))];
	return names
		.map((name): PassHolder => {
			const theirs = all.filter(({sessionName}) => sessionName === name);
			const until = last(theirs.map(({sessionExpiresAt}) => sessionExpiresAt));
			return {
				name,
				passes: theirs.length,
				since: last(theirs.map(({issuedAt}) => issuedAt)),
				until,
				alive: theirs.some((one) => mayBeAlive(one, now)),
				revokedAt: theirs.find(({sessionExpiresAt}) => sessionExpiresAt === until)?.revokedAt,
			};
		})
		.toSorted((a, b) => Number(b.alive) - Number(a.alive) || Date.parse(b.since) - Date.parse(a.since));
};

/** What can be chosen, in the order of the list: everybody's sessions, then each holder's. */
export const choicesOf = (screen: RevokeScreen, now: number): readonly (PassHolder | undefined)[] => [
	undefined,
	...holdersOf(screen, now),
];
