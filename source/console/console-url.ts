/** A console address as somebody copied it from a browser, taken apart. Hostile until proven AWS's own. */

import {ownHosts} from './lookup.ts';
import {allPartitions, type Partition, partitionById} from './partitions.ts';
import {type DestinationProblem, problem, quoted} from './problem.ts';

export type ConsoleUrl = {
	readonly ok: true;
	readonly partition: Partition;
	/** A console outside the partition's console host, `health.aws.amazon.com`, without a region before it. */
	readonly ownHost?: string;
	/** What the query says, else the host; absent: neither. Not yet checked against the regions that exist. */
	readonly region?: string;
	/** `region=global`: WAF and others that show a region's things and the world's on one page. */
	readonly worldwide: boolean;
	/** No leading slash; the bare console host is the console's home. */
	readonly path: string;
	/** `name=value` as they stood, `region` left out. */
	readonly query: readonly string[];
	/** With its `#`; empty: none. */
	readonly fragment: string;
};

/**
 * Scheme, host and the rest, on the text as it is: `new URL` would first drop tabs, turn backslashes into slashes and
 * fold full-width letters, and so take for AWS's what no person would. No user, no port, no trailing dot get through.
 */
const address = /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)((?:[/?#].*)?)$/i;

const regionLabel = /^[a-z]+(?:-[a-z]+)+-\d+$/;

/** Whitespace, backslashes and invisible characters have no place in an address. */
const unwanted = /[\s\\\p{C}]/u;

/** The account and a hash, before the region: the console's multi-session support; somebody else's means nothing. */
const sessionLabel = /^\d{12}-[a-z0-9]+$/;

/** The beginning of an address of S3's own, as its console and the AWS CLI write them: `s3://reports/2030/`. */
export const s3Uri = /^\s*s3:\/\//i;

/** Does the text mean to be an address rather than a service? Judged as a browser would, without what is invisible. */
export function looksLikeUrl(text: string): boolean {
	if (s3Uri.test(text)) return false;
	const visible = text.replaceAll(/[\s\p{C}]/gu, '');
	return /^(?:[a-z][a-z0-9+.-]*:|[/\\]{2}|[^/]*\.[a-z]{2,}(?:[:/?#]|$))/i.test(visible);
}

const refused = (message: string) =>
	problem(
		'not-a-console-url',
		message,
		'Paste the address of a console page, one that begins with https://console. or https://<region>.console., or name a service: s3, ec2/instances.',
	);

function refusedHost(host: string): DestinationProblem {
	const signIn = allPartitions().some(
		({signinHost}) => host === signinHost || host.endsWith(`.${signinHost}`),
	);
	return signIn
		? refused('That is a sign-in link, not a console page; sign-in links are made here, not passed on.')
		: refused(`${quoted(host)} is not a console host of AWS.`);
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}

/** The region's label, '' for none, undefined for a host that is not this partition's console. */
function hostRegionOf(host: string, {consoleHost}: Partition): string | undefined {
	if (host === consoleHost) return '';
	if (!host.endsWith(`.${consoleHost}`)) return undefined;
	const labels = host.slice(0, -consoleHost.length - 1).split('.');
	if (sessionLabel.test(labels[0] ?? '')) labels.shift();
	// S3's console had a host of its own for years, and bookmarks still do.
	if (labels.length === 1 && labels[0] === 's3') labels.shift();
	const [region = '', ...others] = labels;
	if (others.length > 0) return undefined;
	return region === '' || regionLabel.test(region) ? region : undefined;
}

/** Takes a pasted address apart; refuses whatever is not exactly a console address of some partition. */
export function parseConsoleUrl(text: string): ConsoleUrl | DestinationProblem {
	const trimmed = text.trim();
	if (unwanted.test(trimmed))
		return refused('The address holds spaces, backslashes or invisible characters.');
	const match = address.exec(trimmed);
	if (!match) return refused('That is not an https:// address without a user name and a port.');
	const host = (match[1] ?? '').toLowerCase();
	for (const partition of allPartitions()) {
		const hostRegion = hostRegionOf(host, partition);
		if (hostRegion !== undefined) return takeApart(partition, hostRegion, match[2] ?? '');
	}
	return takeOwnHost(host, match[2] ?? '') ?? refusedHost(host);
}

/** A console on a host of its own, some with a region before it; known in the commercial partition only. */
function takeOwnHost(host: string, rest: string): ConsoleUrl | undefined {
	const partition = partitionById('aws');
	const ownHost = ownHosts().find((own) => host === own || host.endsWith(`.${own}`));
	if (!partition || !ownHost) return undefined;
	const region = host.slice(0, -ownHost.length).replace(/\.$/, '');
	if (region !== '' && !regionLabel.test(region)) return undefined;
	const url = new URL(`https://${ownHost}${rest}`);
	return {
		ok: true,
		partition,
		ownHost,
		...(region === '' ? {} : {region}),
		worldwide: false,
		path: url.pathname.replace(/^\/+/, ''),
		query: url.search === '' ? [] : [url.search.slice(1)],
		fragment: url.hash,
	};
}

function takeApart(partition: Partition, hostRegion: string, rest: string): ConsoleUrl {
	const url = new URL(`https://${partition.consoleHost}${rest}`);
	const parts = url.search
		.slice(1)
		.split('&')
		.filter((part) => part !== '');
	const regions = parts
		.filter((part) => part.startsWith('region='))
		.map((part) => decoded(part.slice('region='.length)));
	const worldwide = regions[0] === 'global';
	const region = worldwide ? '' : (regions.find((value) => value !== '') ?? hostRegion);
	return {
		ok: true,
		partition,
		...(region === '' ? {} : {region}),
		worldwide,
		path: url.pathname.replace(/^\/+/, '') || 'console/home',
		query: parts.filter((part) => !part.startsWith('region=')),
		fragment: url.hash,
	};
}
