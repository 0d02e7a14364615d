import {createHash} from 'node:crypto';
import process from 'node:process';
import type {AwsCredentialIdentityProvider} from '@smithy/types';
import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';
import {keepSecrets} from '../secrets.ts';
import {namedProfile, type ProfileInUse, profileInUse} from './config/profile-in-use.ts';
import {credentialOrigin} from './credentials/origin.ts';
import {type PassedOver, passedOver} from './credentials/passed-over.ts';
import {credentialProvider} from './credentials/provider.ts';
import {type CredentialSource, credentialSource} from './credentials/source.ts';
import {credentialsTimeout, requestTimeout} from './deadlines.ts';
import {toFailure} from './errors.ts';
import {unlessAborted} from './unless-aborted.ts';

export type CallerCredentials = {
	/** Long-term: an access key without a session token. */
	readonly kind: 'long-term' | 'temporary';
	/** Where they come from, as far as it changes what AWS allows; `instance`: an instance, a container or a pod. */
	readonly source: 'cloudshell' | 'instance' | 'other';
	/** The same for a person: "SSO, profile “dev”". */
	readonly origin?: string;
	/** What else could have signed, and why it does not. */
	readonly passedOver?: PassedOver;
	/** Absent: they don't end, or nobody says when. */
	readonly expiresAt?: Date;
};

/** One caller: a profile's credentials and region, read once. */
export type AwsSession = {
	/** The variables it was opened with. */
	readonly env: Environment;
	readonly profile: string;
	/** The profile's settings, and what else AWS is reached by. Throws `unknown-profile`, `config-malformed`. */
	inUse(): Promise<ProfileInUse>;
	/** AWS_REGION, AWS_DEFAULT_REGION or the profile's; absent: none is set. */
	region(): Promise<string | undefined>;
	/** The same, signed with what assumes the role of its profile instead of as that role. */
	asSource(): AwsSession;
	/** Which source signs. Nothing is asked of it. Throws `no-credentials` where a profile is incomplete. */
	source(): Promise<CredentialSource>;
	/** Throws `no-credentials`, `sso-expired` and the like. Never hands out the secret parts. */
	credentials(signal?: AbortSignal): Promise<CallerCredentials>;
	/**
	 * The same for the same credentials, and none of them: a SHA-256 of access key ID and session token. Throws likewise.
	 */
	fingerprint(signal?: AbortSignal): Promise<string>;
	/** For whoever signs requests. Throws as `credentials` does. */
	readonly provideCredentials: AwsCredentialIdentityProvider;
};

export type SessionOptions = {
	readonly profile?: string | undefined;
	/** @default the process's own */
	readonly env?: Environment | undefined;
	/** What STS is asked in for the role of a profile where neither the environment nor the profile says. */
	readonly region?: string | undefined;
	/** Asks for the code of the MFA device a profile names (`mfa_serial`); absent: such a profile is an error. */
	readonly askMfaCode?: ((serial: string) => Promise<string>) | undefined;
	/** Signs with what the role of a `role_arn` profile is assumed by, not as that role. */
	readonly asSource?: boolean | undefined;
};

