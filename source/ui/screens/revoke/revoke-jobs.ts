import type {Pass} from '../../../pass/pass.ts';
import type {Revoked} from '../../../roles/revoke/revoke.ts';
import type {RoleArn} from '../../../roles/role-arn.ts';
import {type AppState, changeScreen, findScreen} from '../../app-state.ts';
import {job, type Step, step} from '../../effects.ts';
import type {KnownPass} from '../../jobs.ts';
import {policiesChanged} from '../../preview/policies.ts';
import {ready} from '../../runtime/loadable.ts';
import type {Problem} from '../../runtime/problem.ts';
import type {RevokeScreen} from './revoke-state.ts';

/** Names of the tasks that can be cancelled. Undoing is one of revoking: they never run at once. */
export const readingPasses = 'read-passes';
export const revoking = 'revoke';

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
	const done = changeScreen({...state, lastRevoked: ended}, 'revoke', (screen) => ({
		...screen,
		stage: {status: 'done', revoked: answer},
	}));
	const known = changeScreen(done, 'link', (link) =>
		reaches(answer, link.pass) ? {...link, revoked: link.revoked ?? before} : link,
	);
	return policiesChanged(known, answer.role.arn);
};

const reaches = ({role, sessionName}: Revoked, pass: Pass): boolean =>
	pass.role === role.arn && (sessionName ?? pass.sessionName) === pass.sessionName;

/** A refusal stands where it was asked for. */
export const revokeFailed = (state: AppState, problem: Problem): Step =>
	change(state, (screen) => ({...screen, stage: {status: 'asking', problem}}));

export const undoRevocation = job('undo-revocation', {
	run: (jobs, {revoked: answer}: {readonly revoked: Revoked}, signal) => jobs.undoRevocation(answer, signal),
	done: (state) => revocationUndone(state),
	failed: (state, problem) => undoFailed(state, problem),
	task: () => revoking,
});

/** The link that this revocation had ended works again. */
export const revocationUndone = (state: AppState): Step => {
	const screen = findScreen(state, 'revoke');
	const before = screen?.stage.status === 'undoing' ? screen.stage.revoked.before : undefined;
	const lastRevoked = state.lastRevoked === before ? undefined : state.lastRevoked;
	const undone = changeScreen({...state, lastRevoked}, 'revoke', (open) => ({
		...open,
		stage: {status: 'undone'},
	}));
	const known = changeScreen(undone, 'link', (link) =>
		link.revoked === before ? {...link, revoked: undefined} : link,
	);
	return policiesChanged(known, screen?.role.arn ?? '');
};

export const undoFailed = (state: AppState, problem: Problem): Step =>
	change(state, (screen) =>
		screen.stage.status === 'undoing'
			? {...screen, stage: {status: 'done', revoked: screen.stage.revoked, problem}}
			: screen,
	);
