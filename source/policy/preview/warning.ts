/** What its maker should know before a pass leaves the room. */
import type {Access} from './access-level.ts';
import {findService} from './action-table.ts';
import type {ActionAccess, Matrix} from './matrix.ts';
import {listed, resourceWords} from './summary-name.ts';
import {prefixesBehind} from './warning-destination.ts';
import {
	type Concern,
	hidesTracks,
	opensCloudShell,
	readsEveryObject,
	readsSecrets,
	rewritesPermissions,
	runsCode,
	spends,
	startsAsRole,
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

export type WarningQuestion = {
	readonly matrix: Matrix;
	/** Every policy was read, and every action is known. */
	readonly complete: boolean;
	/** The session is narrowed by a scope. */
	readonly scoped: boolean;
	/** The role's account. */
	readonly account: string;
	/** The catalogue's id of the service the link opens at; absent: not known, or not asked. */
	readonly opens?: string | undefined;
};

type Lookup = (action: string) => ActionAccess | undefined;

/** Looks actions up, each service worked out once. */
const lookupIn = ({rows, actionsOf}: Matrix): Lookup => {
	const open = new Set(rows.map(({service}) => service));
	const known = new Map<string, ReadonlyMap<string, ActionAccess>>();
	return (action) => {
		const prefix = action.slice(0, action.indexOf(':'));
		const service = open.has(prefix) ? findService(prefix) : undefined;
		const actions =
			known.get(prefix) ?? new Map((service ? actionsOf(service) : []).map((item) => [item.action, item]));
		known.set(prefix, actions);
		return actions.get(action);
	};
};

/** Those of the actions that are allowed, if only under a condition. */
const allowed = (actions: readonly string[], lookup: Lookup): readonly ActionAccess[] =>
	actions.flatMap((action) => {
		const found = lookup(action);
		return found && found.access !== 'none' ? [found] : [];
	});

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
 * "change what users and roles may do (iam:PutRolePolicy), under a condition". Where all of several actions are allowed,
 * their names would say no more than the words do.
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

const passesRoles = (lookup: Lookup, account: string): readonly string[] => {
	const passing = allowed(['iam:PassRole'], lookup);
	const starting = allowed(startsAsRole, lookup);
	const on = passing.flatMap(({resources}) => resources).map(roleName(account));
	const roles = on.length > 0 ? `the roles ${listed(on, 2)}` : 'any role';
	return passing.length === 0 ? [] : phrase(`hand ${roles} to what it starts`, starting, startsAsRole.length);
};

const escalation = ({matrix: {rows}, account}: WarningQuestion, lookup: Lookup): readonly Warning[] => {
	const code = 'privilege-escalation';
	if (rows.some(({service, whole}) => service === 'iam' && whole)) {
		return [{code, message: 'Is an administrator: all of IAM is allowed, and through it everything else.'}];
	}
	const assuming = allowed(['sts:AssumeRole'], lookup).filter(isEverywhere);
	const ways = [
		...phrases([rewritesPermissions], lookup),
		...passesRoles(lookup, account),
		...phrases([runsCode], lookup),
		...phrase('step into any role that lets it', assuming),
	];
	return ways.length === 0
		? []
		: [{code, message: `Could become more than this role: it can ${ways.join('; ')}.`}];
};

const steppingOn = ({account}: WarningQuestion, lookup: Lookup): readonly Warning[] => {
	const roles = allowed(['sts:AssumeRole'], lookup).filter((found) => !isEverywhere(found));
	const named = roles.flatMap(({resources}) => resources).map(roleName(account));
	const which = named.length > 0 ? listed(named, 3) : `other roles${limit(roles)}`;
	const message = `Can step on into ${which}: a scope does not follow it there.`;
	return roles.length === 0 ? [] : [{code: 'assumes-roles', message}];
};

const secrets = (lookup: Lookup): readonly Warning[] => {
	const everyObject = allowed(readsEveryObject.actions, lookup).filter(isEverywhere);
	const spared = resourceWords(everyObject.flatMap(({except}) => except));
	const objects = spared === '' ? readsEveryObject.says : `${readsEveryObject.says} but ${spared}`;
	const found = [...phrases(readsSecrets, lookup), ...phrase(objects, everyObject)];
	return found.length === 0 ? [] : [{code: 'reads-secrets', message: `Can read ${found.join('; ')}.`}];
};

const can = (code: WarningCode, found: readonly string[]): readonly Warning[] =>
	found.length === 0 ? [] : [{code, message: `Can ${found.join('; ')}.`}];

const pages = ({matrix: {rows}, opens, complete}: WarningQuestion): readonly Warning[] => {
	const code = 'no-console';
	const visible = rows.filter(({levels}) => levels.List !== 'none' || levels.Read !== 'none');
	if (visible.length === 0 && complete) {
		return [
			{code, message: 'Can’t use the console: nothing may be listed or looked at, and its pages stay empty.'},
		];
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

const looked = [rewritesPermissions, runsCode, readsEveryObject, ...readsSecrets, ...hidesTracks, ...spends]
	.flatMap(({actions}) => actions)
	.concat(startsAsRole, opensCloudShell, 'iam:PassRole', 'sts:AssumeRole');
const services = new Set(looked.map((action) => action.slice(0, action.indexOf(':'))));

/** Whether a service's actions are looked at one by one. */
export const mayWarn = (service: string): boolean => services.has(service);

/** The gravest first. A role of which nothing is allowed has no other warning than that. */
export const warningsOf = (question: WarningQuestion): readonly Warning[] => {
	const {matrix, complete, scoped} = question;
	if (matrix.rows.length === 0) {
		const why = scoped ? 'role and scope have nothing in common' : 'no policy of the role allows anything';
		return complete ? [{code: 'allows-nothing', message: `This visitor could do nothing: ${why}.`}] : [];
	}
	const lookup = lookupIn(matrix);
	const isKnown = matrix.rows.some(({levels}) =>
		Object.values(levels).some((access) => access !== 'none' && access !== 'unknown'),
	);
	const hedge = isKnown ? '' : ' What could not be read or told may forbid it.';
	return [
		...escalation(question, lookup),
		...steppingOn(question, lookup),
		...secrets(lookup),
		...can('hides-tracks', phrases(hidesTracks, lookup)),
		...can('spends', phrases(spends, lookup)),
		...cloudShell(question, lookup),
		...pages(question),
	].map(({code, message}) => ({code, message: message + hedge}));
};
