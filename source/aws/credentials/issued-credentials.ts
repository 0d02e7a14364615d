import {jsonObject} from '../../json-object.ts';
import {dateOf} from '../answer-time.ts';
import {type IssuedKeys, printableKeys, soonExpiration} from '../sane-answer.ts';
import {moment} from './moment.ts';

/** Temporary credentials in the JSON that containers and instances answer with; undefined where they make no sense. */
export const issuedCredentials = ({
	body,
	date,
}: {
	readonly body: string | Buffer;
	readonly date?: string | undefined;
}): {readonly keys: IssuedKeys; readonly ended: boolean} | undefined => {
	const {AccessKeyId, SecretAccessKey, Token, Expiration} = jsonObject(body);
	const keys = printableKeys({
		accessKeyId: AccessKeyId,
		secretAccessKey: SecretAccessKey,
		sessionToken: Token,
	});
	const at = dateOf(date).date ?? Date.now();
	const end = moment(Expiration);
	const ended = typeof Expiration === 'string' && end.getTime() <= at;
	const expiration = ended ? end : soonExpiration(Expiration, at);
	return keys && expiration && {keys: {...keys, expiration}, ended};
};
