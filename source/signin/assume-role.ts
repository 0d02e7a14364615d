import {openSts} from '../aws/sts.ts';
import {Failure, isCancelled} from '../failure.ts';
import type {PassSecrets} from '../pass/pass.ts';
import {needsCaller, sessionNameFor} from '../pass/session-name.ts';
import {roleInConfig} from '../roles/config-roles.ts';
import {findRole} from '../roles/find-role.ts';
import {keepChosenSecret} from '../secrets.ts';
import {assumeFor, type Granted} from './assume.ts';
import type {MfaParameters} from './mfa.ts';
import {resolveScope} from './scope.ts';
import {lengthNeedsCaller, planLength} from './session-length.ts';
import {type AssumedRole, type Job, sessionParameters} from './visitor.ts';

/** A visitor who gets a role. */
export const planRole = async (job: Job): Promise<AssumedRole> => {
	const {request, openly, secrets, session, credentials, regions, caller, makerName, now, signal, onWait} =
		job;
	const callerKind = lengthNeedsCaller(request.duration, credentials) ? (await caller()).kind : undefined;
	const length = planLength(request.duration, credentials, callerKind);

	onWait?.('finding the role');
	const role = await findRole(request.role, session, regions.sts, caller, signal);
	const scope = await resolveScope(request.scope, role.partition);
	const maker = needsCaller(request.sessionName) ? await makerName() : '';
	const sessionName = sessionNameFor(request.sessionName, maker, new Date(now()));
	const known = roleInConfig(role.arn, await session.inUse());
	keepChosenSecret(known?.externalId, [...openly, role.arn]);
	// A device is a user's: a role's session can't use one, and has passed MFA already or never will.
	const usesDevice = credentials.kind === 'long-term' || secrets.mfaCode !== undefined;
	return {
		kind: 'role',
		role,
		account: role.account,
		sessionName,
		scope,
		length,
		externalId: secrets.externalId ?? known?.externalId,
		mfaSerial: request.mfaSerial ?? (usesDevice ? known?.mfaSerial : undefined),
	};
};

/** One AssumeRole, or two where the hour of role chaining turns out to be the limit. Throws AWS's refusal as it is. */
export const assumeRole = (
	visitor: AssumedRole,
	mfa: MfaParameters | undefined,
	job: Job,
): Promise<Granted> => {
	const {request, session, regions, signal} = job;
	const {role, sessionName, scope, length, externalId} = visitor;
	const input = {
		RoleArn: role.arn,
		RoleSessionName: sessionName,
		...sessionParameters(scope, request.tags),
		...(request.sourceIdentity === undefined ? {} : {SourceIdentity: request.sourceIdentity}),
		...(externalId === undefined ? {} : {ExternalId: externalId}),
		...(request.transitiveTags?.length ? {TransitiveTagKeys: [...request.transitiveTags]} : {}),
		...mfa,
	};
	const sts = openSts(session, regions.sts);
	return assumeFor(
		length,
		input,
		(parameters) => sts.assumeRole(parameters, signal),
		() => roleMaximum(visitor, job),
	);
};

/** AWS's refusal of {@link assumeRole} in words, as far as policies can be read. */
export const explainedRefusal = async (
	refused: unknown,
	{role, sessionName, externalId}: AssumedRole,
	secrets: PassSecrets,
	{request, session, regions, caller, now, signal}: Job,
): Promise<unknown> => {
	if (!(refused instanceof Failure) || refused.code !== 'access-denied') return refused;
	// What explains a refusal reads policies: nothing that goes well should have to load it, nor a network that fails.
	const {explainRefusal} = await import('./explain-refusal.ts');
	const {sourceIdentity, tags, transitiveTags} = request;
	const given = {externalId, sourceIdentity, tags, transitiveTags};
	const call = {role, sessionName, session, region: regions.sts, given, caller, now: now(), signal};
	return explainRefusal(refused, {...call, withMfa: secrets.mfaCode !== undefined});
};

/**
 * The role's MaxSessionDuration, seconds; undefined where it can't be read. IAM answers for the caller's own account
 * alone: a role of another would be taken for the one of that name here.
 */
const roleMaximum = async (
	{role}: AssumedRole,
	{session, regions, caller, signal}: Job,
): Promise<number | undefined> => {
	try {
		if ((await caller()).account !== role.account) return undefined;
		const {openIamRoles} = await import('../aws/iam-roles.ts');
		return (await openIamRoles(session, regions.sts).getRole(role.name, signal)).maxSessionSeconds;
	} catch (error) {
		if (isCancelled(error)) throw error;
		return undefined;
	}
};
