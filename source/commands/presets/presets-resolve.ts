import {fillIn} from '../../pass/fill-in.ts';
import type {PassRequest, PassSecrets} from '../../pass/pass.ts';
import {identifyCaller, requireRegion} from '../../roles/caller/identify.ts';
import {findRole} from '../../roles/find-role.ts';
import {parseRole} from '../../roles/role-arn.ts';
import {openSession} from '../../roles/session.ts';
import {checkAsked} from '../../signin/request-check.ts';
import {keptScope, resolveScope} from '../../signin/scope.ts';
import type {World} from '../world.ts';

/**
 * The request as a preset keeps it: a bare role name becomes the ARN it stands for now, files are named by their whole
 * path. What nobody asked for stays open. Throws kind `usage` for what AWS would refuse, and as `findRole` does.
 */
export const resolveForSaving = async (
	request: PassRequest,
	secrets: PassSecrets,
	world: World,
): Promise<PassRequest> => {
	const {scope, role} = request;
	// What a profile names is found out when a pass is made, by whoever makes it: it may be a session of their own.
	checkAsked(fillIn(request), secrets);
	const kept = scope === undefined ? request : {...request, scope: await keptScope(scope)};
	if (role === undefined || request.federate) return kept;
	const found = await roleOf(role, request.profile, world);
	await resolveScope(kept.scope ?? [], found.partition);
	return {...kept, role: found.arn};
};

const roleOf = async (text: string, profile: string | undefined, {env, signal}: World) => {
	const named = parseRole(text);
	if ('arn' in named) return named;
	const session = openSession({env, profile});
	const region = await requireRegion(session);
	return findRole(text, session, region, () => identifyCaller(session, region, signal), signal);
};
