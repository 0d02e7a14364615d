import type {
	AssumeRoleCommandInput,
	Credentials,
	GetFederationTokenCommandInput,
	STSClient,
} from '@aws-sdk/client-sts';
import {nonsense, toFailure} from './errors.ts';
import {isObject} from './json-object.ts';
import type {AwsSession} from './session.ts';
import {askSts} from './sts-query.ts';

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
	const client = byRegion.get(region) ?? openClient(session, region);
	byRegion.set(region, client);
	return client;
};

const openClient = async (session: AwsSession, region: string): Promise<STSClient> => {
	const [{STSClient}, settings] = await Promise.all([
		import('@aws-sdk/client-sts'),
		session.clientSettings('sts', region),
	]);
	return new STSClient(settings);
};

/** The regional endpoint's tokens are good in every region (IAM User Guide, "Manage AWS STS in an AWS Region"). */
export const openSts = (session: AwsSession, region: string): Sts => ({
	async callerIdentity(signal) {
		const doing = 'asking AWS who you are';
		try {
			const [client, {GetCallerIdentityCommand}] = await Promise.all([
				clientFor(session, region),
				import('@aws-sdk/client-sts'),
			]);
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
		const {Credentials, AssumedRoleUser, PackedPolicySize} = await askSts(
			'AssumeRole',
			{...input},
			{session, region, doing, signal},
		);
		const arn = isObject(AssumedRoleUser) ? textOf(AssumedRoleUser['Arn']) : undefined;
		return issued(credentialsIn(Credentials), arn, numberOf(PackedPolicySize), doing);
	},

	async federationToken(input, signal) {
		const doing = 'getting a federation token';
		try {
			const [client, {GetFederationTokenCommand}] = await Promise.all([
				clientFor(session, region),
				import('@aws-sdk/client-sts'),
			]);
			const command = new GetFederationTokenCommand(input);
			const answer = await client.send(command, signal ? {abortSignal: signal} : {});
			return issued(answer.Credentials, answer.FederatedUser?.Arn, answer.PackedPolicySize, doing);
		} catch (error) {
			throw toFailure(error, {doing, profile: session.profile});
		}
	},
});

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const numberOf = (value: unknown): number | undefined => {
	const text = textOf(value);
	return text === undefined || !/^\d+$/.test(text) ? undefined : Number(text);
};

const credentialsIn = (value: unknown): Partial<Credentials> => {
	if (!isObject(value)) return {};
	const expires = new Date(textOf(value['Expiration']) ?? '');
	return {
		AccessKeyId: textOf(value['AccessKeyId']),
		SecretAccessKey: textOf(value['SecretAccessKey']),
		SessionToken: textOf(value['SessionToken']),
		Expiration: Number.isNaN(expires.getTime()) ? undefined : expires,
	};
};

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
