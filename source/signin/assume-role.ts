import type {AwsSession} from '../aws/session.ts';
import {openSts} from '../aws/sts.ts';
import {partitionOfRegion} from '../console/partitions.ts';
import {Failure} from '../failure.ts';
import type {PassSecrets} from '../pass/pass.ts';
import type {Caller} from '../roles/caller/caller.ts';
import {findRole} from '../roles/find-role.ts';
import {parseRole, type RoleArn} from '../roles/role-arn.ts';
import {assumeFor, type Granted} from './assume.ts';
import {askCode, mfaParameters} from './mfa.ts';
import {packing} from './packed-size.ts';
import {resolveScope} from './scope.ts';
import {lengthNeedsCaller, planLength} from './session-length.ts';
import {needsCaller, sessionNameFor} from './session-name.ts';
import {type Stage, sessionParameters, type Visitor} from './visitor.ts';

/**
 * A visitor who gets a role: finds it, assumes it, and asks for an MFA code where one turns out to be needed.
 * @throws Failure, explained as far as policies can be read.
 */
export const assumedRole = async (stage: Stage): Promise<Visitor> => {
	const {request, secrets, context, stsRegion, place, caller} = stage;
	const {session, signal, now, onWait} = context;
	// What is wrong with the partition, the region or the destination is told before anything is asked of AWS.
	const named = parseRole(request.role);
	const home = 'arn' in named ? named.partition : (partitionOfRegion(stsRegion)?.id ?? 'aws');
	place(home);
	const credentials = await session.credentials(signal);
	const callerKind = lengthNeedsCaller(request.duration, credentials) ? (await caller()).kind : undefined;
	const length = planLength(request.duration, credentials, callerKind);

	onWait?.('finding the role');
	const role = await findRole(request.role, session, stsRegion, caller, signal);
	const found = place(role.partition);
	const scope = await resolveScope(request.scope, found.partition.id);
	const callerName = needsCaller(request.sessionName) ? (await caller()).name : '';
	const sessionName = sessionNameFor(request.sessionName, callerName, new Date(now()));

	onWait?.(`assuming ${role.name}`);
	const sts = openSts(session, stsRegion);
	const assume = async (held: PassSecrets): Promise<Granted> => {
		const mfa = await mfaParameters(request, held, session, stsRegion, context.ask, signal);
		const input = {
			RoleArn: role.arn,
			RoleSessionName: sessionName,
			...sessionParameters(scope, request.tags),
			...(request.sourceIdentity === undefined ? {} : {SourceIdentity: request.sourceIdentity}),
			...(held.externalId === undefined ? {} : {ExternalId: held.externalId}),
			...(request.transitiveTags?.length ? {TransitiveTagKeys: [...request.transitiveTags]} : {}),
			...mfa,
		};
		const maximum = () => roleMaximum(role, caller, session, stsRegion, signal);
		const ask = () => assumeFor(length, input, (parameters) => sts.assumeRole(parameters, signal), maximum);
		const granting = packing(ask, {scope, tags: request.tags, onPacked: context.onPacked});
		stage.onAsking(role, scope, found);
		return granting;
	};
	const explain = async (refused: unknown, held: PassSecrets) => {
		stage.onRefused();
		const sourceIdentity = request.sourceIdentity !== undefined;
		const call = {role, sessionName, session, region: stsRegion, caller, now: now(), signal};
		// What explains a refusal reads policies: nothing that goes well should have to load it.
		const {explainRefusal} = await import('./explain-refusal.ts');
		return explainRefusal(refused, {...call, secrets: held, sourceIdentity});
	};
	const granted = await assume(secrets).catch(async (refused: unknown) => {
		const explained = await explain(refused, secrets);
		const canAsk = explained instanceof Failure && explained.code === 'mfa-required' && context.ask;
		if (!canAsk) throw explained;
		const held = {...secrets, mfaCode: await askCode(context.ask)};
		return assume(held).catch(async (again: unknown) => {
			throw await explain(again, held);
		});
	});
	return {granted, role: role.arn, account: role.account, sessionName, scope, place: found};
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
