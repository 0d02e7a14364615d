import type {Pass} from '../../../pass/pass.ts';
import {checkPresetName} from '../../../presets/preset-name.ts';
import {
	type AppState,
	changeScreen,
	findScreen,
	popScreen,
	replaceTop,
	type Toast,
	withUndo,
} from '../../app-state.ts';
import {scrollBy} from '../../components/scrolled.ts';
import {textField} from '../../components/text-field/text-field.ts';
import {job, type Step, showAlone, step, type World} from '../../effects.ts';
import type {Outcome, QrCode} from '../../jobs.ts';
import type {ListMove} from '../../keys/bindings.ts';
import type {Size} from '../../layout.ts';
import {previewOfForm} from '../../preview/previews.ts';
import type {RolePreview} from '../../preview/role-preview.ts';
import {cancel, type Runtime} from '../../runtime/effect.ts';
import {readyValue} from '../../runtime/loadable.ts';
import {problemOf} from '../../runtime/problem.ts';
import type {ListPane, Typing} from '../../screen.ts';
import {making} from '../pass/making.ts';
import {suggestedPresetName} from '../presets/preset-names.ts';
import {changePresets} from '../presets/presets-jobs.ts';
import {type LinkScreen, type Note, type Saving, savedSentence} from './link-state.ts';
import {qrIn, roomAlone} from './qr-room.ts';

const show = (state: AppState, screen: LinkScreen, changed: Partial<LinkScreen>): Step =>
	step(replaceTop(state, {...screen, ...changed}));

const withOutcome = (state: AppState, toast: Outcome): Step => step({...state, toast});

export const copy = job('copy', {
	run: (jobs, {text}: {readonly text: string}) => jobs.copy(text),
	done: withOutcome,
});

export const copyLink = (state: AppState, {pass}: LinkScreen): Step => step(state, copy({text: pass.url}));

const open = job('open', {run: (jobs, {url}: {readonly url: string}) => jobs.open(url), done: withOutcome});

export const openLink = (state: AppState, {pass}: LinkScreen): Step => step(state, open({url: pass.url}));

const qr = job('qr', {
	run: (jobs, {url}: {readonly url: string}) => jobs.qr(url),
	done: (state, code) => qrMade(state, code),
});

/** Shown alone, or why there is none: said anew in a window of another size. */
export const qrMade = (state: AppState, code: QrCode): Step => {
	const inSize = (size: Size) => qrIn(code, roomAlone(size));
	const now = inSize(state.size);
	if (now.ok) return step(state, showAlone({url: now.message}));
	const said = (size: Size): Toast => {
		const then = inSize(size);
		const toast = then.ok ? {ok: true, message: 'There is room for the QR code now: Q shows it.'} : then;
		return {...toast, resized: said};
	};
	return step({...state, toast: said(state.size)});
};

export const showQr = (state: AppState, {pass, qr: known}: LinkScreen): Step =>
	known === undefined ? step(state, qr({url: pass.url})) : qrMade(state, known);

export const showWhole = (state: AppState, {pass}: LinkScreen): Step =>
	step(state, showAlone({url: pass.url}));

/** Needs nobody, so that it is there before the next key. */
const note = (pass: Pass, can: RolePreview | undefined) => ({
	do: 'write-note' as const,
	pass,
	can,
	run: ({send, world}: Pick<Runtime<AppState, World>, 'send' | 'world'>) =>
		send((state) => noteWritten(state, world.jobs.note(pass, can))),
});

export const noteWritten = (state: AppState, text: string): Step =>
	step(changeScreen(state, 'link', (link) => ({...link, note: {text, scroll: 0}})));

/** What the visitor can do, as far as the form's preview has got. */
export const visitorCan = (state: AppState): RolePreview | undefined => {
	const form = findScreen(state, 'pass');
	return form && readyValue(previewOfForm(state, form));
};

/** The message to send along; what the visitor can do is in it if the form's preview has got that far. */
export const writeNote = (state: AppState, {pass}: LinkScreen): Step =>
	step(state, note(pass, visitorCan(state)));

export const copyNote = (state: AppState, {text}: Note): Step => step(state, copy({text}));

export const closeNote = (state: AppState, screen: LinkScreen): Step =>
	show(state, screen, {note: undefined});

export const scrollNote = (
	state: AppState,
	screen: LinkScreen,
	note: Note,
	move: ListMove,
	pane: () => ListPane,
): Step => {
	const {count, rows} = pane();
	return show(state, screen, {note: {...note, scroll: scrollBy(note.scroll, move, count, rows)}});
};

export const stopMaking = (state: AppState, screen: LinkScreen): Step =>
	step(replaceTop(state, {...screen, making: undefined}), cancel(making));

/** To the form it came from; where nobody has been in that, to where the digit was pressed. */
export const back = (state: AppState): Step => {
	const under = popScreen(state);
	const seen = findScreen(under, 'pass')?.unseen !== true;
	return step(seen ? under : popScreen(under), cancel(making));
};

/** Asks for the name of a preset; one is suggested, and holds as long as nothing is typed. */
export const nameIt = (state: AppState, screen: LinkScreen): Step =>
	show(state, screen, {saving: {field: screen.named ?? textField(), taken: false}, named: undefined});

export const dontSave = (state: AppState, screen: LinkScreen): Step =>
	show(state, screen, {saving: undefined, named: screen.saving?.field});

/** Saves under the name typed; a name that is taken is asked about first. */
export const saveIt = (state: AppState, screen: LinkScreen, saving: Saving): Step => {
	const name = saving.field.value.trim() || suggestedPresetName(screen.pass, state.presets.list);
	const problem = problemOf(() => checkPresetName(name));
	if (problem !== undefined) return show(state, screen, {saving: {...saving, problem}});
	const old = state.presets.list.find((preset) => preset.name === name);
	if (old && !saving.taken) return show(state, screen, {saving: {field: saving.field, taken: true}});
	const said = savedSentence(name, old !== undefined, readyValue(state.identity)?.demo);
	const change = {
		steps: [{step: 'save', preset: {...screen.request, name}, replace: old !== undefined}],
		say: {ok: true, message: old ? `${said} u brings the old one back.` : said},
	} as const;
	const saved = replaceTop(state, {...screen, saving: undefined});
	return step(old ? withUndo(saved, {what: 'changed', preset: old}) : saved, changePresets({change}));
};

/** A preset's name. */
export const typingOnLink = (state: AppState, screen: LinkScreen): Typing | undefined => {
	if (screen.saving === undefined) return undefined;
	return {
		field: screen.saving.field,
		typed: (field) => show(state, screen, {saving: {field, taken: false}}),
	};
};
