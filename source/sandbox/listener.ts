import type {IncomingMessage, RequestListener, ServerResponse} from 'node:http';
import {text} from 'node:stream/consumers';
import {setTimeout} from 'node:timers/promises';
import type {ActionName, Fault, FaultPlan} from './faults.ts';
import {faultyReply} from './faulty-reply.ts';
import type {Reply} from './reply.ts';
import {type Incoming, routeOf} from './requests.ts';
import type {RunState} from './run-state.ts';

/** A request that came in: what it asked for and when, never what it carried. */
export type RequestRecord = {
	readonly service: 'iam' | 'sts' | 'signin' | 'credentials';
	readonly action: string;
	/** Milliseconds since 1970. */
	readonly at: number;
};

/** What the listener needs of a run, and what it keeps of it. */
export type Run = {
	readonly state: RunState;
	readonly faults: FaultPlan;
	readonly denied: ReadonlySet<ActionName>;
	readonly requests: RequestRecord[];
};

const send = (response: ServerResponse, {status, headers, body}: Reply) => {
	response.writeHead(status, {...headers, 'content-length': Buffer.byteLength(body)}).end(body);
};

/** Promises the whole answer, sends half of it and hangs up. */
const sendHalf = (response: ServerResponse, {status, headers, body}: Reply) => {
	response.writeHead(status, {...headers, 'content-length': Buffer.byteLength(body)});
	response.write(body.slice(0, body.length / 2), () => response.destroy());
};

const answer = async (
	response: ServerResponse,
	reply: () => Reply,
	action: ActionName,
	fault: Fault | undefined,
) => {
	if (fault === 'hang') return;
	if (fault === 'reset') response.socket?.resetAndDestroy();
	else if (fault === 'cut-off') sendHalf(response, reply());
	else if (typeof fault === 'string') send(response, faultyReply(action, fault));
	else {
		if (fault) await setTimeout(fault.slow, undefined, {ref: false});
		send(response, reply());
	}
};

const handle = async (message: IncomingMessage, response: ServerResponse, run: Run) => {
	const {method = 'GET', url = '/', headers} = message;
	const [, path = '/', query = ''] = /^([^?]*)\??(.*)$/.exec(url) ?? [];
	const origin = `http://${headers.host ?? ''}`;
	const incoming: Incoming = {method, path, query, headers, origin, body: await text(message)};
	const {action, answer: reply} = routeOf(incoming);
	const {state, faults, denied, requests} = run;
	// The SDK sets its clock by this header when its own seems wrong.
	response.setHeader('date', new Date(state.now()).toUTCString());
	const [service, name] = action.split(':') as [RequestRecord['service'], string];
	requests.push({service, action: name, at: state.now()});
	const refused = denied.has(action);
	// IAM and STS refuse in words of their own; the others have none.
	const refusal = refused && (service === 'signin' || service === 'credentials') ? 'denied' : undefined;
	await answer(response, () => reply(state, refused), action, faults.next(action) ?? refusal);
};

/** Answers every request; one that the imitation itself fails at with a 500, so that nobody waits for it. */
export const listener =
	(run: Run): RequestListener =>
	(message, response) => {
		handle(message, response, run).catch(() => {
			if (response.headersSent) response.destroy();
			else response.writeHead(500).end();
		});
	};
