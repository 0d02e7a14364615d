import {moveInList} from '../../components/list/list-cursor.ts';
import {type TextField, textField} from '../../components/text-field/text-field.ts';
import {formQuestion, questionKey} from '../../preview/preview-question.ts';
import {type Step, step, task} from '../../runtime/effects.ts';
import {
	type AppState,
	callerOf,
	changeScreen,
	findScreen,
	homeRegion,
	layoutOf,
	popScreen,
	replaceTop,
} from '../../state/app-state.ts';
import {policiesSoon} from '../../state/policies.ts';
import {openAsk} from '../ask/ask-update.ts';
import {choiceOptions} from './choices.ts';
import {stepDuration} from './duration-steps.ts';
import type {PassAction} from './pass-keys.ts';
import {passLayout} from './pass-layout.ts';
import {closeChoices, startMaking} from './pass-mint.ts';
import {presetFrom} from './pass-preset.ts';
import {
	type ChoiceFieldId,
	closedChoice,
	fieldsOf,
	isChoiceField,
	isTextField,
	longestFor,
	openChoice,
	openedChoice,
	type PassScreen,
	whatIsAsked,
} from './pass-state.ts';
import {actInPreview, moveInPreview, searched} from './preview-moves.ts';
import {shownPreview} from './preview-place.ts';
import {typedSearch} from './preview-state.ts';
import {pickScope} from './scope-choices.ts';

type Move = Extract<PassAction, {type: 'move'}>;

const keyOf = (state: AppState, form: PassScreen | undefined): string => {
	const question = form && formQuestion(state, form);
	return question === undefined ? '' : questionKey(question);
};

/** What the visitor could do is worked out anew once somebody stops changing it; until then the form shows the last. */
const previewed = (before: AppState, form: PassScreen, next: Step<AppState>): Step<AppState> => {
	if (keyOf(before, form) === keyOf(next.state, findScreen(next.state, 'pass'))) return next;
	const last = shownPreview(before, form);
	const kept = changeScreen(next.state, 'pass', (changed) => ({
		...changed,
		preview: {...changed.preview, last},
	}));
	return step(kept, ...next.effects, policiesSoon);
};

/** What a key does in the form. */
export const updatePass = (state: AppState, form: PassScreen, action: PassAction): Step<AppState> =>
	previewed(state, form, actOn(state, form, action));

const actOn = (state: AppState, form: PassScreen, action: PassAction): Step<AppState> => {
	const show = (changed: PassScreen): Step<AppState> => step(replaceTop(state, changed));
	switch (action.type) {
		case 'move':
			return show(
				openChoice(form) === undefined ? moveInPreview(state, form, action) : pick(state, form, action),
			);
		case 'make':
			return make(state, form);
		case 'agree':
			return make(state, {...form, asking: undefined, agreed: whatIsAsked(form)});
		case 'refuse':
			return show({...form, asking: undefined});
		case 'save':
			return save(state, form);
		case 'back':
			return step(popScreen(state), {do: 'cancel', task: task.judge});
		case 'stop':
			return step(replaceTop(state, {...form, making: undefined}), {do: 'cancel', task: task.mint});
		case 'open':
			return show(isChoiceField(form.focus) ? opened(state, form, form.focus, '') : form);
		case 'close':
			return show(takenBack(form));
		case 'next-field':
		case 'previous-field':
			return show(focusBy(state, form, action.type === 'next-field' ? 1 : -1));
		case 'next-scope':
			return show(pickScope(form, 1));
		case 'previous-scope':
			return show(pickScope(form, -1));
		case 'unpick':
			return show(unpicked(form));
		case 'ask':
			return openAsk(state, form.role?.name ?? '', shownPreview(state, form));
		case 'leave-preview':
		case 'view':
		case 'search':
		case 'keep-search':
		case 'clear-search':
		case 'next-stop':
		case 'previous-stop':
			return show(actInPreview(state, form, action));
		case 'shorter':
		case 'longer': {
			const by = action.type === 'longer' ? 1 : -1;
			return show({...form, duration: stepDuration(form.duration, by, longestFor(form)), problem: undefined});
		}
	}
};

