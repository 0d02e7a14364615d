import {
	type EntityType,
	GetAccountAuthorizationDetailsCommand,
	type GetAccountAuthorizationDetailsCommandOutput,
	SimulatePrincipalPolicyCommand,
} from '@aws-sdk/client-iam';
import {decodeDocument, iamCall, present, withSignal} from './iam-client.ts';
import {iamPages} from './iam-pages.ts';
import {type RoleFacts, roleFacts, tagsOf} from './iam-roles.ts';
import type {AwsSession} from './session.ts';

export type NamedDocument = {readonly name: string; readonly document: string};

/** A principal as GetAccountAuthorizationDetails tells of it. */
export type PrincipalDetails = {
	readonly kind: 'role' | 'user' | 'group';
	readonly name: string;
	readonly arn: string;
	readonly inline: readonly NamedDocument[];
	readonly attached: ReadonlyArray<{readonly name: string; readonly arn: string}>;
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

export type SimulatedAnswer = {
	readonly resource: string;
	readonly decision: 'allowed' | 'implicit-deny' | 'explicit-deny';
	/** Condition keys the simulation would have needed: with any of these its answer is a guess. */
	readonly missing: readonly string[];
};

/** Resource ARNs in one SimulatePrincipalPolicy call: more is slower and sooner throttled. */
const simulationBatch = 50;

type Details = {
	Arn?: string | undefined;
	AttachedManagedPolicies?:
		| Array<{PolicyName?: string | undefined; PolicyArn?: string | undefined}>
		| undefined;
	Tags?: Array<{Key?: string | undefined; Value?: string | undefined}> | undefined;
	PermissionsBoundary?: {PermissionsBoundaryArn?: string | undefined} | undefined;
};
type Inline = Array<{PolicyName?: string | undefined; PolicyDocument?: string | undefined}> | undefined;

const principal = (
	kind: PrincipalDetails['kind'],
	name: string | undefined,
	details: Details,
	inline: Inline,
	more: Partial<Pick<PrincipalDetails, 'groups' | 'role'>> = {},
): readonly PrincipalDetails[] => {
	if (!name || !details.Arn) return [];
	const boundaryArn = details.PermissionsBoundary?.PermissionsBoundaryArn;
	return [
		{
			kind,
			name,
			arn: details.Arn,
			inline: (inline ?? []).map(({PolicyName, PolicyDocument}) => ({
				name: PolicyName ?? '',
				document: decodeDocument(PolicyDocument) ?? '',
			})),
			attached: (details.AttachedManagedPolicies ?? []).flatMap(({PolicyName, PolicyArn}) =>
				PolicyArn ? [{name: PolicyName ?? PolicyArn, arn: PolicyArn}] : [],
			),
			groups: [],
			tags: tagsOf(details.Tags ?? []),
			...(boundaryArn ? {boundaryArn} : {}),
			...more,
		},
	];
};

const readPage = (answer: GetAccountAuthorizationDetailsCommandOutput): AccountDetails => {
	const roles = (answer.RoleDetailList ?? []).flatMap((role) => {
		const [facts] = roleFacts(role);
		return principal(
			'role',
			role.RoleName,
			role,
			role.RolePolicyList,
			facts ? {role: {tags: {}, ...facts}} : {},
		);
	});
	const users = (answer.UserDetailList ?? []).flatMap((user) =>
		principal('user', user.UserName, user, user.UserPolicyList, {groups: user.GroupList ?? []}),
	);
	const groups = (answer.GroupDetailList ?? []).flatMap((group) =>
		principal('group', group.GroupName, group, group.GroupPolicyList),
	);
	const managed = (answer.Policies ?? []).flatMap(({Arn, PolicyVersionList}) => {
		const document = decodeDocument(PolicyVersionList?.find((version) => version.IsDefaultVersion)?.Document);
		return Arn && document ? [[Arn, document] as const] : [];
	});
	return {principals: [...roles, ...users, ...groups], managed: new Map(managed)};
};

/** Every principal and policy of a page. Every answer says whether there are more; what does not is no answer. */
const namedIn = (page: GetAccountAuthorizationDetailsCommandOutput) => {
	present(page.IsTruncated, 'reading the account’s policies');
	const {RoleDetailList = [], UserDetailList = [], GroupDetailList = [], Policies = []} = page;
	return [...RoleDetailList, ...UserDetailList, ...GroupDetailList, ...Policies];
};

/** IAM's two bulk reads. Every call throws the failures of `toFailure`. */
export const openIamAccount = (session: AwsSession, region: string) => {
	const call = iamCall(session, region);
	return {
		/** GetAccountAuthorizationDetails, page after page. */
		async *details(filter: readonly EntityType[], signal?: AbortSignal): AsyncGenerator<AccountDetails> {
			const doing = 'reading the account’s policies';
			const pages = iamPages(call, {
				doing,
				ask: (client, marker) => {
					const page = {Filter: [...filter], MaxItems: 1000, ...marker};
					return client.send(new GetAccountAuthorizationDetailsCommand(page), withSignal(signal));
				},
				items: namedIn,
				id: ({Arn}) => Arn ?? '',
			});
			for await (const page of pages) yield readPage(page);
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
				const answer = await call(doing, (client) =>
					client.send(new SimulatePrincipalPolicyCommand(input), withSignal(signal)),
				);
				for (const result of present(answer.EvaluationResults, doing)) answers.push(...simulated(result));
			}
			return answers;
		},
	};
};

type EvaluationResult = {
	EvalResourceName?: string | undefined;
	EvalDecision?: string | undefined;
	MissingContextValues?: string[] | undefined;
};

const simulated = ({
	EvalResourceName,
	EvalDecision,
	MissingContextValues,
}: EvaluationResult): readonly SimulatedAnswer[] => {
	if (!EvalResourceName) return [];
	const decision =
		EvalDecision === 'allowed'
			? 'allowed'
			: EvalDecision === 'explicitDeny'
				? 'explicit-deny'
				: 'implicit-deny';
	return [{resource: EvalResourceName, decision, missing: MissingContextValues ?? []}];
};
