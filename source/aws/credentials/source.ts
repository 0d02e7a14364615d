import type {Environment} from '../../environment.ts';
import {Failure} from '../../failure.ts';
import {plainText} from '../../text/plain-text.ts';
import type {ProfileInUse} from '../config/profile-in-use.ts';
import type {ProfileSettings} from '../config/shared-config.ts';
import {type SsoSettings, ssoSettings} from './sso-settings.ts';

/** An access key as it stands in the environment or a file. */
export type StaticKeys = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
};

/** The role a profile assumes, with what its settings say of the call. */
export type RoleOfProfile = {
	readonly arn: string;
	readonly externalId?: string;
	readonly mfaSerial?: string;
	readonly sessionName?: string;
	/** Seconds. */
	readonly duration?: number;
};

/** Where credentials come from. */
export type CredentialSource =
	| {readonly from: 'environment'; readonly keys: StaticKeys; readonly expires?: string}
	| {
			readonly from: 'keys';
			readonly profile: string;
			readonly file: 'credentials' | 'config';
			readonly keys: StaticKeys;
	  }
	| {
			readonly from: 'role';
			readonly profile: string;
			readonly role: RoleOfProfile;
			/** Whose credentials sign the AssumeRole. */
			readonly source: CredentialSource;
	  }
	| {
			readonly from: 'web-identity';
			/** Absent: the environment says so. */
			readonly profile?: string;
			readonly tokenFile: string;
			readonly roleArn: string;
			readonly sessionName?: string;
	  }
	| {readonly from: 'sso'; readonly profile: string; readonly sso: SsoSettings}
	| {readonly from: 'login'; readonly profile: string; readonly session: string}
	| {readonly from: 'process'; readonly profile: string; readonly command: string}
	| {readonly from: 'container'}
	| {readonly from: 'instance'};

const named = (text: string) => plainText(text, 80);

/** The profile in use, or one behind it, begins to say where its credentials are and does not say it all. */
const incomplete = (inUse: ProfileInUse, profile: string, why: string) => {
	const behind = profile === inUse.name ? '' : `of “${named(profile)}” behind it, `;
	return new Failure(
		'no-credentials',
		`The profile “${named(inUse.name)}” gives no AWS credentials: ${behind}${why}.`,
		'Look at its settings in ~/.aws/config, or choose another with --profile.',
	);
};

/**
 * Which source signs, in the order of the AWS CLI ("Configuration settings and precedence", AWS CLI User Guide) and,
 * where that is silent, of boto3, which the AWS CLI is made of. Pure: what the source then answers is another matter.
 * @throws Failure `no-credentials` where a profile does not say all that its source needs.
 */
export const credentialSource = (inUse: ProfileInUse): CredentialSource => {
	const {env, name, namedBy, settings} = inUse;
	const explicit = namedBy === '--profile';
	return (
		(explicit ? undefined : environmentKeys(env)) ??
		(assumesRole(settings) ? roleOf(inUse, name, [name]) : undefined) ??
		ofProfile(inUse, name, explicit ? {} : env) ??
		(hasContainerEndpoint(env) ? {from: 'container'} : {from: 'instance'})
	);
};

