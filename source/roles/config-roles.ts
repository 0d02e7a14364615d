import type {ProfileInUse} from '../aws/config/profile-in-use.ts';
import type {ProfileSettings} from '../aws/config/shared-config.ts';
import {type RoleOfProfile, roleSettings} from '../aws/credentials/source.ts';

/** The profiles of the AWS config files that name a role: the one in use first, then in the files' order. */
function* profilesWithRole({
	name,
	config,
}: ProfileInUse): Iterable<readonly [string, string, ProfileSettings]> {
	const inUse = config.profiles.get(name);
	const arn = inUse?.['role_arn'];
	if (inUse !== undefined && arn !== undefined) yield [arn, name, inUse];
	for (const [other, settings] of config.profiles) {
		const {role_arn: another} = settings;
		if (another !== undefined && other !== name) yield [another, other, settings];
	}
}

/** A role as a profile names it. */
export type RoleInConfig = {readonly profile: string; readonly role: RoleOfProfile};

/** Every role that the config files name, by what stands there for its ARN. */
export const rolesInConfig = (inUse: ProfileInUse): ReadonlyMap<string, RoleInConfig> => {
	const named = new Map<string, RoleInConfig>();
	for (const [arn, profile, settings] of profilesWithRole(inUse))
		if (!named.has(arn)) named.set(arn, {profile, role: roleSettings(settings)});
	return named;
};

/** What the config files say of one role, the same as {@link rolesInConfig}; undefined: nothing. */
export const roleInConfig = (wanted: string, inUse: ProfileInUse): RoleOfProfile | undefined => {
	for (const [arn, , settings] of profilesWithRole(inUse)) if (arn === wanted) return roleSettings(settings);
	return undefined;
};
