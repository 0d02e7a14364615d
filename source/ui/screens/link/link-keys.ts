import {type AppState, replaceTop} from '../../app-state.ts';
import {type Step, step} from '../../effects.ts';
import {type Binding, bindingsOf, listKeys} from '../../keys/bindings.ts';
import {wordsKey} from '../../keys/words-key.ts';
import {isFolded, unfolded} from '../../runtime/problem.ts';
import type {ListPane} from '../../screen.ts';
import {makeAgain} from '../pass/pass-mint.ts';
import {openRevoke} from '../revoke/revoke-update.ts';
import type {LinkScreen, Note, Saving} from './link-state.ts';
import {
	back,
	closeNote,
	copyLink,
	copyNote,
	dontSave,
	nameIt,
	openLink,
	saveIt,
	scrollNote,
	showQr,
	showWhole,
	stopMaking,
	writeNote,
} from './link-update.ts';

type Table = readonly Binding<Step>[];

const link = bindingsOf('Link');
const message = bindingsOf('Message');
const preset = bindingsOf('Preset');

const again = (state: AppState, {pass}: LinkScreen): Table => [
	link('r', 'again', () => makeAgain(state), {help: 'make the link again', footer: 7}),
	// A federated user has no role whose sessions could be told apart from the IAM user's own.
	...(pass.role === ''
		? []
		: [
				link('x', 'revoke', () => openRevoke(state, pass.role, pass), {
					help: 'revoke its session',
					footer: 8,
				}),
			]),
];

const ready = (state: AppState, screen: LinkScreen): Table => [
	link('c', 'copy', () => copyLink(state, screen), {footer: 1}),
	link('o', 'open', () => openLink(state, screen), {help: 'open it in a browser', footer: 3}),
	link('Q', 'QR code', () => showQr(state, screen), {help: 'the link as a QR code', footer: 9}),
	link('z', 'alone', () => showWhole(state, screen), {help: 'the link alone', footer: 4}),
	link('m', 'message', () => writeNote(state, screen), {help: 'a message to go with it', footer: 5}),
	link('s', 'save', () => nameIt(state, screen), {help: 'save as a preset', footer: 6}),
];

const whileReading = (state: AppState, screen: LinkScreen, note: Note, pane: () => ListPane): Table => [
	message('c', 'copy the message', () => copyNote(state, note), {footer: 1}),
	message(['escape', 'm'], 'back to the link', () => closeNote(state, screen), {footer: 2}),
	...listKeys(true, (move) => scrollNote(state, screen, note, move, pane)),
];

const whileSaving = (state: AppState, screen: LinkScreen, saving: Saving): Table => [
	preset('enter', saving.taken ? 'replace it' : 'save', () => saveIt(state, screen, saving), {footer: 1}),
	preset('escape', saving.taken ? 'keep the old one' : 'don’t save', () => dontSave(state, screen), {
		footer: 2,
	}),
];

/** The keys of the link, as things stand. */
export const linkKeys = (state: AppState, screen: LinkScreen, pane: () => ListPane): Table => {
	if (screen.saving !== undefined) return whileSaving(state, screen, screen.saving);
	if (screen.note !== undefined) return whileReading(state, screen, screen.note, pane);
	if (screen.making !== undefined) {
		return [link('escape', 'stop', () => stopMaking(state, screen), {footer: 1}), ...ready(state, screen)];
	}
	const {problem} = screen;
	return [
		...(isFolded(problem)
			? [wordsKey('Link', () => step(replaceTop(state, {...screen, problem: unfolded(problem)})))]
			: []),
		...ready(state, screen),
		...again(state, screen),
		link('escape', 'back', () => back(state), {footer: 2}),
	];
};
