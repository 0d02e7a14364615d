import process from 'node:process';
import {fromEnv} from '@aws-sdk/credential-provider-env';
import {memoize} from '@smithy/core/config';
import type {AwsCredentialIdentity, AwsCredentialIdentityProvider, Logger} from '@smithy/types';
import {Failure} from '../failure.ts';
import {containerCredentials, hasContainerEndpoint} from './container-credentials.ts';
import {noneFrom} from './credential-errors.ts';
import {credentialsTimeout, requestTimeout} from './deadlines.ts';
import {profileName, profileSettings} from './shared-config.ts';

export type ProviderOptions = {
	readonly profile: string | undefined;
	readonly askMfaCode: ((serial: string) => Promise<string>) | undefined;
	/** What the SDK clients within the chain are made with: those of SSO and of profiles that assume a role. */
	readonly clientConfig: () => Promise<object>;
	readonly logger: Logger;
};

/**
 * The caller's credentials as the AWS SDK's chain finds them ("Credential provider chain", AWS SDKs and Tools Reference
 * Guide): the environment, the profile, a web identity token, the container's endpoint, the instance. A profile that
 * says where its credentials come from is the end of the chain, as with the AWS CLI.
 * @returns A provider that throws Failure `unknown-profile`, `mfa-required`, `timeout`, those of the container's endpoint
 *   and of `credential_process`, and what the SDK throws.
 */
export const credentialProvider = (options: ProviderOptions): AwsCredentialIdentityProvider => {
	const waiting = new Set<() => void>();
	const askMfaCode = options.askMfaCode ?? nobodyToAsk;
	const patient = {
		...options,
		// A person may take as long as they like.
		async askMfaCode(serial: string) {
			for (const lift of waiting) lift();
			return askMfaCode(serial);
		},
	};
	let chosen: Promise<AwsCredentialIdentityProvider> | undefined;
	return async () => {
		chosen ??= choose(patient);
		const provider = await chosen;
		const {late, lift} = deadline();
		waiting.add(lift);
		try {
			return await Promise.race([provider(), late]);
		} finally {
			lift();
			waiting.delete(lift);
		}
	};
};

/** Parts of the chain can't be told to stop, and some would wait for ever: they are left behind. */
const deadline = () => {
	const controller = new AbortController();
	const late = new Promise<never>((_, reject) => {
		const timer = setTimeout(() => reject(tooLate()), credentialsTimeout + requestTimeout / 2);
		controller.signal.addEventListener('abort', () => clearTimeout(timer));
	});
	return {late, lift: () => controller.abort()};
};

const tooLate = () =>
	new Failure(
		'timeout',
		'What should hand out your AWS credentials does not answer.',
		'Look at the profile’s credential_process or credential_source, or at the endpoint they come from.',
	);

type Chosen = ProviderOptions & {readonly askMfaCode: (serial: string) => Promise<string>};

const choose = async (options: Chosen): Promise<AwsCredentialIdentityProvider> => {
	const {profile, askMfaCode, clientConfig, logger} = options;
	const settings = await profileSettings(profile);
	const own = Object.keys(settings).filter((key) => credentialSetting.test(key));
	if (inEnvironment(profile)) return fromEnv({logger});
	if (own.length === 0 && hasContainerEndpoint(process.env) && !process.env['AWS_WEB_IDENTITY_TOKEN_FILE']) {
		return memoize(containerCredentials, endSoon, end);
	}
	const command = settings['credential_process'];
	if (command !== undefined && own.length === 1) {
		const {processCredentials} = await import('./process-credentials.ts');
		return memoize(() => processCredentials(command, profileName(profile)), endSoon, end);
	}
	// The rest of the chain brings a good deal of the SDK with it.
	const {defaultProvider} = await import('@aws-sdk/credential-provider-node');
	const chain = defaultProvider({
		...(profile ? {profile} : {}),
		logger,
		mfaCodeProvider: askMfaCode,
		clientConfig: await clientConfig(),
	});
	return own.length === 0 ? chain : ofProfile(chain, profileName(profile));
};

/** Keys in the environment come first, unless a profile was named. */
const inEnvironment = (profile: string | undefined): boolean => {
	const {env} = process;
	if (profile || env['AWS_PROFILE']) return false;
	return Boolean(env['AWS_ACCESS_KEY_ID'] && env['AWS_SECRET_ACCESS_KEY']);
};

/** Where a profile's own way fails, the SDK goes on to the container's or the instance's credentials: not its to use. */
const ofProfile =
	(chain: AwsCredentialIdentityProvider, profile: string): AwsCredentialIdentityProvider =>
	async (properties) => {
		const credentials: AwsCredentialIdentity & {$source?: object} = await chain(properties);
		if (Object.keys(credentials.$source ?? {}).some((mark) => /_PROFILE|_PROCESS/.test(mark)))
			return credentials;
		throw noneFrom(profile);
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
		'mfa-required',
		`The profile needs a code from the MFA device ${serial}, and there is no terminal to ask on.`,
		'Run daypass in a terminal, give a link its code with --mfa-code, or use credentials that already passed MFA.',
	);
};
