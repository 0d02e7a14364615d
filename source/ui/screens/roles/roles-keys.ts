import {type Binding, type ListMove, listKeys} from '../../keys/bindings.ts';
import {chosenRole, hiddenCount, type RolesState} from './roles-state.ts';

export type RolesAction =
	| ListMove
	| {
			readonly type:
				| 'choose'
				| 'filter'
				| 'verify'
				| 'show-all'
				| 'read-again'
				| 'type-arn'
				| 'presets'
				| 'ask'
				| 'revoke';
	  }
	| {readonly type: 'details' | 'list' | 'stop' | 'clear' | 'keep' | 'cancel'}
	| {readonly type: 'mint-preset'; readonly index: number};

type Table = readonly Binding<RolesAction>[];

const filtering: Table = [
	{
		keys: ['enter'],
		shown: 'Enter',
		does: 'keep the filter',
		group: 'Filter',
		footer: 1,
		action: {type: 'keep'},
	},
	{keys: ['escape'], shown: 'Esc', does: 'clear it', group: 'Filter', footer: 2, action: {type: 'clear'}},
	...listKeys(false),
];

const typing: Table = [
	{
		keys: ['enter'],
		shown: 'Enter',
		does: 'use this role',
		group: 'Role',
		footer: 1,
		action: {type: 'choose'},
	},
	{keys: ['escape'], shown: 'Esc', does: 'back', group: 'Role', footer: 2, action: {type: 'cancel'}},
];

/** The digits that stand for a preset. */
const presetKeys = (presets: number): Table => {
	if (presets === 0) return [];
	const keys = Array.from({length: Math.min(9, presets)}, (_, index) => String(index + 1));
	return [
		{
			keys,
			shown: keys.length === 1 ? '1' : `1–${keys.length}`,
			does: 'that preset’s link',
			group: 'Presets',
			action: (name) => ({type: 'mint-preset', index: Number(name) - 1}),
		},
	];
};

const escapeKey = (roles: RolesState): Table => {
	const chosen = chosenRole(roles);
	const esc = (does: string, type: 'stop' | 'clear', footer = 2): Table => [
		{keys: ['escape'], shown: 'Esc', does, group: 'Roles', footer, action: {type}},
	];
	if (chosen !== undefined && roles.verifying.has(chosen.arn)) return esc('stop verifying', 'stop');
	if (roles.filter.field.value !== '') return esc('clear the filter', 'clear');
	const {status} = roles.reading;
	return status === 'first' || status === 'again' ? esc('stop reading', 'stop', 9) : [];
};

/** The keys of the list of roles, as things stand. */
export const rolesKeys = (
	roles: RolesState,
	presets: {readonly own: number; readonly all: number},
): Table => {
	if (roles.typing !== undefined) return typing;
	if (roles.filter.editing) return filtering;
	const some = roles.rows.length > 0;
	const inDetails = roles.detail.focused;
	const row = (binding: Binding<RolesAction>): Table => (some ? [binding] : []);
	return [
		...row({
			keys: ['enter'],
			shown: 'Enter',
			does: 'choose',
			help: 'make a pass with it',
			group: 'Roles',
			footer: 1,
			action: {type: 'choose'},
		}),
		{
			keys: ['/'],
			shown: '/',
			does: 'filter',
			group: 'Roles',
			...(some || roles.filter.field.value !== '' ? {footer: 3} : {}),
			action: {type: 'filter'},
		},
		...row({
			keys: ['v'],
			shown: 'v',
			does: 'verify',
			help: 'ask AWS for real',
			group: 'Roles',
			footer: 5,
			action: {type: 'verify'},
		}),
		...row({
			keys: ['c'],
			shown: 'c',
			does: 'can they …?',
			help: 'ask about one action',
			group: 'Roles',
			footer: 9,
			action: {type: 'ask'},
		}),
		...row({
			keys: ['x'],
			shown: 'x',
			does: 'revoke',
			help: 'revoke its sessions',
			group: 'Roles',
			footer: 11,
			action: {type: 'revoke'},
		}),
		...row(
			inDetails
				? {
						keys: ['tab', 'shift-tab', 'escape'],
						shown: 'Tab',
						does: 'list',
						group: 'Roles',
						footer: 4,
						action: {type: 'list'},
					}
				: {
						keys: ['tab', 'shift-tab'],
						shown: 'Tab',
						does: 'details',
						group: 'Roles',
						footer: 4,
						action: {type: 'details'},
					},
		),
		...escapeKey(roles),
		...(hiddenCount(roles) > 0 || roles.showAll
			? [
					{
						keys: ['a'],
						shown: 'a',
						does: roles.showAll ? 'fewer' : 'all roles',
						group: 'Roles',
						footer: 7,
						action: {type: 'show-all'} as const,
					},
				]
			: []),
		{
			keys: ['t'],
			shown: 't',
			does: 'type an ARN',
			group: 'Roles',
			footer: some ? 8 : 2,
			action: {type: 'type-arn'},
		},
		{
			keys: ['R'],
			shown: 'R',
			does: 'read again',
			group: 'Roles',
			footer: some ? 10 : 4,
			action: {type: 'read-again'},
		},
		{
			keys: ['p'],
			shown: 'p',
			does: 'presets',
			group: 'Presets',
			...(presets.all > 0 ? {footer: 6} : {}),
			action: {type: 'presets'},
		},
		...presetKeys(presets.own),
		...(some ? listKeys(true) : []),
	];
};
