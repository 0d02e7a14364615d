import {type AwsSession, kindOfSource} from '../aws/session.ts';
import {rolesInConfig} from './config-roles.ts';
import type {ProfileOfRole, Signer} from './role.ts';

/** The profiles that name roles, by the role's ARN. */
export type ProfilesOfRoles = ReadonlyMap<string, ProfileOfRole>;

/**
 * What the config files say of roles. Nothing is asked of AWS.
 * @throws Failure as the session does where its files or its source are wrong.
 */
export const profilesOfRoles = async (session: AwsSession, caller: Signer): Promise<ProfilesOfRoles> => {
	const signer = await profilesSigner(session);
	const named = [...rolesInConfig(await session.inUse())].map(([arn, {profile, role}]) => {
		const own = profile === session.profile ? signer : undefined;
		const {sessionName, duration, externalId, mfaSerial} = role;
		// A device is a user's: a role's session can't use one.
		const usesDevice = (own ?? caller).credentials === 'long-term';
		const entry: ProfileOfRole = {
			name: profile,
			...(sessionName === undefined ? {} : {sessionName}),
			...(duration === undefined ? {} : {duration}),
			hasExternalId: externalId !== undefined,
			asksForMfa: mfaSerial !== undefined && usesDevice,
			...(own === undefined ? {} : {signer: own}),
		};
		return [arn, entry] as const;
	});
	return new Map(named);
};

/** What the profile in use assumes its role with; undefined where the session at hand is not that role's. */
const profilesSigner = async (session: AwsSession): Promise<Signer | undefined> => {
	const source = await session.source();
	if (source.from !== 'role') return undefined;
	const {source: behind} = source;
	const isKey = behind.from === 'keys' || behind.from === 'environment';
	if (isKey && behind.keys.sessionToken === undefined) return {credentials: 'long-term'};
	const instance = kindOfSource(behind, session.env) === 'instance';
	return {credentials: 'temporary', ...(instance ? {credentialSource: 'instance'} : {})};
};
