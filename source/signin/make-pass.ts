import {withoutPassword} from '../aws/endpoints.ts';
import type {AwsSession} from '../aws/session.ts';
import {loginUrl} from '../console/federation-url.ts';
import {Failure} from '../failure.ts';
import type {FilledRequest} from '../pass/fill-in.ts';
import type {Pass, PassSecrets} from '../pass/pass.ts';
import {identifyCaller} from '../roles/caller/identify.ts';
import {keepChosenSecret, keepSecrets, letLinkPass} from '../secrets.ts';
import type {Granted} from './assume.ts';
import {assumeRole, explainedRefusal, planRole} from './assume-role.ts';
import {carriedOut, passOf} from './made-pass.ts';
import {type MakerNames, makerName} from './maker-name.ts';
import {type AskPerson, askCode, askExternalId, askSourceIdentity, mfaParameters} from './mfa.ts';
import {chooseRegions, openingOf} from './opening.ts';
import {type PackedSize, packedSize, unlessTooLarge} from './packed-size.ts';
import {noFindings, type Preflight, startPreflight} from './preflight.ts';
import type {PreflightFindings} from './preflight-check.ts';
import {checkRequest} from './request-check.ts';
import {connectToSignIn, signInEndpoints, signInToken} from './sign-in-token.ts';
import type {Job, Visitor} from './visitor.ts';

export type PassContext = {
	readonly session: AwsSession;
	readonly signal?: AbortSignal | undefined;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	/** Asks the person for a code that is needed; absent: there is nobody to ask. */
	readonly ask?: AskPerson | undefined;
	/** Remembers what makers are called; absent: AWS is asked each time. */
	readonly names?: MakerNames | undefined;
	/** What somebody calls the pass openly, such as a preset: no secret. */
	readonly named?: readonly string[] | undefined;
	/** Told what is being waited for, for a person. */
	readonly onWait?: ((doing: string) => void) | undefined;
	/** Finds out, beside the making, what is to be known of what the visitor could do: reads the role's policies. */
	readonly preflight?: boolean | undefined;
};

export type MadePass = {
	readonly pass: Pass;
	/** As it was carried out: role ARN, region and session name filled in, files by their whole path. */
	readonly request: FilledRequest;
	/** What the preflight found, which a link need not wait for: see `withFindings`. */
	readonly findings: Promise<PreflightFindings>;
	/** What AWS made of its scope; absent where it has none. Of one that is too large the failure tells (`TooLarge`). */
	readonly packed?: PackedSize | undefined;
};

/**
 * The one way to make a pass, for the screen, `link` and presets alike: role (or none, for a federated user) and
 * choices → temporary credentials → sign-in token → link. With a role ARN and a session name given: one AssumeRole and
 * one federation call.
 * @throws Failure; whatever it says, no secret is in it.
 */
export const makePass = async (
	request: FilledRequest,
	secrets: PassSecrets,
	context: PassContext,
): Promise<MadePass> => {
	const done = new AbortController();
	const signal = AbortSignal.any([...(context.signal ? [context.signal] : []), done.signal]);
	// Then nothing that was asked beside it is waited for any longer.
	const end = () => done.abort();
	try {
		const made = await make(request, secrets, context, signal);
		made.findings.then(end, end);
		return made;
	} catch (error) {
		end();
		throw error;
	}
};

const make = async (
	request: FilledRequest,
	secrets: PassSecrets,
	{session, now, ask, names, named = [], onWait, preflight: wanted = false}: PassContext,
	signal: AbortSignal,
): Promise<MadePass> => {
	const openly = [...saidOpenly(request), ...named];
	for (const secret of [secrets.mfaCode, secrets.externalId]) keepChosenSecret(secret, openly);
	checkRequest(request, secrets);
	const regions = await chooseRegions(request, session);
	const caller = askedOnce(() => identifyCaller(session, regions.sts, signal));
	const name = () => makerName({session, caller, names, now, signal});
	// What is wrong with the partition, the region or the destination is told before anything is asked of AWS.
	const opening = openingOf(request, regions);
	const credentials = await session.credentials(signal);
	const asked: Job = {
		...{request, openly, secrets, session, credentials, regions, opening},
		...{caller, makerName: name, now, signal, ask, onWait},
	};

	const {partition, destination} = opening;
	const endpoints = signInEndpoints(partition, destination.region ?? regions.console, session.env);
	const inUse = await session.inUse();
	const connection = connectToSignIn(endpoints[0], signal, inUse);
	const visitor = request.federate
		? await (await import('./federate.ts')).planFederation(asked)
		: request.self
			? await (await import('./own-session.ts')).planOwnSession(asked)
			: await planRole(asked);
	const {granted, preflight, job} = await credentialsFor(visitor, wanted, asked);

	onWait?.('getting the link');
	const {issued, consoleSeconds} = granted;
	const signIn = await signInToken(
		endpoints,
		issued.credentials,
		consoleSeconds,
		await connection,
		signal,
		inUse,
	);
	const issuedAt = now();
	const url = loginUrl({
		federationUrl: withoutPassword(signIn.url),
		issuer: request.issuer ?? '',
		destination: destination.url,
		token: signIn.token,
	});

	keepSecrets(signIn.token);
	const pass = passOf(visitor, granted, {url, issuedAt, warnings: signIn.warnings}, job);
	letLinkPass(pass.url);
	return {
		pass,
		request: await carriedOut(visitor, job),
		findings: preflight?.findings() ?? Promise.resolve(noFindings),
		packed: packedSize(visitor.scope, granted),
	};
};

