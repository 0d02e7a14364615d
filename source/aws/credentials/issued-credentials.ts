import {jsonObject} from '../../json-object.ts';
import {dateOf} from '../answer-time.ts';
import type {PlainAnswer} from '../plain-request.ts';
import {type IssuedKeys, issuedKeys} from '../sane-answer.ts';

/** Temporary credentials in the JSON that containers and instances answer with; undefined where they make no sense. */
export const issuedCredentials = ({
	body,
	date,
}: Pick<PlainAnswer, 'body' | 'date'>): IssuedKeys | undefined => {
	const {
		AccessKeyId: accessKeyId,
		SecretAccessKey: secretAccessKey,
		Token: sessionToken,
		Expiration: expiration,
	} = jsonObject(body);
	const parts = {accessKeyId, secretAccessKey, sessionToken, expiration};
	return issuedKeys(parts, dateOf(date).date ?? Date.now());
};
