import type {AwsSession} from '../aws/session.ts';
import {openSts} from '../aws/sts.ts';
import {regionInConsoleUrl, resolveDestination} from '../console/destination.ts';
import {loginUrl, logoutFirstUrl} from '../console/federation-url.ts';
import {type Partition, partitionById, partitionOfRegion} from '../console/partitions.ts';
import {Failure} from '../failure.ts';
import type {Pass, PassRequest, PassSecrets} from '../pass.ts';
import type {Caller} from '../roles/caller.ts';
import {findRole} from '../roles/find-role.ts';
import {identifyCaller, requireRegion} from '../roles/identify.ts';
import {parseRole, type RoleArn} from '../roles/role-arn.ts';
import {type Assumed, assumeFor} from './assume.ts';
import {type AskSecret, askCode, mfaParameters} from './mfa.ts';
import {checkRequest} from './request-check.ts';
import {resolveScope} from './scope.ts';
import {lengthNeedsCaller, planLength} from './session-length.ts';
import {needsCaller, sessionNameFor} from './session-name.ts';
import {federationUrl, signInToken} from './sign-in-token.ts';

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
};

/** The pass, and the request as it was carried out: role ARN, region and session name filled in. */
export type MadePass = {readonly pass: Pass; readonly request: PassRequest};

/**
 * The one way to make a pass, for the screen, `link` and presets alike: role and choices → temporary credentials →
 * sign-in token → link. With a role ARN and a session name given: one AssumeRole and one federation call.
 * @throws Failure; whatever it says, no secret is in it.
 */
