import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {textField} from '../../../source/ui/components/text-field/text-field.ts';
import {inOrder} from '../../../source/ui/screens/roles/role-order.ts';
import {
	arrange,
	chosenRole,
	initialRoles,
	type RolesState,
	withProgress,
	withRole,
} from '../../../source/ui/screens/roles/roles-state.ts';
import {noon, role} from '../support/example.ts';
import {progress} from '../support/jobs.ts';

const names = (roles: readonly {readonly name: string}[]) => roles.map(({name}) => name);

describe('the order of roles', () => {
	const roles = [
		role('zebra'),
		role('Denied', {verdict: 'denied'}),
		role('unknown', {verdict: 'unknown'}),
		role('Apple'),
		role('maybe', {verdict: 'conditional'}),
	];

	test('is by verdict, then by name whatever its case', () => {
		expect(names(inOrder(roles, []))).toEqual(['Apple', 'zebra', 'maybe', 'unknown', 'Denied']);
	});

	test('puts recently used roles first, the newest at the top', () => {
		const recent = ['Denied', 'zebra'].map((name) => role(name).arn);
		expect(names(inOrder(roles, recent))).toEqual(['Denied', 'zebra', 'Apple', 'maybe', 'unknown']);
	});

	test('never depends on the order in which roles came', () => {
		const same = [role('twin', {path: '/a/'}), role('twin', {path: '/b/'}), ...roles];
		fc.assert(
			fc.property(fc.shuffledSubarray(same, {minLength: same.length}), (shuffled) => {
				expect(inOrder(shuffled, [])).toEqual(inOrder(same, []));
			}),
		);
	});
});

describe('roles arriving while somebody moves about', () => {
	const height = 5;
	const page = (from: number, to: number) =>
		Array.from({length: to - from}, (_, index) => role(`role-${String(99 - from - index).padStart(2, '0')}`));
	const at = (roles: RolesState, index: number): RolesState => ({...roles, cursor: {index, top: 0}});
	const begun = withProgress(
		initialRoles(noon),
		progress(page(0, 10), {complete: false, doing: 'reading…'}),
		height,
	);

	test('leave the cursor on its role, and the role on its row of the screen', () => {
		const before = at(begun, 2);
		const after = withProgress(before, progress(page(0, 40)), height);
		expect(chosenRole(after)).toEqual(chosenRole(before));
		expect(after.cursor.index - after.cursor.top).toBe(2);
		expect(after.cursor.index).toBeGreaterThan(before.cursor.index);
	});

	test('so does anything else that sorts them anew', () => {
		const before = at(begun, 2);
		const used = begun.rows[7]?.role.arn ?? '';
		const after = arrange({...before, recent: [used]}, height);
		expect(chosenRole(after)).toEqual(chosenRole(before));
		expect(after.rows[0]?.role.arn).toBe(used);
	});

	test('the best match is chosen while a filter is typed, until somebody moves', () => {
		const filter = {field: textField('nine'), editing: true};
		const few = withProgress(
			{...initialRoles(noon), filter},
			progress([role('seventeen-nine')], {complete: false, doing: 'reading…'}),
			height,
		);
		const all = progress([role('seventeen-nine'), role('nine')]);
		const best = withProgress(few, all, height);
		expect(chosenRole(best)?.name).toBe('nine');
		expect(best.rows.map((row) => row.role.name)).toEqual(['nine', 'seventeen-nine']);
		const moved = withProgress({...few, filter: {...filter, moved: true}}, all, height);
		expect(chosenRole(moved)?.name).toBe('seventeen-nine');
		const kept = withProgress({...few, filter: {...filter, editing: false}}, all, height);
		expect(chosenRole(kept)?.name).toBe('seventeen-nine');
	});

	test('a list read again stays until all of it has come', () => {
		const again: RolesState = {...begun, reading: {status: 'again', doing: '', since: noon}};
		const half = withProgress(again, progress(page(0, 3), {complete: false, doing: 'reading…'}), height);
		expect(half.rows).toHaveLength(10);
		const all = withProgress(half, progress(page(0, 3)), height);
		expect(all.rows).toHaveLength(3);
	});

	test('roles only a service can use are hidden until asked for', () => {
		const roles = [role('Mine'), role('ForEc2', {verdict: 'denied', onlyForServices: true})];
		const hidden = withProgress(initialRoles(noon), progress(roles), height);
		expect(hidden.rows.map((row) => row.role.name)).toEqual(['Mine']);
		const shown = arrange({...hidden, showAll: true}, height);
		expect(shown.rows.map((row) => row.role.name)).toEqual(['Mine', 'ForEc2']);
	});

	test('what AWS itself said outlives the next page', () => {
		const proven = role('role-95', {reasons: ['AWS said so.'], verifiedAt: new Date(noon).toISOString()});
		const after = withProgress(withRole(begun, proven, height), progress(page(0, 40)), height);
		expect(after.rows.find((row) => row.role.arn === proven.arn)?.role).toBe(proven);
	});

	test('what was only worked out for one role gives way to the next page', () => {
		const guessed = role('role-95', {verdict: 'unknown'});
		const after = withProgress(withRole(begun, guessed, height), progress(page(0, 40)), height);
		expect(after.rows.find((row) => row.role.arn === guessed.arn)?.role.verdict.verdict).toBe('allowed');
	});

	test('a role that no list has stays once it was typed', () => {
		const typed = role('Elsewhere', {arn: 'arn:aws:iam::444455556666:role/Elsewhere'});
		const after = withProgress(withRole(begun, typed, height), progress(page(0, 40)), height);
		expect(after.rows.map((row) => row.role)).toContain(typed);
	});
});
