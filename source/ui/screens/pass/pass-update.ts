import type {Preset} from '../../../pass/pass.ts';
import {
	type AppState,
	callerOf,
	changeScreen,
	findScreen,
	homeRegion,
	popScreen,
	recentPages,
	replaceTop,
	withUndo,
} from '../../app-state.ts';
import {moveInList} from '../../components/list/list-cursor.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import {type Step, step} from '../../effects.ts';
import type {ListMove} from '../../keys/bindings.ts';
import {policiesSoon} from '../../preview/policies.ts';
import {questionKey} from '../../preview/preview-question.ts';
import {formQuestion} from '../../preview/previews.ts';
import {cancel} from '../../runtime/effect.ts';
import type {ListPane, Typing} from '../../screen.ts';
import {anySymbols} from '../../theme.ts';
import {openAsk} from '../ask/ask-update.ts';
import {changePresets} from '../presets/presets-jobs.ts';
import {choiceOptions, isNearest} from './choices.ts';
import {stepDuration} from './duration-steps.ts';
import {formPanes} from './form-panes.ts';
import {making} from './making.ts';
import {withLength} from './pass-length.ts';
import {startMaking} from './pass-mint.ts';
import {shownPreview} from './pass-preview.ts';
import {presetFrom} from './pass-request.ts';
import {
	type ChoiceFieldId,
	fieldsOf,
	filledForm,
	isChoiceField,
	leftField,
	longestFor,
	newList,
	type OpenList,
	openList,
	type PassScreen,
	textOf,
	withOpen,
	withoutList,
	withValue,
	withYes,
} from './pass-state.ts';
import {searched} from './preview-moves.ts';
import {typedSearch} from './preview-state.ts';

const keyOf = (state: AppState, form: PassScreen | undefined): string => {
	const question = form && formQuestion(state, form);
	return question === undefined ? '' : questionKey(question);
};

/** What the visitor could do is worked out anew once somebody stops changing it; until then the form shows the last. */
export const previewed = (before: AppState, form: PassScreen, next: Step): Step => {
	if (keyOf(before, form) === keyOf(next.state, findScreen(next.state, 'pass'))) return next;
	const last = shownPreview(before, form);
	const kept = changeScreen(next.state, 'pass', (changed) => ({
		...changed,
		preview: {...changed.preview, last},
	}));
	return step(kept, ...next.effects, policiesSoon);
};

export const show = (state: AppState, form: PassScreen): Step => step(replaceTop(state, form));

/** Makes the link after all. */
export const agree = (state: AppState, form: PassScreen): Step => make(state, withYes(form));

export const refuse = (state: AppState, form: PassScreen): Step =>
	show(state, {...form, asking: undefined, unseen: false});

export const stopMaking = (state: AppState, form: PassScreen): Step =>
	step(replaceTop({...state, held: []}, {...form, making: undefined, unseen: false}), cancel(making));

export const openChoices = (state: AppState, form: PassScreen, field: ChoiceFieldId): Step =>
	show(state, opened(state, form, field, textField()));

/** The value is what it was before the list was opened. */
export const closeChoices = (state: AppState, form: PassScreen, {field, before}: OpenList): Step =>
	show(state, withValue(withoutList({...form, problem: undefined}, field), field, before));

export const moveInChoices = (state: AppState, form: PassScreen, open: OpenList, move: ListMove): Step =>
	show(state, pick(state, form, open, move));

/** One step longer or shorter. */
export const stepBy = (state: AppState, form: PassScreen, by: 1 | -1): Step => {
	const duration = stepDuration(filledForm(form).duration, by, longestFor(form));
	return show(state, withValue({...form, length: undefined, problem: undefined}, 'duration', duration));
};

export const askAbout = (state: AppState, {role}: PassScreen): Step =>
	role === undefined ? step(state) : openAsk(state, role);

/** Tab goes through the fields and then to the preview, and round again. */
export const focusBy = (state: AppState, form: PassScreen, by: 1 | -1): PassScreen => {
	const fields = fieldsOf(form, callerOf(state));
	// Of a session at hand there are no policies to go into.
	const places = fields.length + (form.values.self ? 0 : 1);
	const now = form.preview.focused ? fields.length : fields.indexOf(form.focus);
	const next = (now + by + places) % places;
	const focus = fields[next];
	return {
		...leftField(form),
		pick: undefined,
		focus: focus ?? form.focus,
		preview: {...form.preview, focused: focus === undefined, view: 'matrix'},
	};
};

