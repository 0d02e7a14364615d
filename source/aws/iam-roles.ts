import {
	GetRoleCommand,
	type Role as IamRole,
	ListAccountAliasesCommand,
	ListMFADevicesCommand,
	ListRolesCommand,
	type RoleDetail,
} from '@aws-sdk/client-iam';
import {nonsense} from './errors.ts';
import {decodeDocument, iamCall, present, withSignal} from './iam-client.ts';
import {iamPages} from './iam-pages.ts';
import type {AwsSession} from './session.ts';

/** A role as IAM tells of it; the trust policy is JSON text, percent-decoding done. */
export type RoleFacts = {
	readonly arn: string;
	readonly name: string;
	readonly path: string;
	readonly description: string;
	readonly maxSessionSeconds?: number;
	readonly trust?: string;
	/** Not in ListRoles. */
	readonly tags?: Readonly<Record<string, string>>;
	readonly boundaryArn?: string;
};

type Tag = {readonly Key?: string | undefined; readonly Value?: string | undefined};

export const tagsOf = (tags: readonly Tag[]) =>
	Object.fromEntries(tags.flatMap(({Key, Value}) => (Key ? [[Key, Value ?? ''] as const] : [])));

/** What every kind of role listing has in common; nothing where IAM left out the name. */
export const roleFacts = (role: IamRole | RoleDetail): readonly RoleFacts[] => {
	const {Arn, RoleName, Path} = role;
	if (!Arn || !RoleName) return [];
	const trust = decodeDocument(role.AssumeRolePolicyDocument);
	const maximum = 'MaxSessionDuration' in role ? role.MaxSessionDuration : undefined;
	const boundaryArn = role.PermissionsBoundary?.PermissionsBoundaryArn;
	return [
		{
			arn: Arn,
			name: RoleName,
			path: Path ?? '/',
			description: ('Description' in role && role.Description) || '',
			...(maximum === undefined ? {} : {maxSessionSeconds: maximum}),
			...(trust === undefined ? {} : {trust}),
			...(role.Tags ? {tags: tagsOf(role.Tags)} : {}),
			...(boundaryArn ? {boundaryArn} : {}),
		},
	];
};

/** The roles of the caller's account, and a few facts about it. Every call throws the failures of `toFailure`. */
export const openIamRoles = (session: AwsSession, region: string) => {
	const call = iamCall(session, region);
	return {
		/** Page after page, 1,000 roles at most each (IAM's own ceiling); no tags, no boundary. */
		async *listRoles(signal?: AbortSignal): AsyncGenerator<readonly RoleFacts[]> {
			const doing = 'listing roles';
			const pages = iamPages(call, {
				doing,
				ask: (client, marker) =>
					client.send(new ListRolesCommand({MaxItems: 1000, ...marker}), withSignal(signal)),
				items: ({Roles}) => present(Roles, doing),
				id: ({Arn}) => Arn ?? '',
			});
			for await (const {Roles = []} of pages) yield Roles.flatMap(roleFacts);
		},

		/** Throws `not-found` for a role that isn't there. */
		async getRole(name: string, signal?: AbortSignal): Promise<RoleFacts> {
			const doing = `reading role/${name}`;
			const {Role} = await call(doing, (client) =>
				client.send(new GetRoleCommand({RoleName: name}), withSignal(signal)),
			);
			const [facts] = Role ? roleFacts(Role) : [];
			if (!facts) throw nonsense(doing);
			return {tags: {}, ...facts};
		},

		async accountAlias(signal?: AbortSignal): Promise<string | undefined> {
			const answer = await call('reading the account’s alias', (client) =>
				client.send(new ListAccountAliasesCommand({}), withSignal(signal)),
			);
			return answer.AccountAliases?.[0];
		},

		/** Serial numbers of the caller's own MFA devices; an IAM user's only. */
		async mfaDevices(signal?: AbortSignal): Promise<readonly string[]> {
			const answer = await call('listing your MFA devices', (client) =>
				client.send(new ListMFADevicesCommand({}), withSignal(signal)),
			);
			return (answer.MFADevices ?? []).flatMap(({SerialNumber}) => (SerialNumber ? [SerialNumber] : []));
		},
	};
};
