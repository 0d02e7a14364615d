import process from 'node:process';
import {loadSharedConfigFiles} from '@smithy/core/config';

export type ProfileSettings = Readonly<Record<string, string | undefined>>;

/** `--profile`, else AWS_PROFILE, else `default`: as the AWS CLI chooses. */
export const profileName = (profile?: string): string => profile ?? (process.env['AWS_PROFILE'] || 'default');

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
