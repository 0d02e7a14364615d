import type {Document, SandboxAccount, SandboxRole} from './account.ts';
import {type KeySet, noDetails, type Principal, type SessionDetails} from './key-set.ts';
import {newAccessKeyId, newSecretAccessKey, newSessionToken, newSigninToken} from './unique-id.ts';

/** A sign-in token, good for a quarter of an hour and as often as somebody likes within it. */
export type SigninToken = {
	readonly keys: KeySet;
	readonly issuedAt: number;
	/** When the console session ends, milliseconds since 1970. */
	readonly sessionEndsAt: number;
};

/** A console session somebody opened with a link. */
export type Visit = {
	readonly token: SigninToken;
	/** As the link gave it, fragment included. */
	readonly destination: string;
	readonly issuer: string;
	readonly openedAt: number;
};

/** Everything that changes while the imitation runs. It lives as long as the run, never on disk. */
export type RunState = {
	readonly account: SandboxAccount;
	readonly startedAt: number;
	readonly now: () => number;
	/** A ceiling on the items of a page. */
	readonly pageSize: number;
	readonly containerToken: string;
	readonly signinTokens: Map<string, SigninToken>;
	readonly visits: Map<string, Visit>;
	/** `serial code`, as each code is good once. */
	readonly usedMfaCodes: Set<string>;
	roleByArn(arn: string): SandboxRole | undefined;
	/** Roles of this account only. */
	roleByName(name: string): SandboxRole | undefined;
	inlinePolicies(role: SandboxRole): Map<string, Document>;
	keysById(accessKeyId: string): KeySet | undefined;
	issueKeys(issued: Issue): KeySet;
	/** The terminal's own credentials, replaced in good time as CloudShell's endpoint does. */
	callerKeys(): KeySet;
	issueSigninToken(token: SigninToken): string;
	/** Every secret given out so far, for tests that look for leaks. */
	secrets(): string[];
};

type Issue = Pick<KeySet, 'principal' | 'origin' | 'mfa'> & {
	readonly seconds: number;
	readonly details?: SessionDetails;
};

const minute = 60_000;
const callerKeysLast = 12 * minute;

export const sessionPrincipal = (role: SandboxRole, sessionName: string): Principal => ({
	kind: 'role-session',
	arn: `arn:aws:sts::${role.account}:assumed-role/${role.name}/${sessionName}`,
	identityArn: role.arn,
	userId: `${role.id}:${sessionName}`,
	account: role.account,
});

const longTermKeys = ({users, rootKey, id}: SandboxAccount): KeySet[] => {
	const root = `arn:aws:iam::${id}:root`;
	const holders = users.flatMap(({accessKey, arn, id: userId}) =>
		accessKey
			? [{accessKey, principal: {kind: 'user', arn, identityArn: arn, userId, account: id} as const}]
			: [],
	);
	return [
		...holders,
		{
			accessKey: rootKey,
			principal: {kind: 'root', arn: root, identityArn: root, userId: id, account: id} as const,
		},
	].map(({accessKey, principal}) => ({
		...accessKey,
		principal,
		issuedAt: 0,
		origin: 'long-term',
		mfa: false,
		details: noDetails,
	}));
};

export const createRunState = (account: SandboxAccount, now: () => number, pageSize: number): RunState => {
	const keys = new Map(longTermKeys(account).map((set) => [set.accessKeyId, set]));
	const rolesByArn = new Map(account.roles.map((role) => [role.arn, role]));
	const rolesByName = new Map(
		account.roles.filter((role) => role.account === account.id).map((role) => [role.name, role]),
	);
	const inline = new Map<string, Map<string, Document>>();
	const signinTokens = new Map<string, SigninToken>();
	const containerToken = newSecretAccessKey();

	const issueKeys = ({principal, origin, mfa, seconds, details = noDetails}: Issue): KeySet => {
		const set = {
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

	const issueCallerKeys = () => {
		const {role: name, sessionName, mfa} = account.caller;
		const role = rolesByName.get(name);
		if (!role) throw new Error(`The account has no role ${name} for its caller`);
		return issueKeys({
			principal: sessionPrincipal(role, sessionName),
			origin: 'console',
			mfa,
			seconds: callerKeysLast / 1000,
		});
	};
	let callerKeys = issueCallerKeys();

	return {
		account,
		startedAt: now(),
		now,
		pageSize,
		containerToken,
		signinTokens,
		visits: new Map(),
		usedMfaCodes: new Set(),
		roleByArn: (arn) => rolesByArn.get(arn),
		roleByName: (name) => rolesByName.get(name),
		inlinePolicies(role) {
			const policies = inline.get(role.arn) ?? new Map(Object.entries(role.inline));
			inline.set(role.arn, policies);
			return policies;
		},
		keysById: (accessKeyId) => keys.get(accessKeyId),
		issueKeys,
		callerKeys() {
			if (now() - callerKeys.issuedAt > minute) callerKeys = issueCallerKeys();
			return callerKeys;
		},
		issueSigninToken(token) {
			const name = newSigninToken();
			signinTokens.set(name, token);
			return name;
		},
		secrets: () => [
			containerToken,
			...[...keys.values()].flatMap((set) =>
				[set.accessKeyId, set.secretAccessKey, set.sessionToken ?? []].flat(),
			),
			...signinTokens.keys(),
		],
	};
};
