import {
	AssumeRoleCommand,
	type AssumeRoleCommandInput,
	type Credentials,
	GetCallerIdentityCommand,
	GetFederationTokenCommand,
	type GetFederationTokenCommandInput,
	STSClient,
} from '@aws-sdk/client-sts';
import {nonsense, toFailure} from './errors.ts';
import type {AwsSession} from './session.ts';

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

const clients = new WeakMap<AwsSession, Map<string, Promise<STSClient>>>();

const clientFor = (session: AwsSession, region: string): Promise<STSClient> => {
	const byRegion = clients.get(session) ?? new Map<string, Promise<STSClient>>();
	clients.set(session, byRegion);
	const client =
		byRegion.get(region) ?? session.clientSettings('sts', region).then((settings) => new STSClient(settings));
	byRegion.set(region, client);
	return client;
};

/** The regional endpoint's tokens are good in every region (IAM User Guide, "Manage AWS STS in an AWS Region"). */
export const openSts = (session: AwsSession, region: string): Sts => ({
	async callerIdentity(signal) {
		const doing = 'asking AWS who you are';
		try {
			const client = await clientFor(session, region);
			const answer = await client.send(new GetCallerIdentityCommand({}), signal ? {abortSignal: signal} : {});
			const {Arn, Account, UserId} = answer;
			if (!Arn || !Account) throw nonsense(doing);
			return {arn: Arn, account: Account, userId: UserId ?? ''};
		} catch (error) {
			throw toFailure(error, {doing, profile: session.profile});
		}
	},

	async assumeRole(input, signal) {
		const doing = `assuming ${(input.RoleArn ?? '').replace(/^arn:[^:]*:iam::\d*:/, '')}`;
		try {
			const client = await clientFor(session, region);
			const answer = await client.send(new AssumeRoleCommand(input), signal ? {abortSignal: signal} : {});
			return issued(answer.Credentials, answer.AssumedRoleUser?.Arn, answer.PackedPolicySize, doing);
		} catch (error) {
			throw toFailure(error, {doing, profile: session.profile});
		}
	},

	async federationToken(input, signal) {
		const doing = 'getting a federation token';
		try {
			const client = await clientFor(session, region);
			const command = new GetFederationTokenCommand(input);
			const answer = await client.send(command, signal ? {abortSignal: signal} : {});
			return issued(answer.Credentials, answer.FederatedUser?.Arn, answer.PackedPolicySize, doing);
		} catch (error) {
			throw toFailure(error, {doing, profile: session.profile});
		}
	},
});

const issued = (
	{AccessKeyId, SecretAccessKey, SessionToken, Expiration}: Partial<Credentials> = {},
	arn: string | undefined,
	packedPolicySize: number | undefined,
	doing: string,
): IssuedSession => {
	if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration || !arn) throw nonsense(doing);
	return {
		credentials: {
			accessKeyId: AccessKeyId,
			secretAccessKey: SecretAccessKey,
			sessionToken: SessionToken,
			expiresAt: Expiration,
		},
		arn,
		...(packedPolicySize === undefined ? {} : {packedPolicySize}),
	};
};
