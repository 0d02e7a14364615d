import {openIamAccount} from '../aws/iam-account.ts';
import {openIamRoles} from '../aws/iam-roles.ts';
import type {AwsSession} from '../aws/session.ts';
import {Failure, hasFailed} from '../failure.ts';
import type {Notice} from './caller/evidence.ts';
import {noticeOf} from './caller/principal-policies.ts';
import type {Role} from './role.ts';

type Tags = Readonly<Record<string, string>>;

export type RoleTags = {
	/** By role ARN; those that could not be read are missing. */
	readonly tags: ReadonlyMap<string, Tags>;
	readonly notices: readonly Notice[];
};

/** More roles than this are read in bulk: IAM's quota of calls belongs to the whole account. */
const mostSingleReads = 20;

/**
 * The tags of roles of the caller's account, which ListRoles leaves out: GetRole for a few, for many, or where that is
 * refused, GetAccountAuthorizationDetails. What both refuse is a notice, never a failure.
 */
export const readRoleTags = async (
	roles: readonly Role[],
	session: AwsSession,
	region: string,
	signal?: AbortSignal,
): Promise<RoleTags> => {
	const tags = new Map<string, Tags>();
	let failure: Failure | undefined;
	if (roles.length <= mostSingleReads) {
		const iam = openIamRoles(session, region);
		const read = async ({arn, name}: Role) => {
			const found = await attempt(iam.getRole(name, signal));
			if (found instanceof Failure) failure = found;
			else tags.set(arn, found.tags ?? {});
		};
		await Promise.all(roles.map(read));
		if (failure === undefined) return {tags, notices: []};
	}
	// Where AWS stayed silent nobody is asked for more.
	if (failure === undefined || failure.kind === 'denied') {
		const found = await attempt(tagsInBulk(session, region, signal));
		if (found instanceof Failure) failure ??= found;
		else return {tags: found, notices: []};
	}
	const count = roles.length - tags.size;
	const what = `The tags of ${count === 1 ? 'a role' : `${count} roles`} on which a verdict turns could not be read`;
	const permission =
		roles.length > mostSingleReads
			? 'iam:GetAccountAuthorizationDetails'
			: 'iam:GetRole or iam:GetAccountAuthorizationDetails';
	return {tags, notices: [noticeOf(failure, what, permission)]};
};

const tagsInBulk = async (
	session: AwsSession,
	region: string,
	signal: AbortSignal | undefined,
): Promise<ReadonlyMap<string, Tags>> => {
	const tags = new Map<string, Tags>();
	for await (const {principals} of openIamAccount(session, region).details(['Role'], signal))
		for (const {arn, tags: ofRole} of principals) tags.set(arn, ofRole);
	return tags;
};

/** The answer, or why there is none. Cancelling passes through. */
const attempt = async <T>(reading: Promise<T>): Promise<T | Failure> => {
	try {
		return await reading;
	} catch (error) {
		if (!hasFailed(error)) throw error;
		return error;
	}
};
