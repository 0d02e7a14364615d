/** The addresses of a sign-in link, each value in them percent-encoded exactly once. */

import type {Partition, PartitionId} from './partitions.ts';

/**
 * One query value by RFC 3986: `encodeURIComponent` and the five characters it leaves alone, of which an apostrophe
 * or a bracket ends the link in chat programs and shells.
 */
export const encodeValue = (value: string): string =>
	encodeURIComponent(value).replaceAll(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);

/** The region whose sign-in answers at the partition's bare host, and another region's to ask when that one is down. */
const bareHosts: Partial<Record<PartitionId, readonly [home: string, other: string]>> = {
	aws: ['us-east-1', 'us-west-2'],
	'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
};

/**
 * Where sign-in tokens are made for a console in that region, the endpoint to ask first and the one to ask when that
 * can't be reached ("AWS Sign-In endpoints and quotas", AWS General Reference). A link leads to the one that made its
 * token. China has one; of the isolated partitions no public document tells more than the bare host.
 */
export const federationEndpoints = (
	{id, signinHost}: Partition,
	region: string,
): readonly [string, ...string[]] => {
	const at = (host: string) => `https://${host}/federation`;
	const bare = at(signinHost);
	const regional = at(`${region}.${signinHost}`);
	if (id === 'aws-cn') return [bare];
	if (id.startsWith('aws-iso')) return [bare, regional];
	const [home, other] = bareHosts[id] ?? [];
	return region === home ? [bare, at(`${other}.${signinHost}`)] : [regional, bare];
};

/**
 * The sign-in link ("Enable custom identity broker access to the AWS console", IAM user guide). A secret from here on.
 * @param issuer Where the console sends people whose session ended; may be empty.
 */
export const loginUrl = (parts: {
	readonly federationUrl: string;
	readonly issuer: string;
	readonly destination: string;
	readonly token: string;
}): string =>
	`${parts.federationUrl}?Action=login` +
	`&Issuer=${encodeValue(parts.issuer)}` +
	`&Destination=${encodeValue(parts.destination)}` +
	`&SigninToken=${encodeValue(parts.token)}`;

/**
 * The link that signs the browser out before it signs in. The commercial partition's only: no other is known to
 * answer there. Ends every session of a browser that uses multi-session, so never by default.
 * @param endpoint The sign-in endpoint that takes AWS's place, whose sign-out page it is then too.
 */
export const logoutFirstUrl = (link: string, endpoint = 'https://us-east-1.signin.aws.amazon.com'): string =>
	`${endpoint.replace(/\/+$/, '')}/oauth?Action=logout&redirect_uri=${encodeValue(link)}`;
