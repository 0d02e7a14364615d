import {openIamPolicies} from '../aws/iam-policies.ts';
import type {PermissionPolicy} from '../policy/preview/permission-source.ts';
import type {Notice} from '../roles/caller/evidence.ts';
import {readManaged} from '../roles/caller/principal-policies.ts';
import type {AwsSession} from '../roles/session.ts';
import type {ResolvedScope} from './scope-parts.ts';

export type ScopePolicies = {
	readonly policies: readonly PermissionPolicy[];
	readonly notices: readonly Notice[];
};

/**
 * The policies of a scope with their documents, for a preview. A managed one that can't be read is named in `notices`.
 */
export const readScopePolicies = async (
	{policy, policyArns, policyOf}: ResolvedScope,
	session: AwsSession,
	region: string,
	signal?: AbortSignal,
): Promise<ScopePolicies> => {
	const notices: Notice[] = [];
	const iam = openIamPolicies(session, region);
	const managed = await Promise.all(
		policyArns.map((arn) => {
			const name = arn.slice(arn.lastIndexOf('/') + 1);
			return readManaged(iam, {name, arn}, 'scope', notices, signal);
		}),
	);
	const inline: readonly PermissionPolicy[] =
		policy === undefined ? [] : [{kind: 'scope', name: policyOf.join(', '), document: policy}];
	return {policies: [...inline, ...managed], notices};
};
