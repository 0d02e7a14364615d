import {ready} from '../runtime/loadable.ts';
import type {RevokeScreen} from '../screens/revoke/revoke-state.ts';
import {type AppState, changeScreen, findScreen} from './app-state.ts';
import type {AppEvent} from './events.ts';

type RevokeEvent = Extract<
	AppEvent,
	{
		type:
			| 'passes-read'
			| 'passes-failed'
			| 'revoke-waits'
			| 'revoked'
			| 'revoke-failed'
			| 'revocation-undone'
			| 'undo-failed';
	}
>;

/** The state as a revocation, or its undoing, leaves it: a link made before it says that it no longer works. */
export const withRevocation = (
	state: AppState,
	event: Extract<RevokeEvent, {type: 'revoked' | 'revocation-undone'}>,
): AppState => {
	const stage = findScreen(state, 'revoke')?.stage;
	const next = changeScreen(state, 'revoke', (screen) => revokeOutcome(screen, event));
	if (event.type === 'revoked') {
		const {role, sessionName, before} = event.revoked;
		return changeScreen(next, 'link', (link) =>
			link.pass.role === role.arn && (sessionName ?? link.pass.sessionName) === link.pass.sessionName
				? {...link, revoked: link.revoked ?? before}
				: link,
		);
	}
	const undone = stage?.status === 'undoing' ? stage.revoked.before : undefined;
	return changeScreen(next, 'link', (link) =>
		link.revoked === undone ? {...link, revoked: undefined} : link,
	);
};

/** What came of reading the history, of revoking and of undoing it. A refusal stands where it was asked for. */
export const revokeOutcome = (screen: RevokeScreen, event: RevokeEvent): RevokeScreen => {
	const {stage} = screen;
	switch (event.type) {
		case 'passes-read':
			return {...screen, passes: ready(event.passes)};
		case 'passes-failed':
			return {...screen, passes: {status: 'failed', problem: event.problem}};
		case 'revoke-waits':
			return stage.status === 'revoking' ? {...screen, stage: {...stage, doing: event.doing}} : screen;
		case 'revoked':
			return {...screen, stage: {status: 'done', revoked: event.revoked}};
		case 'revoke-failed':
			return {...screen, stage: {status: 'asking', problem: event.problem}};
		case 'revocation-undone':
			return {...screen, stage: {status: 'undone'}};
		case 'undo-failed':
			return stage.status === 'undoing'
				? {...screen, stage: {status: 'done', revoked: stage.revoked, problem: event.problem}}
				: screen;
	}
};
