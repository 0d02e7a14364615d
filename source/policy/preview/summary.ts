/** What a visitor could do, in one line for a person. */
import type {Access, AccessLevel} from './access-level.ts';
import {allServices, askedOn, findAction, findService} from './action-table.ts';
import type {ActionAccess, Matrix, ServiceAccess} from './matrix.ts';
import {settingsActions} from './settings-actions.ts';
import {
	byFame,
	deedsOf,
	listed,
	type Named,
	resourceParts,
	resourceWords,
	shortName,
} from './summary-name.ts';

const changing: readonly AccessLevel[] = ['Write', 'Permissions management', 'Tagging'];
const looking: readonly AccessLevel[] = ['List', 'Read'];

const isSure = (access: Access) => access === 'all' || access === 'some';

const surely = (row: ServiceAccess, levels: readonly AccessLevel[]) =>
	levels.some((level) => isSure(row.levels[level]));

/** So many services told one by one; more are only counted. */
export const mostTold = 3;

const names = (rows: readonly Named[]) => listed(byFame(rows).map(shortName), mostTold, 'service');

/** So many actions of a service are named; more are called writing. */
export const mostActions = 3;

/** AWS counts a few actions that only look as writing, `backup:ListIndexedRecoveryPointsForSearch` for one. */
const soundsLikeLooking = /:(?:BatchGet|Describe|Get|List|Search|View)/;

/** Whether the summary looks at a service's actions one by one. */
export const isLookedInto = (row: ServiceAccess): boolean => !row.whole && surely(row, changing);

/** What may surely be changed in a service. */
const changesIn = (row: ServiceAccess, actionsOf: Matrix['actionsOf']): readonly ActionAccess[] => {
	const service = surely(row, changing) ? findService(row.service) : undefined;
	return (service ? actionsOf(service) : []).filter(
		({action, level, access}) =>
			changing.includes(level) && isSure(access) && !soundsLikeLooking.test(action),
	);
};

/** Changes in a service, and whether what is there may be looked at as well. */
export type Writer = {
	readonly row: ServiceAccess;
	readonly changes: readonly ActionAccess[];
	readonly reads: boolean;
};

/** Actions such as `s3:ListAllMyBuckets` know no resources, and finding things is no more than that. */
const onlyFinds = ({action, level}: ActionAccess): boolean => {
	const found = looking.includes(level) ? findAction(action) : undefined;
	return found !== undefined && askedOn(found.group, '') !== undefined;
};

/** The resources all of some actions are limited to; none: one of them is not limited. */
export const resourcesOf = (actions: readonly ActionAccess[]): readonly string[] => {
	const bound = actions.filter((action) => !onlyFinds(action));
	const limited = bound.every(({resources}) => resources.length > 0);
	return limited ? [...new Set(bound.flatMap(({resources}) => resources))] : [];
};

/** "S3 `reports/*`"; among others "S3 (`reports/*`)". */
const nameAndResources = (row: ServiceAccess, actions: readonly ActionAccess[], among: boolean): string => {
	const resources = resourceWords(resourcesOf(actions));
	if (resources === '') return shortName(row);
	return among ? `${shortName(row)} (${resources})` : `${shortName(row)} ${resources}`;
};

const readerNames = (rows: readonly ServiceAccess[], actionsOf: Matrix['actionsOf']): string => {
	if (rows.length > mostTold) return names(rows);
	const told = byFame(rows).map((row) => {
		const service = findService(row.service);
		const allowed = service ? actionsOf(service).filter(({access}) => access !== 'none') : [];
		return nameAndResources(row, allowed, rows.length > 1);
	});
	return listed(told, mostTold);
};

/** Things are in a table, policies of a user; a machine is what something is done on. */
const prepositionOf = (kind: string): string => {
	if (kind === '' || /^(?:tables|buckets|log groups)$/.test(kind)) return 'in';
	return /^(?:users|roles|groups)$/.test(kind) ? 'of' : 'on';
};

