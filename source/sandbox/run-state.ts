import type {Document, SandboxAccount, SandboxRole} from './account.ts';
import type {AccessKeys} from './key-set.ts';
import {createKeyStore, type KeyStore} from './key-store.ts';
import {newSecretAccessKey} from './unique-id.ts';

/** A sign-in token, good for a quarter of an hour and as often as somebody likes within it. */
type SigninToken = {
	readonly keys: AccessKeys;
	/** Milliseconds since 1970, both. */
	readonly issuedAt: number;
	readonly sessionEndsAt: number;
};

/** A console session somebody opened with a link. */
export type ConsoleVisit = {
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
	readonly keys: KeyStore;
	/** What the credentials endpoint wants to be shown. */
	readonly containerToken: string;
	readonly signinTokens: Map<string, SigninToken>;
	/** By the value of the browser's cookie. */
	readonly visits: Map<string, ConsoleVisit>;
	/** `serial code`, as each code is good once. */
	readonly usedMfaCodes: Set<string>;
	roleByArn(arn: string): SandboxRole | undefined;
	/** Roles of this account only. */
	roleByName(name: string): SandboxRole | undefined;
	inlinePolicies(role: SandboxRole): Map<string, Document>;
	/** Every secret given out so far, for tests that look for leaks. */
	secrets(): string[];
};

export const createRunState = (account: SandboxAccount, now: () => number, pageSize: number): RunState => {
	const rolesByArn = new Map(account.roles.map((role) => [role.arn, role]));
	const ownRoles = account.roles.filter((role) => role.account === account.id);
	const rolesByName = new Map(ownRoles.map((role) => [role.name, role]));
	const inline = new Map<SandboxRole, Map<string, Document>>();
	const keys = createKeyStore(account, now);
	const containerToken = newSecretAccessKey();
	const signinTokens = new Map<string, SigninToken>();
	return {
		account,
		startedAt: now(),
		now,
		pageSize,
		keys,
		containerToken,
		signinTokens,
		visits: new Map(),
		usedMfaCodes: new Set(),
		roleByArn: (arn) => rolesByArn.get(arn),
		roleByName: (name) => rolesByName.get(name),
		inlinePolicies(role) {
			const policies = inline.get(role) ?? new Map(Object.entries(role.inline));
			inline.set(role, policies);
			return policies;
		},
		secrets: () => [
			containerToken,
			...keys
				.all()
				.flatMap((set) => [
					set.accessKeyId,
					set.secretAccessKey,
					...(set.sessionToken ? [set.sessionToken] : []),
				]),
			...signinTokens.keys(),
		],
	};
};
