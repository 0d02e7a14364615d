import {readFile} from 'node:fs/promises';
import type {Agent as HttpAgent} from 'node:http';
import {Agent as HttpsAgent} from 'node:https';
import process from 'node:process';
import {Failure} from '../failure.ts';

export type HttpAgents = {readonly httpAgent?: HttpAgent; readonly httpsAgent: HttpAgent};

const readBundle = async (path: string): Promise<string> => {
	try {
		return await readFile(path, 'utf8');
	} catch (error) {
		throw new Failure(
			'usage',
			'ca-bundle-unreadable',
			`AWS_CA_BUNDLE names ${path}, which can't be read.`,
			'Unset AWS_CA_BUNDLE or name a PEM file.',
			error,
		);
	}
};

const proxyVariables = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy', 'ALL_PROXY', 'all_proxy'];

let agents: Promise<HttpAgents> | undefined;

/**
 * The agents every request to AWS goes through, made once: kept-alive connections, the proxy the environment names
 * (HTTPS_PROXY, NO_PROXY; see "Proxy configuration" in the AWS SDK guide) and the certificates of AWS_CA_BUNDLE
 * added to Node's own (NODE_EXTRA_CA_CERTS is Node's business).
 */
export const httpAgents = (): Promise<HttpAgents> => {
	agents ??= makeAgents();
	return agents;
};

const makeAgents = async (): Promise<HttpAgents> => {
	const bundle = process.env['AWS_CA_BUNDLE'];
	const tls = bundle ? {ca: [...(await import('node:tls')).rootCertificates, await readBundle(bundle)]} : {};
	if (!proxyVariables.some((name) => process.env[name])) {
		return {httpsAgent: new HttpsAgent({keepAlive: true, ...tls})};
	}
	const {proxyAgents} = await import('./proxy-agents.ts');
	return proxyAgents(tls);
};
