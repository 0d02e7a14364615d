/** The addresses of a sign-in link, each value in them percent-encoded exactly once. */

import type {Partition} from './partitions.ts';

/**
 * One query value by RFC 3986: `encodeURIComponent` and the five characters it leaves alone, of which an apostrophe
 * or a bracket ends the link in chat programs and shells.
 */
export const encodeValue = (value: string): string =>
	encodeURIComponent(value).replaceAll(
		/[!'()*]/g,
		(character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
	);

/** Where a partition trades credentials for a sign-in token, and where the link leads. */
export const federationEndpoint = (partition: Partition): string =>
	`https://${partition.signinHost}/federation`;

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
 */
export const logoutFirstUrl = (link: string): string =>
	`https://us-east-1.signin.aws.amazon.com/oauth?Action=logout&redirect_uri=${encodeValue(link)}`;
