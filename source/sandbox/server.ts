import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {SandboxAccount} from './account.ts';
import {company} from './company/company.ts';
import {callerEnvironment, foreignVariables, keyEnvironment} from './environment.ts';
import {type ActionName, createFaultPlan, type Fault} from './faults.ts';
import {listener, type RequestRecord} from './listener.ts';
import {createRunState} from './run-state.ts';

export type Sandbox = {
	/** `http://127.0.0.1:PORT` */
	readonly url: string;
	/** Points a program and its SDK at the imitation, as the account's caller; see `unset`. */
	readonly environment: Readonly<Record<string, string>>;
	/** Variables that have to be absent, or the SDK would find somebody's real credentials first. */
	readonly unset: readonly string[];
	readonly requests: readonly RequestRecord[];
	/** The same for an IAM user of the account, or `root`, with a long-term key. */
	environmentOf(user: string): Readonly<Record<string, string>>;
	/** Takes an action away from everybody: `deny('iam:ListRoles')`. */
	deny(action: ActionName): void;
	allow(action: ActionName): void;
	/** Lets the first `times` calls of an action go wrong; without a number all of them. */
	fault(action: ActionName, fault: Fault, times?: number): void;
	mend(action: ActionName): void;
	/** Every secret given out so far, for tests that look for leaks. */
	secrets(): readonly string[];
	close(): Promise<void>;
};

export type SandboxOptions = {
	/** Default: any free one. */
	readonly port?: number;
	readonly account?: SandboxAccount;
	/** Milliseconds since 1970. */
	readonly clock?: () => number;
	/** A ceiling on the items of a page, to make many pages of few items. */
	readonly pageSize?: number;
};

/**
 * Starts an imitation of IAM, STS, AWS's sign-in and CloudShell's credentials on the loopback interface. Its state
 * lives until it is closed.
 * @throws Error when the port is taken
 */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
	const {port = 0, account = company, clock = Date.now, pageSize = Number.POSITIVE_INFINITY} = options;
	const denied = new Set<ActionName>();
	const state = createRunState(account, clock, pageSize);
	const faults = createFaultPlan();
	const requests: RequestRecord[] = [];
	const server = createServer(listener({state, faults, denied, requests}));
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		environment: callerEnvironment(url, state),
		unset: foreignVariables,
		requests,
		environmentOf: (user) => keyEnvironment(url, state, user),
		deny: (action) => void denied.add(action),
		allow: (action) => void denied.delete(action),
		fault: (action, fault, times = Number.POSITIVE_INFINITY) => faults.set(action, fault, times),
		mend: (action) => faults.clear(action),
		secrets: state.secrets,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
};
