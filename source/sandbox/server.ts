import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import type {SandboxAccount} from './account.ts';
import {company} from './company/company.ts';
import {callerEnvironment, foreignVariables, keyEnvironment} from './environment.ts';
import {type ActionName, createFaultPlan, type Fault, type FaultPlan} from './faults.ts';
import {faultyReply} from './faulty-reply.ts';
import type {Reply} from './reply.ts';
import {type Incoming, routeOf} from './requests.ts';
import {createRunState, type RunState} from './run-state.ts';

/** A request that came in: what it asked for and when, never what it carried. */
export type RequestRecord = {
	readonly service: 'iam' | 'sts' | 'signin' | 'credentials';
	readonly action: string;
	/** Milliseconds since 1970. */
	readonly at: number;
};

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

type Running = {
	readonly state: RunState;
	readonly faults: FaultPlan;
	readonly denied: ReadonlySet<ActionName>;
	readonly requests: RequestRecord[];
};

const send = (response: ServerResponse, {status, headers, body}: Reply, cutOff = false) => {
	const bytes = Buffer.from(body);
	response.writeHead(status, {...headers, 'content-length': bytes.length});
	if (!cutOff) return response.end(bytes);
	return response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
};

const answer = (
	response: ServerResponse,
	reply: () => Reply,
	action: ActionName,
	fault: Fault | undefined,
) => {
	if (fault === 'hang') return;
	if (fault === 'reset') return response.socket?.resetAndDestroy();
	if (fault === undefined || fault === 'cut-off') return send(response, reply(), fault === 'cut-off');
	if (typeof fault === 'string') return send(response, faultyReply(action, fault));
	return setTimeout(() => send(response, reply()), fault.slow).unref();
};

const handle = async (message: IncomingMessage, response: ServerResponse, running: Running) => {
	const {method = 'GET', url: target = '/', headers} = message;
	const origin = `http://${headers.host ?? ''}`;
	const incoming: Incoming = {method, target, headers, origin, body: await text(message)};
	const {action, answer: reply} = routeOf(incoming);
	const {state, faults, denied, requests} = running;
	const [service, name] = action.split(':') as [RequestRecord['service'], string];
	requests.push({service, action: name, at: state.now()});
	answer(response, () => reply(state, denied.has(action)), action, faults.next(action));
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
	const running: Running = {state, faults: createFaultPlan(), denied, requests: []};
	const server = createServer((message, response) => {
		handle(message, response, running).catch(() => response.destroy());
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return {
		url,
		environment: callerEnvironment(url, state),
		unset: foreignVariables,
		requests: running.requests,
		environmentOf: (user) => keyEnvironment(url, state, user),
		deny: (action) => void denied.add(action),
		allow: (action) => void denied.delete(action),
		fault: (action, fault, times = Number.POSITIVE_INFINITY) => running.faults.set(action, fault, times),
		mend: (action) => running.faults.clear(action),
		secrets: state.secrets,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
};
