import {isObject, type JsonObject} from '../json-object.ts';
import {keepSecrets} from '../secrets.ts';
import {nonsense} from './errors.ts';
import {printableText, soonExpiration} from './sane-answer.ts';
import type {StsAnswer} from './sts-query.ts';

/** The `Credentials` of an answer of STS's. Throws `bad-answer` where they are not whole. */
export const credentialsIn = ({result, at}: StsAnswer, doing: string) => {
	const {AccessKeyId, SecretAccessKey, SessionToken, Expiration} = objectIn(result, 'Credentials');
	const accessKeyId = printableText(AccessKeyId);
	const secretAccessKey = printableText(SecretAccessKey);
	const sessionToken = printableText(SessionToken);
	const expiration = soonExpiration(Expiration, at);
	if (!accessKeyId || !secretAccessKey || !sessionToken || !expiration) throw nonsense(doing);
	keepSecrets(accessKeyId, secretAccessKey, sessionToken);
	return {accessKeyId, secretAccessKey, sessionToken, expiration};
};

export const objectIn = (value: JsonObject, name: string): JsonObject => {
	const found = value[name];
	return isObject(found) ? found : {};
};
