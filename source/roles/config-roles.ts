import type {ProfileInUse} from '../aws/config/profile-in-use.ts';
import {readSharedConfig, type SharedConfig} from '../aws/config/shared-config.ts';
import {type RoleOfProfile, roleSettings} from '../aws/credentials/source.ts';
import type {Environment} from '../environment.ts';
import {parseRoleArn} from './role-arn.ts';

/** The first profile that names each role of the AWS config files, by ARN. Files that can't be read name none. */
export const profilesOfRoles = async (env: Environment): Promise<ReadonlyMap<string, string>> => {
	const named = new Map<string, string>();
	try {
		for (const [name, {role_arn: arn}] of (await readSharedConfig(env)).profiles)
			if (arn !== undefined && !named.has(arn) && parseRoleArn(arn)) named.set(arn, name);
	} catch {
		// What is wrong with them is told with the credentials.
	}
	return named;
};

/** What the config files say of a role: the profile in use first, then whichever names it; undefined: nothing. */
export const roleInConfig = (arn: string, {name, config}: ProfileInUse): RoleOfProfile | undefined => {
	const settings = config.profiles.get(name);
	if (settings?.['role_arn'] === arn) return roleSettings(settings);
	const other = profileNaming(arn, config);
	return other && roleSettings(other);
};

const profileNaming = (arn: string, {profiles}: SharedConfig) => {
	for (const settings of profiles.values()) if (settings['role_arn'] === arn) return settings;
	return undefined;
};
