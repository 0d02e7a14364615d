import type {JsonObject} from '../json-object.ts';
import {nonsense} from './errors.ts';
import {decodeDocument, iamCall, present} from './iam-client.ts';
import {iamList} from './iam-pages.ts';
import {boundaryIn, tagsIn} from './iam-roles.ts';
import type {AwsSession} from './session.ts';
import {listIn, objectIn, textIn, textsIn} from './xml.ts';

export type PolicyHolder = {readonly kind: 'role' | 'user' | 'group'; readonly name: string};
export type PolicyName = {readonly name: string; readonly arn: string};
export type UserFacts = {
	readonly arn: string;
	readonly tags: Readonly<Record<string, string>>;
	readonly boundaryArn?: string;
};

/** The same three reads for each kind of principal: IAM has an action for each pair, with its name in it. */
const inIam = {role: 'Role', user: 'User', group: 'Group'} as const;

const holder = ({kind, name}: PolicyHolder) => ({[`${inIam[kind]}Name`]: name});

/** The policies of roles, users and groups, one read at a time. Every call throws the failures of `toFailure`. */
export const openIamPolicies = (session: AwsSession, region: string) => {
	const call = iamCall(session, region);
	return {
		attached: async (of: PolicyHolder, signal?: AbortSignal): Promise<readonly PolicyName[]> => {
			const doing = `listing the managed policies of ${of.kind}/${of.name}`;
			const policies = await iamList(call, {
				doing,
				action: `ListAttached${inIam[of.kind]}Policies`,
				input: holder(of),
				items: (page) => present(listIn(page, 'AttachedPolicies'), doing),
				id: (policy) => textIn(policy, 'PolicyArn'),
				signal,
			});
			return policies.flatMap(attachedPolicy);
		},

		inline: (of: PolicyHolder, signal?: AbortSignal): Promise<readonly string[]> => {
			const doing = `listing the inline policies of ${of.kind}/${of.name}`;
			return iamList(call, {
				doing,
				action: `List${inIam[of.kind]}Policies`,
				input: holder(of),
				items: (page) => present(textsIn(page, 'PolicyNames'), doing),
				id: (policy) => policy,
				signal,
			});
		},

		/** JSON text. */
		inlineDocument: async (of: PolicyHolder, policy: string, signal?: AbortSignal): Promise<string> => {
			const doing = `reading the inline policy ${policy} of ${of.kind}/${of.name}`;
			const input = {...holder(of), PolicyName: policy};
			const {result} = await call(`Get${inIam[of.kind]}Policy`, input, {doing, signal});
			return present(decodeDocument(textIn(result, 'PolicyDocument')), doing);
		},

		/** The default version's document, JSON text. */
		managedDocument: async (arn: string, signal?: AbortSignal): Promise<string> => {
			const doing = `reading ${arn.replace(/^arn:[^:]*:iam::(\d{12}:|aws:)?/, '')}`;
			const {result} = await call('GetPolicy', {PolicyArn: arn}, {doing, signal});
			const VersionId = present(textIn(objectIn(result, 'Policy'), 'DefaultVersionId'), doing);
			const answer = await call('GetPolicyVersion', {PolicyArn: arn, VersionId}, {doing, signal});
			const document = textIn(objectIn(answer.result, 'PolicyVersion'), 'Document');
			return present(decodeDocument(document), doing);
		},

		/** An IAM user's path, tags and boundary. */
		user: async (name: string, signal?: AbortSignal): Promise<UserFacts> => {
			const doing = `reading user/${name}`;
			const {result} = await call('GetUser', {UserName: name}, {doing, signal});
			const user = objectIn(result, 'User');
			const arn = textIn(user, 'Arn');
			if (!arn) throw nonsense(doing);
			const boundaryArn = boundaryIn(user);
			return {arn, tags: tagsIn(user), ...(boundaryArn ? {boundaryArn} : {})};
		},

		groupsOf: async (user: string, signal?: AbortSignal): Promise<readonly string[]> => {
			const doing = `listing the groups of user/${user}`;
			const groups = await iamList(call, {
				doing,
				action: 'ListGroupsForUser',
				input: {UserName: user},
				items: (page) => present(listIn(page, 'Groups'), doing),
				id: (group) => textIn(group, 'GroupName'),
				signal,
			});
			return groups.flatMap((group) => textIn(group, 'GroupName') || []);
		},
	};
};

/** One of a list of attached policies; nothing where it has no ARN. */
export const attachedPolicy = (policy: JsonObject): readonly PolicyName[] => {
	const arn = textIn(policy, 'PolicyArn');
	return arn ? [{name: textIn(policy, 'PolicyName') ?? arn, arn}] : [];
};

export type IamPolicies = ReturnType<typeof openIamPolicies>;
