import type {Agent as HttpAgent} from 'node:http';
import process from 'node:process';
import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';
import {plainText} from '../text/plain-text.ts';
import type {ProfileInUse} from './config/profile-in-use.ts';
import type {HttpAgents} from './proxy-agents.ts';
import {proxyVariables} from './proxy-for.ts';
import {NotAFile, readWhole} from './read-file.ts';

/**
 * Whose certificates are trusted where a bundle adds some: what is named then replaces all that Node knows by itself.
 */
const authorities = async (bundle: CaBundle): Promise<string[]> => {
	const {rootCertificates} = await import('node:tls');
	const extra = process.env['NODE_EXTRA_CA_CERTS'];
	// Node has said what it thinks of a file of its own that can't be read.
	const known = extra ? String(await readWhole(extra).catch(() => '')) : '';
	return [...rootCertificates, await readBundle(bundle), known].filter(Boolean);
};

const readBundle = async (bundle: CaBundle): Promise<string> => {
	const text = await readWhole(bundle.file).catch((error: unknown) => {
		throw badBundle(bundle, error instanceof NotAFile ? error.message : 'can’t be read', error);
	});
	if (!text.includes('-----BEGIN')) throw badBundle(bundle, 'holds no certificate');
	return text.toString('utf8');
};

const badBundle = ({file, setting}: CaBundle, problem: string, cause?: unknown) =>
	new Failure(
		'ca-bundle-unreadable',
		`${setting} names ${plainText(file, 120)}, which ${problem}.`,
		`Unset ${setting}, or name a PEM file there.`,
		cause,
	);

/** A file of certificates to trust as well, and the setting that names it. */
export type CaBundle = {readonly file: string; readonly setting: string};

/** AWS_CA_BUNDLE, `ca_bundle` of the profile in use, or REQUESTS_CA_BUNDLE, which the AWS CLI takes as well. */
export const caBundle = (env: Environment, inUse?: ProfileInUse): CaBundle | undefined => {
	const named = env['AWS_CA_BUNDLE'];
	if (named) return {file: named, setting: 'AWS_CA_BUNDLE'};
	const ofProfile = inUse?.settings['ca_bundle'];
	if (ofProfile) return {file: ofProfile, setting: 'ca_bundle of the profile'};
	const ofPython = env['REQUESTS_CA_BUNDLE'];
	return ofPython ? {file: ofPython, setting: 'REQUESTS_CA_BUNDLE'} : undefined;
};

const agents = new Map<string | undefined, Promise<HttpAgents>>();

/**
 * The agents every request to AWS goes through, made once: kept-alive connections, the proxy the environment names
 * (HTTPS_PROXY, NO_PROXY; see "Proxy configuration" in the AWS SDK guide) and the certificates of a bundle
 * added to Node's own and those of NODE_EXTRA_CA_CERTS.
 */
const httpAgents = (bundle: CaBundle | undefined): Promise<HttpAgents> => {
	const file = bundle?.file;
	const known = agents.get(file) ?? makeAgents(bundle);
	agents.set(file, known);
	// A bundle that could not be read may be there the next time.
	known.catch(() => agents.delete(file));
	return known;
};

/** The agent for a URL; undefined: Node's own. */
export const agentFor = async (url: string, inUse?: ProfileInUse): Promise<HttpAgent | undefined> => {
	const secure = url.startsWith('https:');
	if (!secure && !hasProxy()) return undefined;
	const {httpAgent, httpsAgent} = await httpAgents(caBundle(process.env, inUse));
	return secure ? httpsAgent : httpAgent;
};

const hasProxy = (): boolean => proxyVariables.some((name) => process.env[name]);

const makeAgents = async (bundle: CaBundle | undefined): Promise<HttpAgents> => {
	const tls = bundle ? {ca: await authorities(bundle)} : {};
	if (!hasProxy()) {
		const {Agent: HttpsAgent} = await import('node:https');
		return {httpsAgent: new HttpsAgent({keepAlive: true, ...tls})};
	}
	const {proxyAgents} = await import('./proxy-agents.ts');
	return proxyAgents(tls);
};
