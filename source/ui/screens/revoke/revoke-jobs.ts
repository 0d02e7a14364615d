import type {Pass} from '../../../pass/pass.ts';
import type {Revoked} from '../../../roles/revoke/revoke.ts';
import {type RoleArn, shortName} from '../../../roles/role-arn.ts';
import {type AppState, changeScreen, findScreen, withToast, withUndo} from '../../app-state.ts';
import {job, type Step, step} from '../../effects.ts';
import type {KnownPass} from '../../jobs.ts';
import {policiesChanged} from '../../preview/policies.ts';
import {ready} from '../../runtime/loadable.ts';
import type {Problem} from '../../runtime/problem.ts';
import type {RevokeScreen} from './revoke-state.ts';

/** Names of the tasks that can be cancelled. */
export const readingPasses = 'read-passes';
export const revoking = 'revoke';
export const undoing = 'undo-revocation';

const change = (state: AppState, changed: (screen: RevokeScreen) => RevokeScreen): Step =>
	step(changeScreen(state, 'revoke', changed));

export const readPasses = job(readingPasses, {
	run: (jobs, {role}: {readonly role: RoleArn}, signal, send) =>
		jobs.passesOf(role, signal, (passes) => send((state) => passesRead(state, passes))),
	done: (state, passes) => passesRead(state, passes),
	failed: (state, problem) => passesFailed(state, problem),
});

export const passesRead = (state: AppState, passes: readonly KnownPass[]): Step =>
	change(state, (screen) => ({...screen, passes: ready(passes)}));

export const passesFailed = (state: AppState, problem: Problem): Step =>
	change(state, (screen) => ({...screen, passes: {status: 'failed', problem}}));

export const revokeSessions = job(revoking, {
	run: (
		jobs,
		{role, sessionName}: {readonly role: RoleArn; readonly sessionName: string | undefined},
		signal,
		send,
	) => jobs.revoke(role, sessionName, signal, (doing) => send((state) => revokeWaits(state, doing))),
	done: (state, answer) => revoked(state, answer),
	failed: (state, problem) => revokeFailed(state, problem),
});

export const revokeWaits = (state: AppState, doing: string): Step =>
	change(state, (screen) =>
		screen.stage.status === 'revoking' ? {...screen, stage: {...screen.stage, doing}} : screen,
	);

/** A link made before says that it no longer works. */
export const revoked = (state: AppState, answer: Revoked): Step => {
	const {before} = answer;
	const {lastPass, lastRevoked} = state;
	const ended = lastRevoked ?? (lastPass && reaches(answer, lastPass) ? before : undefined);
	const undoable = withUndo({...state, lastRevoked: ended}, {what: 'revoked', revoked: answer});
	const done = changeScreen(undoable, 'revoke', (screen) => ({
		...screen,
		stage: {status: 'done', revoked: answer},
	}));
	const known = changeScreen(done, 'link', (link) =>
		reaches(answer, link.pass) ? {...link, revoked: link.revoked ?? before, passes: undefined} : link,
	);
	return policiesChanged(known, answer.role.arn);
};

const reaches = ({role, sessionName}: Revoked, pass: Pass): boolean =>
	pass.role === role.arn && (sessionName ?? pass.sessionName) === pass.sessionName;

/** A refusal stands where it was asked for. */
export const revokeFailed = (state: AppState, problem: Problem): Step =>
	change(state, (screen) => ({...screen, stage: {status: 'asking', problem}}));

export const undoRevocation = job(undoing, {
	run: (jobs, {revoked: answer}: {readonly revoked: Revoked}, signal) => jobs.undoRevocation(answer, signal),
	done: (state, _, {revoked: answer}) => revocationUndone(state, answer),
	failed: (state, problem, {revoked: answer}) => undoFailed(state, problem, answer),
});

/** Whether the screen of this revocation is there and waits for its end. */
const awaitsUndo = (screen: RevokeScreen | undefined, answer: Revoked): boolean =>
	screen?.stage.status === 'undoing' && screen.stage.revoked === answer;

/** The link that this revocation had ended works again. */
export const revocationUndone = (state: AppState, answer: Revoked): Step => {
	const {before, role} = answer;
	const lastRevoked = state.lastRevoked === before ? undefined : state.lastRevoked;
	const undone = awaitsUndo(findScreen(state, 'revoke'), answer)
		? changeScreen(state, 'revoke', (open) => ({...open, stage: {status: 'undone'}}))
		: withToast(state, true, `Undone: role/${shortName(role)} is as it was before it was revoked.`);
	const known = changeScreen({...undone, lastRevoked}, 'link', (link) =>
		link.revoked === before ? {...link, revoked: undefined, passes: undefined} : link,
	);
	return policiesChanged(known, role.arn);
};

/** Why it could not be undone is said where it is waited for; it can be tried again. */
export const undoFailed = (before: AppState, problem: Problem, answer: Revoked): Step => {
	const state = withUndo(before, {what: 'revoked', revoked: answer});
	return awaitsUndo(findScreen(state, 'revoke'), answer)
		? change(state, (screen) => ({...screen, stage: {status: 'done', revoked: answer, problem}}))
		: step(withToast(state, false, `${problem.message} ${problem.hint}`.trim()));
};
