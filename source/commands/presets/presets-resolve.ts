import {within} from '../../deadline.ts';
import {Failure} from '../../failure.ts';
import type {PassRequest, PassSecrets} from '../../pass/pass.ts';
import type {Environment} from '../../presets/folder.ts';
import {identifyCaller, requireRegion} from '../../roles/caller/identify.ts';
import {findRole} from '../../roles/find-role.ts';
import {parseRole} from '../../roles/role-arn.ts';
import {openSession} from '../../roles/session.ts';
import {checkRequest} from '../../signin/request-check.ts';
import {keptScope, resolveScope} from '../../signin/scope.ts';
import {sessionNameFor} from '../../signin/session-name.ts';
import type {World} from '../world.ts';

/** Long enough for AWS to say who is asking, short enough not to keep somebody who only wants to save. Seconds. */
const patience = 4;

/**
 * The request with what AWS has to be asked for filled in, so that the preset never asks again: a bare role name becomes
 * an ARN, and the default session name is made now. An ARN is kept even where nobody can be asked, without a session
 * name. Throws kind `usage` for what AWS would refuse, and as `findRole` does for a name.
 */
export const resolveForSaving = async (
	request: PassRequest,
	secrets: PassSecrets,
	{env, signal: interrupted}: World,
): Promise<PassRequest> => {
	checkRequest(request, secrets);
	const kept = {...request, scope: await keptScope(request.scope)};
	if (request.federate) return kept;
	const named = parseRole(request.role);
	if (!('arn' in named)) return resolve(kept, env, interrupted);
	await resolveScope(kept.scope, named.partition);
	if (request.sessionName !== undefined) return kept;
	const resolved = await within(patience, interrupted, (signal) => resolve(kept, env, signal));
	return resolved instanceof Failure ? kept : resolved;
};

const resolve = async (request: PassRequest, env: Environment, signal: AbortSignal): Promise<PassRequest> => {
	const session = openSession({env, profile: request.profile});
	const region = await requireRegion(session);
	const caller = identifyCaller(session, region, signal);
	// Asked beside the role; should that fail first, nobody waits for this any more.
	caller.catch(() => {});
	const role = await findRole(request.role, session, region, () => caller, signal);
	await resolveScope(request.scope, role.partition);
	const sessionName = request.sessionName ?? sessionNameFor(undefined, (await caller).name, new Date());
	return {...request, role: role.arn, sessionName};
};
