import type {TextField} from '../../components/text-field/text-field.ts';
import type {RolePreview} from '../../preview/role-preview.ts';
import {type Step, step} from '../../runtime/effects.ts';
import {type AppState, popScreen, pushScreen, replaceTop} from '../../state/app-state.ts';
import type {AskAction} from './ask-keys.ts';
import {type AskScreen, asking, askScreen, completed} from './ask-state.ts';

/** Opens the prompt where there is something to ask of. */
export const openAsk = (state: AppState, role: string, preview: RolePreview | undefined): Step<AppState> =>
	preview === undefined
		? step({...state, told: {ok: false, message: 'What the role may do is not known yet.'}})
		: step(pushScreen(state, askScreen(role, preview)));

/** What a key does in the prompt. */
export const updateAsk = (state: AppState, screen: AskScreen, {type}: AskAction): Step<AppState> => {
	switch (type) {
		case 'back':
			return step(popScreen(state));
		case 'complete':
			return step(replaceTop(state, completed(screen)));
		case 'next':
			return step(replaceTop(state, asking(screen, screen.field, screen.chosen + 1)));
		case 'previous':
			return step(replaceTop(state, asking(screen, screen.field, screen.chosen - 1)));
	}
};

/** Typing the question: answered with every letter. */
export const typeIntoAsk = (
	state: AppState,
	screen: AskScreen,
	edit: (field: TextField) => TextField | undefined,
): Step<AppState> => {
	const field = edit(screen.field);
	return step(field === undefined ? state : replaceTop(state, asking(screen, field)));
};
