import {type ProfileInUse, profileInUse} from '../aws/config/profile-in-use.ts';
import {credentialSource, type RoleOfProfile} from '../aws/credentials/source.ts';
import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';
import {isNothing, saidUnasked} from '../pass/fill-in.ts';
import type {FieldName, PassRequest, PassSecrets, RequestName} from '../pass/pass.ts';
import {longFlag, rows} from '../pass/rows.ts';
import {parseRoleArn, shortName} from '../roles/role-arn.ts';

/** How a request is carried out, once it is clear what its profile names. */
export type WayIn = {
	readonly request: PassRequest;
	/** Signed by what assumes the profile's role, not by that role's own session: no role may assume itself. */
	readonly asSource: boolean;
};

/**
 * What a request without a role is for: the role that its profile names, assumed once by the profile's source, or the
 * session that the profile is. A role that is the profile's own is assumed by the source as well.
 * @param asked What somebody asked for; the rest may be filled in.
 * @throws Failure `self-option` where that is nothing a session at hand can have.
 */
export const wayIn = async (
	request: PassRequest,
	asked: readonly RequestName[],
	secrets: PassSecrets,
	env: Environment,
): Promise<WayIn> => {
	const {federate, self, profile} = request;
	// A request that was filled in has '' for a role that nobody named.
	const role = request.role || undefined;
	if (federate) return {request, asSource: false};
	if (self) return {request: checkedSelf(request, asked, secrets), asSource: false};
	if (role === undefined && profile === undefined) return {request, asSource: false};
	const inUse = await profileInUse(env, profile);
	const named = inUse.settings['role_arn'];
	if (role !== undefined && (named === undefined || !isSameRole(role, named)))
		return {request, asSource: false};
	const own = roleAssumed(inUse);
	if (own) return {request: {...request, ...saidUnasked(own, asked), role: own.arn}, asSource: true};
	if (role !== undefined) return {request, asSource: false};
	return {request: checkedSelf({...request, self: true}, asked, secrets), asSource: false};
};

/** The role of the profile in use, where that is how its credentials are got. */
const roleAssumed = (inUse: ProfileInUse): RoleOfProfile | undefined => {
	const source = credentialSource(inUse);
	return source.from === 'role' ? source.role : undefined;
};

/** Whether an ARN, a name or a path and name is the role of that ARN. */
const isSameRole = (text: string, arn: string): boolean => {
	const named = parseRoleArn(arn);
	return named !== undefined && [arn, named.name, shortName(named)].includes(text);
};

/** A session that is there already has what it has: what only AssumeRole takes can't be added to it. */
const checkedSelf = (
	request: PassRequest,
	asked: readonly RequestName[],
	secrets: PassSecrets,
): PassRequest => {
	const given: Partial<Record<FieldName, unknown>> = {
		...Object.fromEntries(asked.map((name) => [name, request[name]])),
		...secrets,
	};
	const useless = (Object.keys(given) as FieldName[]).find(
		(name) => !isNothing(given[name]) && rows[name].ways?.includes('self') === false,
	);
	const flag = useless === undefined ? undefined : longFlag(rows[useless].flag?.flags ?? useless);
	if (flag !== undefined) throw selfOption(flag);
	if (asked.includes('duration') && request.duration !== 'max') throw selfOption('--duration other than max');
	const {sessionName: _name, duration: _duration, ...others} = request;
	return others;
};

const selfOption = (flag: string) =>
	new Failure(
		'self-option',
		`A link from the session at hand takes no ${flag}: the session is there already, with its name, its length and what it may do.`,
		'Leave it out, or name a role.',
	);
