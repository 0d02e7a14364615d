import type {Notice} from '../../../roles/evidence.ts';
import type {JudgedRole} from '../../../roles/role.ts';
import {atStart, followRow, type ListCursor, withinList} from '../../components/list/list-cursor.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import type {RolesProgress} from '../../jobs.ts';
import type {Problem} from '../../state/problem.ts';
import {filterRoles, type RoleRow} from './role-filter.ts';
import {inOrder} from './role-order.ts';

/** `again`: read already and being read once more; the list on screen stays until that is done. */
type Reading =
	| {readonly status: 'first' | 'again'; readonly doing: string; readonly since: number}
	| {readonly status: 'done'}
	| {readonly status: 'stopped'}
	| {readonly status: 'failed'; readonly problem: Problem};

export type RolesState = {
	readonly reading: Reading;
	/** As AWS told of them, before anything is hidden or sorted. */
	readonly told: readonly JudgedRole[];
	readonly notices: readonly Notice[];
	/** Verdicts that AWS itself gave; they outlive the next page of roles. */
	readonly verified: ReadonlyMap<string, JudgedRole>;
	readonly recent: readonly string[];
	readonly showAll: boolean;
	readonly filter: {readonly field: TextField; readonly editing: boolean};
	/** Shown roles in order, before the filter. */
	readonly ordered: readonly JudgedRole[];
	/** What the list shows. Derived from the above by {@link arrange}, and only there. */
	readonly rows: readonly RoleRow[];
	readonly cursor: ListCursor;
	readonly detail: {readonly focused: boolean; readonly scroll: number};
	/** When each verification under way began, by ARN. */
	readonly verifying: ReadonlyMap<string, number>;
	readonly verifyProblems: ReadonlyMap<string, Problem>;
	/** The prompt for a role's ARN. */
	readonly typing?:
		| {readonly field: TextField; readonly since?: number; readonly problem?: Problem}
		| undefined;
};

export const initialRoles = (now: number): RolesState => ({
	reading: {status: 'first', doing: 'reading roles', since: now},
	told: [],
	notices: [],
	verified: new Map(),
	recent: [],
	showAll: false,
	filter: {field: textField(), editing: false},
	ordered: [],
	rows: [],
	cursor: atStart,
	detail: {focused: false, scroll: 0},
	verifying: new Map(),
	verifyProblems: new Map(),
});

/** The role under the cursor. */
export const chosenRole = ({rows, cursor}: RolesState): JudgedRole | undefined => rows[cursor.index]?.role;

/** How many there are to filter: what "7 of 43" counts. */
export const shownCount = ({ordered}: RolesState): number => ordered.length;

export const hiddenCount = ({told, ordered}: RolesState): number => told.length - ordered.length;

/**
 * The list after anything it is made of has changed. The cursor stays on its role, and the role on its row of the
 * screen, wherever it lands; only if the role is gone does the cursor stay where it is.
 */
export const arrange = (roles: RolesState, height: number): RolesState => {
	const ordered = order(roles);
	const rows = filterRoles(ordered, roles.filter.field.value);
	const before = chosenRole(roles)?.arn;
	const index = before === undefined ? -1 : rows.findIndex(({role}) => role.arn === before);
	const cursor =
		index === -1
			? withinList(roles.cursor, rows.length, height)
			: followRow(roles.cursor, index, rows.length, height);
	return {...roles, ordered, rows, cursor};
};

const order = ({told, verified, recent, showAll}: RolesState): readonly JudgedRole[] =>
	inOrder(
		told
			.map((role) => verified.get(role.arn) ?? role)
			.filter((role) => showAll || !role.verdict.onlyForServices),
		recent,
	);

/** The list for a filter just typed: the best match is what Enter would take. */
export const refilter = (roles: RolesState, field: TextField, height: number): RolesState => {
	const rows = filterRoles(roles.ordered, field.value);
	return {
		...roles,
		filter: {...roles.filter, field},
		rows,
		cursor: withinList(atStart, rows.length, height),
		detail: {...roles.detail, scroll: 0},
	};
};

/** Another page of roles. While the list is read again, it is kept until everything has come. */
export const withProgress = (roles: RolesState, progress: RolesProgress, height: number): RolesState => {
	const {reading} = roles;
	const waiting = reading.status === 'first' || reading.status === 'again';
	const next: RolesState = {
		...roles,
		notices: progress.notices,
		reading: waiting ? {...reading, doing: progress.doing} : reading,
	};
	if (reading.status === 'again' && progress.doing !== '') return next;
	return arrange({...next, told: progress.roles}, height);
};

/** A role that became known otherwise than by the list: typed, or judged for a preset. */
export const withRole = (roles: RolesState, role: JudgedRole, height: number): RolesState => {
	const known = roles.told.some(({arn}) => arn === role.arn);
	const told = known
		? roles.told.map((other) => (other.arn === role.arn ? role : other))
		: [...roles.told, role];
	return arrange({...roles, told}, height);
};
