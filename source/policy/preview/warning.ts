/** What its maker should know before a pass leaves the room. */
import {type Access, accesses} from './access-level.ts';
import {allServices, findService} from './action-table.ts';
import {type Escalation, passesRoles, rewritesPermissions, runsCode, type Way} from './escalation-table.ts';
import type {ActionAccess, Grants, Matrix, ServiceAccess} from './matrix.ts';
import type {Grant} from './matrix-grant.ts';
import {listed, resourceWords} from './summary-name.ts';
import {prefixesBehind} from './warning-destination.ts';
import {
	type Concern,
	hidesTracks,
	opensCloudShell,
	readsEveryObject,
	readsSecrets,
	spends,
} from './warning-table.ts';

type WarningCode =
	/** Is administrator, or could become one. */
	| 'privilege-escalation'
	/** May step into certain other roles. */
	| 'assumes-roles'
	| 'reads-secrets'
	| 'spends'
	| 'hides-tracks'
	/** The page it opens at, or every page, will only say "access denied". */
	| 'no-console'
	| 'cloudshell-missing'
	/** Role and scope have nothing in common. */
	| 'allows-nothing';

/** `message`: sentences for a person. */
export type Warning = {readonly code: WarningCode; readonly message: string};

/** What the gravest warning is told from. */
export type EscalationQuestion = {
	readonly matrix: Grants;
	/** A federated user has no role, and may step into none. */
	readonly isFederated: boolean;
	/** What is granted of handing roles to a service: its name as `iam:PassedToService` has it. */
	readonly passRoleTo: (service: string) => Grant | undefined;
	/** The role's account. */
	readonly account: string;
	/** Who can: "The visitor". Absent where a heading says so: "Can read …". */
	readonly subject?: string | undefined;
};

export type WarningQuestion = EscalationQuestion & {
	readonly matrix: Matrix;
	/** Every policy was read, and every action is known. */
	readonly complete: boolean;
	/** The session is narrowed by a scope. */
	readonly scoped: boolean;
	/** The catalogue's id of the service the link opens at; absent: not known, or not asked. */
	readonly opens?: string | undefined;
};

/** @param predicate "can read every secret" */
const told = ({subject}: Pick<WarningQuestion, 'subject'>, predicate: string): string =>
	subject === undefined
		? `${predicate.charAt(0).toUpperCase()}${predicate.slice(1)}`
		: `${subject} ${predicate}`;

type Lookup = Grants['accessOf'];

/** Those of the actions that are allowed, if only under a condition. */
const allowed = (actions: readonly string[], lookup: Lookup): readonly ActionAccess[] =>
	actions.flatMap((action) => lookup(action) ?? []);

const isOnly = (found: readonly ActionAccess[], ...accesses: readonly Access[]) =>
	found.every(({access}) => accesses.includes(access));

/** ", under a condition" of what is nowhere allowed without. */
const limit = (found: readonly ActionAccess[]): string =>
	isOnly(found, 'conditional', 'unknown') && !isOnly(found, 'unknown') ? ', under a condition' : '';

const actionNames = (found: readonly ActionAccess[]) =>
	listed(
		found.map(({action}) => action),
		2,
	);

/**
 * "change what users and roles may do (iam:PutRolePolicy), under a condition". Where all of several actions are
 * allowed, their names would say no more than the words do.
 * @param total How many actions the words stand for.
 */
const phrase = (says: string, found: readonly ActionAccess[], total = 1): readonly string[] => {
	if (found.length === 0) return [];
	const names = total > 1 && found.length === total ? '' : ` (${actionNames(found)})`;
	return [`${says}${names}${limit(found)}`];
};

const phrases = (concerns: readonly Concern[], lookup: Lookup): readonly string[] =>
	concerns.flatMap(({says, actions}) => phrase(says, allowed(actions, lookup), actions.length));

const isEverywhere = ({access, resources}: ActionAccess) =>
	access === 'all' || (access === 'some' && resources.length === 0);

/** `app/*`; of another account the ARN, which says whose it is. */
const roleName = (account: string) => (arn: string) => {
	const [, owner, name] = /^arn:[^:]*:iam::([^:]*):role\/(.+)$/.exec(arn) ?? [];
	return name !== undefined && (owner === account || owner === '*') ? `\`${name}\`` : arn;
};

