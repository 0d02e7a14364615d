import type {AwsSession} from '../aws/session.ts';
import {loginUrl} from '../console/federation-url.ts';
import {Failure} from '../failure.ts';
import type {Pass, PassRequest, PassSecrets} from '../pass/pass.ts';
import {identifyCaller} from '../roles/caller/identify.ts';
import {keepChosenSecret, keepSecrets, letLinkPass} from '../secrets.ts';
import type {Granted} from './assume.ts';
import {assumeRole, explainedRefusal, planRole} from './assume-role.ts';
import {carriedOut, passOf} from './made-pass.ts';
import {type AskSecret, askCode, mfaParameters} from './mfa.ts';
import {chooseRegions} from './opening.ts';
import {type PackedSize, packedSize, unlessTooLarge} from './packed-size.ts';
import {noFindings, type Preflight, startPreflight} from './preflight.ts';
import {checkRequest} from './request-check.ts';
import {federationUrl, signInToken} from './sign-in-token.ts';
import type {Job, Visitor} from './visitor.ts';

export type PassContext = {
	readonly session: AwsSession;
	readonly signal?: AbortSignal | undefined;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Asks the person for a code that is needed; absent: there is nobody to ask. */
	readonly ask?: AskSecret | undefined;
	/** Told what is being waited for, for a person. */
	readonly onWait?: ((doing: string) => void) | undefined;
	/** Finds out, beside the making, what is to be known of what the visitor could do: reads the role's policies. */
	readonly preflight?: boolean | undefined;
};

export type MadePass = {
	readonly pass: Pass;
	/**
	 * As it was carried out: role ARN, region and session name filled in, files by their whole path, and what its maker
	 * was warned of.
	 */
	readonly request: PassRequest;
	/** What AWS made of its scope; absent where it has none. Of one that is too large the failure tells (`TooLarge`). */
	readonly packed?: PackedSize | undefined;
};

/**
 * The one way to make a pass, for the screen, `link` and presets alike: role (or none, for a federated user) and choices
 * → temporary credentials → sign-in token → link. With a role ARN and a session name given: one AssumeRole and one
 * federation call.
 * @throws Failure; whatever it says, no secret is in it.
 */
export const makePass = async (
	request: PassRequest,
	secrets: PassSecrets,
	context: PassContext,
): Promise<MadePass> => {
	const done = new AbortController();
	const signal = AbortSignal.any([...(context.signal ? [context.signal] : []), done.signal]);
	try {
		return await make(request, secrets, context, signal);
	} finally {
		// Nothing that was asked beside it is waited for any longer.
		done.abort();
	}
};

const make = async (
	request: PassRequest,
	secrets: PassSecrets,
	{session, now, ask, onWait, preflight: wanted = false}: PassContext,
	signal: AbortSignal,
): Promise<MadePass> => {
	for (const secret of [secrets.mfaCode, secrets.externalId]) keepChosenSecret(secret, saidOpenly(request));
	checkRequest(request, secrets);
	const regions = await chooseRegions(request, session);
	const caller = askedOnce(() => identifyCaller(session, regions.sts, signal));
	const job: Job = {request, secrets, session, regions, caller, now, signal, ask, onWait};

	const visitor = request.federate
		? await (await import('./federate.ts')).planFederation(job)
		: await planRole(job);

	const {granted, preflight} = await credentialsFor(visitor, wanted, job);

	onWait?.('getting the link');
	const federation = federationUrl(visitor.opening.partition);
	const token = await signInToken(federation, granted.issued.credentials, granted.consoleSeconds, signal);
	const issuedAt = now();
	const url = loginUrl({
		federationUrl: federation,
		issuer: request.issuer ?? '',
		destination: visitor.opening.destination.url,
		token,
	});

	keepSecrets(token);
	const findings = (await preflight?.findings()) ?? noFindings;
	const pass = passOf(visitor, granted, {url, issuedAt}, findings, job);
	letLinkPass(pass.url);
	return {
		pass,
		request: await carriedOut(visitor, findings, job),
		packed: packedSize(visitor.scope, granted),
	};
};

/** What of a request is said and written down: an external ID may be an account's number, or a part of the role's name. */
const saidOpenly = ({role, destination, sessionName = '', region = '', scope, tags}: PassRequest) => [
	role,
	destination,
	sessionName,
	region,
	...scope,
	...Object.entries(tags).flat(),
];

type Issued = {readonly granted: Granted; readonly preflight: Preflight | undefined};

/**
 * Asks AWS for the visitor's credentials, and once more with an MFA code where it turns out that one is needed and there
 * is somebody to ask. Whether it goes well or not, what is refused is explained as far as policies can be read.
 */
const credentialsFor = async (visitor: Visitor, preflight: boolean, job: Job): Promise<Issued> => {
	try {
		return await attempt(visitor, job.secrets, preflight, job);
	} catch (refused) {
		if (!(refused instanceof Failure) || refused.code !== 'mfa-required' || !job.ask) throw refused;
		return attempt(visitor, {...job.secrets, mfaCode: await askCode(job.ask)}, preflight, job);
	}
};

const attempt = async (
	visitor: Visitor,
	secrets: PassSecrets,
	wantsPreflight: boolean,
	job: Job,
): Promise<Issued> => {
	const {request, onWait} = job;
	if (visitor.kind === 'federated-user') {
		const {federationToken} = await import('./federate.ts');
		onWait?.('getting a federation token');
		const preflight = wantsPreflight ? startPreflight(visitor, job) : undefined;
		const granted = await federationToken(visitor, job).catch((refused: unknown) => {
			throw unlessTooLarge(refused, visitor.scope, request.tags);
		});
		return {granted, preflight};
	}
	onWait?.(`assuming ${visitor.role.name}`);
	const mfa = await mfaParameters(secrets, job);
	const preflight = wantsPreflight ? startPreflight(visitor, job) : undefined;
	const granted = await assumeRole(visitor, secrets.externalId, mfa, job).catch(async (refused: unknown) => {
		preflight?.stop();
		const words = unlessTooLarge(refused, visitor.scope, request.tags);
		throw await explainedRefusal(words, visitor, secrets, job);
	});
	return {granted, preflight};
};

/** A question that is asked when its answer is first needed, and once. */
const askedOnce = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
	let answer: Promise<T> | undefined;
	return () => {
		answer ??= ask();
		return answer;
	};
};
