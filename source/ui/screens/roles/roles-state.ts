import type {Notice} from '../../../roles/caller/evidence.ts';
import {parseRoleFilter} from '../../../roles/filter/filter-language.ts';
import {filterRoles, type RoleRow} from '../../../roles/filter/filter-roles.ts';
import type {JudgedRole} from '../../../roles/role.ts';
import type {RolePolicies} from '../../../roles/role-policies.ts';
import {
	atStart,
	followRow,
	type ListCursor,
	moveInList,
	withinList,
} from '../../components/list/list-cursor.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import type {RolesProgress} from '../../jobs.ts';
import type {ListMove} from '../../keys/bindings.ts';
import type {RolePreview} from '../../preview/role-preview.ts';
import type {Problem} from '../../runtime/problem.ts';
import {inOrder} from './role-order.ts';

/** `again`: read already and being read once more; the list on screen stays until that is done. */
type Reading =
	| {readonly status: 'first' | 'again'; readonly doing: string; readonly since: number}
	| {readonly status: 'done'}
	| {readonly status: 'stopped'}
	| {readonly status: 'failed'; readonly problem: Problem};

export type RolesState = {
	readonly reading: Reading;
	/** As AWS listed of them, before anything is hidden or sorted. */
	readonly listed: readonly JudgedRole[];
	/** Whether these are all of the account's. */
	readonly complete: boolean;
	readonly notices: readonly Notice[];
	/** Roles judged one by one, by ARN: verified with AWS, typed by hand, or looked up for a preset. */
	readonly judged: ReadonlyMap<string, JudgedRole>;
	readonly recent: readonly string[];
	/** Whether the session at hand can be handed out itself: it then has a row of its own, after the roles. */
	readonly own: boolean;
	readonly showAll: boolean;
	readonly filter: {
		readonly field: TextField;
		readonly editing: boolean;
		/** Whether somebody has moved the cursor since a letter was typed: until then the best match is chosen. */
		readonly moved?: boolean;
	};
	/** Everything that is known: what was listed and what was judged. Derived, as are the two that follow. */
	readonly known: readonly JudgedRole[];
	/** Shown roles in order, before the filter. */
	readonly ordered: readonly JudgedRole[];
	/** What the list shows. */
	readonly rows: readonly RoleRow[];
	readonly cursor: ListCursor;
	readonly detail: {
		readonly focused: boolean;
		readonly scroll: number;
		/** What was told of the role before: shown until the same is known of the one under the cursor. */
		readonly before?: {readonly preview: RolePreview; readonly policies: RolePolicies} | undefined;
	};
	/** When each verification under way began, by ARN. */
	readonly verifying: ReadonlyMap<string, number>;
	readonly verifyProblems: ReadonlyMap<string, Problem>;
	/** The denied role whose Enter was answered with a question; once more opens its form. */
	readonly doubted?: string | undefined;
	/** A key was pressed that is meant for a role, before it was known which: held until it is ({@link isSure}). */
	readonly awaiting?: boolean;
	/** Moves made before there was a row to move to: made once the list stands. */
	readonly ahead: readonly ListMove[];
	/** What was typed into the prompt for a role's ARN when Esc left it: it is there again the next time. */
	readonly typed?: TextField | undefined;
	/** The prompt for a role's ARN. */
	readonly typing?:
		| {
				readonly field: TextField;
				readonly since?: number;
				readonly problem?: Problem;
				/** Enter was pressed on a name before all roles were there: looked for in those that come. */
				readonly awaited?: string;
		  }
		| undefined;
};

export const initialRoles = (now: number): RolesState => ({
	reading: {status: 'first', doing: 'reading roles', since: now},
	listed: [],
	complete: false,
	notices: [],
	judged: new Map(),
	recent: [],
	own: false,
	showAll: false,
	filter: {field: textField(), editing: false},
	known: [],
	ordered: [],
	rows: [],
	cursor: atStart,
	ahead: [],
	detail: {focused: false, scroll: 0},
	verifying: new Map(),
	verifyProblems: new Map(),
});

/** Whether IAM does not list the account's roles to this caller: a role is then typed. */
export const isListDenied = (notices: readonly Notice[]): boolean =>
	notices.some(({code}) => code === 'roles-not-listed');

export const isReading = ({reading: {status}}: RolesState): boolean =>
	status === 'first' || status === 'again';

/** The role under the cursor. */
export const chosenRole = ({rows, cursor}: RolesState): JudgedRole | undefined => rows[cursor.index]?.role;

/** What the session at hand is called in the list. */
export const ownName = 'this session itself';

/** Whether a filter finds the session at hand: each of its words begins one of the name's. */
export const findsOwn = (filter: string): boolean =>
	filter
		.toLowerCase()
		.split(' ')
		.every((typed) => ownName.split(' ').some((word) => word.startsWith(typed)));

/** Whether the session at hand has a row, where no filter leaves it out: once no first role is waited for. */
const hasOwn = ({own, reading}: RolesState): boolean => own && reading.status !== 'first';

/** Whether the session at hand has a row now. */
export const showsOwn = (roles: RolesState): boolean => hasOwn(roles) && findsOwn(roles.filter.field.value);

/** Rows to move through: the roles', and that of the session at hand. */
export const rowCount = (roles: RolesState): number => roles.rows.length + (showsOwn(roles) ? 1 : 0);

export const isOwnChosen = (roles: RolesState): boolean =>
	showsOwn(roles) && roles.cursor.index === roles.rows.length;

/** How many rows there are to filter: the 43 of "7 of 43". */
export const unfilteredCount = (roles: RolesState): number => roles.ordered.length + (hasOwn(roles) ? 1 : 0);

