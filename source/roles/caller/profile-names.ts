import {profiles} from '../../aws/shared-config.ts';

/** Other sections of the AWS config file: `[sso-session x]`, `[services x]`. */
const notProfiles = /^(sso-session|services)\./;

/** Names of the profiles in the AWS config and credentials files. Files that can't be read name none. */
export const profileNames = async (): Promise<readonly string[]> => {
	try {
		return Object.keys(await profiles()).filter((name) => !notProfiles.test(name));
	} catch {
		return [];
	}
};
