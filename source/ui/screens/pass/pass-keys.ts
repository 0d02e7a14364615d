import type {AppState} from '../../app-state.ts';
import type {Step} from '../../effects.ts';
import {type Binding, bindingsOf, listKeys} from '../../keys/bindings.ts';
import {wordsKey} from '../../keys/words-key.ts';
import {isFolded, unfolded} from '../../runtime/problem.ts';
import type {ListPane} from '../../screen.ts';
import {beginLength, withoutLength} from './pass-length.ts';
import {leaveForm} from './pass-mint.ts';
import {isChoiceField, openList, type PassScreen} from './pass-state.ts';
import {
	agree,
	closeChoices,
	focusBy,
	make,
	moveInChoices,
	openChoices,
	previewed,
	refuse,
	save,
	show,
	stepBy,
	stopMaking,
	unpick,
} from './pass-update.ts';
import {previewKeys} from './preview-keys.ts';
import {pickScope, scopeOptions} from './scope-choices.ts';

type Table = readonly Binding<Step>[];

const key = bindingsOf('Form');

const keysOf = (state: AppState, form: PassScreen, pane: () => ListPane): Table => {
	const previous = () => show(state, focusBy(state, form, -1));
	const next = () => show(state, focusBy(state, form, 1));
	const between: Table = [
		key('tab', 'next field', next, {footer: 3}),
		key('shift-tab', 'previous field', previous),
	];
	const upAndDown: Table = [key('up', 'previous field', previous), key('down', 'next field', next)];
	const {problem, editing, pick, focus} = form;
	const enter = isFolded(problem)
		? wordsKey('Form', () => show(state, {...form, problem: unfolded(problem)}))
		: editing === undefined
			? key('enter', 'make the link', () => make(state, form), {footer: 1})
			: key('enter', 'save the preset', () => save(state, form, editing), {footer: 1});
	if (form.making !== undefined) return [key('escape', 'stop', () => stopMaking(state, form), {footer: 1})];
	if (form.asking !== undefined) {
		return [
			key('enter', 'make it all the same', () => agree(state, form), {footer: 1}),
			key('escape', 'back to the form', () => refuse(state, form), {footer: 2}),
		];
	}
	const open = openList(form);
	if (open !== undefined) {
		return [
			enter,
			key('escape', 'take back', () => closeChoices(state, form, open), {footer: 2}),
			...between,
			...listKeys(false, (move) => moveInChoices(state, form, open, move), 4),
		];
	}
	if (form.preview.focused) return previewKeys(state, form, pane, {enter, between});
	const down = key('down', 'next template', () => show(state, pickScope(form, 1)), {footer: 4});
	if (pick !== undefined) {
		return [
			enter,
			key('escape', 'take back', () => unpick(state, form, pick.typed), {footer: 2}),
			...between,
			key('up', 'previous template', () => show(state, pickScope(form, -1)), {footer: 5}),
			down,
		];
	}
	if (focus === 'duration' && form.length !== undefined) {
		const slider = () => show(state, withoutLength(form));
		return [enter, key('escape', 'take back', slider, {footer: 2}), ...between, ...upAndDown];
	}
	const back = key('escape', 'back', () => leaveForm(state, form), {footer: 2});
	if (scopeOptions(form).length > 0) return [enter, back, ...between, down, ...upAndDown];
	if (isChoiceField(focus)) {
		return [
			enter,
			back,
			...between,
			...upAndDown,
			key(['right', ' '], 'list', () => openChoices(state, form, focus), {footer: 4}),
		];
	}
	const isLess = (name: string) => ['left', 'h', '-'].includes(name);
	const slide = (name: string) => stepBy(state, form, isLess(name) ? -1 : 1);
	const slider = key(['left', 'h', '-', 'right', 'l', '+'], 'how long', slide, {
		shown: '←→',
		footer: 4,
		each: (name) => (isLess(name) ? 'a shorter session' : 'a longer session'),
	});
	const begin = (first: string) => show(state, beginLength(state, form, first));
	const length = key([...'0123456789m'], 'type a length', begin, {shown: '0–9 m'});
	return [enter, back, ...between, ...upAndDown, ...(focus === 'duration' ? [slider, length] : [])];
};

/** The keys of the form, as things stand. Whatever is not here types into the field. */
export const passKeys = (state: AppState, form: PassScreen, pane: () => ListPane): Table =>
	keysOf(state, form, pane).map((binding) => ({
		...binding,
		run: (name) => previewed(state, form, binding.run(name)),
	}));