/** The actions of a way, if all of them are allowed. */
const wayOf = ({needs}: Way, lookup: Lookup): readonly ActionAccess[] => {
	const found = allowed(needs, lookup);
	return found.length === needs.length ? found : [];
};

/** What is allowed of a way only under a condition is so as a whole. */
const weakest = (found: readonly ActionAccess[]): ActionAccess | undefined =>
	found.reduce<ActionAccess | undefined>(
		(least, one) => (least && accesses.indexOf(least.access) <= accesses.indexOf(one.access) ? least : one),
		undefined,
	);

/** A way told as one: `ec2:ModifyInstanceAttribute with ec2:StartInstances`; none if it is not open. */
const openWay = (way: Way, lookup: Lookup): readonly ActionAccess[] => {
	const actions = wayOf(way, lookup);
	const least = weakest(actions);
	return least ? [{...least, action: actions.map(({action}) => action).join(' with ')}] : [];
};

const escalations = ({says, ways}: Escalation, lookup: Lookup): readonly string[] =>
	phrase(
		says,
		ways.flatMap((way) => openWay(way, lookup)),
		ways.length,
	);

/** The roles that may be passed to a service, and what starts something there. */
type Handing = {readonly roles: string; readonly started: readonly ActionAccess[]};

/** "hand any role to what it starts (ec2:RunInstances)", apart for each of the roles that may be handed over. */
const handsRoles = ({account, passRoleTo}: EscalationQuestion, lookup: Lookup): readonly string[] => {
	if (allowed(['iam:PassRole'], lookup).length === 0) return [];
	const grants = new Map<string, Grant | undefined>();
	const grantTo = (to: string) => {
		if (!grants.has(to)) grants.set(to, passRoleTo(to));
		return grants.get(to);
	};
	const handings = passesRoles.flatMap(({to, ...way}): readonly Handing[] => {
		const started = openWay(way, lookup);
		const grant = started.length === 0 ? undefined : grantTo(to);
		if (grant === undefined || grant.access === 'none') return [];
		const on = grant.resources.map(roleName(account));
		const roles = on.length > 0 ? `the roles ${listed(on, 2)}` : 'any role';
		const isSure = grant.access === 'all' || grant.access === 'some';
		return [{roles, started: isSure ? started : started.map((one) => ({...one, access: grant.access}))}];
	});
	return [...new Set(handings.map(({roles}) => roles))].flatMap((roles) => {
		const started = handings
			.filter((handing) => handing.roles === roles)
			.flatMap((handing) => handing.started);
		const byName = new Map(started.map((one) => [one.action, one]));
		return phrase(`hand ${roles} to what it starts`, [...byName.values()], passesRoles.length);
	});
};

const isAdministrator = ({accessOf, rowOf}: Grants): boolean => {
	// Whoever may not do this is none, and their row need not be worked out.
	const iam = accessOf('iam:PassRole') && findService('iam');
	return iam !== undefined && rowOf(iam)?.whole === true;
};

const escalation = (question: EscalationQuestion): readonly Warning[] => {
	const code = 'privilege-escalation';
	const lookup = question.matrix.accessOf;
	if (isAdministrator(question.matrix)) {
		const message = told(
			question,
			'is an administrator: all of IAM is allowed, and through it everything else.',
		);
		return [{code, message}];
	}
	// "GetFederationToken": its session may call nothing of STS but GetCallerIdentity.
	const assuming = question.isFederated ? [] : allowed(['sts:AssumeRole'], lookup).filter(isEverywhere);
	const ways = [
		...escalations(rewritesPermissions, lookup),
		...handsRoles(question, lookup),
		...escalations(runsCode, lookup),
		...phrase('step into any role that lets it', assuming),
	];
	const less = question.isFederated ? 'scope' : 'role';
	const message = told(question, `could become more than this ${less}: it can ${ways.join('; ')}.`);
	return ways.length === 0 ? [] : [{code, message}];
};

const steppingOn = (question: WarningQuestion, lookup: Lookup): readonly Warning[] => {
	const {account, isFederated} = question;
	if (isFederated) return [];
	const roles = allowed(['sts:AssumeRole'], lookup).filter((found) => !isEverywhere(found));
	const named = roles.flatMap(({resources}) => resources).map(roleName(account));
	const which = named.length > 0 ? listed(named, 3) : `other roles${limit(roles)}`;
	const message = told(question, `can step on into ${which}: a scope does not follow it there.`);
	return roles.length === 0 ? [] : [{code: 'assumes-roles', message}];
};

