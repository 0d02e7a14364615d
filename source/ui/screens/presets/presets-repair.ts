import type {Preset} from '../../../pass/pass.ts';
import {filterRoles, type RoleRow} from '../../../roles/filter/filter-roles.ts';
import type {JudgedRole} from '../../../roles/role.ts';
import type {PresetFinding} from '../../../signin/preset-health.ts';
import {repairedPreset, withRoleChanged} from '../../../signin/preset-repair.ts';
import {type AppState, changeScreen, layoutOf, replaceTop, withUndo} from '../../app-state.ts';
import {atStart, moveInList, withinList} from '../../components/list/list-cursor.ts';
import {textField} from '../../components/text-field/text-field.ts';
import {type Step, step} from '../../effects.ts';
import type {ListMove} from '../../keys/bindings.ts';
import {editPreset} from '../pass/pass-mint.ts';
import {atField} from '../pass/refusals.ts';
import {changePresets, type PresetChange} from './presets-jobs.ts';
import {type PresetsScreen, presetRows, type RoleChoice} from './presets-state.ts';

/** What is wrong with a preset; nothing, for most. */
export const findingsOf = (state: AppState, preset: Preset): readonly PresetFinding[] =>
	state.presets.health.get(preset) ?? [];

/** Puts right what can be; what somebody has to choose is asked for where it is chosen. */
export const repair = (state: AppState, screen: PresetsScreen, preset: Preset): Step => {
	const findings = findingsOf(state, preset);
	const repaired = repairedPreset(preset, findings);
	const [first] = findings;
	if (first === undefined) return step(state);
	if (repaired !== undefined) {
		const changes = findings.flatMap(({instead}) => (instead === undefined ? [] : [instead.text]));
		return keepRepaired(state, screen, preset, repaired, changes.join(', '));
	}
	if (first.field === 'role') {
		return step(replaceTop(state, {...screen, choosing: {preset, field: textField(), cursor: atStart}}));
	}
	const {code, message, field} = first;
	const opened = editPreset(state, preset);
	const placed = {...atField({code, message, hint: ''}), field};
	return step(
		changeScreen(opened.state, 'pass', (form) => ({...form, focus: field, problem: placed})),
		...opened.effects,
	);
};

const keepRepaired = (
	state: AppState,
	screen: PresetsScreen,
	preset: Preset,
	repaired: Preset,
	what: string,
): Step => {
	const undoes = {what: 'changed', preset} as const;
	const change: PresetChange = {
		steps: [{step: 'save', preset: repaired, replace: true}],
		say: {ok: true, message: `${preset.name} has ${what} now. u takes that back.`},
		choose: preset.name,
	};
	const shown = replaceTop(state, {...screen, choosing: undefined});
	return step(withUndo(shown, undoes), changePresets({change}));
};

/** The roles to choose from, those that fit what is typed. */
export const roleChoices = ({roles}: AppState, {field}: RoleChoice): readonly RoleRow[] =>
	filterRoles(roles.ordered, field.value);

/** The role under the cursor; undefined: none fits. */
export const chosenChoice = (state: AppState, choosing: RoleChoice): JudgedRole | undefined => {
	const rows = roleChoices(state, choosing);
	return rows[withinList(choosing.cursor, rows.length, rows.length).index]?.role;
};

/** A role becomes the preset's. */
export const chooseRole = (
	state: AppState,
	screen: PresetsScreen,
	{preset}: RoleChoice,
	{arn, name}: JudgedRole,
): Step =>
	keepRepaired(state, screen, preset, withRoleChanged(preset, {...preset, role: arn}), `the role ${name}`);

export const moveInRoles = (
	state: AppState,
	screen: PresetsScreen,
	choosing: RoleChoice,
	move: ListMove,
): Step => {
	const count = roleChoices(state, choosing).length;
	const cursor = moveInList(choosing.cursor, move, count, presetRows(layoutOf(state)));
	return step(replaceTop(state, {...screen, choosing: {...choosing, cursor}}));
};

export const leaveRole = (state: AppState, screen: PresetsScreen): Step =>
	step(replaceTop(state, {...screen, choosing: undefined}));
