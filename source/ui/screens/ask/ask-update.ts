import {type AppState, pushScreen, replaceTop, withToast} from '../../app-state.ts';
import {type Step, step} from '../../effects.ts';
import type {RolePreview} from '../../preview/role-preview.ts';
import type {Typing} from '../../screen.ts';
import {type AskScreen, asking, askScreen, completed} from './ask-state.ts';

/** Opens the prompt where there is something to ask of. */
export const openAsk = (state: AppState, role: string, preview: RolePreview | undefined): Step =>
	preview === undefined
		? step(withToast(state, false, 'What the role may do is not known yet.'))
		: step(pushScreen(state, askScreen(role, preview)));

export const complete = (state: AppState, screen: AskScreen): Step =>
	step(replaceTop(state, completed(screen)));

/** The action so many places further in the list. */
export const chooseAction = (state: AppState, screen: AskScreen, by: 1 | -1): Step =>
	step(replaceTop(state, asking(screen, screen.field, screen.chosen + by)));

/** The question: answered with every letter. */
export const typingQuestion = (state: AppState, screen: AskScreen): Typing => ({
	field: screen.field,
	typed: (field) => {
		const chosen = field.value === screen.field.value ? screen.chosen : 0;
		return step(replaceTop(state, asking(screen, field, chosen)));
	},
});
