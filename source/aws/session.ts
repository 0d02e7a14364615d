import process from 'node:process';
import type {AwsCredentialIdentity, AwsCredentialIdentityProvider} from '@smithy/types';
import {cancelled} from '../failure.ts';
import {credentialOrigin} from './credential-origin.ts';
import {credentialProvider} from './credential-provider.ts';
import {maxAttempts} from './deadlines.ts';
import {configuredEndpoint} from './endpoints.ts';
import {toFailure} from './errors.ts';
import {httpAgents} from './http-agents.ts';
import {profileName, profileSettings} from './shared-config.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the caller's credentials come from, as far as it changes what AWS allows. */
type CredentialSource = 'cloudshell' | 'instance' | 'other';

export type CallerCredentials = {
	/** Long-term: an access key without a session token. */
	readonly kind: 'long-term' | 'temporary';
	readonly source: CredentialSource;
	/** The same for a person, as far as the SDK tells: "SSO, profile “dev”". */
	readonly origin?: string;
	/** Absent: they don't end, or nobody says when. */
	readonly expiresAt?: Date;
};

/** One caller: a profile's credentials and region, read once, and the settings every SDK client is made with. */
export type AwsSession = {
	/** The variables it was opened with. */
	readonly env: Environment;
	readonly profile: string;
	/** AWS_REGION, AWS_DEFAULT_REGION or the profile's; absent: none is set. */
	region(): Promise<string | undefined>;
	/** Throws `no-credentials`, `sso-expired` and the like. Never hands out the secret parts. */
	credentials(signal?: AbortSignal): Promise<CallerCredentials>;
	/** For whoever signs requests. Throws what the SDK's providers do, and those of `credentials`. */
	readonly provideCredentials: AwsCredentialIdentityProvider;
	/** The SDK settings of a service's client; `region` is what requests are signed for. */
	clientSettings(service: 'sts' | 'iam', region: string): Promise<ClientSettings>;
};

type ClientSettings = {
	readonly region: string;
	readonly profile: string;
	readonly credentials: AwsCredentialIdentityProvider;
	readonly endpoint?: string;
} & NetworkSettings;

type NetworkSettings = {
	readonly maxAttempts: number;
	/** Not `adaptive`: it holds requests back for longer than anybody was promised to wait. */
	readonly retryMode: 'standard';
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
	/** @default the process's own */
	readonly env?: Environment;
	readonly profile?: string | undefined;
	/** Asks for the code of the MFA device a profile names (`mfa_serial`); absent: such a profile is an error. */
	readonly askMfaCode?: ((serial: string) => Promise<string>) | undefined;
};

/** Opens a session; nothing is read until asked for. */
export const openSession = ({env = process.env, profile, askMfaCode}: SessionOptions = {}): AwsSession => {
	const name = profileName(profile, env);
	const provider = credentialProvider({profile, askMfaCode, clientConfig: networkSettings, logger: silent});
	let region: Promise<string | undefined> | undefined;

	return {
		env,
		profile: name,
		region() {
			region ??= readRegion(profile, env);
			return region;
		},
		async credentials(signal) {
			try {
				return describe(await unlessAborted(provider(), signal), name);
			} catch (error) {
				throw toFailure(error, {doing: 'finding your AWS credentials', profile: name});
			}
		},
		provideCredentials: provider,
		async clientSettings(service, signingRegion) {
			const endpoint = await configuredEndpoint(service, name);
			return {
				region: signingRegion,
				profile: name,
				credentials: provider,
				...(endpoint === undefined ? {} : {endpoint}),
				...(await networkSettings()),
			};
		},
	};
};

/** How every client reaches AWS, those the SDK makes for itself included. */
const networkSettings = async (): Promise<NetworkSettings> => ({
	maxAttempts,
	retryMode: 'standard',
	logger: silent,
	requestHandler: (await import('./guarded-handler.ts')).guardedHandler(await httpAgents()),
});

/** The answer, unless the wait for it is cut short: what looks for credentials can't be told to stop. */
const unlessAborted = <T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
	if (!signal) return answer;
	const aborted = new Promise<never>((_, reject) => {
		const end = () => reject(cancelled());
		if (signal.aborted) end();
		else signal.addEventListener('abort', end, {once: true});
	});
	return Promise.race([answer, aborted]);
};

/** `AWS_EXECUTION_ENV=CloudShell`: AWS CloudShell User Guide, "Environment variables". */
export const inCloudShell = (env: Environment = process.env) => env['AWS_EXECUTION_ENV'] === 'CloudShell';

const describe = (
	credentials: AwsCredentialIdentity & {$source?: Readonly<Record<string, unknown>>},
	profile: string,
): CallerCredentials => {
	const from = credentials.$source ?? {};
	const container = 'CREDENTIALS_HTTP' in from;
	const source =
		container && inCloudShell()
			? 'cloudshell'
			: container || 'CREDENTIALS_IMDS' in from
				? 'instance'
				: 'other';
	const origin = source === 'cloudshell' ? 'CloudShell' : credentialOrigin(Object.keys(from), profile);
	return {
		kind: credentials.sessionToken ? 'temporary' : 'long-term',
		source,
		...(origin === undefined ? {} : {origin}),
		...(credentials.expiration ? {expiresAt: credentials.expiration} : {}),
	};
};

const readRegion = async (profile: string | undefined, env: Environment): Promise<string | undefined> =>
	env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || (await profileSettings(profile))['region'];
