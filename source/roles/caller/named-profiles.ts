import {type ProfileSettings, readSharedConfig} from '../../aws/config/shared-config.ts';
import type {Environment} from '../../environment.ts';
import {parseRoleArn} from '../role-arn.ts';

/** A profile of the AWS config and credentials files, and what it is, for a person. */
export type NamedProfile = {readonly name: string; readonly about: string};

/** Files that can't be read name none. */
export const namedProfiles = async (env: Environment): Promise<readonly NamedProfile[]> => {
	try {
		const {profiles} = await readSharedConfig(env);
		return [...profiles].map(([name, settings]) => ({name, about: whatItIs(settings)}));
	} catch {
		return [];
	}
};

/**
 * What a profile's settings say that it is; `''` where they say nothing of credentials.
 * @example whatItIs({role_arn: 'arn:aws:iam::111122223333:role/Audit'}) // 'role Audit in 111122223333'
 */
export const whatItIs = (settings: ProfileSettings): string => {
	const {role_arn: arn, sso_role_name: ssoRole, sso_account_id: account} = settings;
	if (arn !== undefined) {
		const role = parseRoleArn(arn);
		return role ? `role ${role.name} in ${role.account}` : 'a role';
	}
	if (ssoRole !== undefined) return `SSO, ${ssoRole}${account === undefined ? '' : ` in ${account}`}`;
	if (settings['login_session'] !== undefined) return 'aws login';
	if (settings['credential_process'] !== undefined) return 'credential_process';
	return settings['aws_access_key_id'] === undefined ? '' : 'access key';
};
