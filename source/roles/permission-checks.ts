import {openIamAccount} from '../aws/iam-account.ts';
import {openIamPolicies} from '../aws/iam-policies.ts';
import {openIamProbe} from '../aws/iam-probe.ts';
import {openIamRoles} from '../aws/iam-roles.ts';
import type {AwsSession} from '../aws/session.ts';
import {type Check, finding} from '../check.ts';
import {within} from '../deadline.ts';
import {Failure} from '../failure.ts';
import type {Caller} from './caller/caller.ts';
import {type PermittedRead, type RelevantPermission, relevantPermissions} from './relevant-permissions.ts';

/**
 * Tries each permission that matters by a read that changes nothing, all at once and each for at most `seconds`.
 * A refusal is a warning: fewer rights mean fewer certainties, never a failure.
 * @throws Failure `cancelled` only.
 */
export const permissionChecks = (
	caller: Caller,
	session: AwsSession,
	region: string,
	seconds: number,
	signal: AbortSignal,
): Promise<readonly Check[]> => {
	const attempt = readers(caller, session, region);
	return Promise.all(
		relevantPermissions(caller).map(async (permission) => {
			const outcome = await within(seconds, signal, (until) => attempt(permission.read, until));
			return permissionCheck(permission, outcome instanceof Failure ? outcome : undefined);
		}),
	);
};

/** What the attempt says; `failure` is what it threw. */
export const permissionCheck = (
	{permission, title, without}: RelevantPermission,
	failure: Failure | undefined,
): Check => {
	const name = {id: permission, title};
	if (!failure) return finding(name, 'ok', permission);
	if (failure.kind === 'denied') return finding(name, 'warning', `you lack ${permission}`, without);
	if (failure.code === 'invalid-credentials') {
		// A session from GetSessionToken without MFA may not call IAM, and AssumeRole works all the same (STS API
		// Reference, "GetSessionToken").
		const detail = `${permission}: IAM does not take your session (one got without MFA can’t use it)`;
		return finding(name, 'warning', detail, without);
	}
	// The path of the role behind a session is not in its ARN: without iam:GetRole IAM can be asked about another one.
	if (failure.code === 'not-found') return finding(name, 'skipped', `${permission} could not be tried`);
	return finding(name, 'problem', `${permission}: ${failure.message}`, failure.hint);
};

const readers = (caller: Caller, session: AwsSession, region: string) => {
	const roles = openIamRoles(session, region);
	const policies = openIamPolicies(session, region);
	const probe = openIamProbe(session, region);

	const ownRole = async (signal: AbortSignal): Promise<string> => {
		if (caller.identityArnKnown) return caller.identityArn;
		const name = caller.identityArn.slice(caller.identityArn.lastIndexOf('/') + 1);
		try {
			return (await roles.getRole(name, signal)).arn;
		} catch (error) {
			if (error instanceof Failure && error.kind === 'denied') return caller.identityArn;
			throw error;
		}
	};

	return async (read: PermittedRead, signal: AbortSignal): Promise<unknown> => {
		switch (read.kind) {
			case 'list-roles':
				return probe.listRoles(signal);
			case 'account-details':
				return probe.accountDetails(signal);
			case 'account-alias':
				return roles.accountAlias(signal);
			case 'mfa-devices':
				return roles.mfaDevices(signal);
			case 'own-facts':
				return read.of === 'role' ? roles.getRole(read.name, signal) : policies.user(read.name, signal);
			case 'own-managed':
				return policies.attached({kind: read.of, name: read.name}, signal);
			case 'own-inline':
				return policies.inline({kind: read.of, name: read.name}, signal);
			case 'simulate': {
				const source = await ownRole(signal);
				return openIamAccount(session, region).simulateAssumeRole(source, [source], signal);
			}
		}
	};
};
