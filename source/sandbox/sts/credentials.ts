import type {AccessKeys} from '../key-set.ts';
import type {Value} from '../query-protocol.ts';

/** `Credentials` of every STS answer that issues some. */
export const credentials = ({accessKeyId, secretAccessKey, sessionToken, expiresAt}: AccessKeys): Value => ({
	AccessKeyId: accessKeyId,
	SecretAccessKey: secretAccessKey,
	SessionToken: sessionToken,
	Expiration: expiresAt === undefined ? undefined : new Date(expiresAt),
});
