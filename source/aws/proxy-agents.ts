import type {ClientRequest} from 'node:http';
import {Agent as DirectHttpAgent} from 'node:http';
import {Agent as DirectHttpsAgent} from 'node:https';
import {Agent, type AgentConnectOpts} from 'agent-base';
import {HttpProxyAgent} from 'http-proxy-agent';
import {Failure} from '../failure.ts';
import {proxyFor} from './proxy-for.ts';
import {ProxyTunnel} from './proxy-tunnel.ts';
import {unreachedProxy} from './unreached-proxy.ts';

export type HttpAgents = {readonly httpAgent?: DirectHttpAgent; readonly httpsAgent: DirectHttpAgent};

type Tls = {readonly ca?: readonly string[]};

const controls = /\p{Cc}/u;

/** A proxy's URL may hold a password: it is never part of a message. */
const proxyUrl = (text: string): URL => {
	try {
		const url = new URL(text);
		// What goes into its header is decoded: a `%` of a password has to be written as `%25`. RFC 7617: no controls.
		const parts = [url.username, url.password].map((part) => decodeURIComponent(part));
		if (!parts.some((part) => controls.test(part))) return url;
	} catch {
		// Told below.
	}
	throw new Failure(
		'proxy-malformed',
		'The proxy named in the environment is not a URL.',
		'Set HTTPS_PROXY to something like http://user:password@proxy.example:3128, a % in it written as %25, or unset it.',
	);
};

/** The way through a proxy to a host that is spoken to without TLS. */
class PlainProxy extends HttpProxyAgent<string> {
	override async connect(...asked: Parameters<HttpProxyAgent<string>['connect']>) {
		return super.connect(...asked).catch((error: unknown) => {
			throw unreachedProxy(error, this.proxy, 'http://host/');
		});
	}
}

/** Chooses for each host: the proxy the environment names for it, or a direct connection (NO_PROXY). */
class EnvironmentProxyAgent extends Agent {
	readonly #direct = {http: new DirectHttpAgent(), https: new DirectHttpsAgent()};
	readonly #tls: {ca?: string[]};

	constructor({ca}: Tls) {
		super({keepAlive: true});
		this.#tls = ca ? {ca: [...ca]} : {};
		this.#direct.https = new DirectHttpsAgent({keepAlive: true, ...this.#tls});
	}

	override connect(_request: ClientRequest, options: AgentConnectOpts) {
		const scheme = options.secureEndpoint ? 'https' : 'http';
		const host = options.host ?? 'localhost';
		const proxy = proxyFor(`${scheme}://${host.includes(':') ? `[${host}]` : host}:${options.port}`);
		if (!proxy) return this.#direct[scheme];
		if (!options.secureEndpoint) return new PlainProxy(proxyUrl(proxy));
		Object.assign(options, this.#tls);
		return new ProxyTunnel(proxyUrl(proxy), this.#tls);
	}
}

export const proxyAgents = (tls: Tls): HttpAgents => {
	const agent = new EnvironmentProxyAgent(tls);
	return {httpAgent: agent, httpsAgent: agent};
};