/** " in tables `orders*`", after what is done to things in them; " `app/*`" where those are the things themselves. */
const whereWords = (changes: readonly ActionAccess[], object: string): string => {
	const {kind, names} = resourceParts(resourcesOf(changes));
	if (names === '') return '';
	return kind === object ? ` ${names}` : ` ${prepositionOf(kind)} ${kind === '' ? '' : `${kind} `}${names}`;
};

/** "CloudWatch Logs log streams" would be too much. */
const stutters = (name: string, object: string): boolean => {
	const last = name.toLowerCase().split(' ').at(-1) ?? '';
	return last.startsWith(object.split(' ')[0] ?? '');
};

/**
 * "can start CodeBuild builds", "can put and update DynamoDB items in tables `orders*`", "can pass IAM roles `app/*`".
 */
const fewChanges = (row: ServiceAccess, changes: readonly ActionAccess[]): string => {
	const deeds = deedsOf(changes.map(({action}) => action));
	const name = shortName(row);
	const [{verbs, objects} = {verbs: [], objects: []}] = deeds;
	const [object = ''] = objects;
	if (deeds.length === 1 && objects.length === 1 && !stutters(name, object)) {
		// Whose roles are assumed goes without saying.
		const things = row.service === 'sts' ? object : `${name} ${object}`.trim();
		return `can ${listed(verbs, mostActions)} ${things}${whereWords(changes, object)}`;
	}
	const told = deeds.map((deed) =>
		`${listed(deed.verbs, mostActions)} ${listed(deed.objects, mostActions)}`.trim(),
	);
	return `can ${listed(told, mostActions)} in ${nameAndResources(row, changes, true)}`;
};

/** "writes to DynamoDB tables `orders*`", or what may be done where that is little. */
const writerClause = ({row, changes, reads}: Writer): string => {
	if (changes.length <= mostActions) return fewChanges(row, changes);
	const verb = reads ? 'reads and writes' : 'writes to';
	return `${verb} ${nameAndResources(row, changes, false)}`;
};

const writerClauses = (writers: readonly Writer[]): readonly string[] => {
	const rows = writers.map(({row}) => row);
	if (rows.length > mostTold + 1) return [`writes in ${names(rows)}`];
	return byFame(rows).flatMap((row) => writers.filter((writer) => writer.row === row).map(writerClause));
};

/** What is known beside the matrix. */
type Beside = {
	/** False: there are policies nobody could read. */
	readonly isRead: boolean;
	/** Actions that are allowed and that the table does not know. */
	readonly unknown: readonly string[];
};

type Rows = readonly ServiceAccess[];

/** What a visitor could do, part by part, before it is put into words. */
export type SummaryPart =
	| {readonly part: 'nothing'; readonly isRead: boolean}
	| {readonly part: 'only-unknown'; readonly actions: readonly string[]}
	/** Nearly everything is told by what is missing, and by what is limited. */
	| {
			readonly part: 'most';
			readonly missing: readonly Named[];
			readonly limited: Rows;
			readonly isRead: boolean;
	  }
	| {readonly part: 'whole' | 'reads' | 'looks' | 'conditional' | 'unclear'; readonly rows: Rows}
	| {readonly part: 'changes'; readonly writers: readonly Writer[]}
	| {readonly part: 'unknown'; readonly actions: readonly string[]}
	| {readonly part: 'unread'};

const nearlyEverything = (rows: Rows, isRead: boolean): SummaryPart | undefined => {
	const total = allServices().length;
	const limited = rows.filter(({whole}) => !whole);
	if (rows.length - limited.length < total * 0.9) return undefined;
	const missing = allServices()
		.filter(({prefix}) => !rows.some(({service}) => service === prefix))
		.map(({prefix, name}) => ({service: prefix, name}));
	return {part: 'most', missing, limited, isRead};
};