/** The same with what the preflight found: its warnings, and in the request what its maker was warned of. */
export const withFindings = async <Made extends MadePass>(made: Made): Promise<Made> => {
	const {warnings, grave} = await made.findings;
	const {pass, request} = made;
	return {
		...made,
		pass: {...pass, warnings: [...warnings, ...pass.warnings]},
		request: grave.length === 0 ? request : {...request, accepted: grave},
	};
};

/**
 * What of a request is said and written down: an external ID may be an account's number, or a part of the role's name.
 */
const saidOpenly = ({
	role,
	destination,
	sessionName = '',
	sourceIdentity = '',
	region = '',
	scope,
	tags,
}: FilledRequest) => [
	role,
	destination,
	sessionName,
	sourceIdentity,
	region,
	...scope,
	...Object.entries(tags).flat(),
];

/** The credentials, and what was begun while AWS was asked for them. */
type Issued = {readonly granted: Granted; readonly preflight: Preflight | undefined};

/** The same, and the job as it was carried out, with what was asked for on the way. */
type IssuedFor = Issued & {readonly job: Job};

type Question = {isAnswered(job: Job): boolean; ask(ask: AskPerson, job: Job): Promise<Job>};

const secret = (name: keyof PassSecrets, ask: (ask: AskPerson) => Promise<string>): Question => ({
	isAnswered: ({secrets}) => secrets[name] !== undefined,
	ask: async (person, job) => ({...job, secrets: {...job.secrets, [name]: await ask(person)}}),
});

/** What a role may turn out to want, and how a person is asked for it. */
const questions: Readonly<Record<string, Question>> = {
	'mfa-required': secret('mfaCode', askCode),
	'external-id-required': secret('externalId', askExternalId),
	'source-identity-required': {
		isAnswered: ({request}) => request.sourceIdentity !== undefined,
		ask: async (person, job) => ({
			...job,
			request: {...job.request, sourceIdentity: await askSourceIdentity(person)},
		}),
	},
};

/** Asks for the visitor's credentials, and again with what turns out to be needed and can be asked for. */
const credentialsFor = async (visitor: Visitor, wantsPreflight: boolean, asked: Job): Promise<IssuedFor> => {
	let job = asked;
	for (;;) {
		try {
			return {...(await attempt(withExternalId(visitor, job.secrets), wantsPreflight, job)), job};
		} catch (refused) {
			const question = refused instanceof Failure ? questions[refused.code] : undefined;
			if (!question || !job.ask || question.isAnswered(job)) throw refused;
			job = await question.ask(job.ask, job);
		}
	}
};

const withExternalId = (visitor: Visitor, {externalId}: PassSecrets): Visitor =>
	visitor.kind === 'role' && externalId !== undefined ? {...visitor, externalId} : visitor;

/** What AWS is asked for, and what it is told in secret. */
type Asked = {readonly granted: Promise<Granted>; readonly told: PassSecrets};

/** Begins to ask for the credentials of a visitor, with all that has to be known first. */
const asking = async (visitor: Visitor, job: Job): Promise<Asked> => {
	const {secrets, onWait} = job;
	switch (visitor.kind) {
		case 'role': {
			onWait?.(`assuming ${visitor.role.name}`);
			const mfa = await mfaParameters(secrets, {...job, request: visitor});
			const told = mfa === undefined ? secrets : {...secrets, mfaCode: mfa.TokenCode};
			return {granted: assumeRole(visitor, mfa, job), told};
		}
		case 'federated-user': {
			onWait?.('getting a federation token');
			const {federationToken} = await import('./federate.ts');
			return {granted: federationToken(visitor, job), told: secrets};
		}
		case 'own-session': {
			const {ownSession} = await import('./own-session.ts');
			return {granted: ownSession(job), told: secrets};
		}
	}
};

/** @throws What AWS refuses, explained as far as policies can be read. */
const attempt = async (visitor: Visitor, wantsPreflight: boolean, job: Job): Promise<Issued> => {
	const {request} = job;
	const {granted, told} = await asking(visitor, job);
	const preflight = wantsPreflight ? startPreflight(visitor, job) : undefined;
	try {
		return {granted: await granted, preflight};
	} catch (refused) {
		preflight?.stop();
		const reason = unlessTooLarge(refused, visitor.scope, request.tags);
		throw visitor.kind === 'role' ? await explainedRefusal(reason, visitor, told, job) : reason;
	}
};

/** A question that is asked when its answer is first needed, and once. */
const askedOnce = <T>(ask: () => Promise<T>): (() => Promise<T>) => {
	let answer: Promise<T> | undefined;
	return () => {
		answer ??= ask();
		return answer;
	};
};
