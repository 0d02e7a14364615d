import type {JsonObject} from '../json-object.ts';
import {nonsense} from './errors.ts';
import {decodeDocument, iamCall, present} from './iam-client.ts';
import {iamPages} from './iam-pages.ts';
import type {AwsSession} from './session.ts';
import {type ItemReader, listIn, objectIn, readIn, textIn, textsIn} from './xml.ts';

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

/** The tags of a role or user. */
export const tagsIn = (principal: JsonObject): Readonly<Record<string, string>> =>
	Object.fromEntries(
		(listIn(principal, 'Tags') ?? []).flatMap((tag) => {
			const key = textIn(tag, 'Key');
			return key ? [[key, textIn(tag, 'Value') ?? ''] as const] : [];
		}),
	);

/** The boundary of a role or user. */
export const boundaryIn = (principal: JsonObject): string | undefined =>
	textIn(objectIn(principal, 'PermissionsBoundary'), 'PermissionsBoundaryArn') || undefined;

/** What every kind of role listing has in common; undefined where IAM left out the name. */
export const roleFacts = (role: JsonObject): RoleFacts | undefined => {
	const [arn, name] = [textIn(role, 'Arn'), textIn(role, 'RoleName')];
	if (!arn || !name) return undefined;
	const trust = decodeDocument(textIn(role, 'AssumeRolePolicyDocument'));
	const maximum = /^\d{1,6}$/.exec(textIn(role, 'MaxSessionDuration') ?? '')?.[0];
	const boundaryArn = boundaryIn(role);
	return {
		arn,
		name,
		path: textIn(role, 'Path') ?? '/',
		description: textIn(role, 'Description') ?? '',
		...(maximum === undefined ? {} : {maxSessionSeconds: Number(maximum)}),
		...(trust === undefined ? {} : {trust}),
		...(listIn(role, 'Tags') ? {tags: tagsIn(role)} : {}),
		...(boundaryArn ? {boundaryArn} : {}),
	};
};

const roles: ItemReader<RoleFacts> = {list: 'Roles', read: roleFacts};

/** The roles of the caller's account, and a few facts about it. Every call throws the failures of `toFailure`. */
export const openIamRoles = (session: AwsSession, region: string) => {
	const call = iamCall(session, region);
	return {
		/** Page after page, 1,000 roles at most each (IAM's own ceiling); no tags, no boundary. */
		async *listRoles(signal?: AbortSignal): AsyncGenerator<readonly RoleFacts[]> {
			const doing = 'listing roles';
			const pages = iamPages(call, {
				doing,
				action: 'ListRoles',
				input: {MaxItems: 1000},
				each: roles,
				items: (page) => present(readIn(page, roles), doing),
				id: ({arn}) => arn,
				signal,
			});
			for await (const page of pages) yield page;
		},

		/** Throws `not-found` for a role that isn't there. */
		async getRole(name: string, signal?: AbortSignal): Promise<RoleFacts> {
			const doing = `reading role/${name}`;
			const {result} = await call('GetRole', {RoleName: name}, {doing, signal});
			const facts = roleFacts(objectIn(result, 'Role'));
			if (!facts) throw nonsense(doing);
			return {tags: {}, ...facts};
		},

		async accountAlias(signal?: AbortSignal): Promise<string | undefined> {
			const doing = 'reading the account’s alias';
			const {result} = await call('ListAccountAliases', {}, {doing, signal});
			return textsIn(result, 'AccountAliases')?.[0];
		},

		/** Serial numbers of the caller's own MFA devices; an IAM user's only. */
		async mfaDevices(signal?: AbortSignal): Promise<readonly string[]> {
			const doing = 'listing your MFA devices';
			const {result} = await call('ListMFADevices', {}, {doing, signal});
			return (listIn(result, 'MFADevices') ?? []).flatMap((device) => textIn(device, 'SerialNumber') ?? []);
		},
	};
};
