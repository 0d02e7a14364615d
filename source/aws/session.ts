import process from 'node:process';
import {defaultProvider} from '@aws-sdk/credential-provider-node';
import type {AwsCredentialIdentity, AwsCredentialIdentityProvider} from '@smithy/types';
import {Failure} from '../failure.ts';
import {connectTimeout, maxAttempts, requestTimeout} from './deadlines.ts';
import {toFailure} from './errors.ts';
import {httpAgents} from './http-agents.ts';
import {profileName, profiles} from './shared-config.ts';

/** Where the caller's credentials come from, as far as it changes what AWS allows. */
export type CredentialSource = 'cloudshell' | 'instance' | 'other';

export type CallerCredentials = {
	/** Long-term: an access key without a session token. */
	readonly kind: 'long-term' | 'temporary';
	readonly source: CredentialSource;
	/** Absent: they don't end, or nobody says when. */
	readonly expiresAt?: Date;
};

/** One caller: a profile's credentials and region, read once, and the settings every SDK client is made with. */
export type AwsSession = {
	readonly profile: string;
	/** AWS_REGION, AWS_DEFAULT_REGION or the profile's; absent: none is set. */
	region(): Promise<string | undefined>;
	/** Throws `no-credentials`, `sso-expired` and the like. Never hands out the secret parts. */
	credentials(): Promise<CallerCredentials>;
	/** The SDK client settings; `region` is what requests are signed for. */
	clientSettings(region: string): Promise<ClientSettings>;
};

export type ClientSettings = {
	readonly region: string;
	readonly profile: string;
	readonly credentials: AwsCredentialIdentityProvider;
	readonly maxAttempts: number;
	readonly retryMode: 'standard' | 'adaptive';
	readonly logger: Logger;
	readonly requestHandler: object;
};

type Logger = Record<'debug' | 'info' | 'warn' | 'error', () => void>;

const nothing = () => {};
/** The SDK has nothing to say to our users: what matters comes back as an error. */
const silent: Logger = {debug: nothing, info: nothing, warn: nothing, error: nothing};

// Node 20 is what CloudShell has; the SDK's reminder to upgrade is not our users' to act on (docs/decisions).
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

export type SessionOptions = {
	readonly profile?: string | undefined;
	/** Asks for the code of the MFA device a profile names (`mfa_serial`); absent: such a profile is an error. */
	readonly askMfaCode?: ((serial: string) => Promise<string>) | undefined;
};

/** Opens a session; nothing is read until asked for. */
export const openSession = ({profile, askMfaCode}: SessionOptions = {}): AwsSession => {
	const name = profileName(profile);
	const provider = credentialProvider(profile, askMfaCode);
	let region: Promise<string | undefined> | undefined;

	return {
		profile: name,
		region() {
			region ??= readRegion(name);
			return region;
		},
		async credentials() {
			try {
				return describe(await provider());
			} catch (error) {
				throw toFailure(error, {doing: 'finding your AWS credentials', profile: name});
			}
		},
		async clientSettings(signingRegion) {
			return {
				region: signingRegion,
				profile: name,
				credentials: provider,
				maxAttempts,
				retryMode: 'standard',
				logger: silent,
				requestHandler: {
					...(await httpAgents()),
					connectionTimeout: connectTimeout,
					requestTimeout,
					throwOnRequestTimeout: true,
				},
			};
		},
	};
};

const credentialProvider = (
	profile: string | undefined,
	askMfaCode: SessionOptions['askMfaCode'],
): AwsCredentialIdentityProvider => {
	const chain = defaultProvider({
		...(profile ? {profile} : {}),
		logger: silent,
		mfaCodeProvider:
			askMfaCode ??
			(async (serial) => {
				throw new Failure(
					'usage',
					'mfa-required',
					`The profile needs a code from the MFA device ${serial}, and there is no terminal to ask on.`,
					'Run daypass in a terminal, or use credentials that already passed MFA.',
				);
			}),
	});
	return async () => chain();
};

/** `AWS_EXECUTION_ENV=CloudShell`: AWS CloudShell User Guide, "Environment variables". */
export const inCloudShell = () => process.env['AWS_EXECUTION_ENV'] === 'CloudShell';

const describe = (
	credentials: AwsCredentialIdentity & {$source?: Readonly<Record<string, unknown>>},
): CallerCredentials => {
	const from = credentials.$source ?? {};
	const container = 'CREDENTIALS_HTTP' in from;
	const source =
		container && inCloudShell()
			? 'cloudshell'
			: container || 'CREDENTIALS_IMDS' in from
				? 'instance'
				: 'other';
	return {
		kind: credentials.sessionToken ? 'temporary' : 'long-term',
		source,
		...(credentials.expiration ? {expiresAt: credentials.expiration} : {}),
	};
};

const readRegion = async (profile: string): Promise<string | undefined> =>
	process.env['AWS_REGION'] || process.env['AWS_DEFAULT_REGION'] || (await profiles())[profile]?.['region'];
