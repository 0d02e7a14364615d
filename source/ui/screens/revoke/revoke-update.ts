import {isNameOf} from '../../../roles/revoke/revocable.ts';
import {parseRoleArn} from '../../../roles/role-arn.ts';
import type {TextField} from '../../components/text-field/text-field.ts';
import type {KnownPass} from '../../jobs.ts';
import type {ListMove} from '../../keys/bindings.ts';
import {lookAgain, type Step, step, task} from '../../runtime/effects.ts';
import {feltAfter} from '../../runtime/loadable.ts';
import {type AppState, popScreen, pushScreen, replaceTop} from '../../state/app-state.ts';
import type {RevokeAction} from './revoke-keys.ts';
import {choicesOf, type RevokeScreen, revokeScreen} from './revoke-state.ts';

/** Opens it for a role, or for whom one pass of it was made. */
export const openRevoke = (state: AppState, roleArn: string, pass?: KnownPass): Step<AppState> => {
	const role = parseRoleArn(roleArn);
	if (role === undefined) return step(state);
	return step(
		pushScreen(state, revokeScreen(role, pass, state.now)),
		{do: 'read-passes', role},
		lookAgain(feltAfter),
	);
};

/** What a key does while revoking. */
export const updateRevoke = (state: AppState, screen: RevokeScreen, action: RevokeAction): Step<AppState> => {
	switch (action.type) {
		case 'move':
			return step(replaceTop(state, move(screen, action, state.now)));
		case 'revoke':
			return revoke(state, screen);
		case 'undo':
			return undo(state, screen);
		case 'stop':
			return step(replaceTop(state, stopped(screen)), {do: 'cancel', task: task.revoke});
		case 'back':
			return step(popScreen(state), {do: 'cancel', task: task.passes});
	}
};

/** Visitors a page. */
const page = 8;

const move = (screen: RevokeScreen, {move: kind, by}: ListMove, now: number): RevokeScreen => {
	const choices = choicesOf(screen, now);
	const at = Math.max(
		0,
		choices.findIndex((choice) => choice?.name === screen.chosen),
	);
	const to = Math.max(0, Math.min(at + by * (kind === 'by-pages' ? page : 1), choices.length - 1));
	return {...screen, chosen: choices[to]?.name, stage: {status: 'asking'}};
};

const revoke = (state: AppState, screen: RevokeScreen): Step<AppState> => {
	const {role, chosen, field} = screen;
	if (!isNameOf(role, field.value)) {
		const typed = field.value.trim() !== '';
		const problem = {
			code: 'not-confirmed',
			message: `${typed ? 'That is not the role’s name' : 'The role’s name is missing'}: nothing was revoked.`,
			hint: '',
		};
		return step(replaceTop(state, {...screen, stage: {status: 'asking', problem}}));
	}
	return step(
		replaceTop(state, {...screen, stage: {status: 'revoking', since: state.now, doing: 'asking IAM'}}),
		{do: 'revoke', role, sessionName: chosen},
		lookAgain(feltAfter),
	);
};

const undo = (state: AppState, screen: RevokeScreen): Step<AppState> => {
	if (screen.stage.status !== 'done') return step(state);
	const {revoked} = screen.stage;
	return step(
		replaceTop(state, {...screen, stage: {status: 'undoing', since: state.now, revoked}}),
		{do: 'undo-revocation', revoked},
		lookAgain(feltAfter),
	);
};

/** What was sent to AWS can't be called back. */
const stopped = (screen: RevokeScreen): RevokeScreen => {
	const {stage} = screen;
	const problem = (hint: string) => ({
		code: 'cancelled',
		message: 'Stopped. What AWS has received already may take effect all the same.',
		hint,
	});
	if (stage.status === 'undoing')
		return {...screen, stage: {status: 'done', revoked: stage.revoked, problem: problem('u undoes it.')}};
	return {
		...screen,
		stage: {status: 'asking', problem: problem('Enter revokes once more, which does no harm.')},
	};
};

/** Typing the role's name. */
export const typeIntoRevoke = (
	state: AppState,
	screen: RevokeScreen,
	edit: (field: TextField) => TextField | undefined,
): Step<AppState> => {
	const field = edit(screen.field);
	return step(field === undefined ? state : replaceTop(state, {...screen, field, stage: {status: 'asking'}}));
};
