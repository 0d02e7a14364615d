import {type Binding, type ListMove, listKeys} from '../../keys/bindings.ts';
import type {LinkScreen} from './link-state.ts';

export type LinkAction =
	| ListMove
	| {readonly type: 'copy' | 'open' | 'qr' | 'alone' | 'note' | 'save' | 'again' | 'revoke' | 'back' | 'stop'}
	| {readonly type: 'copy-note' | 'close-note' | 'keep' | 'cancel'};

type Table = readonly Binding<LinkAction>[];

const ready: Table = [
	{keys: ['c'], shown: 'c', does: 'copy', group: 'Link', footer: 1, action: {type: 'copy'}},
	{
		keys: ['o'],
		shown: 'o',
		does: 'open',
		help: 'open it in a browser',
		group: 'Link',
		footer: 3,
		action: {type: 'open'},
	},
	{
		keys: ['Q'],
		shown: 'Q',
		does: 'QR code',
		help: 'the link as a QR code',
		group: 'Link',
		footer: 9,
		action: {type: 'qr'},
	},
	{
		keys: ['z'],
		shown: 'z',
		does: 'alone',
		help: 'the link alone',
		group: 'Link',
		footer: 4,
		action: {type: 'alone'},
	},
	{
		keys: ['m'],
		shown: 'm',
		does: 'message',
		help: 'a message to go with it',
		group: 'Link',
		footer: 5,
		action: {type: 'note'},
	},
	{
		keys: ['s'],
		shown: 's',
		does: 'save',
		help: 'save as a preset',
		group: 'Link',
		footer: 6,
		action: {type: 'save'},
	},
	{
		keys: ['r'],
		shown: 'r',
		does: 'again',
		help: 'make the link again',
		group: 'Link',
		footer: 7,
		action: {type: 'again'},
	},
	{
		keys: ['x'],
		shown: 'x',
		does: 'revoke',
		help: 'revoke its session',
		group: 'Link',
		footer: 8,
		action: {type: 'revoke'},
	},
	{keys: ['escape'], shown: 'Esc', does: 'back', group: 'Link', footer: 2, action: {type: 'back'}},
];

const note: Table = [
	{
		keys: ['c'],
		shown: 'c',
		does: 'copy the message',
		group: 'Message',
		footer: 1,
		action: {type: 'copy-note'},
	},
	{
		keys: ['escape', 'm'],
		shown: 'Esc',
		does: 'back to the link',
		group: 'Message',
		footer: 2,
		action: {type: 'close-note'},
	},
	...listKeys(true),
];

const saving = (taken: boolean): Table => [
	{
		keys: ['enter'],
		shown: 'Enter',
		does: taken ? 'replace it' : 'save',
		group: 'Preset',
		footer: 1,
		action: {type: 'keep'},
	},
	{
		keys: ['escape'],
		shown: 'Esc',
		does: taken ? 'keep the old one' : 'don’t save',
		group: 'Preset',
		footer: 2,
		action: {type: 'cancel'},
	},
];

/** The keys of the link, as things stand. */
export const linkKeys = (screen: LinkScreen): Table => {
	if (screen.saving !== undefined) return saving(screen.saving.taken);
	if (screen.note !== undefined) return note;
	if (screen.making !== undefined) {
		return [
			{keys: ['escape'], shown: 'Esc', does: 'stop', group: 'Link', footer: 1, action: {type: 'stop'}},
			...ready.filter(({shown}) => !['r', 'x', 'Esc'].includes(shown)),
		];
	}
	// A federated user has no role whose sessions could be told apart from the IAM user's own.
	return screen.pass.role === '' ? ready.filter(({shown}) => shown !== 'x') : ready;
};