/** Whether nothing of what a service keeps may be read: only what there is, and how it is set up. */
const onlyLooks = ({service}: ServiceAccess, actionsOf: Matrix['actionsOf']): boolean => {
	const settings = settingsActions[service];
	const known = settings && findService(service);
	if (!known) return false;
	return actionsOf(known).every(
		({action, access}) => access === 'none' || settings.test(action.slice(action.indexOf(':') + 1)),
	);
};

export const summaryParts = (
	{rows, actionsOf}: Matrix,
	{isRead, unknown}: Beside,
): readonly SummaryPart[] => {
	if (rows.length === 0 && unknown.length > 0) return [{part: 'only-unknown', actions: unknown}];
	if (rows.length === 0) return [{part: 'nothing', isRead}];
	const most = nearlyEverything(rows, isRead);
	if (most !== undefined) return [most];
	const whole = rows.filter((row) => row.whole && surely(row, changing));
	const others = rows
		.filter((row) => !whole.includes(row))
		.map((row) => ({row, changes: changesIn(row, actionsOf)}));
	const still = others.filter(({changes}) => changes.length === 0).map(({row}) => row);
	const readers = still.filter((row) => surely(row, [...looking, ...changing]));
	const looks = readers.filter((row) => onlyLooks(row, actionsOf));
	const rest = still.filter((row) => !readers.includes(row));
	const conditional = rest.filter(({levels}) => Object.values(levels).includes('conditional'));
	const of = (
		part: 'whole' | 'reads' | 'looks' | 'conditional' | 'unclear',
		some: Rows,
	): readonly SummaryPart[] => (some.length > 0 ? [{part, rows: some}] : []);
	const writers = others
		.filter(({changes}) => changes.length > 0)
		.map(({row, changes}) => ({row, changes, reads: surely(row, looking)}));
	return [
		...of('whole', whole),
		...of(
			'reads',
			readers.filter((row) => !looks.includes(row)),
		),
		...of('looks', looks),
		...(writers.length > 0 ? [{part: 'changes', writers} as const] : []),
		...of('conditional', conditional),
		...of(
			'unclear',
			rest.filter((row) => !conditional.includes(row)),
		),
		...(unknown.length > 0 ? [{part: 'unknown', actions: unknown} as const] : []),
		...(isRead ? [] : [{part: 'unread'} as const]),
	];
};

const partWords = (part: SummaryPart, actionsOf: Matrix['actionsOf']): string => {
	switch (part.part) {
		case 'nothing':
			return part.isRead ? 'nothing' : 'nothing that could be read';
		case 'only-unknown':
			return `only actions not known here (${listed(part.actions, 2)})`;
		case 'most': {
			const {missing, limited, isRead} = part;
			const but = missing.length > 0 ? ` but ${names(missing)}` : '';
			const limits = limited.length > 0 ? `, with limits in ${names(limited)}` : '';
			const all = missing.length + limited.length === 0 ? ': administrator' : `${but}${limits}`;
			return `everything${all}${isRead ? '' : ', as far as could be read'}`;
		}
		case 'whole':
			return `everything in ${names(part.rows)}`;
		case 'reads':
			return `read-only in ${readerNames(part.rows, actionsOf)}`;
		case 'looks':
			return `only names and settings in ${readerNames(part.rows, actionsOf)}`;
		case 'changes':
			return writerClauses(part.writers).join('; ');
		case 'conditional':
			return `under a condition in ${names(part.rows)}`;
		case 'unclear':
			return `can’t be told in ${names(part.rows)}`;
		case 'unknown':
			return part.actions.length > 1 ? 'some actions not known here' : 'an action not known here';
		case 'unread':
			return 'not everything could be read';
	}
};

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The parts in one line of English. */
export const summaryText = (parts: readonly SummaryPart[], actionsOf: Matrix['actionsOf']): string =>
	capital(parts.map((part) => partWords(part, actionsOf)).join('; '));
