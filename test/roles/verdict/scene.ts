/** Scenes for verdicts: a caller, their policies, a role; everything that does not matter left out. */
import type {Caller} from '../../../source/roles/caller/caller.ts';
import type {Evidence, PolicySource} from '../../../source/roles/caller/evidence.ts';
import type {Role} from '../../../source/roles/role.ts';
import {createJudge} from '../../../source/roles/verdict/judge.ts';
import type {Given} from '../../../source/roles/verdict/keys.ts';
import type {Verdict} from '../../../source/roles/verdict/verdict.ts';

export const account = '111122223333';
export const elsewhere = '444455556666';
export const root = `arn:aws:iam::${account}:root`;
export const roleArn = `arn:aws:iam::${account}:role/Target`;

export const ana: Caller = {
	arn: `arn:aws:iam::${account}:user/team/ana`,
	account,
	partition: 'aws',
	kind: 'user',
	credentials: 'long-term',
	identityArn: `arn:aws:iam::${account}:user/team/ana`,
	identityArnKnown: true,
	userId: 'AIDAEXAMPLEANA',
	name: 'ana',
	tags: {team: 'red', Level: '5'},
};

export const session: Caller = {
	arn: `arn:aws:sts::${account}:assumed-role/Dev/bo`,
	account,
	partition: 'aws',
	kind: 'role-session',
	credentials: 'temporary',
	identityArn: `arn:aws:iam::${account}:role/staff/Dev`,
	identityArnKnown: true,
	userId: 'AROAEXAMPLEDEV:bo',
	name: 'bo',
	tags: {team: 'red'},
};

/** A policy variable. */
export const variable = (inside: string): string => `$\{${inside}}`;

type Json = Readonly<Record<string, unknown>>;

const version = '2012-10-17';

/** A policy's text from one statement, several, or the text itself. */
export const policyText = (policy: Json | readonly Json[] | string): string =>
	typeof policy === 'string' ? policy : JSON.stringify({Version: version, Statement: policy});

export const allowAll: Json = {Effect: 'Allow', Action: 'sts:*', Resource: '*'};

export const trusting = (principal: unknown, condition?: Json, more: Json = {}): Json => ({
	Effect: 'Allow',
	Principal: principal,
	Action: 'sts:AssumeRole',
	...(condition && {Condition: condition}),
	...more,
});

export const denying = (condition: Json, more: Json = {}): Json => ({
	Effect: 'Deny',
	Principal: '*',
	Action: '*',
	Condition: condition,
	...more,
});

export const trustRoot = trusting({AWS: root});

export type Scene = {
	readonly caller?: Caller;
	/** The caller's identity policies, one statement or more each. */
	readonly identity?: readonly (Json | readonly Json[] | string)[];
	readonly boundary?: Json | readonly Json[] | string;
	/** `null`: the trust policy could not be read. */
	readonly trust: Json | readonly Json[] | string | null;
	readonly role?: string;
	readonly roleTags?: Readonly<Record<string, string>>;
	readonly evidence?: Partial<Evidence>;
	readonly region?: string;
	readonly given?: Given;
};

const roleAt = (arn: string): Omit<Role, 'trust'> => {
	const path = arn.slice(arn.indexOf(':role/') + ':role'.length, arn.lastIndexOf('/') + 1);
	return {
		arn,
		name: arn.slice(arn.lastIndexOf('/') + 1),
		path,
		account: arn.split(':')[4] ?? '',
		description: '',
		foundIn: 'account',
	};
};

const evidenceOf = ({identity = [], boundary, evidence}: Scene): Evidence => ({
	identity: identity.map(
		(policy, index): PolicySource => ({kind: 'inline', name: `own-${index}`, document: policyText(policy)}),
	),
	boundaryKnown: true,
	identityComplete: true,
	...(boundary !== undefined && {
		boundary: {kind: 'boundary', name: 'fence', document: policyText(boundary)} as const,
	}),
	...evidence,
});

/** 1 June 2025, noon UTC. */
const now = new Date('2025-06-01T12:00:00Z');

/** Several scenes that differ in the role only, judged by one judge. */
export const judgeAll = (scenes: readonly [Scene, ...Scene[]]): readonly Verdict[] => {
	const {caller = ana, region = 'eu-west-1', given} = scenes[0];
	const judgeRole = createJudge({
		caller,
		evidence: evidenceOf(scenes[0]),
		now,
		sessionName: `daypass-${caller.name}`,
		region,
		given,
	});
	return scenes.map(({trust, role = roleArn, roleTags}) =>
		judgeRole({
			...roleAt(role),
			...(trust !== null && {trust: policyText(trust)}),
			...(roleTags && {tags: roleTags}),
		}),
	);
};

export const judge = (scene: Scene): Verdict => {
	const [verdict] = judgeAll([scene]);
	if (verdict === undefined) {
		throw new Error('no verdict');
	}

	return verdict;
};
