import type {IamPolicies, PolicyHolder, PolicyName} from '../../aws/iam-policies.ts';
import {type Failure, hasFailed} from '../../failure.ts';
import type {Notice, PolicySource} from './evidence.ts';

/** Policies read of one principal, and what could not be. */
export type PrincipalPolicies = {
	readonly policies: readonly PolicySource[];
	/** False: there may be policies that could not even be listed. */
	readonly complete: boolean;
	readonly notices: readonly Notice[];
};

const kinds = {
	role: {inline: 'inline', managed: 'managed'},
	user: {inline: 'inline', managed: 'managed'},
	group: {inline: 'group-inline', managed: 'group-managed'},
} as const;

const permissions = {
	role: {
		attached: 'iam:ListAttachedRolePolicies',
		inline: 'iam:ListRolePolicies',
		document: 'iam:GetRolePolicy',
	},
	user: {
		attached: 'iam:ListAttachedUserPolicies',
		inline: 'iam:ListUserPolicies',
		document: 'iam:GetUserPolicy',
	},
	group: {
		attached: 'iam:ListAttachedGroupPolicies',
		inline: 'iam:ListGroupPolicies',
		document: 'iam:GetGroupPolicy',
	},
} as const;

/** Everything attached to a role, user or group, all reads at once; a refusal is a notice, never a failure. */
export const readPrincipalPolicies = async (
	iam: IamPolicies,
	principal: PolicyHolder,
	signal: AbortSignal | undefined,
): Promise<PrincipalPolicies> => {
	const notices: Notice[] = [];
	const needs = permissions[principal.kind];
	const kind = kinds[principal.kind];
	const who = `${principal.kind}/${principal.name}`;

	const readAttached = async () => {
		const reading = iam.attached(principal, signal);
		const listed = await survive(
			reading,
			notices,
			`The managed policies of ${who} could not be listed`,
			needs.attached,
		);
		return listed && Promise.all(listed.map((one) => readManaged(iam, one, kind.managed, notices, signal)));
	};
	const readInline = async () => {
		const reading = iam.inline(principal, signal);
		const listed = await survive(
			reading,
			notices,
			`The inline policies of ${who} could not be listed`,
			needs.inline,
		);
		return listed && Promise.all(listed.map(readInlineDocument));
	};
	const readInlineDocument = async (name: string): Promise<PolicySource> => {
		const reading = iam.inlineDocument(principal, name, signal);
		const document = await survive(
			reading,
			notices,
			`The inline policy ${name} of ${who} could not be read`,
			needs.document,
		);
		return {kind: kind.inline, name, ...(document === undefined ? {} : {document})};
	};

	const [attached, inline] = await Promise.all([readAttached(), readInline()]);
	return {
		policies: [...(attached ?? []), ...(inline ?? [])],
		complete: attached !== undefined && inline !== undefined,
		notices,
	};
};

/** One managed policy's default version; without `document` where it can't be read. */
export const readManaged = async <Kind extends string>(
	iam: IamPolicies,
	{name, arn}: PolicyName,
	kind: Kind,
	notices: Notice[],
	signal: AbortSignal | undefined,
): Promise<Omit<PolicySource, 'kind'> & {readonly kind: Kind}> => {
	const reading = iam.managedDocument(arn, signal);
	const document = await survive(
		reading,
		notices,
		`The policy ${name} could not be read`,
		'iam:GetPolicy and iam:GetPolicyVersion',
	);
	return {kind, name, arn, ...(document === undefined ? {} : {document})};
};

/** The answer, or undefined and a notice naming the permission that would cure it. Cancelling passes through. */
export const survive = async <T>(
	reading: Promise<T>,
	notices: Notice[],
	what: string,
	permission: string,
): Promise<T | undefined> => {
	try {
		return await reading;
	} catch (error) {
		if (!hasFailed(error)) throw error;
		notices.push(noticeOf(error, what, permission));
		return undefined;
	}
};

/** A notice that AWS did not answer: whoever stayed silent thrice is not asked for more. */
export const unanswered = ({code}: Notice): boolean => code === 'unanswered';

const codes: Readonly<Record<string, string>> = {timeout: 'unanswered', 'not-found': 'not-found'};

/**
 * What could not be read, why, and the permission it takes. Its code says whose fault it is: `unreadable` for lack of
 * a permission, `unanswered`, `not-found`, `failed`.
 */
export const noticeOf = (failure: Failure, what: string, permission: string): Notice => {
	if (failure.kind === 'denied') return {code: 'unreadable', message: `${what}: you lack ${permission}.`};
	if (failure.code === 'invalid-credentials') {
		// A session from GetSessionToken without MFA may not call IAM, and AssumeRole works all the same (STS API
		// Reference, "GetSessionToken").
		return {
			code: 'unreadable',
			message: `${what}: IAM does not take your session (one got without MFA can’t use it); ${permission} is needed.`,
		};
	}
	const code = codes[failure.code] ?? 'failed';
	return {code, message: `${what} (${permission}): ${failure.message}`};
};
