import type {AssumeRoleCommandInput, GetFederationTokenCommandInput} from '@aws-sdk/client-sts';
import {keepSecrets} from '../secrets.ts';
import {nonsense} from './errors.ts';
import {isObject, type JsonObject} from './json-object.ts';
import {printableText, soonExpiration} from './sane-answer.ts';
import type {AwsSession} from './session.ts';
import {askSts, type StsAnswer} from './sts-query.ts';

/** Temporary credentials: the secret heart of a pass. Lives only between AssumeRole and the sign-in token. */
export type TemporaryCredentials = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken: string;
	readonly expiresAt: Date;
};

/** Credentials for somebody else, and who they are to AWS. */
export type IssuedSession = {
	readonly credentials: TemporaryCredentials;
	/** `arn:aws:sts::…:assumed-role/NAME/SESSION` or `arn:aws:sts::…:federated-user/NAME`. */
	readonly arn: string;
	/** Percent of AWS's limit that scope and tags take; absent when there are none. */
	readonly packedPolicySize?: number;
};

/** STS as one caller in one region sees it. */
export type Sts = {
	/** Throws the failures of `toFailure`. */
	callerIdentity(signal?: AbortSignal): Promise<{arn: string; account: string; userId: string}>;
	/** Throws the failures of `toFailure`; the AWS error is the failure's cause. */
	assumeRole(input: AssumeRoleCommandInput, signal?: AbortSignal): Promise<IssuedSession>;
	/** The same, for an IAM user's own access key. */
	federationToken(input: GetFederationTokenCommandInput, signal?: AbortSignal): Promise<IssuedSession>;
};

/** The regional endpoint's tokens are good in every region (IAM User Guide, "Manage AWS STS in an AWS Region"). */
export const openSts = (session: AwsSession, region: string): Sts => ({
	async callerIdentity(signal) {
		const doing = 'asking AWS who you are';
		const {result} = await askSts('GetCallerIdentity', {}, {session, region, doing, signal});
		const [arn, account] = [printableText(result['Arn']), printableText(result['Account'])];
		if (arn === undefined || account === undefined) throw nonsense(doing);
		return {arn, account, userId: printableText(result['UserId']) ?? ''};
	},

	async assumeRole(input, signal) {
		const doing = `assuming ${(input.RoleArn ?? '').replace(/^arn:[^:]*:iam::\d*:/, '')}`;
		const answer = await askSts('AssumeRole', {...input}, {session, region, doing, signal});
		return issued(answer, 'AssumedRoleUser', doing);
	},

	async federationToken(input, signal) {
		const doing = 'getting a federation token';
		const answer = await askSts('GetFederationToken', {...input}, {session, region, doing, signal});
		return issued(answer, 'FederatedUser', doing);
	},
});

/** @param user The element that says who the session is. */
const issued = ({result, at}: StsAnswer, user: string, doing: string): IssuedSession => {
	const {AccessKeyId, SecretAccessKey, SessionToken, Expiration} = objectIn(result, 'Credentials');
	const accessKeyId = printableText(AccessKeyId);
	const secretAccessKey = printableText(SecretAccessKey);
	const sessionToken = printableText(SessionToken);
	const expiresAt = soonExpiration(Expiration, at);
	const arn = printableText(objectIn(result, user)['Arn']);
	if (!accessKeyId || !secretAccessKey || !sessionToken || !expiresAt || !arn) throw nonsense(doing);
	keepSecrets(accessKeyId, secretAccessKey, sessionToken);
	const packed = result['PackedPolicySize'];
	return {
		credentials: {accessKeyId, secretAccessKey, sessionToken, expiresAt},
		arn,
		...(typeof packed === 'string' && /^\d{1,3}$/.test(packed) ? {packedPolicySize: Number(packed)} : {}),
	};
};

const objectIn = (value: JsonObject, name: string): JsonObject => {
	const found = value[name];
	return isObject(found) ? found : {};
};
