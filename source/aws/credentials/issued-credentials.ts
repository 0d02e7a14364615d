import type {AwsCredentialIdentity} from '@smithy/types';
import {jsonObject} from '../../json-object.ts';

/** Temporary credentials in the JSON that containers and instances answer with; undefined where they are not whole. */
export const issuedCredentials = (text: string): AwsCredentialIdentity | undefined => {
	const {AccessKeyId, SecretAccessKey, Token, Expiration} = jsonObject(text);
	const complete =
		typeof AccessKeyId === 'string' && typeof SecretAccessKey === 'string' && typeof Token === 'string';
	if (!complete || typeof Expiration !== 'string' || Number.isNaN(Date.parse(Expiration))) return undefined;
	return {
		accessKeyId: AccessKeyId,
		secretAccessKey: SecretAccessKey,
		sessionToken: Token,
		expiration: new Date(Expiration),
	};
};