export const makePass = async (
	request: PassRequest,
	secrets: PassSecrets,
	context: PassContext,
): Promise<MadePass> => {
	const {session, signal, now, onWait} = context;
	checkRequest(request, secrets);
	const {region, stsRegion} = await chooseRegions(request, session);
	let known: Promise<Caller> | undefined;
	const caller = () => {
		known ??= identifyCaller(session, stsRegion, signal);
		return known;
	};

	// What is wrong with the partition, the region or the destination is told before anything is asked of AWS.
	const named = parseRole(request.role);
	const home = 'arn' in named ? named.partition : (partitionOfRegion(stsRegion)?.id ?? 'aws');
	placeOf(home, request, region, stsRegion);
	const credentials = await session.credentials(signal);
	const callerKind = lengthNeedsCaller(request.duration, credentials) ? (await caller()).kind : undefined;
	const length = planLength(request.duration, credentials, callerKind);

	onWait?.('finding the role');
	const role = await findRole(request.role, session, stsRegion, caller, signal);
	const {partition, destination} = placeOf(role.partition, request, region, stsRegion);
	const scope = await resolveScope(request.scope, partition.id);
	const callerName = needsCaller(request.sessionName) ? (await caller()).name : '';
	const sessionName = sessionNameFor(request.sessionName, callerName, new Date(now()));

	onWait?.(`assuming ${role.name}`);
	const sts = openSts(session, stsRegion);
	const assume = async (held: PassSecrets): Promise<Assumed> => {
		const mfa = await mfaParameters(request, held, session, stsRegion, context.ask, signal);
		const input = {
			RoleArn: role.arn,
			RoleSessionName: sessionName,
			...(scope.policy === undefined ? {} : {Policy: scope.policy}),
			...(scope.policyArns.length > 0 ? {PolicyArns: scope.policyArns.map((arn) => ({arn}))} : {}),
			...(request.sourceIdentity === undefined ? {} : {SourceIdentity: request.sourceIdentity}),
			...(held.externalId === undefined ? {} : {ExternalId: held.externalId}),
			...tagParameters(request.tags),
			...mfa,
		};
		const maximum = () => roleMaximum(role, caller, session, stsRegion, signal);
		return assumeFor(length, input, (parameters) => sts.assumeRole(parameters, signal), maximum);
	};
	const explain = async (refused: unknown, held: PassSecrets) => {
		const sourceIdentity = request.sourceIdentity !== undefined;
		const call = {role, sessionName, session, region: stsRegion, caller, now: now(), signal};
		// What explains a refusal reads policies: nothing that goes well should have to load it.
		const {explainRefusal} = await import('./explain-refusal.ts');
		return explainRefusal(refused, {...call, secrets: held, sourceIdentity});
	};
	const assumed = await assume(secrets).catch(async (refused: unknown) => {
		const explained = await explain(refused, secrets);
		const canAsk = explained instanceof Failure && explained.code === 'mfa-required' && context.ask;
		if (!canAsk) throw explained;
		const held = {...secrets, mfaCode: await askCode(context.ask)};
		return assume(held).catch(async (again: unknown) => {
			throw await explain(again, held);
		});
	});

	onWait?.('getting the link');
	const federation = federationUrl(partition);
	const token = await signInToken(federation, assumed.role.credentials, assumed.consoleSeconds, signal);
	const issuedAt = now();
	const login = loginUrl({
		federationUrl: federation,
		issuer: request.issuer ?? '',
		destination: destination.url,
		token,
	});
	const sessionEnds =
		assumed.consoleSeconds === undefined
			? assumed.role.credentials.expiresAt.getTime()
			: issuedAt + assumed.consoleSeconds * 1000;
	const pass: Pass = {
		version: 1,
		url: request.logoutFirst ? logoutFirstUrl(login) : login,
		role: role.arn,
		account: role.account,
		partition: partition.id,
		sessionName,
		principal: assumed.role.arn,
		region: destination.region ?? region,
		service: destination.service,
		destination: destination.url,
		issuedAt: new Date(issuedAt).toISOString(),
		linkExpiresAt: new Date(issuedAt + linkSeconds * 1000).toISOString(),
		sessionExpiresAt: new Date(sessionEnds).toISOString(),
		durationSeconds: assumed.seconds,
		requestedDurationSeconds: assumed.requestedSeconds,
		scope: request.scope,
		warnings: [...destination.warnings, ...scope.warnings, ...assumed.warnings],
	};
	return {
		pass,
		request: {...request, role: role.arn, region, sessionName: request.sessionName ?? sessionName},
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
const placeOf = (partitionId: string, request: PassRequest, region: string, stsRegion: string) => {
	const partition = partitionById(partitionId);
	if (!partition) {
		throw new Failure(
			'usage',
			'unknown-partition',
			`“${partitionId}” is not a partition of AWS.`,
			'A role’s ARN begins with arn:aws:, arn:aws-cn:, arn:aws-us-gov: or another of AWS’s partitions.',
		);
	}
	const resolution = resolveDestination({text: request.destination, region, partition});
	if (!resolution.ok) throw new Failure('usage', resolution.code, resolution.message, resolution.hint);
	checkSignOut(request, partition);
	if (partitionOfRegion(stsRegion)?.id !== partition.id) {
		throw new Failure(
			'usage',
			'other-partition',
			`The role is in the partition ${partition.id}, but your region ${stsRegion} is not.`,
			'Use credentials and AWS_REGION of the role’s own partition: nothing crosses between them.',
		);
	}
	return {partition, destination: resolution.destination};
};

const checkSignOut = (request: PassRequest, partition: Partition) => {
	if (!request.logoutFirst || partition.id === 'aws') return;
	throw new Failure(
		'usage',
		'logout-first-unsupported',
		'--logout-first works in the commercial partition only.',
		'Leave it out: the visitor signs out by hand, or opens the link in a private window.',
	);
};

const tagParameters = (tags: Readonly<Record<string, string>>) => {
	const Tags = Object.entries(tags).map(([Key, Value]) => ({Key, Value}));
	return Tags.length > 0 ? {Tags} : {};
};

/**
 * The role's MaxSessionDuration, seconds; undefined where it can't be read. IAM answers for the caller's own account
 * alone: a role of another would be taken for the one of that name here.
 */
const roleMaximum = async (
	role: RoleArn,
	caller: () => Promise<Caller>,
	session: AwsSession,
	region: string,
	signal: AbortSignal | undefined,
): Promise<number | undefined> => {
	try {
		if ((await caller()).account !== role.account) return undefined;
		const {openIamRoles} = await import('../aws/iam-roles.ts');
		return (await openIamRoles(session, region).getRole(role.name, signal)).maxSessionSeconds;
	} catch (error) {
		if (error instanceof Failure && error.kind === 'cancelled') throw error;
		return undefined;
	}
};
