import {readFile} from 'node:fs/promises';
import type {Agent as HttpAgent} from 'node:http';
import process from 'node:process';
import {Failure} from '../failure.ts';
import {plainText} from '../plain-text.ts';
import {proxyVariables} from './proxy-for.ts';

export type HttpAgents = {readonly httpAgent?: HttpAgent; readonly httpsAgent: HttpAgent};

/** Whose certificates are trusted where AWS_CA_BUNDLE adds some: what is named then replaces all that Node knows by itself. */
const authorities = async (bundle: string): Promise<string[]> => {
	const {rootCertificates} = await import('node:tls');
	const extra = process.env['NODE_EXTRA_CA_CERTS'];
	// Node has said what it thinks of a file of its own that can't be read.
	const known = extra ? await readFile(extra, 'utf8').catch(() => '') : '';
	return [...rootCertificates, await readBundle(bundle), known].filter(Boolean);
};

const readBundle = async (path: string): Promise<string> => {
	const text = await readFile(path, 'utf8').catch((error: unknown) => {
		throw badBundle(path, 'can’t be read', error);
	});
	if (!text.includes('-----BEGIN')) throw badBundle(path, 'holds no certificate');
	return text;
};

const badBundle = (path: string, problem: string, cause?: unknown) =>
	new Failure(
		'ca-bundle-unreadable',
		`AWS_CA_BUNDLE names ${plainText(path, 120)}, which ${problem}.`,
		'Unset AWS_CA_BUNDLE or name a PEM file.',
		cause,
	);

let agents: Promise<HttpAgents> | undefined;

/**
 * The agents every request to AWS goes through, made once: kept-alive connections, the proxy the environment names
 * (HTTPS_PROXY, NO_PROXY; see "Proxy configuration" in the AWS SDK guide) and the certificates of AWS_CA_BUNDLE
 * added to Node's own and those of NODE_EXTRA_CA_CERTS.
 */
export const httpAgents = (): Promise<HttpAgents> => {
	agents ??= makeAgents();
	return agents;
};

/** The agent for a URL; undefined: Node's own. */
export const agentFor = async (url: string): Promise<HttpAgent | undefined> => {
	const secure = url.startsWith('https:');
	if (!secure && !hasProxy()) return undefined;
	const {httpAgent, httpsAgent} = await httpAgents();
	return secure ? httpsAgent : httpAgent;
};

const hasProxy = (): boolean => proxyVariables.some((name) => process.env[name]);

const makeAgents = async (): Promise<HttpAgents> => {
	const bundle = process.env['AWS_CA_BUNDLE'];
	const tls = bundle ? {ca: await authorities(bundle)} : {};
	if (!hasProxy()) {
		const {Agent: HttpsAgent} = await import('node:https');
		return {httpsAgent: new HttpsAgent({keepAlive: true, ...tls})};
	}
	const {proxyAgents} = await import('./proxy-agents.ts');
	return proxyAgents(tls);
};
