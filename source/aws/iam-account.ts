import type {JsonObject} from '../json-object.ts';
import {decodeDocument, iamCall, present} from './iam-client.ts';
import {iamList, iamPages} from './iam-pages.ts';
import {attachedPolicy, type PolicyName} from './iam-policies.ts';
import {boundaryIn, type RoleFacts, roleFacts, tagsIn} from './iam-roles.ts';
import type {AwsSession} from './session.ts';
import {listIn, textIn, textsIn} from './xml.ts';

export type NamedDocument = {readonly name: string; readonly document: string};

/** A principal as GetAccountAuthorizationDetails tells of it. */
export type PrincipalDetails = {
	readonly kind: 'role' | 'user' | 'group';
	readonly name: string;
	readonly arn: string;
	readonly inline: readonly NamedDocument[];
	readonly attached: readonly PolicyName[];
	readonly groups: readonly string[];
	readonly tags: Readonly<Record<string, string>>;
	readonly boundaryArn?: string;
	/** Roles only. */
	readonly role?: RoleFacts;
};

export type AccountDetails = {
	readonly principals: readonly PrincipalDetails[];
	/** Default versions, JSON text by policy ARN. */
	readonly managed: ReadonlyMap<string, string>;
};

/** What one page tells of. */
type Named = PrincipalDetails | {readonly kind: 'policy'; readonly arn: string; readonly document: string};

export type SimulatedAnswer = {
	readonly resource: string;
	readonly decision: 'allowed' | 'implicit-deny' | 'explicit-deny';
	/** Condition keys the simulation would have needed: with any of these its answer is a guess. */
	readonly missing: readonly string[];
};

/** Resource ARNs in one SimulatePrincipalPolicy call: more is slower and sooner throttled. */
const simulationBatch = 50;

/** @param prefix What the names of its elements begin with. */
const principal = (
	prefix: 'Role' | 'User' | 'Group',
	details: JsonObject,
	more: Partial<Pick<PrincipalDetails, 'groups' | 'role'>> = {},
): readonly PrincipalDetails[] => {
	const [name, arn] = [textIn(details, `${prefix}Name`), textIn(details, 'Arn')];
	if (!name || !arn) return [];
	const boundaryArn = boundaryIn(details);
	return [
		{
			kind: kinds[prefix],
			name,
			arn,
			inline: (listIn(details, `${prefix}PolicyList`) ?? []).map((policy) => ({
				name: textIn(policy, 'PolicyName') ?? '',
				document: decodeDocument(textIn(policy, 'PolicyDocument')) ?? '',
			})),
			attached: (listIn(details, 'AttachedManagedPolicies') ?? []).flatMap(attachedPolicy),
			groups: [],
			tags: tagsIn(details),
			...(boundaryArn ? {boundaryArn} : {}),
			...more,
		},
	];
};

const kinds = {Role: 'role', User: 'user', Group: 'group'} as const;

/** Every principal and policy of a page. Every answer says whether there are more; what does not is no answer. */
const namedIn = (page: JsonObject): readonly Named[] => {
	present(textIn(page, 'IsTruncated'), 'reading the account’s policies');
	const roles = (listIn(page, 'RoleDetailList') ?? []).flatMap((role) => {
		const facts = roleFacts(role);
		return principal('Role', role, facts ? {role: {tags: {}, ...facts}} : {});
	});
	const users = (listIn(page, 'UserDetailList') ?? []).flatMap((user) =>
		principal('User', user, {groups: textsIn(user, 'GroupList') ?? []}),
	);
	const groups = (listIn(page, 'GroupDetailList') ?? []).flatMap((group) => principal('Group', group));
	const managed = (listIn(page, 'Policies') ?? []).flatMap((policy) => {
		const version = (listIn(policy, 'PolicyVersionList') ?? []).find(
			(one) => textIn(one, 'IsDefaultVersion') === 'true',
		);
		const document = version && decodeDocument(textIn(version, 'Document'));
		const arn = textIn(policy, 'Arn');
		return arn && document ? [{kind: 'policy', arn, document} as const] : [];
	});
	return [...roles, ...users, ...groups, ...managed];
};

/** What GetAccountAuthorizationDetails tells of ("GetAccountAuthorizationDetails", IAM API Reference). */
type EntityType = 'User' | 'Role' | 'Group' | 'LocalManagedPolicy' | 'AWSManagedPolicy';

/** IAM's two bulk reads. Every call throws the failures of `toFailure`. */
export const openIamAccount = (session: AwsSession, region: string) => {
	const call = iamCall(session, region);
	return {
		/** GetAccountAuthorizationDetails, page after page. */
		async *details(filter: readonly EntityType[], signal?: AbortSignal): AsyncGenerator<AccountDetails> {
			const doing = 'reading the account’s policies';
			const pages = iamPages(call, {
				doing,
				action: 'GetAccountAuthorizationDetails',
				input: {Filter: filter, MaxItems: 1000},
				items: namedIn,
				id: ({arn}) => arn,
				signal,
			});
			for await (const page of pages) {
				const principals = page.flatMap((one) => (one.kind === 'policy' ? [] : [one]));
				const managed = page.flatMap((one) =>
					one.kind === 'policy' ? [[one.arn, one.document] as const] : [],
				);
				yield {principals, managed: new Map(managed)};
			}
		},

		/**
		 * SimulatePrincipalPolicy for sts:AssumeRole: the identity side only, trust policies are ignored (IAM API
		 * Reference, "SimulatePrincipalPolicy"). `source` is the user's or role's ARN, never a session's.
		 */
		async simulateAssumeRole(
			source: string,
			roles: readonly string[],
			signal?: AbortSignal,
		): Promise<readonly SimulatedAnswer[]> {
			const doing = 'simulating your own policies';
			const answers: SimulatedAnswer[] = [];
			for (let from = 0; from < roles.length; from += simulationBatch) {
				const ResourceArns = roles.slice(from, from + simulationBatch);
				const input = {
					PolicySourceArn: source,
					ActionNames: ['sts:AssumeRole'],
					ResourceArns,
					MaxItems: 1000,
				};
				const results = await iamList(call, {
					doing,
					action: 'SimulatePrincipalPolicy',
					input,
					items: (page) => present(listIn(page, 'EvaluationResults'), doing),
					id: (one) => textIn(one, 'EvalResourceName'),
					signal,
				});
				answers.push(...results.flatMap(simulated));
			}
			return answers;
		},
	};
};

const simulated = (result: JsonObject): readonly SimulatedAnswer[] => {
	const resource = textIn(result, 'EvalResourceName');
	if (!resource) return [];
	const decided = textIn(result, 'EvalDecision');
	const decision =
		decided === 'allowed' ? 'allowed' : decided === 'explicitDeny' ? 'explicit-deny' : 'implicit-deny';
	return [{resource, decision, missing: textsIn(result, 'MissingContextValues') ?? []}];
};
