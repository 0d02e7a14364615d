import type {Environment} from '../../environment.ts';
import {Failure} from '../../failure.ts';
import {nearest} from '../../nearest.ts';
import {plainText} from '../../text/plain-text.ts';
import {type ProfileSettings, readSharedConfig, type SharedConfig} from './shared-config.ts';

/** What named the profile; absent: nothing did, and it is `default`. */
export type NamedBy = '--profile' | 'AWS_PROFILE' | 'AWS_DEFAULT_PROFILE';

/** The profile in use, and everything its settings are read with. */
export type ProfileInUse = {
	readonly name: string;
	readonly namedBy?: NamedBy;
	/** Empty where nobody named a profile and there is no `default`. */
	readonly settings: ProfileSettings;
	readonly config: SharedConfig;
	readonly env: Environment;
};

/** AWS_PROFILE goes before AWS_DEFAULT_PROFILE, as in version 2 of the AWS CLI. */
export const namedProfile = (env: Environment, profile?: string): {name: string; namedBy?: NamedBy} => {
	if (profile !== undefined) return {name: profile, namedBy: '--profile'};
	for (const namedBy of ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'] as const) {
		const name = env[namedBy];
		if (name) return {name, namedBy};
	}
	return {name: 'default'};
};

/**
 * The profile `--profile`, AWS_PROFILE or AWS_DEFAULT_PROFILE names. One that was named and isn't there is an error,
 * never a reason to take somebody else's credentials.
 * @throws Failure `unknown-profile` with the nearest name, `config-malformed`.
 */
export const profileInUse = async (env: Environment, profile?: string): Promise<ProfileInUse> => {
	const named = namedProfile(env, profile);
	const config = await readSharedConfig(env);
	const settings = config.profiles.get(named.name);
	if (!settings && named.namedBy) throw unknownProfile(named.name, [...config.profiles.keys()]);
	return {...named, settings: settings ?? {}, config, env};
};

const unknownProfile = (name: string, names: readonly string[]) => {
	const near = nearest(name, names);
	return new Failure(
		'unknown-profile',
		`There is no AWS profile “${plainText(name, 80)}”.`,
		near
			? `Did you mean “${plainText(near, 80)}”?`
			: 'Check the name in ~/.aws/config, or leave --profile and AWS_PROFILE out.',
	);
};

/** A setting that the environment has too, which goes first. */
export const setting = ({env, settings}: ProfileInUse, variable: string, name: string): string | undefined =>
	env[variable] || settings[name] || undefined;

/** The same for one that is `true` or not. */
export const isSet = (inUse: ProfileInUse, variable: string, name: string): boolean =>
	setting(inUse, variable, name)?.toLowerCase() === 'true';
