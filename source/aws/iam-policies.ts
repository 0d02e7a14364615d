import {
	GetGroupPolicyCommand,
	GetPolicyCommand,
	GetPolicyVersionCommand,
	GetRolePolicyCommand,
	GetUserCommand,
	GetUserPolicyCommand,
	type IAMClient,
	ListAttachedGroupPoliciesCommand,
	ListAttachedRolePoliciesCommand,
	ListAttachedUserPoliciesCommand,
	ListGroupPoliciesCommand,
	ListGroupsForUserCommand,
	ListRolePoliciesCommand,
	ListUserPoliciesCommand,
} from '@aws-sdk/client-iam';
import {nonsense} from './errors.ts';
import {decodeDocument, iamCall, present, withSignal} from './iam-client.ts';
import {iamList} from './iam-pages.ts';
import {tagsOf} from './iam-roles.ts';
import type {AwsSession} from './session.ts';

export type PolicyHolder = {readonly kind: 'role' | 'user' | 'group'; readonly name: string};
export type PolicyName = {readonly name: string; readonly arn: string};
export type UserFacts = {
	readonly arn: string;
	readonly tags: Readonly<Record<string, string>>;
	readonly boundaryArn?: string;
};

type Options = {abortSignal?: AbortSignal};
type Marker = {Marker?: string};

/** The same three reads for each kind of principal: IAM has a command for each pair. */
const commands = {
	role: {
		attached: (client: IAMClient, name: string, page: Marker, options: Options) =>
			client.send(new ListAttachedRolePoliciesCommand({RoleName: name, ...page}), options),
		inline: (client: IAMClient, name: string, page: Marker, options: Options) =>
			client.send(new ListRolePoliciesCommand({RoleName: name, ...page}), options),
		document: (client: IAMClient, name: string, policy: string, options: Options) =>
			client.send(new GetRolePolicyCommand({RoleName: name, PolicyName: policy}), options),
	},
	user: {
		attached: (client: IAMClient, name: string, page: Marker, options: Options) =>
			client.send(new ListAttachedUserPoliciesCommand({UserName: name, ...page}), options),
		inline: (client: IAMClient, name: string, page: Marker, options: Options) =>
			client.send(new ListUserPoliciesCommand({UserName: name, ...page}), options),
		document: (client: IAMClient, name: string, policy: string, options: Options) =>
			client.send(new GetUserPolicyCommand({UserName: name, PolicyName: policy}), options),
	},
	group: {
		attached: (client: IAMClient, name: string, page: Marker, options: Options) =>
			client.send(new ListAttachedGroupPoliciesCommand({GroupName: name, ...page}), options),
		inline: (client: IAMClient, name: string, page: Marker, options: Options) =>
			client.send(new ListGroupPoliciesCommand({GroupName: name, ...page}), options),
		document: (client: IAMClient, name: string, policy: string, options: Options) =>
			client.send(new GetGroupPolicyCommand({GroupName: name, PolicyName: policy}), options),
	},
} as const;

/** The policies of roles, users and groups, one read at a time. Every call throws the failures of `toFailure`. */
export const openIamPolicies = (session: AwsSession, region: string) => {
	const call = iamCall(session, region);
	return {
		attached: async ({kind, name}: PolicyHolder, signal?: AbortSignal): Promise<readonly PolicyName[]> => {
			const doing = `listing the managed policies of ${kind}/${name}`;
			const policies = await iamList(call, {
				doing,
				ask: (client, marker) => commands[kind].attached(client, name, marker, withSignal(signal)),
				items: ({AttachedPolicies}) => present(AttachedPolicies, doing),
				id: ({PolicyArn}) => PolicyArn ?? '',
			});
			return policies.flatMap(({PolicyName, PolicyArn}) =>
				PolicyArn ? [{name: PolicyName ?? PolicyArn, arn: PolicyArn}] : [],
			);
		},

		inline: ({kind, name}: PolicyHolder, signal?: AbortSignal): Promise<readonly string[]> => {
			const doing = `listing the inline policies of ${kind}/${name}`;
			return iamList(call, {
				doing,
				ask: (client, marker) => commands[kind].inline(client, name, marker, withSignal(signal)),
				items: ({PolicyNames}) => present(PolicyNames, doing),
				id: (policy) => policy,
			});
		},

		/** JSON text. */
		inlineDocument: ({kind, name}: PolicyHolder, policy: string, signal?: AbortSignal): Promise<string> => {
			const doing = `reading the inline policy ${policy} of ${kind}/${name}`;
			return call(doing, async (client) => {
				const answer = await commands[kind].document(client, name, policy, withSignal(signal));
				return present(decodeDocument(answer.PolicyDocument), doing);
			});
		},

		/** The default version's document, JSON text. */
		managedDocument: (arn: string, signal?: AbortSignal): Promise<string> => {
			const doing = `reading ${arn.replace(/^arn:[^:]*:iam::(\d{12}:|aws:)?/, '')}`;
			return call(doing, async (client) => {
				const {Policy} = await client.send(new GetPolicyCommand({PolicyArn: arn}), withSignal(signal));
				const VersionId = present(Policy?.DefaultVersionId, doing);
				const answer = await client.send(
					new GetPolicyVersionCommand({PolicyArn: arn, VersionId}),
					withSignal(signal),
				);
				return present(decodeDocument(answer.PolicyVersion?.Document), doing);
			});
		},

		/** An IAM user's path, tags and boundary. */
		user: (name: string, signal?: AbortSignal): Promise<UserFacts> => {
			const doing = `reading user/${name}`;
			return call(doing, async (client) => {
				const {User} = await client.send(new GetUserCommand({UserName: name}), withSignal(signal));
				if (!User?.Arn) throw nonsense(doing);
				const boundaryArn = User.PermissionsBoundary?.PermissionsBoundaryArn;
				return {arn: User.Arn, tags: tagsOf(User.Tags ?? []), ...(boundaryArn ? {boundaryArn} : {})};
			});
		},

		groupsOf: async (user: string, signal?: AbortSignal): Promise<readonly string[]> => {
			const doing = `listing the groups of user/${user}`;
			const groups = await iamList(call, {
				doing,
				ask: (client, marker) =>
					client.send(new ListGroupsForUserCommand({UserName: user, ...marker}), withSignal(signal)),
				items: ({Groups}) => present(Groups, doing),
				id: ({GroupName}) => GroupName ?? '',
			});
			return groups.flatMap(({GroupName}) => (GroupName ? [GroupName] : []));
		},
	};
};

export type IamPolicies = ReturnType<typeof openIamPolicies>;