/** The list opens at the value it has; typing narrows it, and the best match becomes the value. */
const opened = (state: AppState, form: PassScreen, field: ChoiceFieldId, typed: TextField): PassScreen => {
	const list = newList(form, field, typed);
	const changed = withOpen({...form, problem: undefined}, list);
	if (typed.value !== '') return follow(state, changed, list);
	const value = filledForm(changed)[field] ?? homeRegion(state);
	const at = choiceOptions(changed, field, homeRegion(state), recentPages(state)).findIndex(
		(choice) => choice.value === value,
	);
	return at === -1 ? changed : pick(state, changed, list, {move: 'to', by: at});
};

const pick = (state: AppState, form: PassScreen, open: OpenList, move: ListMove): PassScreen => {
	const options = choiceOptions(form, open.field, homeRegion(state), recentPages(state));
	if (options.length === 0) return form;
	const cursor = moveInList(
		open.cursor,
		move,
		options.length,
		formPanes(state, form, anySymbols).panes.side.rows,
	);
	return withValue(
		withOpen(form, {...open, cursor, isNear: false}),
		open.field,
		options[cursor.index]?.value ?? open.before,
	);
};

/** The value becomes the best match of what is typed; without one it stays what it was before. */
const follow = (state: AppState, form: PassScreen, list: OpenList): PassScreen => {
	const {field} = list;
	const [best] = choiceOptions(form, field, homeRegion(state), recentPages(state));
	const isNear = best !== undefined && isNearest(field, best, list.query.value);
	const followed = withOpen(form, {...list, isEmpty: best === undefined, isNear});
	return withValue(followed, field, best?.value ?? list.before);
};

export const make = (state: AppState, form: PassScreen): Step => {
	const started = startMaking(state, form);
	return step(replaceTop(state, started.form), ...started.effects);
};

/** The scope as it was typed. */
export const unpick = (state: AppState, form: PassScreen, scope: TextField): Step =>
	show(state, {...form, pick: undefined, texts: {...form.texts, scope}});

export const save = (state: AppState, form: PassScreen, editing: Preset): Step => {
	const preset = presetFrom(form, editing, callerOf(state), homeRegion(state));
	if (!preset.ok) return step(replaceTop(state, {...form, problem: preset.problem}));
	const {name} = preset.preset;
	const change = {
		steps: [{step: 'save', preset: preset.preset, replace: true}],
		say: {ok: true, message: `Saved ${name}. u takes that back.`},
		choose: name,
	} as const;
	const left = withUndo(popScreen(state), {what: 'changed', preset: editing});
	return step(left, changePresets({change}));
};

/** Fields that may hold a question mark: elsewhere it asks for help. */
const holdsAnything = ({focus, preview}: PassScreen) =>
	preview.focused || focus === 'destination' || focus === 'scope';

/** The field that has the focus, or a search in the policies. */
export const typingOnPass = (state: AppState, form: PassScreen, pane: () => ListPane): Typing | undefined => {
	if (form.making !== undefined || form.asking !== undefined) return undefined;
	const field = focusedField(form);
	return (
		field && {
			asksForHelp: !holdsAnything(form),
			field,
			typed: (now) => previewed(state, form, show(state, typed(state, form, now, pane))),
		}
	);
};

/** The text that has the focus; undefined on the slider, and in a preview that nothing is searched in. */
const focusedField = (form: PassScreen): TextField | undefined => {
	const {focus, preview, length} = form;
	if (preview.focused) return typedSearch(preview);
	if (focus === 'duration') return length?.field;
	return isChoiceField(focus) ? (openList(form)?.query ?? textField()) : textOf(form, focus);
};

const typed = (state: AppState, form: PassScreen, field: TextField, pane: () => ListPane): PassScreen => {
	const {focus} = form;
	const list = openList(form);
	if (form.preview.focused) return searched(state, form, field, pane());
	if (focus === 'duration') return withLength(state, form, field);
	if (!isChoiceField(focus)) {
		return {...form, problem: undefined, pick: undefined, texts: {...form.texts, [focus]: field}};
	}
	if (list?.query.value === field.value) return withOpen(form, {...list, query: field});
	return field.value === '' && list === undefined ? form : opened(state, form, focus, field);
};
