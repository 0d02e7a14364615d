import {profileInUse} from '../aws/config/profile-in-use.ts';
import {withoutPassword} from '../aws/endpoints.ts';
import {serviceEndpoint} from '../aws/service-endpoint.ts';
import type {AwsSession} from '../aws/session.ts';
import {Failure} from '../failure.ts';
import {formatDuration} from '../pass/duration.ts';
import type {FilledRequest} from '../pass/fill-in.ts';
import type {PassSecrets} from '../pass/pass.ts';
import {requireRegion} from '../roles/caller/identify.ts';
import {revokingPolicy} from '../roles/revoke/revoke-document.ts';
import {parseRole} from '../roles/role-arn.ts';
import {chooseRegions, openingOf} from './opening.ts';
import {checkRequest} from './request-check.ts';
import {resolveScope} from './scope.ts';
import {signInEndpoints} from './sign-in-token.ts';

/** Something that would be asked, of whom. */
export type PlannedCall = {
	/** `sts:AssumeRole` */
	readonly action: string;
	readonly endpoint: string;
	/** What for, in a few words. */
	readonly why: string;
};

/** What making a pass would ask, without asking anything. */
export type Plan = {
	readonly region: string;
	/** The console's address that the link opens. */
	readonly destination: string;
	readonly calls: readonly PlannedCall[];
};

/**
 * The calls that making a pass comes to, in their order. Only files and the environment are looked at.
 * @param looksAhead Whether the role's policies are read beside it, for what its visitor could do.
 * @throws Failure of kind `usage` for what AWS would refuse.
 */
export const plannedCalls = async (
	request: FilledRequest,
	secrets: PassSecrets,
	session: AwsSession,
	looksAhead: boolean,
): Promise<Plan> => {
	checkRequest(request, secrets);
	const regions = await chooseRegions(request, session);
	const {partition, destination} = openingOf(request, regions);
	await resolveScope(request.scope, partition.id);
	const at = await addresses(session, request.profile, regions.sts);
	const [signin] = signInEndpoints(partition, destination.region ?? regions.console, session.env);
	return {
		region: destination.region ?? regions.console,
		destination: destination.url,
		calls: [
			...credentialCalls(request, secrets, at),
			{
				action: 'signin:getSigninToken',
				endpoint: withoutPassword(signin),
				why: 'a sign-in token for the link',
			},
			...(looksAhead && !request.federate && !request.self
				? [{action: 'iam:List*, iam:Get*', endpoint: at.iam, why: 'what the visitor could do, beside it'}]
				: []),
		],
	};
};

type Addresses = {readonly sts: string; readonly iam: string};

const addresses = async (
	{env}: AwsSession,
	profile: string | undefined,
	region: string,
): Promise<Addresses> => {
	const inUse = await profileInUse(env, profile);
	const addressOf = async (service: 'sts' | 'iam') => {
		const url = await serviceEndpoint(service, region, inUse).catch(() => undefined);
		if (url === undefined) throw notAnAddress(service);
		return withoutPassword(url.href);
	};
	const [sts, iam] = await Promise.all([addressOf('sts'), addressOf('iam')]);
	return {sts, iam};
};

/** The calls that revoking comes to, in their order; nothing is asked. */
export const plannedRevocation = async (
	role: string,
	sessionName: string | undefined,
	session: AwsSession,
	profile: string | undefined,
): Promise<readonly PlannedCall[]> => {
	const {sts, iam} = await addresses(session, profile, await requireRegion(session));
	const whose = sessionName === undefined ? 'every session' : `the sessions named ${sessionName}`;
	return [
		{action: 'sts:GetCallerIdentity', endpoint: sts, why: 'whose account it is'},
		{action: 'iam:GetRole', endpoint: iam, why: `which role ${role} is`},
		{action: 'iam:GetRolePolicy', endpoint: iam, why: `what ${revokingPolicy} revokes already`},
		{action: 'iam:PutRolePolicy', endpoint: iam, why: `${revokingPolicy}: deny ${whose} issued before now`},
		{action: 'iam:GetRolePolicy', endpoint: iam, why: 'whether it is in force'},
	];
};

const credentialCalls = (
	request: FilledRequest,
	{mfaCode}: PassSecrets,
	{sts, iam}: Addresses,
): readonly PlannedCall[] => {
	const {role, sessionName, duration, scope, federate, self, mfaSerial} = request;
	if (self) return [];
	const as = sessionName === undefined ? 'daypass-<your name>' : sessionName;
	const narrowed = scope.length === 0 ? '' : `, narrowed by ${scope.join(', ')}`;
	const why = `a session as ${as}, for ${formatDuration(duration)}${narrowed}`;
	const isOpen = sessionName === undefined || sessionName.includes('{user}');
	const identity = {
		action: 'sts:GetCallerIdentity',
		endpoint: sts,
		why: 'your name, unless it is remembered',
	};
	if (federate) return [identity, {action: 'sts:GetFederationToken', endpoint: sts, why}];
	const isName = !('arn' in parseRole(role));
	return [
		...(isName ? [{action: 'iam:GetRole', endpoint: iam, why: `which role ${role} is`}] : []),
		...(isOpen ? [identity] : []),
		...(mfaCode !== undefined && mfaSerial === undefined
			? [{action: 'iam:ListMFADevices', endpoint: iam, why: 'your MFA device'}]
			: []),
		{action: 'sts:AssumeRole', endpoint: sts, why},
	];
};

const notAnAddress = (service: string) =>
	new Failure(
		'endpoint-malformed',
		`What is set as the address of ${service.toUpperCase()} is not a URL.`,
		`Look at AWS_ENDPOINT_URL_${service.toUpperCase()} and AWS_ENDPOINT_URL.`,
	);
