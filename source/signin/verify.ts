import type {AwsSession} from '../aws/session.ts';
import {openSts} from '../aws/sts.ts';
import {Failure} from '../failure.ts';
import {shortestSession} from '../pass/duration.ts';
import type {PassSecrets} from '../pass/pass.ts';
import type {Caller} from '../roles/caller/caller.ts';
import {identifyCaller} from '../roles/caller/identify.ts';
import {roleInConfig} from '../roles/config-roles.ts';
import type {JudgedRole} from '../roles/role.ts';
import {parseRoleArn} from '../roles/role-arn.ts';
import {keepChosenSecret} from '../secrets.ts';
import {explainRefusal, lacksSomething} from './explain-refusal.ts';
import {type AskPerson, mfaParameters} from './mfa.ts';

export type VerifyContext = {
	readonly session: AwsSession;
	readonly region: string;
	readonly caller: Caller;
	readonly sessionName: string;
	readonly now: () => number;
	readonly ask?: AskPerson | undefined;
	readonly signal?: AbortSignal | undefined;
};

/**
 * Asks AWS for real: an AssumeRole for the shortest time, its credentials dropped at once. The verdict becomes fact,
 * with its time. What AWS refuses for want of a code or an ID stays conditional.
 * @throws Failure when AWS gave no answer to the question: the network, throttling, the caller's credentials.
 */
export const verifyRole = async (
	role: JudgedRole,
	secrets: PassSecrets,
	context: VerifyContext,
): Promise<JudgedRole> => {
	const {region, sessionName, now, ask, signal} = context;
	const {session, caller} = role.profile?.signer === undefined ? context : await asSource(context);
	const known = roleInConfig(role.arn, await session.inUse());
	const externalId = secrets.externalId ?? known?.externalId;
	keepChosenSecret(externalId, [role.arn]);
	const request = caller.kind === 'user' ? {mfaSerial: known?.mfaSerial} : {};
	const mfa = await mfaParameters(secrets, {request, session, regions: {sts: region}, ask, signal});
	const input = {
		RoleArn: role.arn,
		RoleSessionName: sessionName,
		DurationSeconds: shortestSession,
		...(externalId === undefined ? {} : {ExternalId: externalId}),
		...mfa,
	};
	try {
		await openSts(session, region).assumeRole(input, signal);
		const reasons = [`AWS let you in: you may assume ${role.name}.`];
		return fact(role, {...role.verdict, verdict: 'allowed', needs: [], reasons}, now());
	} catch (error) {
		const parsed = parseRoleArn(role.arn);
		if (!(error instanceof Failure) || error.kind !== 'denied' || !parsed) throw error;
		const explained = await explainRefusal(error, {
			role: parsed,
			sessionName,
			session,
			region,
			given: {externalId},
			withMfa: mfa !== undefined,
			caller: async () => caller,
			now: now(),
			signal,
		});
		if (!(explained instanceof Failure)) throw explained;
		if (explained.kind === 'usage' || lacksSomething(explained)) throw explained;
		const reasons = [explained.message, explained.hint].filter(Boolean);
		return fact(role, {...role.verdict, verdict: 'denied', needs: [], reasons}, now());
	}
};

/** The role of the profile in use is assumed by its source, as a link's would be. */
const asSource = async ({session, region, signal}: VerifyContext) => {
	const source = session.asSource();
	return {session: source, caller: await identifyCaller(source, region, signal)};
};

const fact = (role: JudgedRole, verdict: JudgedRole['verdict'], now: number): JudgedRole => ({
	...role,
	verdict,
	verifiedAt: new Date(now).toISOString(),
});
