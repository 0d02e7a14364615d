import type {AwsSession} from '../aws/session.ts';
import {regionInConsoleUrl, resolveDestination} from '../console/destination.ts';
import {loginUrl, logoutFirstUrl} from '../console/federation-url.ts';
import {type Partition, partitionById, partitionOfRegion} from '../console/partitions.ts';
import {Failure} from '../failure.ts';
import type {Pass, PassRequest, PassSecrets} from '../pass/pass.ts';
import type {Caller} from '../roles/caller/caller.ts';
import {identifyCaller, requireRegion} from '../roles/caller/identify.ts';
import {acceptedSentences} from './accepted.ts';
import {assumedRole} from './assume-role.ts';
import {clockWarning} from './clock-warning.ts';
import {lookingAhead} from './look-ahead.ts';
import type {AskSecret} from './mfa.ts';
import type {PackedSize} from './packed-size.ts';
import {checkRequest} from './request-check.ts';
import {keptScope} from './scope.ts';
import {federationUrl, signInToken} from './sign-in-token.ts';
import type {Place} from './visitor.ts';

/** The link works for 15 minutes (IAM User Guide, "Enable custom identity broker access to the AWS console"). */
const linkSeconds = 15 * 60;

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
	readonly lookAhead?: boolean | undefined;
	/** Told how much of AWS's limit the scope took, or that it took too much. */
	readonly onPacked?: ((size: PackedSize) => void) | undefined;
};

/**
 * The pass, and the request as it was carried out: role ARN, region and session name filled in, files by their whole
 * path, and what its maker was warned of.
 */
export type MadePass = {readonly pass: Pass; readonly request: PassRequest};

/**
 * The one way to make a pass, for the screen, `link` and presets alike: role (or none, for a federated user) and choices
 * → temporary credentials → sign-in token → link. With a role ARN and a session name given: one AssumeRole and one federation call.
 * @throws Failure; whatever it says, no secret is in it.
 */
export const makePass = async (
	request: PassRequest,
	secrets: PassSecrets,
	context: PassContext,
): Promise<MadePass> => {
	checkRequest(request, secrets);
	const done = new AbortController();
	const signal = AbortSignal.any([...(context.signal ? [context.signal] : []), done.signal]);
	try {
		return await make(request, secrets, {...context, signal});
	} finally {
		// Nothing that was asked beside it is waited for any longer.
		done.abort();
	}
};

const make = async (
	request: PassRequest,
	secrets: PassSecrets,
	context: PassContext & {readonly signal: AbortSignal},
): Promise<MadePass> => {
	const {session, signal, now, onWait} = context;
	const looking = lookingAhead(signal);
	const {region, stsRegion} = await chooseRegions(request, session);
	let known: Promise<Caller> | undefined;
	const caller = () => {
		known ??= identifyCaller(session, stsRegion, signal);
		return known;
	};

	const place = (partition: string) => placeOf(partition, request, region, stsRegion);
	const issue = request.federate ? (await import('./federate.ts')).federatedUser : assumedRole;
	const {granted, role, account, sessionName, scope, ...visitor} = await issue({
		request,
		secrets,
		context,
		stsRegion,
		place,
		caller,
		onAsking(who, what, {destination: {region: opensIn = region, service: opens}}) {
			if (!context.lookAhead) return;
			const pass = {role: who, scope: what, region: opensIn, opens};
			looking.begin({...pass, session, home: stsRegion, caller, now: now()});
		},
		onRefused: looking.stop,
	});
	const {partition, destination} = visitor.place;

	onWait?.('getting the link');
	const federation = federationUrl(partition);
	const token = await signInToken(federation, granted.issued.credentials, granted.consoleSeconds, signal);
	const issuedAt = now();
	const foreseen = await looking.end();
	const login = loginUrl({
		federationUrl: federation,
		issuer: request.issuer ?? '',
		destination: destination.url,
		token,
	});
	const sessionEnds =
		granted.consoleSeconds === undefined
			? granted.issued.credentials.expiresAt.getTime()
			: issuedAt + granted.consoleSeconds * 1000;
	const pass: Pass = {
		version: 1,
		url: request.logoutFirst ? logoutFirstUrl(login) : login,
		role,
		account,
		partition: partition.id,
		sessionName,
		principal: granted.issued.arn,
		region: destination.region ?? region,
		service: destination.service,
		destination: destination.url,
		issuedAt: new Date(issuedAt).toISOString(),
		linkExpiresAt: new Date(issuedAt + linkSeconds * 1000).toISOString(),
		sessionExpiresAt: new Date(sessionEnds).toISOString(),
		durationSeconds: granted.seconds,
		requestedDurationSeconds: granted.requestedSeconds,
		scope: request.scope,
		warnings: [
			...acceptedSentences(request),
			...foreseen.warnings,
			...destination.warnings,
			...scope.warnings,
			...granted.warnings,
			...clockWarning(granted, now()),
		],
	};
	return {
		pass,
		request: {
			...request,
			role: request.federate ? request.role : role,
			region,
			scope: await keptScope(request.scope),
			sessionName: request.sessionName ?? sessionName,
			...(foreseen.grave.length === 0 ? {} : {accepted: foreseen.grave}),
		},
	};
};

/** Where the console opens, and where STS is asked: the caller's own region, or for want of one the same. */
const chooseRegions = async (request: PassRequest, session: AwsSession) => {
	const own = await session.region();
	const region =
		request.region ?? regionInConsoleUrl(request.destination) ?? own ?? (await requireRegion(session));
	return {region, stsRegion: own ?? region};
};

/** Role, region and destination of one partition, or a failure that says which is not. */
const placeOf = (partitionId: string, request: PassRequest, region: string, stsRegion: string): Place => {
	const partition = partitionById(partitionId);
	if (!partition) {
		throw new Failure(
			'unknown-partition',
			`“${partitionId}” is not a partition of AWS.`,
			'A role’s ARN begins with arn:aws:, arn:aws-cn:, arn:aws-us-gov: or another of AWS’s partitions.',
		);
	}
	// Told first: no other region or page would help.
	if (partitionOfRegion(stsRegion)?.id !== partition.id) {
		throw new Failure(
			'other-partition',
			`The role is in the partition ${partition.id}, but your region ${stsRegion} is not.`,
			'Use credentials and AWS_REGION of the role’s own partition: nothing crosses between them.',
		);
	}
	const resolution = resolveDestination({text: request.destination, region, partition});
	if (!resolution.ok) throw new Failure(resolution.code, resolution.message, resolution.hint);
	checkSignOut(request, partition);
	return {partition, destination: resolution.destination};
};

const checkSignOut = (request: PassRequest, partition: Partition) => {
	if (!request.logoutFirst || partition.id === 'aws') return;
	throw new Failure(
		'logout-first-unsupported',
		'--logout-first works in the commercial partition only.',
		'Leave it out: the visitor signs out by hand, or opens the link in a private window.',
	);
};
