import type {Pass, Preset} from '../../../source/pass/pass.ts';
import type {Caller} from '../../../source/roles/caller/caller.ts';
import type {Revoked} from '../../../source/roles/revoke/revoke.ts';
import type {JudgedRole} from '../../../source/roles/role.ts';
import type {Need, Verdict} from '../../../source/roles/verdict/verdict.ts';
import type {CallerHeader, KnownPass} from '../../../source/ui/jobs.ts';

/** Values for the screen's tests: a company account as somebody in CloudShell sees it. */

export const account = '111122223333';
export const noon = Date.parse('2026-03-04T12:00:00Z');

export const me: Caller = {
	arn: `arn:aws:sts::${account}:assumed-role/cm-chiba.yukihiro/cm-chiba.yukihiro`,
	account,
	partition: 'aws',
	kind: 'role-session',
	credentials: 'temporary',
	identityArn: `arn:aws:iam::${account}:role/cm-chiba.yukihiro`,
	identityArnKnown: true,
	userId: 'AROAEXAMPLE:cm-chiba.yukihiro',
	name: 'cm-chiba.yukihiro',
};

export const user: Caller = {
	...me,
	arn: `arn:aws:iam::${account}:user/alice`,
	identityArn: `arn:aws:iam::${account}:user/alice`,
	kind: 'user',
	credentials: 'long-term',
	name: 'alice',
};

export const identity = (changes: Partial<CallerHeader> = {}): CallerHeader => ({
	caller: me,
	alias: 'acme-dev',
	region: 'us-west-2',
	inCloudShell: true,
	unusualEndpoints: [],
	demo: false,
	profile: 'default',
	...changes,
});

const trust = (principal: string) =>
	JSON.stringify({
		Version: '2012-10-17',
		Statement: [{Effect: 'Allow', Principal: {AWS: principal}, Action: 'sts:AssumeRole'}],
	});

type RoleChanges = Partial<Omit<JudgedRole, 'verdict'>> & {
	readonly verdict?: Verdict['verdict'];
	readonly needs?: readonly Need[];
	readonly reasons?: readonly string[];
	readonly onlyForServices?: boolean;
};

export const role = (name: string, changes: RoleChanges = {}): JudgedRole => {
	const {verdict = 'allowed', needs = [], reasons, onlyForServices = false, ...rest} = changes;
	const path = rest.path ?? '/';
	return {
		arn: `arn:aws:iam::${account}:role${path}${name}`,
		name,
		path,
		account,
		description: '',
		maxSessionSeconds: 3600,
		trust: trust(me.identityArn),
		foundIn: 'account',
		longestSessionSeconds: 3600,
		...rest,
		verdict: {
			verdict,
			needs,
			reasons: reasons ?? [`${name} trusts you.`],
			deciding: [{source: 'trust', policy: '', index: 0, effect: 'Allow'}],
			onlyForServices,
			turnsOnTags: false,
		},
	};
};

export const preset = (name: string, changes: Partial<Preset> = {}): Preset => ({
	name,
	role: `arn:aws:iam::${account}:role/Audit`,
	duration: 3600,
	destination: '',
	scope: [],
	tags: {},
	logoutFirst: false,
	...changes,
});

/** A link as long as AWS's are; `seed` makes another one. */
export const linkOf = (length: number, seed = 0): string => {
	const head =
		'https://signin.aws.amazon.com/federation?Action=login&Issuer=&Destination=https%3A%2F%2F&SigninToken=';
	let token = '';
	for (let part = 1; token.length < length; part += 1)
		token += (((part + seed * 31) * 2_654_435_761) % 4_294_967_291).toString(36);
	return `${head}${token}`.slice(0, length);
};

export const pass = (changes: Partial<Pass> = {}): Pass => ({
	version: 1,
	url: linkOf(700),
	role: `arn:aws:iam::${account}:role/Audit`,
	account,
	partition: 'aws',
	sessionName: 'suzuki-audit',
	principal: `arn:aws:sts::${account}:assumed-role/Audit/suzuki-audit`,
	region: 'us-west-2',
	service: 'console',
	destination: 'https://us-west-2.console.aws.amazon.com/console/home?region=us-west-2',
	issuedAt: new Date(noon).toISOString(),
	linkExpiresAt: new Date(noon + 15 * 60_000).toISOString(),
	sessionExpiresAt: new Date(noon + 3_600_000).toISOString(),
	durationSeconds: 3600,
	requestedDurationSeconds: 3600,
	scope: [],
	warnings: [],
	...changes,
});

/** A pass as history knows it, made some minutes ago. */
export const knownPass = (sessionName: string, minutesAgo: number, minutes = 60): KnownPass => ({
	sessionName,
	issuedAt: new Date(noon - minutesAgo * 60_000).toISOString(),
	sessionExpiresAt: new Date(noon + (minutes - minutesAgo) * 60_000).toISOString(),
});

/** What a revocation tells once it is written. */
export const revoked = (changes: Pick<Revoked, 'role' | 'sessionName'> & Partial<Revoked>): Revoked => ({
	before: new Date(noon),
	clock: undefined,
	written: '{"Statement":[]}',
	foreign: 0,
	...changes,
});
