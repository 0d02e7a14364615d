import {type AppState, popScreen, pushScreen, replaceTop, topScreen} from '../../app-state.ts';
import {stillChosen} from '../../components/text-field/text-field.ts';
import {type Step, step} from '../../effects.ts';
import type {Typing} from '../../screen.ts';
import {type AskedRole, type AskScreen, asking, askScreen, completed} from './ask-state.ts';
import {askedPreview} from './asked-pass.ts';

/** Opens the prompt about a role, the form's or the one under the cursor. */
export const openAsk = (state: AppState, role: AskedRole): Step =>
	step(pushScreen(state, askScreen(role, state.asked.get(role.arn))));

/** Back; the question is there again when it is asked of the same role. */
export const leaveAsk = (state: AppState, {role, field}: AskScreen): Step =>
	step({...popScreen(state), asked: new Map(state.asked).set(role.arn, field)});

/** What was typed before it was known what the role may do is answered as soon as it is. */
export const withAnswer = (state: AppState): AppState => {
	const screen = topScreen(state);
	if (screen?.name !== 'ask' || screen.preview !== undefined) return state;
	const preview = askedPreview(state);
	return preview === undefined ? state : replaceTop(state, asking({...screen, preview}, screen.field));
};

export const complete = (state: AppState, screen: AskScreen, action: string): Step =>
	step(replaceTop(state, completed(screen, action)));

/** The action so many places further in the list. */
export const chooseAction = (state: AppState, screen: AskScreen, by: 1 | -1): Step =>
	step(replaceTop(state, asking(screen, screen.field, screen.chosen + by)));

/** The question: answered with every letter. */
export const typingQuestion = (state: AppState, screen: AskScreen): Typing => ({
	field: screen.field,
	typed: (field) => {
		const chosen = stillChosen(screen.chosen, 0, screen.field, field);
		return step(replaceTop(state, asking(screen, field, chosen)));
	},
});
