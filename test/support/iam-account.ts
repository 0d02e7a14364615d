/** An account in an imitation of AWS that is not ours (moto, ministack), furnished through the unmodified SDK. */
import {
	AddUserToGroupCommand,
	AttachRolePolicyCommand,
	AttachUserPolicyCommand,
	CreateAccessKeyCommand,
	CreateGroupCommand,
	CreatePolicyCommand,
	CreateRoleCommand,
	CreateUserCommand,
	IAMClient,
	PutGroupPolicyCommand,
	PutRolePolicyCommand,
	PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import {AssumeRoleCommand, GetCallerIdentityCommand, STSClient} from '@aws-sdk/client-sts';
import type {Environment} from './program.ts';

/** moto's account for everybody it does not know; ministack is told. */
export const accountId = '123456789012';

const region = 'eu-central-1';

export type Keys = {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken?: string;
};

/** A statement, or several, as a policy document. */
export type Statements = object | readonly object[];

const document = (statements: Statements) =>
	JSON.stringify({Version: '2012-10-17', Statement: [statements].flat()});

export const allow = (action: string | readonly string[], resource: string | readonly string[] = '*') => ({
	Effect: 'Allow',
	Action: action,
	Resource: resource,
});

export const deny = (action: string | readonly string[], resource: string | readonly string[] = '*') => ({
	...allow(action, resource),
	Effect: 'Deny',
});

/** A trust statement for an AWS principal, or several. */
export const trust = (principal: string | readonly string[], condition?: object) => ({
	Effect: 'Allow',
	Principal: {AWS: principal},
	Action: 'sts:AssumeRole',
	...(condition ? {Condition: condition} : {}),
});

export const roleArn = (pathAndName: string) => `arn:aws:iam::${accountId}:role/${pathAndName}`;
export const sessionArn = (role: string, sessionName: string) =>
	`arn:aws:sts::${accountId}:assumed-role/${role}/${sessionName}`;
export const userArn = (name: string) => `arn:aws:iam::${accountId}:user/${name}`;

type Role = {
	readonly path?: string;
	readonly description?: string;
	readonly maxSessionSeconds?: number;
	readonly policy?: Statements;
	/** ARNs of managed policies. */
	readonly attached?: readonly string[];
	readonly boundary?: string;
};

type User = {
	readonly inline?: Statements;
	/** A managed policy of the account's own, attached. */
	readonly managed?: Statements;
	/** The inline policy of a group the user is in. */
	readonly ofGroup?: Statements;
};

const keysIn = (keys: object | undefined): Keys => {
	const {AccessKeyId, SecretAccessKey, SessionToken} = keys as Record<string, string>;
	return {
		accessKeyId: AccessKeyId ?? '',
		secretAccessKey: SecretAccessKey ?? '',
		...(SessionToken ? {sessionToken: SessionToken} : {}),
	};
};

/** @param credentials Of somebody who may do everything. */
export const furnish = (url: string, credentials: Keys) => {
	const client = new IAMClient({endpoint: url, region, credentials});

	return {
		/** Creates a role and answers with its ARN. */
		async role(
			name: string,
			trusting: Statements,
			{path, description, maxSessionSeconds, policy, attached = [], boundary}: Role = {},
		) {
			const {Role: made} = await client.send(
				new CreateRoleCommand({
					RoleName: name,
					AssumeRolePolicyDocument: document(trusting),
					Path: path,
					Description: description,
					MaxSessionDuration: maxSessionSeconds,
					PermissionsBoundary: boundary,
				}),
			);
			if (policy) {
				const PolicyDocument = document(policy);
				await client.send(new PutRolePolicyCommand({RoleName: name, PolicyName: 'own', PolicyDocument}));
			}
			for (const PolicyArn of attached) {
				await client.send(new AttachRolePolicyCommand({RoleName: name, PolicyArn}));
			}
			return made?.Arn ?? '';
		},

		/** Creates an IAM user with a long-term access key. */
		async user(name: string, {inline, managed, ofGroup}: User = {}): Promise<Keys> {
			const UserName = name;
			await client.send(new CreateUserCommand({UserName}));
			if (inline) {
				const PolicyDocument = document(inline);
				await client.send(new PutUserPolicyCommand({UserName, PolicyName: 'inline', PolicyDocument}));
			}
			if (managed) {
				const PolicyDocument = document(managed);
				const made = await client.send(
					new CreatePolicyCommand({PolicyName: `${name}-managed`, PolicyDocument}),
				);
				await client.send(new AttachUserPolicyCommand({UserName, PolicyArn: made.Policy?.Arn}));
			}
			if (ofGroup) {
				const GroupName = `${name}-group`;
				const PolicyDocument = document(ofGroup);
				await client.send(new CreateGroupCommand({GroupName}));
				await client.send(new PutGroupPolicyCommand({GroupName, PolicyName: 'of-group', PolicyDocument}));
				await client.send(new AddUserToGroupCommand({UserName, GroupName}));
			}
			const {AccessKey: key} = await client.send(new CreateAccessKeyCommand({UserName}));
			return keysIn(key);
		},

		/** A role session, as somebody in CloudShell has one. */
		async session(role: string, sessionName: string, credentials: Keys): Promise<Keys> {
			const input = {RoleArn: role, RoleSessionName: sessionName};
			const assumed = await stsClient(url, credentials).send(new AssumeRoleCommand(input));
			return keysIn(assumed.Credentials);
		},
	};
};

export type Account = ReturnType<typeof furnish>;

/** Points the program at an imitation, as the holder of these keys. */
export const imitationEnvironment = (
	url: string,
	{accessKeyId, secretAccessKey, sessionToken}: Keys,
): Environment => ({
	AWS_ENDPOINT_URL_STS: url,
	AWS_ENDPOINT_URL_IAM: url,
	AWS_REGION: region,
	AWS_EC2_METADATA_DISABLED: 'true',
	AWS_ACCESS_KEY_ID: accessKeyId,
	AWS_SECRET_ACCESS_KEY: secretAccessKey,
	...(sessionToken ? {AWS_SESSION_TOKEN: sessionToken} : {}),
});

export const stsClient = (url: string, credentials: Keys) =>
	new STSClient({endpoint: url, region, credentials, maxAttempts: 1});

/** Whose credentials these are, by the ARN; undefined: nobody's. */
export const principalOf = async (url: string, credentials: Keys): Promise<string | undefined> => {
	try {
		const {Arn: arn = ''} = await stsClient(url, credentials).send(new GetCallerIdentityCommand({}));
		// What moto answers to keys it has never seen.
		return arn.endsWith(':user/moto') ? undefined : arn;
	} catch {
		return undefined;
	}
};
