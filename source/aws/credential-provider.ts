import process from 'node:process';
import {defaultProvider} from '@aws-sdk/credential-provider-node';
import {memoize} from '@smithy/core/config';
import type {AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger} from '@smithy/types';
import {Failure} from '../failure.ts';
import {containerCredentials, hasContainerEndpoint} from './container-credentials.ts';
import {type ProfileSettings, profileSettings} from './shared-config.ts';

export type ProviderOptions = {
	readonly profile: string | undefined;
	readonly askMfaCode: ((serial: string) => Promise<string>) | undefined;
	/** What the SDK clients within the chain are made with: those of SSO and of profiles that assume a role. */
	readonly clientConfig: () => Promise<object>;
	readonly logger: Logger;
};

/**
 * The caller's credentials as the AWS SDK's chain finds them ("Credential provider chain", AWS SDKs and Tools Reference
 * Guide): the environment, the profile, a web identity token, the container's endpoint, the instance.
 * @returns A provider that throws Failure `unknown-profile`, `mfa-required`, those of the container's endpoint, and
 *   what the SDK throws.
 */
export const credentialProvider = (options: ProviderOptions): AwsCredentialIdentityProvider => {
	let chosen: Promise<AwsCredentialIdentityProvider> | undefined;
	return async () => {
		chosen ??= choose(options);
		return (await chosen)();
	};
};

const choose = async (options: ProviderOptions): Promise<AwsCredentialIdentityProvider> => {
	const {profile, askMfaCode = nobodyToAsk, clientConfig, logger} = options;
	const settings = await profileSettings(profile);
	if (comeFromContainer(profile, settings)) return memoize(containerCredentials, endSoon, end);
	return defaultProvider({
		...(profile ? {profile} : {}),
		logger,
		mfaCodeProvider: askMfaCode,
		clientConfig: await clientConfig(),
	});
};

/** Whether every link of the chain before the container's endpoint has nothing to offer. */
const comeFromContainer = (profile: string | undefined, settings: ProfileSettings): boolean => {
	const {env} = process;
	if (!hasContainerEndpoint(env)) return false;
	const inEnvironment = env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY'];
	if (inEnvironment && !profile && !env['AWS_PROFILE']) return false;
	return (
		!env['AWS_WEB_IDENTITY_TOKEN_FILE'] && !Object.keys(settings).some((key) => credentialSetting.test(key))
	);
};

/** Settings of a profile that say where its credentials come from ("Settings reference", the same guide). */
const credentialSetting =
	/^(aws_access_key_id|role_arn|credential_process|login_session|web_identity_token_file|sso_\w+)$/;

const fiveMinutes = 300_000;

const end = ({expiration}: AwsCredentialIdentity) => expiration !== undefined;

const endSoon = ({expiration}: AwsCredentialIdentity) =>
	expiration !== undefined && expiration.getTime() - Date.now() < fiveMinutes;

const nobodyToAsk = async (serial: string): Promise<never> => {
	throw new Failure(
		'usage',
		'mfa-required',
		`The profile needs a code from the MFA device ${serial}, and there is no terminal to ask on.`,
		'Run daypass in a terminal, or use credentials that already passed MFA.',
	);
};
