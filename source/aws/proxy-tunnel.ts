import type {ClientRequest} from 'node:http';
import type {AgentConnectOpts} from 'agent-base';
import {HttpsProxyAgent} from 'https-proxy-agent';
import {Failure} from '../failure.ts';
import {unreachedProxy} from './unreached-proxy.ts';

/**
 * A tunnel through a proxy to one host. The library hands a proxy's refusal on as if the host had answered; here it
 * fails as what it is.
 */
export class ProxyTunnel extends HttpsProxyAgent<string> {
	override async connect(request: ClientRequest, options: AgentConnectOpts) {
		let status = 200;
		request.once('proxyConnect', ({statusCode}: {readonly statusCode: number}) => {
			status = statusCode;
		});
		const socket = await super.connect(request, options).catch((error: unknown) => {
			throw unreachedProxy(endedEarly(error), this.proxy, `https://${options.host}/`);
		});
		if (status === 200) return socket;
		socket.destroy();
		throw proxyRefusal(status);
	}
}

/** What the library throws without a code of Node's is that the proxy hung up, or did not speak HTTP. */
const endedEarly = (error: unknown): unknown =>
	error instanceof Error && !('code' in error) ? Object.assign(error, {code: 'ECONNRESET'}) : error;

/** A proxy that is in trouble itself may be asked again: `$retryable` tells `mayPass`. */
const proxyRefusal = (status: number): Failure => {
	if (status >= 500) {
		const says = `The proxy could not open the way to AWS (HTTP ${status}).`;
		const failure = new Failure('proxy-failed', says, 'Try again in a minute, or ask whoever runs it.');
		return Object.assign(failure, {$retryable: {throttling: false}});
	}
	return status === 407
		? new Failure(
				'proxy-refused',
				'The proxy wants to know who you are (HTTP 407).',
				'Put user and password into HTTPS_PROXY, as http://user:password@proxy.example:3128.',
			)
		: new Failure(
				'proxy-refused',
				`The proxy does not let you through to AWS (HTTP ${status}).`,
				'Ask whoever runs it, or name the hosts that need none in NO_PROXY.',
			);
};
