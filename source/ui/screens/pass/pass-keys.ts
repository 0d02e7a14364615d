import type {Binding, ListMove} from '../../keys/bindings.ts';
import {listKeys} from '../../keys/bindings.ts';
import {isChoiceField, openChoice, type PassScreen} from './pass-state.ts';
import {type Inside, type PreviewAction, previewKeys, searchKeys, toForm} from './preview-keys.ts';
import {typedSearch} from './preview-state.ts';
import {scopeOptions} from './scope-choices.ts';

export type PassAction =
	| ListMove
	| PreviewAction
	| {readonly type: 'agree' | 'refuse' | 'ask'}
	| {readonly type: 'make' | 'save' | 'back' | 'stop' | 'close' | 'open'}
	| {readonly type: 'next-field' | 'previous-field'}
	| {readonly type: 'shorter' | 'longer'}
	| {readonly type: 'next-scope' | 'previous-scope' | 'unpick'};

type Table = readonly Binding<PassAction>[];

const between: Table = [
	{keys: ['tab'], shown: 'Tab', does: 'next field', group: 'Form', footer: 3, action: {type: 'next-field'}},
	{
		keys: ['shift-tab'],
		shown: 'Shift-Tab',
		does: 'previous field',
		group: 'Form',
		action: {type: 'previous-field'},
	},
];

const upAndDown: Table = [
	{keys: ['up'], shown: '↑', does: 'previous field', group: 'Form', action: {type: 'previous-field'}},
	{keys: ['down'], shown: '↓', does: 'next field', group: 'Form', action: {type: 'next-field'}},
];

const slider: Table = [
	{
		keys: ['left', 'h', '-', 'right', 'l', '+'],
		shown: '←→',
		does: 'how long',
		group: 'Form',
		footer: 4,
		action: (name) => ({type: ['left', 'h', '-'].includes(name) ? 'shorter' : 'longer'}),
	},
];

const asking: Table = [
	{
		keys: ['enter'],
		shown: 'Enter',
		does: 'make it all the same',
		group: 'Form',
		footer: 1,
		action: {type: 'agree'},
	},
	{
		keys: ['escape'],
		shown: 'Esc',
		does: 'back to the form',
		group: 'Form',
		footer: 2,
		action: {type: 'refuse'},
	},
];

const scopeList: Table = [
	{
		keys: ['down', 'ctrl-n'],
		shown: '↓',
		does: 'next template',
		group: 'Form',
		footer: 4,
		action: {type: 'next-scope'},
	},
];

const inScopeList: Table = [
	{keys: ['escape'], shown: 'Esc', does: 'take back', group: 'Form', footer: 2, action: {type: 'unpick'}},
	...between,
	{
		keys: ['up', 'ctrl-p'],
		shown: '↑',
		does: 'previous template',
		group: 'Form',
		footer: 5,
		action: {type: 'previous-scope'},
	},
	...scopeList,
];

/** The keys of the form, as things stand. Whatever is not here types into the field. */
export const passKeys = (form: PassScreen, inside: Inside): Table => {
	const enter: Binding<PassAction> =
		form.editing === undefined
			? {
					keys: ['enter'],
					shown: 'Enter',
					does: 'make the link',
					group: 'Form',
					footer: 1,
					action: {type: 'make'},
				}
			: {
					keys: ['enter'],
					shown: 'Enter',
					does: 'save the preset',
					group: 'Form',
					footer: 1,
					action: {type: 'save'},
				};
	if (form.making !== undefined) {
		return [{keys: ['escape'], shown: 'Esc', does: 'stop', group: 'Form', footer: 1, action: {type: 'stop'}}];
	}
	if (form.asking !== undefined) return asking;
	if (openChoice(form) !== undefined) {
		return [
			enter,
			{keys: ['escape'], shown: 'Esc', does: 'take back', group: 'Form', footer: 2, action: {type: 'close'}},
			...between,
			...listKeys(false).map((binding) => (binding.shown.length === 1 ? {...binding, footer: 4} : binding)),
		];
	}
	const back: Binding<PassAction> = {
		keys: ['escape'],
		shown: 'Esc',
		does: 'back',
		group: 'Form',
		footer: 2,
		action: {type: 'back'},
	};
	if (form.preview.focused) {
		if (typedSearch(form.preview) !== undefined) return searchKeys;
		const empty = inside.services === 0 && form.preview.view === 'matrix';
		const own = empty ? [enter, toForm] : previewKeys(form.preview, inside);
		return [...own, ...between, ...listKeys(true)];
	}
	if (form.pick !== undefined) return [enter, ...inScopeList];
	if (scopeOptions(form).length > 0) return [enter, back, ...between, ...scopeList, ...upAndDown];
	if (isChoiceField(form.focus)) {
		return [
			enter,
			back,
			...between,
			...upAndDown,
			{keys: ['right', ' '], shown: '→', does: 'list', group: 'Form', footer: 4, action: {type: 'open'}},
		];
	}
	return [enter, back, ...between, ...upAndDown, ...(form.focus === 'duration' ? slider : [])];
};
