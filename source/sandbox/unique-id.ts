import {createHash, randomBytes} from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

const spell = (bytes: Uint8Array, length: number) =>
	Array.from(bytes.subarray(0, length), (byte) => alphabet[byte % alphabet.length]).join('');

/** An IAM unique ID: `AROA`, `AIDA`, … and 17 characters, always the same for the same ARN. */
export const uniqueId = (prefix: string, arn: string): string =>
	prefix + spell(createHash('sha256').update(arn).digest(), 17);

/** A new access key ID, `ASIA` and 16 characters. */
export const newAccessKeyId = (): string => `ASIA${spell(randomBytes(16), 16)}`;

/** A new secret access key, 40 characters. */
export const newSecretAccessKey = (): string => randomBytes(30).toString('base64');

/** A new session token, as long as real ones are: they decide how long a link gets. */
export const newSessionToken = (): string => `IQoJb3JpZ2luX2VjE${randomBytes(540).toString('base64')}`;

/** A new sign-in token: base64url, so that it needs no escaping in a link. */
export const newSigninToken = (): string => randomBytes(660).toString('base64url');