/** Whether the environment names a container's endpoint. */
export const hasContainerEndpoint = (env: Environment): boolean =>
	Boolean(env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI'] || env['AWS_CONTAINER_CREDENTIALS_FULL_URI']);

const environmentKeys = (env: Environment): CredentialSource | undefined => {
	const accessKeyId = env['AWS_ACCESS_KEY_ID'];
	if (!accessKeyId) return undefined;
	const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
	if (!secretAccessKey) {
		throw new Failure(
			'no-credentials',
			'AWS_ACCESS_KEY_ID is set, and AWS_SECRET_ACCESS_KEY is not.',
			'Set both, or unset AWS_ACCESS_KEY_ID.',
		);
	}
	const sessionToken = env['AWS_SECURITY_TOKEN'] || env['AWS_SESSION_TOKEN'];
	const expires = env['AWS_CREDENTIAL_EXPIRATION'];
	return {
		from: 'environment',
		keys: {accessKeyId, secretAccessKey, ...(sessionToken ? {sessionToken} : {})},
		...(expires ? {expires} : {}),
	};
};

/** One with a web identity's token as well has no other credentials to assume its role with. */
const assumesRole = (settings: ProfileSettings): boolean =>
	settings['role_arn'] !== undefined && settings['web_identity_token_file'] === undefined;

const hasKeys = (settings: ProfileSettings): boolean =>
	settings['aws_access_key_id'] !== undefined || settings['aws_secret_access_key'] !== undefined;

/** @param visited The profiles on the way here, this one included. */
const roleOf = (inUse: ProfileInUse, profile: string, visited: readonly string[]): CredentialSource => {
	const settings = inUse.config.profiles.get(profile) ?? {};
	const source = sourceOfRole(inUse, profile, settings, visited);
	const role = roleSettings(settings);
	const broken = tooShort(role);
	if (broken !== undefined) throw incomplete(inUse, profile, `its ${broken} is shorter than AWS takes`);
	return {from: 'role', profile, role, source};
};

/** A setting of a role that AWS refuses for its length (STS API Reference, "AssumeRole", "Request parameters"). */
const tooShort = ({arn, externalId, sessionName}: RoleOfProfile): string | undefined => {
	if (arn.length < 20) return 'role_arn';
	if (externalId !== undefined && externalId.length < 2) return 'external_id';
	return sessionName !== undefined && sessionName.length < 2 ? 'role_session_name' : undefined;
};

/** A number as Python reads it. */
const length = /^\+?\d+(?:_\d+)*$/;

/** What a profile says of the role it names; its ARN is '' where it names none. */
export const roleSettings = (settings: ProfileSettings): RoleOfProfile => {
	const {
		role_arn: arn = '',
		external_id: externalId,
		mfa_serial: mfaSerial,
		role_session_name: sessionName,
		duration_seconds: duration = '',
	} = settings;
	return {
		arn,
		...(externalId === undefined ? {} : {externalId}),
		...(mfaSerial === undefined ? {} : {mfaSerial}),
		...(sessionName ? {sessionName} : {}),
		...(length.test(duration) ? {duration: Number(duration.replaceAll('_', ''))} : {}),
	};
};

const sourceOfRole = (
	inUse: ProfileInUse,
	profile: string,
	settings: ProfileSettings,
	visited: readonly string[],
): CredentialSource => {
	const {source_profile: source, credential_source: place} = settings;
	if (source !== undefined && place !== undefined)
		throw incomplete(inUse, profile, 'it has both source_profile and credential_source');
	if (place !== undefined) return namedSource(inUse, profile, place);
	if (source === undefined)
		throw incomplete(inUse, profile, 'it has a role_arn, and neither source_profile nor credential_source');
	const other = inUse.config.profiles.get(source);
	if (!other) throw incomplete(inUse, profile, `its source_profile “${named(source)}” is not there`);
	// A profile may name itself: then its own keys assume its role.
	if (visited.includes(source) && !(source === profile && hasKeys(other)))
		throw incomplete(inUse, profile, `its source_profile leads back to “${named(source)}”`);
	if (!hasKeys(other) && assumesRole(other)) return roleOf(inUse, source, [...visited, source]);
	const found = ofProfile(inUse, source, {});
	if (found) return found;
	throw incomplete(inUse, profile, `its source_profile “${named(source)}” has none to assume its role with`);
};

/** `credential_source` ("Assume role credential provider", AWS SDKs and Tools Reference Guide). */
const namedSource = (inUse: ProfileInUse, profile: string, place: string): CredentialSource => {
	const {env} = inUse;
	switch (place) {
		case 'Environment': {
			const keys = environmentKeys(env);
			if (keys) return keys;
			throw incomplete(
				inUse,
				profile,
				'its credential_source is Environment, and the environment holds no keys',
			);
		}
		case 'EcsContainer':
			if (hasContainerEndpoint(env)) return {from: 'container'};
			throw incomplete(
				inUse,
				profile,
				'its credential_source is EcsContainer, and no container’s endpoint is set',
			);
		case 'Ec2InstanceMetadata':
			return {from: 'instance'};
		default:
			throw incomplete(inUse, profile, `its credential_source “${named(place)}” is none that AWS knows`);
	}
};

/**
 * What a profile says of itself, the role it assumes with other credentials excepted.
 * @param env Whose variables may take the place of a web identity's settings; empty where a profile was named.
 */
const ofProfile = (inUse: ProfileInUse, name: string, env: Environment): CredentialSource | undefined => {
	const {config} = inUse;
	const settings = config.profiles.get(name) ?? {};
	const {login_session: session, credential_process: command} = settings;
	return (
		webIdentity(inUse, name, settings, env) ??
		sso(inUse, name, settings) ??
		keysIn(inUse, 'credentials', name, config.inCredentials.get(name)) ??
		(session === undefined ? undefined : {from: 'login', profile: name, session}) ??
		(command === undefined ? undefined : {from: 'process', profile: name, command}) ??
		keysIn(inUse, 'config', name, config.inConfig.get(name))
	);
};

const webIdentity = (
	inUse: ProfileInUse,
	profile: string,
	settings: ProfileSettings,
	env: Environment,
): CredentialSource | undefined => {
	const fromEnvironment = env['AWS_WEB_IDENTITY_TOKEN_FILE'];
	const tokenFile = fromEnvironment ?? settings['web_identity_token_file'];
	if (!tokenFile) return undefined;
	const roleArn = env['AWS_ROLE_ARN'] ?? settings['role_arn'];
	if (!roleArn) {
		if (fromEnvironment === undefined)
			throw incomplete(inUse, profile, 'it has a web_identity_token_file, and no role_arn');
		throw new Failure(
			'no-credentials',
			'AWS_WEB_IDENTITY_TOKEN_FILE is set, and AWS_ROLE_ARN is not.',
			'Set both, or unset AWS_WEB_IDENTITY_TOKEN_FILE.',
		);
	}
	const sessionName = env['AWS_ROLE_SESSION_NAME'] ?? settings['role_session_name'];
	return {
		from: 'web-identity',
		...(fromEnvironment === undefined ? {profile} : {}),
		tokenFile,
		roleArn,
		...(sessionName ? {sessionName} : {}),
	};
};

const sso = (
	inUse: ProfileInUse,
	profile: string,
	settings: ProfileSettings,
): CredentialSource | undefined => {
	const found = ssoSettings(settings, inUse.config.ssoSessions);
	if (found === undefined) return undefined;
	if ('problem' in found) throw incomplete(inUse, profile, found.problem);
	return {from: 'sso', profile, sso: found};
};

const keysIn = (
	inUse: ProfileInUse,
	file: 'credentials' | 'config',
	profile: string,
	settings: ProfileSettings = {},
): CredentialSource | undefined => {
	const accessKeyId = settings['aws_access_key_id'];
	if (accessKeyId === undefined) return undefined;
	const secretAccessKey = settings['aws_secret_access_key'];
	if (!accessKeyId || !secretAccessKey)
		throw incomplete(
			inUse,
			profile,
			`the ${file} file has half a key of it, and aws_secret_access_key belongs to it`,
		);
	const sessionToken = settings['aws_security_token'] ?? settings['aws_session_token'];
	return {
		from: 'keys',
		profile,
		file,
		keys: {accessKeyId, secretAccessKey, ...(sessionToken ? {sessionToken} : {})},
	};
};
