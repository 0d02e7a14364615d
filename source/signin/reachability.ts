import {certificatesCheck} from '../aws/certificates.ts';
import {clockCheck} from '../aws/clock.ts';
import {type ProfileInUse, profileInUse} from '../aws/config/profile-in-use.ts';
import {type UnusualEndpoint, unusualEndpoints} from '../aws/endpoints.ts';
import {type Probe, probe} from '../aws/probe.ts';
import {proxyCheck} from '../aws/proxies.ts';
import {serviceEndpoint} from '../aws/service-endpoint.ts';
import {type Check, finding} from '../check.ts';
import {partitionOfRegion} from '../console/partitions.ts';
import {within} from '../deadline.ts';
import {type Environment, isDemo} from '../environment.ts';
import {Failure} from '../failure.ts';
import {signInEndpoints} from './sign-in-token.ts';

const titles = {sts: 'STS', iam: 'IAM', signin: 'Sign-in'} as const;

type Service = keyof typeof titles;

/** Which endpoints are meant, and how long they may take. */
export type ReachabilityOptions = {
	readonly env: Environment;
	readonly profile?: string | undefined;
	readonly region: string;
	readonly seconds: number;
	readonly signal: AbortSignal;
};

/**
 * Knocks at the three endpoints a pass needs, all at once and without credentials, and looks at what is on the way:
 * proxy and certificates, and a clock that differs from what the answers say the time is. The federation endpoint
 * refuses a getSigninToken without a session with 400, which proves that it is there and is itself.
 * @throws Failure `cancelled` only.
 */
export const reachabilityChecks = async (options: ReachabilityOptions): Promise<readonly Check[]> => {
	const inUse = await profileInUse(options.env, options.profile).catch(() => undefined);
	const [unusual, certificates, ...knocks] = await Promise.all([
		unusualEndpoints(options.env, options.profile),
		certificatesCheck(options.env, inUse),
		knock('sts', options, inUse),
		knock('iam', options, inUse),
		knock('signin', options, inUse),
	]);
	const probes = knocks.flatMap(({answer}) => (answer instanceof Failure ? [] : [answer]));
	const known = knocks.flatMap(({service, url, answer}) =>
		url ? [{title: titles[service], url, answer}] : [],
	);
	return [
		clockCheck(probes),
		...knocks.map((one) => endpointCheck(one, isUnusual(one, unusual), isDemo(options.env))),
		proxyCheck(known),
		certificates,
	];
};

/** What came of knocking at an endpoint. */
export type Knock = {
	readonly service: Service;
	/** Absent: what the environment or the profile names is no address. */
	readonly url?: URL;
	readonly answer: Probe | Failure;
};

const knock = async (
	service: Service,
	options: ReachabilityOptions,
	inUse: ProfileInUse | undefined,
): Promise<Knock> => {
	const form = service === 'signin' ? 'Action=getSigninToken' : undefined;
	const url = await address(service, options).catch((error: unknown) =>
		error instanceof Failure ? error : undefined,
	);
	if (url instanceof Failure) return {service, answer: url};
	if (!url) return {service, answer: noAddress(service)};
	return {
		service,
		url,
		answer: await within(options.seconds, options.signal, (until) => probe(url, form, until, inUse)),
	};
};

const address = async (
	service: Service,
	{env, profile, region}: ReachabilityOptions,
): Promise<URL | undefined> => {
	if (service !== 'signin') return serviceEndpoint(service, region, await profileInUse(env, profile));
	const partition = partitionOfRegion(region);
	return partition && new URL(signInEndpoints(partition, region, env)[0]);
};

/** Where an address may be set: only the SDK's own services know the common variable and the profile's. */
const sources = (service: Service) =>
	service === 'signin'
		? 'AWS_ENDPOINT_URL_SIGNIN'
		: `AWS_ENDPOINT_URL_${service.toUpperCase()}, AWS_ENDPOINT_URL and the profile’s endpoint_url`;

const noAddress = (service: Service) =>
	new Failure(
		'endpoint-malformed',
		'what is set as its address is not a URL.',
		`Look at ${sources(service)}.`,
	);

const isUnusual = ({service}: Knock, unusual: readonly UnusualEndpoint[]) =>
	unusual.some((endpoint) => endpoint.service === service);

/** An endpoint's answer, judged. Any answer of STS and IAM proves that they are there: nothing was asked of them. */
export const endpointCheck = ({service, url, answer}: Knock, unusual: boolean, demo = false): Check => {
	const name = {id: `endpoint-${service}`, title: titles[service]};
	// Not the whole URL: one from the environment may hold a password.
	const where = url
		? `${url.origin}${unusual ? (demo ? ', the demo’s imitation of AWS' : ', not AWS’s own') : ''}`
		: 'nowhere';
	if (answer instanceof Failure) return finding(name, 'problem', `${where}: ${answer.message}`, answer.hint);
	const {status} = answer;
	if (status === 407) {
		const hint = 'Put user and password into HTTPS_PROXY, as http://user:password@proxy.example:3128.';
		return finding(name, 'problem', `${where}: the proxy wants to know who you are (HTTP 407)`, hint);
	}
	if (status >= 500) {
		return finding(
			name,
			'problem',
			`${where} answers with an error of its own (HTTP ${status})`,
			'Try again in a minute.',
		);
	}
	if (service === 'signin' && status !== 400) {
		return finding(
			name,
			'warning',
			`${where} answers HTTP ${status} where AWS’s sign-in would say 400`,
			'Something else may have answered (a proxy, a login page): check the network.',
		);
	}
	if (!unusual || demo) return finding(name, 'ok', where);
	const hint = `Your credentials go there: look at ${sources(service)}.`;
	return finding(name, 'warning', where, hint);
};
