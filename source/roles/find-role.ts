import {briefly} from '../aws/deadlines.ts';
import type {AwsSession} from '../aws/session.ts';
import {Failure} from '../failure.ts';
import {nearest} from '../nearest.ts';
import type {Caller} from './caller/caller.ts';
import {parseRole, parseRoleArn, type RoleArn, shortName} from './role-arn.ts';

/**
 * The role a user named: an ARN as it stands (no call), a bare name or path/name looked up in the caller's account.
 * Role names are unique within an account whatever their path (IAM User Guide, "IAM identifiers").
 * @throws Failure `unknown-role` with the nearest name; where IAM may not be read, the name is taken at its word.
 */
export const findRole = async (
	text: string,
	session: AwsSession,
	region: string,
	caller: () => Promise<Caller>,
	signal?: AbortSignal,
): Promise<RoleArn> => {
	const named = parseRole(text);
	if ('arn' in named) return named;
	const {openIamRoles} = await import('../aws/iam-roles.ts');
	const iam = openIamRoles(session, region);
	try {
		const role = await iam.getRole(named.name, signal);
		const found = parseRoleArn(role.arn);
		if (found && (named.path === undefined || named.path === found.path)) return found;
		throw unknownRole(text, found ? [shortName(found)] : []);
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		if (error.code === 'not-found')
			throw unknownRole(text, await roleNames(iam.listRoles(briefly(signal)), signal));
		if (error.kind !== 'denied' && !(error.kind === 'credentials' && error.code === 'invalid-credentials'))
			throw error;
		const {account, partition} = await caller();
		const path = named.path ?? '/';
		const arn = `arn:${partition}:iam::${account}:role${path}${named.name}`;
		return {arn, account, partition, path, name: named.name};
	}
};

/**
 * The same for what is about to be read or changed: an ARN of the caller's account is looked up too.
 * @throws Failure `unknown-role`, also for an ARN whose path is not the role's.
 */
export const findExistingRole = async (
	text: string,
	session: AwsSession,
	region: string,
	caller: Caller,
	signal?: AbortSignal,
): Promise<RoleArn> => {
	const named = parseRole(text);
	const isArn = 'arn' in named;
	const found = await findRole(isArn ? shortName(named) : text, session, region, async () => caller, signal);
	if (!isArn || found.arn === named.arn) return found;
	throw new Failure('unknown-role', `There is no role ${named.arn}.`, `Did you mean ${found.arn}?`);
};

const roleNames = async (
	pages: AsyncIterable<readonly {path: string; name: string}[]>,
	signal: AbortSignal | undefined,
): Promise<string[]> => {
	const names: string[] = [];
	try {
		for await (const page of pages) names.push(...page.flatMap((role) => [role.name, shortName(role)]));
	} catch (error) {
		// Only a suggestion hangs on it.
		if (!(error instanceof Failure) || signal?.aborted) throw error;
	}
	return names;
};

/** For a part of a name: one role that has it, `Prod` → `app/Deployer-Prod`. */
const containing = (text: string, names: readonly string[]): string | undefined =>
	names.find((name) => name.toLowerCase().includes(text.toLowerCase()));

/** @param names Of roles that exist, for a suggestion. */
export const unknownRole = (text: string, names: readonly string[]) => {
	const near = nearest(text, names) ?? containing(text, names);
	return new Failure(
		'unknown-role',
		`There is no role “${text.slice(0, 120)}” in your account.`,
		near ? `Did you mean ${near}? daypass roles lists them all.` : 'daypass roles lists those you could use.',
	);
};
