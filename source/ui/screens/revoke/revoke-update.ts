import {checkRevocable, isNameOf} from '../../../roles/revoke/revocable.ts';
import type {Revoked} from '../../../roles/revoke/revoke.ts';
import {parseRoleArn} from '../../../roles/role-arn.ts';
import {
	type AppState,
	callerOf,
	popScreen,
	pushScreen,
	replaceTop,
	topScreen,
	withToast,
	withUndo,
} from '../../app-state.ts';
import {type Step, spinnerSoon, step} from '../../effects.ts';
import type {KnownPass} from '../../jobs.ts';
import type {ListMove} from '../../keys/bindings.ts';
import {cancel} from '../../runtime/effect.ts';
import {type Problem, problemOf} from '../../runtime/problem.ts';
import type {Typing} from '../../screen.ts';
import {readingPasses, readPasses, revokeSessions, revoking, undoing, undoRevocation} from './revoke-jobs.ts';
import {choicesOf, type RevokeScreen, revokeScreen} from './revoke-state.ts';

/** Opens it for a role, or for whom one pass of it was made. */
export const openRevoke = (state: AppState, roleArn: string, pass?: KnownPass): Step => {
	const role = parseRoleArn(roleArn);
	if (role === undefined) return step(state);
	return step(pushScreen(state, revokeScreen(role, pass, state.now)), readPasses({role}), spinnerSoon);
};

export const back = (state: AppState): Step => step(popScreen(state), cancel(readingPasses));

export const stop = (state: AppState, screen: RevokeScreen): Step => {
	const {stage} = screen;
	if (stage.status !== 'undoing') return step(replaceTop(state, stopped(screen)), cancel(revoking));
	const again = withUndo(state, {what: 'revoked', revoked: stage.revoked});
	return step(replaceTop(again, stopped(screen)), cancel(undoing));
};

/** Lines a page. */
const page = 8;

export const moveChoice = (state: AppState, screen: RevokeScreen, {move, by}: ListMove): Step => {
	const choices = choicesOf(screen, state.now);
	const at = Math.max(
		0,
		choices.findIndex((choice) => choice?.name === screen.chosen),
	);
	const to = Math.max(0, Math.min(at + by * (move === 'by-pages' ? page : 1), choices.length - 1));
	return step(replaceTop(state, {...screen, chosen: choices[to]?.name, stage: {status: 'asking'}}));
};

/** Revokes, once the name of the role was typed. */
export const revoke = (state: AppState, screen: RevokeScreen): Step => {
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
		revokeSessions({role, sessionName: chosen}),
		spinnerSoon,
	);
};

/** Undoes it where it was done, if that is still shown, else in passing. */
export const undoRevoking = (state: AppState, revoked: Revoked): Step => {
	const screen = topScreen(state);
	const shown =
		screen?.name === 'revoke' && screen.stage.status === 'done' && screen.stage.revoked === revoked;
	const next = shown
		? replaceTop(state, {...screen, stage: {status: 'undoing', since: state.now, revoked}})
		: withToast(state, true, 'Putting the role’s policy back…');
	return step(next, undoRevocation({revoked}), spinnerSoon);
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

/** Why it can't be done with this role by this caller, as far as that is known without asking AWS. */
export const refusalOf = (state: AppState, {role}: Pick<RevokeScreen, 'role'>): Problem | undefined => {
	const caller = callerOf(state);
	return caller && problemOf(() => checkRevocable(role, caller));
};

/** Whether the role's name is being typed. */
export const isConfirming = (state: AppState, screen: RevokeScreen): boolean =>
	screen.stage.status === 'asking' && refusalOf(state, screen) === undefined;

/** The role's name. */
export const typingOnRevoke = (state: AppState, screen: RevokeScreen): Typing | undefined => {
	if (!isConfirming(state, screen)) return undefined;
	return {
		asksForHelp: true,
		field: screen.field,
		typed: (field) => step(replaceTop(state, {...screen, field, stage: {status: 'asking'}})),
	};
};
