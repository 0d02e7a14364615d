import type {AssumeRoleCommandInput, GetFederationTokenCommandInput} from '@aws-sdk/client-sts';
import {nonsense} from './errors.ts';
import {printableText} from './sane-answer.ts';
import type {AwsSession} from './session.ts';
import {credentialsIn} from './sts-credentials.ts';
import {askSts, type StsAnswer} from './sts-query.ts';
import {objectIn} from './xml.ts';

/** Temporary credentials: the secret heart of a pass. Lives only between AssumeRole and the sign-in token. */
export type TemporaryCredentials = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken: string;
	readonly expiresAt: Date;
};

/** Credentials for somebody else. */
export type IssuedSession = {
	readonly credentials: TemporaryCredentials;
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
export const openSts = (session: AwsSession, region: string): Sts => {
	const ask = async (action: string, input: object, doing: string, signal: AbortSignal | undefined) =>
		askSts(
			action,
			{...input},
			{inUse: await session.inUse(), credentials: session.provideCredentials, region, doing, signal},
		);
	return {
		async callerIdentity(signal) {
			const doing = 'asking AWS who you are';
			const {result} = await ask('GetCallerIdentity', {}, doing, signal);
			const [arn, account] = [printableText(result['Arn']), printableText(result['Account'])];
			if (arn === undefined || account === undefined) throw nonsense(doing);
			return {arn, account, userId: printableText(result['UserId']) ?? ''};
		},

		async assumeRole(input, signal) {
			const doing = `assuming ${(input.RoleArn ?? '').replace(/^arn:[^:]*:iam::\d*:/, '')}`;
			const answer = await ask('AssumeRole', input, doing, signal);
			return issued(answer, 'AssumedRoleUser', doing);
		},

		async federationToken(input, signal) {
			const doing = 'getting a federation token';
			const answer = await ask('GetFederationToken', input, doing, signal);
			return issued(answer, 'FederatedUser', doing);
		},
	};
};

/** @param user The element that says who the session is. */
const issued = (answer: StsAnswer, user: string, doing: string): IssuedSession => {
	const {expiration, ...keys} = credentialsIn(answer, doing);
	if (printableText(objectIn(answer.result, user)['Arn']) === undefined) throw nonsense(doing);
	const packed = answer.result['PackedPolicySize'];
	return {
		credentials: {...keys, expiresAt: expiration},
		...(typeof packed === 'string' && /^\d{1,3}$/.test(packed) ? {packedPolicySize: Number(packed)} : {}),
	};
};