const secrets = (question: WarningQuestion, lookup: Lookup): readonly Warning[] => {
	const everyObject = allowed(readsEveryObject.actions, lookup).filter(isEverywhere);
	const spared = resourceWords(everyObject.flatMap(({except}) => except));
	const objects = spared === '' ? readsEveryObject.says : `${readsEveryObject.says} but ${spared}`;
	const found = [...phrases(readsSecrets, lookup), ...phrase(objects, everyObject)];
	const message = told(question, `can read ${found.join('; ')}.`);
	return found.length === 0 ? [] : [{code: 'reads-secrets', message}];
};

const can = (question: WarningQuestion, code: WarningCode, found: readonly string[]): readonly Warning[] =>
	found.length === 0 ? [] : [{code, message: told(question, `can ${found.join('; ')}.`)}];

const pages = (question: WarningQuestion): readonly Warning[] => {
	const {
		matrix: {rows},
		opens,
		complete,
	} = question;
	const code = 'no-console';
	const visible = rows.filter(({levels}) => levels.List !== 'none' || levels.Read !== 'none');
	if (visible.length === 0 && complete) {
		const predicate = 'can’t use the console: nothing may be listed or looked at, and its pages stay empty.';
		return [{code, message: told(question, predicate)}];
	}
	// CloudShell has a warning of its own, with what it lacks.
	const behind =
		opens === undefined || opens === 'cloudshell'
			? []
			: prefixesBehind(opens).flatMap((prefix) => findService(prefix) ?? []);
	if (behind.length === 0 || visible.some(({service}) => behind.some(({prefix}) => prefix === service)))
		return [];
	const names = listed(
		behind.map(({name}) => name),
		2,
	);
	return [
		{
			code,
			message: `The page will open and say “access denied”: nothing in ${names} may be listed or looked at.`,
		},
	];
};

const cloudShell = ({opens}: WarningQuestion, lookup: Lookup): readonly Warning[] => {
	const granted = allowed(opensCloudShell, lookup).map(({action}) => action);
	const lacking = opensCloudShell.filter((action) => !granted.includes(action));
	if (opens !== 'cloudshell' || lacking.length === 0) return [];
	const message = `CloudShell will not start: it needs ${listed(lacking, 3)}, which AWSCloudShellFullAccess allows.`;
	return [{code: 'cloudshell-missing', message}];
};

/** Where nothing is sure. */
const hedged = (warnings: readonly Warning[], rows: () => Iterable<ServiceAccess>): readonly Warning[] => {
	if (warnings.length === 0) return warnings;
	for (const {levels} of rows()) {
		if (Object.values(levels).some((access) => access !== 'none' && access !== 'unknown')) return warnings;
	}
	return warnings.map(({code, message}) => ({
		code,
		message: `${message} What could not be read or told may forbid it.`,
	}));
};

/** The gravest alone, `privilege-escalation`: with no more of the matrix than it takes. */
export const escalationOf = (question: EscalationQuestion): readonly Warning[] => {
	function* rows() {
		for (const service of allServices()) {
			const row = question.matrix.rowOf(service);
			if (row) yield row;
		}
	}
	return hedged(escalation(question), rows);
};

/** The gravest first. A role of which nothing is allowed has no other warning than that. */
export const warningsOf = (question: WarningQuestion): readonly Warning[] => {
	const {matrix, complete, scoped, isFederated} = question;
	if (matrix.rows.length === 0) {
		const own = isFederated ? 'your permissions and the scope' : 'role and scope';
		const why = scoped ? `${own} have nothing in common` : 'no policy of the role allows anything';
		return complete ? [{code: 'allows-nothing', message: `This visitor could do nothing: ${why}.`}] : [];
	}
	const lookup = matrix.accessOf;
	const warnings = [
		...escalation(question),
		...steppingOn(question, lookup),
		...secrets(question, lookup),
		...can(question, 'hides-tracks', phrases(hidesTracks, lookup)),
		...can(question, 'spends', phrases(spends, lookup)),
		...cloudShell(question, lookup),
		...pages(question),
	];
	return hedged(warnings, () => matrix.rows);
};