/** Tab goes through the fields and then to the preview, and round again. */
const focusBy = (state: AppState, form: PassScreen, by: 1 | -1): PassScreen => {
	const fields = fieldsOf(form, callerOf(state));
	const places = fields.length + 1;
	const now = form.preview.focused ? fields.length : fields.indexOf(form.focus);
	const next = (now + by + places) % places;
	const focus = fields[next];
	return {
		...closeChoices(form),
		pick: undefined,
		focus: focus ?? form.focus,
		preview: {...form.preview, focused: focus === undefined, view: 'matrix'},
	};
};

/** The list opens at the value it has; typing narrows it, and the best match becomes the value. */
const opened = (state: AppState, form: PassScreen, field: ChoiceFieldId, typed: string): PassScreen => {
	const choice = openedChoice(form.choices[field], textField(typed));
	const changed = {...form, problem: undefined, choices: {...form.choices, [field]: choice}};
	if (typed !== '') return follow(state, changed, field);
	const at = choiceOptions(changed, field, homeRegion(state)).findIndex(({value}) => value === choice.value);
	return pick(state, changed, {type: 'move', move: 'to', by: Math.max(0, at)});
};

const pick = (state: AppState, form: PassScreen, move: Move): PassScreen => {
	const open = openChoice(form);
	if (open === undefined) return form;
	const options = choiceOptions(form, open.field, homeRegion(state));
	const cursor = moveInList(open.cursor, move, options.length, passLayout(layoutOf(state)).side.rows);
	return withChoice(form, open.field, options[cursor.index]?.value, {...open, cursor});
};

/** The value becomes the best match of what is typed; without one it stays what it was before. */
const follow = (state: AppState, form: PassScreen, field: ChoiceFieldId): PassScreen => {
	const open = openChoice(form);
	if (open === undefined) return form;
	const [best] = choiceOptions(form, field, homeRegion(state));
	return withChoice(form, field, best?.value, open);
};

const withChoice = (
	form: PassScreen,
	field: ChoiceFieldId,
	value: string | undefined,
	{query, cursor, before}: NonNullable<ReturnType<typeof openChoice>>,
): PassScreen => ({
	...form,
	choices: {...form.choices, [field]: {value: value ?? before, open: {query, cursor, before}}},
});

const takenBack = (form: PassScreen): PassScreen => {
	const open = openChoice(form);
	if (open === undefined) return form;
	return {
		...form,
		problem: undefined,
		choices: {...form.choices, [open.field]: closedChoice({value: open.before})},
	};
};

const make = (state: AppState, form: PassScreen): Step<AppState> => {
	const started = startMaking(state, form);
	return step(replaceTop(state, started.form), ...started.effects);
};

const unpicked = (form: PassScreen): PassScreen =>
	form.pick === undefined ? form : {...form, pick: undefined, texts: {...form.texts, scope: form.pick.typed}};

const save = (state: AppState, form: PassScreen): Step<AppState> => {
	const preset = presetFrom(form, callerOf(state), homeRegion(state));
	if (!preset.ok) return step(replaceTop(state, {...form, problem: preset.problem}));
	return step(popScreen(state), {
		do: 'change-presets',
		change: {
			steps: [{step: 'save', preset: preset.preset, replace: true}],
			say: {ok: true, message: `Saved ${preset.preset.name}.`},
			choose: preset.preset.name,
		},
	});
};

type Edit = (field: TextField) => TextField | undefined;

/** Typing or pasting into the field that has the focus. */
export const typeIntoForm = (state: AppState, form: PassScreen, edit: Edit): Step<AppState> =>
	previewed(state, form, typed(state, form, edit));

const typed = (state: AppState, form: PassScreen, edit: Edit): Step<AppState> => {
	if (form.making !== undefined || form.asking !== undefined) return step(state);
	if (form.preview.focused) {
		const search = typedSearch(form.preview);
		const field = search && edit(search);
		return step(field === undefined ? state : replaceTop(state, searched(state, form, field)));
	}
	const {focus} = form;
	if (isTextField(focus)) {
		const field = edit(form.texts[focus]);
		if (field === undefined) return step(state);
		const texts = {...form.texts, [focus]: field};
		return step(replaceTop(state, {...form, problem: undefined, pick: undefined, texts}));
	}
	if (!isChoiceField(focus)) return step(state);
	const query = edit(form.choices[focus].open?.query ?? textField());
	if (query === undefined || (query.value === '' && openChoice(form) === undefined)) return step(state);
	return step(replaceTop(state, opened(state, form, focus, query.value)));
};