/** Roles that are left out of the list. */
export const ofServices = (count: number): string =>
	`the ${count === 1 ? 'one' : count} that only services use`;

/** "41 roles" */
export const countText = ({ordered: {length}}: Pick<RolesState, 'ordered'>): string =>
	`${length} ${length === 1 ? 'role' : 'roles'}`;

export const hiddenCount = ({known, ordered}: RolesState): number => known.length - ordered.length;

/**
 * Whether the cursor is wherever the first row is: of what was typed so far, nothing was meant for the row it is on.
 */
const isOnFirst = ({filter: {field, editing, moved}, awaiting, ahead}: RolesState, own: boolean): boolean =>
	awaiting === true || ahead.length > 0 || (editing && field.value !== '' && moved !== true && !own);

/**
 * The list after anything it is made of has changed. The cursor stays on its role, and the role on its row of the
 * screen, wherever it lands; only if the role is gone does the cursor stay where it is. While a filter is typed, and
 * nobody has moved, it is on the best match, also of the roles that come meanwhile; and on the first where keys wait
 * for it.
 * @param own Whether somebody has put the cursor on the session at hand: where no role was, it is there by itself.
 */
export const arrange = (
	roles: RolesState,
	height: number,
	own = roles.rows.length > 0 && isOwnChosen(roles),
): RolesState => {
	const known = knownRoles(roles);
	const shown = roles.showAll ? known : known.filter(({verdict}) => !verdict.onlyForServices);
	const ordered = inOrder(shown, roles.recent);
	const rows = filterRoles(ordered, roles.filter.field.value);
	const before = chosenRole(roles)?.arn;
	const index = own ? rows.length : rows.findIndex(({role}) => role.arn === before);
	const count = rowCount({...roles, rows});
	const cursor = isOnFirst(roles, own)
		? withinList(atStart, count, height)
		: index === -1
			? withinList(roles.cursor, count, height)
			: followRow(roles.cursor, index, count, height);
	const arranged = {...roles, known, ordered, rows, cursor};
	return isStanding(arranged) ? moved(arranged, [], height) : arranged;
};

/** Whether rows keep their places: what the list is made of has come. */
const isStanding = ({reading}: RolesState): boolean => reading.status !== 'first' || reading.doing === '';

/** Whether the role's own name and path say what the filter looks for. */
const isNamedBy = (filter: string, {path, name}: JudgedRole): boolean => {
	const {words} = parseRoleFilter(filter);
	return words.length > 0 && words.every((word) => `${path}${name}`.toLowerCase().includes(word));
};

/**
 * Whether it is known which role a key is meant for. As long as the list is not whole, what was typed before there were
 * rows may find a better one, and so may a filter that a role is not named by.
 */
export const isSure = (roles: RolesState): boolean => {
	const role = chosenRole(roles);
	if (role === undefined || isStanding(roles)) return role !== undefined;
	const {filter, ahead, awaiting} = roles;
	if (ahead.length > 0) return false;
	if (filter.field.value === '') return awaiting !== true;
	return filter.moved === true || isNamedBy(filter.field.value, role);
};

/** The cursor after some moves, one by one; where there is no row yet, they are made when there is. */
export const moved = (roles: RolesState, moves: readonly ListMove[], height: number): RolesState => {
	const count = rowCount(roles);
	const ahead = [...roles.ahead, ...moves];
	if (count === 0) return {...roles, ahead};
	const cursor = ahead.reduce((at, move) => moveInList(at, move, count, height), roles.cursor);
	return {...roles, cursor, ahead: []};
};

/** What AWS itself said outlives the next page of roles; what was only worked out gives way to it. */
const knownRoles = ({listed, judged}: RolesState): readonly JudgedRole[] => {
	const arns = new Set(listed.map(({arn}) => arn));
	const settled = (role: JudgedRole) => {
		const own = judged.get(role.arn);
		return own?.verifiedAt === undefined ? role : own;
	};
	return [...listed.map(settled), ...[...judged.values()].filter(({arn}) => !arns.has(arn))];
};

/** The list for a filter just typed: the best match is what Enter would take. */
export const refilter = (roles: RolesState, field: TextField, height: number): RolesState => {
	const rows = filterRoles(roles.ordered, field.value);
	const found = {...roles, filter: {...roles.filter, field, moved: false}, rows};
	return {
		...found,
		cursor: withinList(atStart, rowCount(found), height),
		ahead: [],
		detail: {...roles.detail, scroll: 0},
	};
};

/** Another page of roles. While the list is read again, it is kept until everything has come. */
export const withProgress = (roles: RolesState, progress: RolesProgress, height: number): RolesState => {
	const {reading} = roles;
	const next: RolesState = {
		...roles,
		notices: progress.notices,
		reading: 'doing' in reading ? {...reading, doing: progress.doing} : reading,
	};
	if (reading.status === 'again' && progress.doing !== '') return next;
	const complete = progress.complete && progress.doing === '';
	return arrange({...next, listed: progress.roles, complete}, height);
};

/** A role that was judged by itself. */
export const withRole = (roles: RolesState, role: JudgedRole, height: number): RolesState =>
	arrange({...roles, judged: new Map(roles.judged).set(role.arn, role)}, height);

/** A role by what somebody calls it: its ARN, its name or its path and name. */
export const roleCalled = (called: string, {known}: Pick<RolesState, 'known'>): JudgedRole | undefined =>
	known.find(({arn, name, path}) =>
		[arn, name, `${path}${name}`, `${path.slice(1)}${name}`].includes(called),
	);
