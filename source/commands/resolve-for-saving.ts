import {Failure} from '../failure.ts';
import type {PassRequest} from '../pass.ts';
import type {Caller} from '../roles/caller.ts';
import {findRole} from '../roles/find-role.ts';
import {identifyCaller, requireRegion} from '../roles/identify.ts';
import {parseRoleArn} from '../roles/role-arn.ts';
import {openSession} from '../roles/session.ts';
import {checkRequest} from '../signin/request-check.ts';
import {defaultSessionName} from '../signin/session-name.ts';
import {interruptSignal} from './interrupt.ts';

/** Long enough for AWS to say who is asking, short enough not to keep somebody who only wants to save. Milliseconds. */
const patience = 4000;

/**
 * A request made fit for a preset: a bare role name becomes the role's ARN, and a session name left open becomes the
 * one a pass would get now, so that a pass by name costs no more than its two requests. Without credentials, a role
 * ARN can still be saved; its session name is then found out at each use.
 * @throws Failure where a value makes no sense or a role's name can't be looked up.
 */
export const resolveForSaving = async (request: PassRequest): Promise<PassRequest> => {
	checkRequest(request, {});
	const session = openSession({profile: request.profile});
	const region = (await session.region()) ?? request.region;
	const role = parseRoleArn(request.role);
	if (role && (request.sessionName !== undefined || region === undefined)) return request;

	const signal = AbortSignal.any([interruptSignal(), ...(role ? [AbortSignal.timeout(patience)] : [])]);
	const signingRegion = await requireRegion(session, request.region);
	let known: Promise<Caller> | undefined;
	const caller = () => {
		known ??= identifyCaller(session, signingRegion, signal);
		return known;
	};
	const found = role ?? (await findRole(request.role, session, signingRegion, caller, signal));
	const sessionName = request.sessionName ?? (await nameOf(caller));
	return {...request, role: found.arn, ...(sessionName === undefined ? {} : {sessionName})};
};

/** The default session name, or none where AWS can't say who is asking. */
const nameOf = async (caller: () => Promise<Caller>): Promise<string | undefined> => {
	try {
		return defaultSessionName((await caller()).name);
	} catch (error) {
		if (error instanceof Failure && !interruptSignal().aborted) return undefined;
		throw error;
	}
};
