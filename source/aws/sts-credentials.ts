import {keepSecrets} from '../secrets.ts';
import {nonsense} from './errors.ts';
import {issuedKeys} from './sane-answer.ts';
import type {StsAnswer} from './sts-query.ts';
import {objectIn} from './xml.ts';

/** The `Credentials` of an answer of STS's. Throws `bad-answer` where they are not whole. */
export const credentialsIn = ({result, at}: StsAnswer, doing: string) => {
	const {AccessKeyId, SecretAccessKey, SessionToken, Expiration} = objectIn(result, 'Credentials');
	const parts = {
		accessKeyId: AccessKeyId,
		secretAccessKey: SecretAccessKey,
		sessionToken: SessionToken,
		expiration: Expiration,
	};
	const found = issuedKeys(parts, at);
	if (!found) throw nonsense(doing);
	keepSecrets(found.accessKeyId, found.secretAccessKey, found.sessionToken);
	return found;
};
