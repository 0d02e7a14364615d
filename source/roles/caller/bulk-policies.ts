import {type NamedDocument, openIamAccount, type PrincipalDetails} from '../../aws/iam-account.ts';
import type {AwsSession} from '../../aws/session.ts';
import {hasFailed} from '../../failure.ts';
import type {Caller} from './caller.ts';
import type {Notice, OwnPolicies, PolicySource} from './evidence.ts';
import {sessionRoleName} from './identify.ts';
import {noticeOf} from './principal-policies.ts';

/**
 * The caller's own policies out of GetAccountAuthorizationDetails; nothing where that is refused or the caller is not
 * in it, and a notice where it failed. AWS's own managed policies are asked for only when one of them is attached.
 */
export const ownPoliciesInBulk = async (
	caller: Caller,
	session: AwsSession,
	region: string,
	signal: AbortSignal | undefined,
): Promise<OwnPolicies | {readonly notices: readonly Notice[]}> => {
	const isUser = caller.kind === 'user';
	const iam = openIamAccount(session, region);
	const principals: PrincipalDetails[] = [];
	const documents = new Map<string, string>();
	const read = async (filter: Parameters<typeof iam.details>[0]) => {
		for await (const page of iam.details(filter, signal)) {
			principals.push(...page.principals);
			for (const [arn, document] of page.managed) documents.set(arn, document);
		}
	};
	try {
		await read(isUser ? ['User', 'Group', 'LocalManagedPolicy'] : ['Role', 'LocalManagedPolicy']);
		const own = find(caller, principals);
		if (!own) return {notices: []};
		const groups = principals.filter(({kind, name}) => kind === 'group' && own.groups.includes(name));
		const arns = [own, ...groups].flatMap(({attached}) => attached.map(({arn}) => arn));
		const all = own.boundaryArn ? [...arns, own.boundaryArn] : arns;
		if (all.some((arn) => !documents.has(arn))) await read(['AWSManagedPolicy']);
		return assemble(caller, own, groups, documents);
	} catch (error) {
		if (!hasFailed(error)) throw error;
		// The permissions named by what the single reads said would do as well.
		if (error.kind === 'denied') return {notices: []};
		const what = 'The account’s policies could not be read in bulk';
		return {notices: [noticeOf(error, what, 'iam:GetAccountAuthorizationDetails')]};
	}
};

const find = (caller: Caller, principals: readonly PrincipalDetails[]) =>
	caller.kind === 'user'
		? principals.find(({kind, arn}) => kind === 'user' && arn === caller.arn)
		: principals.find(({kind, name}) => kind === 'role' && name === sessionRoleName(caller));

const assemble = (
	caller: Caller,
	own: PrincipalDetails,
	groups: readonly PrincipalDetails[],
	documents: ReadonlyMap<string, string>,
): OwnPolicies => {
	const managed = (kind: PolicySource['kind'], name: string, arn: string): PolicySource => {
		const document = documents.get(arn);
		return {kind, name, arn, ...(document === undefined ? {} : {document})};
	};
	const inline = (kind: PolicySource['kind'], {name, document}: NamedDocument): PolicySource => ({
		kind,
		name,
		document,
	});
	const boundary = own.boundaryArn;
	return {
		caller: {...caller, identityArn: own.arn, identityArnKnown: true, tags: own.tags},
		evidence: {
			identity: [
				...own.attached.map(({name, arn}) => managed('managed', name, arn)),
				...own.inline.map((policy) => inline('inline', policy)),
				...groups.flatMap((group) => [
					...group.attached.map(({name, arn}) => managed('group-managed', name, arn)),
					...group.inline.map((policy) => inline('group-inline', policy)),
				]),
			],
			identityComplete: true,
			boundaryKnown: true,
			...(boundary
				? {boundary: managed('boundary', boundary.slice(boundary.lastIndexOf('/') + 1), boundary)}
				: {}),
		},
		notices: [],
	};
};
