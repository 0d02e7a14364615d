import process from 'node:process';
import {loadSharedConfigFiles} from '@smithy/core/config';
import {Failure} from '../failure.ts';
import {nearest} from '../nearest.ts';
import {plainText} from '../plain-text.ts';

export type ProfileSettings = Readonly<Record<string, string | undefined>>;

/** `--profile`, else AWS_PROFILE, else `default`: as the AWS CLI chooses. */
export const profileName = (
	profile?: string,
	env: Readonly<Record<string, string | undefined>> = process.env,
): string => profile ?? (env['AWS_PROFILE'] || 'default');

/** Whether the profile in use, or a source_profile behind it, assumes a role with MFA: its credentials begin with a question. */
export const profileAsksForMfa = async (profile?: string): Promise<boolean> => {
	const all = await profiles();
	const seen = new Set<string>();
	let settings = await profileSettings(profile);
	while (settings['role_arn'] !== undefined) {
		if (settings['mfa_serial'] !== undefined) return true;
		const source = settings['source_profile'];
		if (source === undefined || seen.has(source)) return false;
		seen.add(source);
		settings = all[source] ?? {};
	}
	return false;
};

/** Profiles of the AWS config and credentials files, merged by name as the SDK reads them. No file is no profile. */
export const profiles = async (): Promise<Readonly<Record<string, ProfileSettings>>> => {
	const {configFile, credentialsFile} = await loadSharedConfigFiles();
	const merged: Record<string, ProfileSettings> = {};
	for (const file of [configFile, credentialsFile]) {
		for (const [name, settings] of Object.entries(file ?? {})) {
			merged[name] = {...merged[name], ...settings};
		}
	}
	return merged;
};

/**
 * The settings of the profile in use; a profile nobody named may be absent. As with the AWS CLI, one that was named
 * and isn't there is an error, never a reason to take somebody else's credentials.
 * @throws Failure `unknown-profile`, with the nearest name.
 */
export const profileSettings = async (profile?: string): Promise<ProfileSettings> => {
	const name = profileName(profile);
	const all = await profiles();
	const settings = all[name];
	if (settings) return settings;
	if (name === 'default') return {};
	const near = nearest(
		name,
		Object.keys(all).filter((one) => !one.includes('.')),
	);
	throw new Failure(
		'unknown-profile',
		`There is no AWS profile “${plainText(name, 80)}”.`,
		near
			? `Did you mean “${plainText(near, 80)}”?`
			: 'Check the name in ~/.aws/config, or leave --profile and AWS_PROFILE out.',
	);
};
