import {type AppState, type Undoable, withoutUndo} from './app-state.ts';
import type {Step} from './effects.ts';
import {type Binding, bindingsOf} from './keys/bindings.ts';
import {holdsPreset, undoesPreset, undoPreset} from './screens/presets/presets-undo.ts';
import {undoRevoking} from './screens/revoke/revoke-update.ts';

const isRevocation = (undoable: Undoable) => undoable.what === 'revoked';

/** The last change that can be taken back now. */
const undoableNow = (state: AppState): Undoable | undefined =>
	state.undoes.findLast((undoable) => isRevocation(undoable) || holdsPreset(state, undoable));

const undo = (before: AppState, undoable: Undoable): Step => {
	const state = withoutUndo(before, (one) => one === undoable);
	return undoable.what === 'revoked' ? undoRevoking(state, undoable.revoked) : undoPreset(state, undoable);
};

const does = (undoable: Undoable): string =>
	undoable.what === 'revoked' ? `undo revoking ${undoable.revoked.role.name}` : undoesPreset(undoable);

/** Longer names would leave no room for other keys. */
const longest = 34;

const shortened = (text: string) => (text.length > longest ? `${text.slice(0, longest - 1)}…` : text);

const key = bindingsOf('Everywhere');

/** `u`, on every screen, for as long as there is something to take back. */
export const undoKeys = (state: AppState): readonly Binding<Step>[] => {
	const undoable = undoableNow(state);
	if (undoable === undefined) return [];
	return [key('u', shortened(does(undoable)), () => undo(state, undoable), {footer: 2.3})];
};
