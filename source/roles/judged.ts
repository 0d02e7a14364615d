import type {Caller} from './caller/caller.ts';
import type {ProfilesOfRoles} from './profiles-of-roles.ts';
import type {JudgedRole, Role} from './role.ts';
import {longestSession} from './verdict/longest-session.ts';
import {ownProfileVerdict} from './verdict/own-profile.ts';
import type {Verdict} from './verdict/verdict.ts';

/** A role with its verdict and its longest session, and with what a profile says of it. Pure. */
export const judged = (
	role: Role,
	caller: Caller,
	judge: (role: Role) => Verdict,
	profiles: ProfilesOfRoles,
): JudgedRole => {
	const profile = profiles.get(role.arn);
	const own = profile?.signer === undefined ? undefined : profile;
	return {
		...role,
		...(profile === undefined ? {} : {profile}),
		verdict: own ? ownProfileVerdict(own) : judge(role),
		longestSessionSeconds: longestSession({caller: own?.signer ?? caller, role}),
	};
};