/** Opens a session; nothing is read until asked for. */
export const openSession = (options: SessionOptions = {}): AwsSession => {
	const {profile, env = process.env} = options;
	const {name} = namedProfile(env, profile);
	const context = {doing: 'finding your AWS credentials', profile: name};
	const inUse = once(() => profileInUse(env, profile));
	const region = once(
		async () => env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || (await inUse()).settings['region'],
	);
	const source = once(async () => {
		const found = credentialSource(await inUse());
		return options.asSource && found.from === 'role' ? found.source : found;
	});
	const {patient, askMfaCode} = withPatience(options.askMfaCode ?? nobodyToAsk);
	const provider = once(async () =>
		credentialProvider(await source(), {
			inUse: await inUse(),
			region: async () => (await region()) || options.region || usualRegion,
			askMfaCode,
		}),
	);
	const provideCredentials = async () => {
		try {
			const provide = await provider();
			const found = await patient(provide());
			keepSecrets(found.accessKeyId, found.secretAccessKey, found.sessionToken);
			return found;
		} catch (error) {
			throw toFailure(error, context);
		}
	};

	return {
		env,
		profile: name,
		inUse,
		region,
		asSource: () => openSession({...options, asSource: true}),
		source,
		async credentials(signal) {
			const {sessionToken, expiration} = await unlessAborted(provideCredentials(), signal);
			const from = await source();
			const over = passedOver(await inUse(), from);
			return {
				kind: sessionToken ? 'temporary' : 'long-term',
				source: kindOfSource(from, env),
				origin: credentialOrigin(from, inCloudShell(env)),
				...(over === undefined ? {} : {passedOver: over}),
				...(expiration ? {expiresAt: expiration} : {}),
			};
		},
		async fingerprint(signal) {
			const {accessKeyId, sessionToken = ''} = await unlessAborted(provideCredentials(), signal);
			return createHash('sha256').update(`${accessKeyId}\n${sessionToken}`).digest('hex');
		},
		provideCredentials,
	};
};

/** For want of any: what asks for credentials without a region, as `doctor` may, asks STS there. */
const usualRegion = 'us-east-1';

/** What is read once; a failure is read again. */
const once = <Value>(read: () => Promise<Value>): (() => Promise<Value>) => {
	let known: Promise<Value> | undefined;
	return () => {
		if (!known) {
			known = read();
			known.catch(() => {
				known = undefined;
			});
		}
		return known;
	};
};

/**
 * A source can't be told to stop, and some would wait for ever: it is left behind. A person may take as long as they
 * like.
 */
const withPatience = (ask: (serial: string) => Promise<string>) => {
	const waiting = new Set<() => void>();
	return {
		async patient<Value>(answer: Promise<Value>): Promise<Value> {
			let lift = () => {};
			const late = new Promise<never>((_, reject) => {
				const timer = setTimeout(() => reject(tooLate()), credentialsTimeout + requestTimeout / 2);
				lift = () => clearTimeout(timer);
			});
			waiting.add(lift);
			try {
				return await Promise.race([answer, late]);
			} finally {
				lift();
				waiting.delete(lift);
			}
		},
		async askMfaCode(serial: string) {
			for (const lift of waiting) lift();
			return ask(serial);
		},
	};
};

const tooLate = () =>
	new Failure(
		'timeout',
		'The source of your AWS credentials does not answer.',
		'Look at the profile’s credential_process or credential_source, or at the endpoint they come from.',
	);

const nobodyToAsk = async (serial: string): Promise<never> => {
	throw new Failure(
		'mfa-required',
		`The profile needs a code from the MFA device ${serial}, and there is no terminal to ask on.`,
		'Run daypass in a terminal, give a link its code with --mfa-code, or use credentials that already passed MFA.',
	);
};

/** `AWS_EXECUTION_ENV=CloudShell`: AWS CloudShell User Guide, "Environment variables". */
export const inCloudShell = (env: Environment = process.env) => env['AWS_EXECUTION_ENV'] === 'CloudShell';

/** Where EKS puts a pod's token (EKS User Guide, "IAM roles for service accounts"). */
const podToken = '/eks.amazonaws.com/';

export const kindOfSource = (source: CredentialSource, env: Environment): CallerCredentials['source'] => {
	if (source.from === 'container') return inCloudShell(env) ? 'cloudshell' : 'instance';
	if (source.from === 'web-identity' && source.tokenFile.includes(podToken)) return 'instance';
	return source.from === 'instance' ? 'instance' : 'other';
};

/**
 * Whether the profile in use, or one behind it, assumes a role with MFA: its credentials begin with a question.
 * @param asSource Only those count by which its own role is assumed.
 */
export const profileAsksForMfa = async (
	env: Environment,
	profile?: string,
	asSource = false,
): Promise<boolean> => {
	const source = credentialSource(await profileInUse(env, profile));
	return asksForMfa(asSource && source.from === 'role' ? source.source : source);
};

const asksForMfa = (source: CredentialSource): boolean =>
	source.from === 'role' && (source.role.mfaSerial !== undefined || asksForMfa(source.source));
