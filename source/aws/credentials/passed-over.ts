import type {ProfileInUse} from '../config/profile-in-use.ts';
import {type CredentialSource, hasContainerEndpoint} from './source.ts';

/** Another source that could have signed, and why it does not. */
export type PassedOver = {
	/** For a person: "AWS_PROFILE=mira". */
	readonly source: string;
	readonly because: string;
};

/** The source that somebody may have thought of when another one signs; undefined: there is no doubt. Pure. */
export const passedOver = (inUse: ProfileInUse, signs: CredentialSource): PassedOver | undefined => {
	const {env, name, namedBy, settings, config} = inUse;
	const profile = `profile “${name}”`;
	if (signs.from === 'environment') {
		const because = 'keys in the environment go first';
		if (namedBy) return {source: `${namedBy}=${name}`, because: `${because}, but for --profile`};
		if (Object.keys(settings).some((key) => credentialSetting.test(key))) return {source: profile, because};
		return hasContainerEndpoint(env) ? {source: 'this container’s credentials', because} : undefined;
	}
	if (env['AWS_ACCESS_KEY_ID'] && namedBy === '--profile')
		return {source: 'AWS_ACCESS_KEY_ID of the environment', because: '--profile goes first'};
	const other = env['AWS_DEFAULT_PROFILE'];
	if (namedBy === 'AWS_PROFILE' && other && other !== name)
		return {source: `AWS_DEFAULT_PROFILE=${other}`, because: 'AWS_PROFILE goes first'};
	const leftOver = config.inCredentials.get(name)?.['aws_access_key_id'];
	const own = config.inConfig.get(name)?.['aws_access_key_id'];
	if (signs.from === 'keys') {
		if (signs.file === 'credentials' && own !== undefined && own !== leftOver)
			return {source: `the key of ${profile} in the config file`, because: 'the credentials file goes first'};
	} else if ('profile' in signs && (leftOver ?? own) !== undefined && !usesOwnKeys(signs)) {
		const file = leftOver === undefined ? 'config' : 'credentials';
		return {source: `the key of ${profile} in the ${file} file`, because: `${first[signs.from]} goes first`};
	}
	if (namedBy === undefined && 'profile' in signs && hasContainerEndpoint(env))
		return {source: 'this container’s credentials', because: `${profile} goes first`};
	return undefined;
};

/** `source_profile` may name the profile itself. */
const usesOwnKeys = (signs: CredentialSource): boolean =>
	signs.from === 'role' && signs.source.from === 'keys' && signs.source.profile === signs.profile;

const first = {
	role: 'its role_arn',
	'web-identity': 'its web_identity_token_file',
	sso: 'its SSO',
	login: 'its login_session',
	process: 'its credential_process',
} as const;

/** Settings of a profile that say where its credentials come from ("Settings reference", AWS SDKs and Tools). */
const credentialSetting =
	/^(aws_access_key_id|role_arn|credential_process|login_session|web_identity_token_file|sso_\w+)$/;
