import {jsonObject} from '../../json-object.ts';
import {dateOf} from '../answer-time.ts';
import type {PlainAnswer} from '../plain-request.ts';
import {type IssuedKeys, issuedKeys} from '../sane-answer.ts';
import {moment} from './moment.ts';

/** Temporary credentials in the JSON that containers and instances answer with; undefined where they make no sense. */
export const issuedCredentials = ({
	body,
	date,
}: Pick<PlainAnswer, 'body' | 'date'>): {readonly keys: IssuedKeys; readonly ended: boolean} | undefined => {
	const {
		AccessKeyId: accessKeyId,
		SecretAccessKey: secretAccessKey,
		Token: sessionToken,
		Expiration: expiration,
	} = jsonObject(body);
	const parts = {accessKeyId, secretAccessKey, sessionToken, expiration};
	const at = dateOf(date).date ?? Date.now();
	const end = moment(expiration);
	const ended = typeof expiration === 'string' && end.getTime() <= at;
	const keys = issuedKeys(ended ? {...parts, expiration: at + 1} : parts, at);
	return keys && {keys: ended ? {...keys, expiration: end} : keys, ended};
};
