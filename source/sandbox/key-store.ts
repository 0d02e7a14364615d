import type {SandboxAccount, SandboxRole} from './account.ts';
import {type AccessKeys, noDetails, type SandboxPrincipal, type SessionDetails} from './key-set.ts';
import {newAccessKeyId, newSecretAccessKey, newSessionToken} from './unique-id.ts';

/** What new keys are for. */
type Issue = Pick<AccessKeys, 'principal' | 'origin' | 'mfa'> & {
	readonly seconds: number;
	readonly details?: SessionDetails;
};

/** All keys there are: the users' own and those given out since the imitation started. */
export type KeyStore = {
	find(accessKeyId: string): AccessKeys | undefined;
	issue(issued: Issue): AccessKeys;
	/** The terminal's own, replaced in good time as CloudShell's endpoint does. */
	callerKeys(): AccessKeys;
	all(): readonly AccessKeys[];
};

const minute = 60_000;
const callerKeysLast = 12 * minute;

export const sessionPrincipal = (role: SandboxRole, sessionName: string): SandboxPrincipal => ({
	kind: 'role-session',
	arn: `arn:aws:sts::${role.account}:assumed-role/${role.name}/${sessionName}`,
	identityArn: role.arn,
	userId: `${role.id}:${sessionName}`,
	account: role.account,
});

const userKeys = ({users, id}: SandboxAccount): AccessKeys[] =>
	users.flatMap(({accessKey, arn, id: userId}) => {
		if (!accessKey) return [];
		const principal = {kind: 'user', arn, identityArn: arn, userId, account: id} as const;
		return [{...accessKey, principal, issuedAt: 0, origin: 'long-term', mfa: false, details: noDetails}];
	});

const rootKeys = ({rootKey, id}: SandboxAccount): AccessKeys => {
	const arn = `arn:aws:iam::${id}:root`;
	const principal = {kind: 'root', arn, identityArn: arn, userId: id, account: id} as const;
	return {...rootKey, principal, issuedAt: 0, origin: 'long-term', mfa: false, details: noDetails};
};

const callerPrincipal = ({roles, caller}: SandboxAccount): SandboxPrincipal => {
	const role = roles.find(({name}) => name === caller.role);
	if (!role) throw new Error(`The account has no role ${caller.role} for its caller`);
	return sessionPrincipal(role, caller.sessionName);
};

export const createKeyStore = (account: SandboxAccount, now: () => number): KeyStore => {
	const keys = new Map([...userKeys(account), rootKeys(account)].map((set) => [set.accessKeyId, set]));

	const issue = ({principal, origin, mfa, seconds, details = noDetails}: Issue): AccessKeys => {
		const set: AccessKeys = {
			accessKeyId: newAccessKeyId(),
			secretAccessKey: newSecretAccessKey(),
			sessionToken: newSessionToken(),
			issuedAt: now(),
			expiresAt: now() + seconds * 1000,
			principal,
			origin,
			mfa,
			details,
		};
		keys.set(set.accessKeyId, set);
		return set;
	};

	const principal = callerPrincipal(account);
	const issueCallerKeys = () =>
		issue({principal, origin: 'console', mfa: account.caller.mfa, seconds: callerKeysLast / 1000});
	let callerKeys = issueCallerKeys();

	return {
		find: (accessKeyId) => keys.get(accessKeyId),
		issue,
		callerKeys() {
			if (now() - callerKeys.issuedAt > minute) callerKeys = issueCallerKeys();
			return callerKeys;
		},
		all: () => [...keys.values()],
	};
};
