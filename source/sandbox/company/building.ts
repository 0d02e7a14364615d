import type {Document, ManagedPolicy, SandboxRole} from '../account.ts';
import {uniqueId} from '../unique-id.ts';

/** Short forms the company's data is written in. */

export const accountId = '111122223333';
export const partnerId = '444455556666';

export const roleArn = (pathAndName: string, account = accountId) =>
	`arn:aws:iam::${account}:role/${pathAndName}`;
export const userArn = (pathAndName: string) => `arn:aws:iam::${accountId}:user/${pathAndName}`;
export const ownPolicy = (name: string) => `arn:aws:iam::${accountId}:policy/${name}`;
export const awsPolicy = (name: string) => `arn:aws:iam::aws:policy/${name}`;
export const accountRoot = `arn:aws:iam::${accountId}:root`;

/** Who the answers are written for: the terminal's session, an IAM user, a deploy robot, a role with all rights. */
export const chiba = roleArn('cm-chiba.yukihiro');
export const ana = userArn('team/ana');
export const robot = userArn('automation/ci-deploy');
export const playground = roleArn('labs/Playground-Admin');

export const policyDocument = (...statements: readonly Document[]): Document => ({
	Version: '2012-10-17',
	Statement: statements,
});

/** A statement that lets an AWS principal, or several, assume the role. */
export const letAssume = (principal: string | readonly string[], condition?: Document): Document => ({
	Effect: 'Allow',
	Principal: {AWS: principal},
	Action: 'sts:AssumeRole',
	...(condition ? {Condition: condition} : {}),
});

export const allow = (
	action: string | readonly string[],
	resource: string | readonly string[] = '*',
	sid?: string,
): Document => ({
	...(sid ? {Sid: sid} : {}),
	Effect: 'Allow',
	Action: action,
	Resource: resource,
});

export const deny = (
	action: string | readonly string[],
	resource: string | readonly string[],
	sid?: string,
): Document => ({
	...(sid ? {Sid: sid} : {}),
	Effect: 'Deny',
	Action: action,
	Resource: resource,
});

/** A policy variable: AWS fills in the value of the condition key. */
export const policyVariable = (key: string) => `$\{${key}}`;

type GivenRole = Pick<SandboxRole, 'name' | 'created' | 'trust'> &
	Partial<Omit<SandboxRole, 'maxSessionSeconds'>> & {
		readonly maxHours?: number;
	};

/** A role with IAM's defaults for what is not said. */
export const role = ({maxHours = 1, ...given}: GivenRole): SandboxRole => {
	const {path = '/', account = accountId, name} = given;
	const arn = roleArn(path.slice(1) + name, account);
	return {
		path,
		account,
		arn,
		id: uniqueId('AROA', arn),
		maxSessionSeconds: maxHours * 3600,
		attached: [],
		inline: {},
		tags: {},
		mayCall: [],
		answers: {},
		simulated: {},
		...given,
	};
};

/** A managed policy; `versions` newest first, which is the default one, each with the day it was written. */
const managed = (
	arn: string,
	description: string,
	versions: readonly (readonly [written: string, document: Document])[],
): ManagedPolicy => {
	const [, path = '/', name = ''] = /policy(\/(?:.*\/)?)([^/]+)$/.exec(arn) ?? [];
	return {
		name,
		path,
		arn,
		id: uniqueId('ANPA', arn),
		description,
		versions: versions.map(([created, document], index) => ({
			id: `v${versions.length - index}`,
			created,
			document,
		})),
		defaultVersion: `v${versions.length}`,
	};
};

export const ownManaged = (
	name: string,
	description: string,
	...versions: readonly (readonly [written: string, document: Document])[]
) => managed(ownPolicy(name), description, versions);

/** @param name with its path: `job-function/ViewOnlyAccess` */
export const awsManaged = (
	name: string,
	description: string,
	written: string,
	...statements: readonly Document[]
) => managed(awsPolicy(name), description, [[written, policyDocument(...statements)]]);
