import type {Pass, PassRequest, PassSecrets, Preset} from '../../pass/pass.ts';
import type {Revoked} from '../../roles/revoke/revoke.ts';
import type {JudgedRole} from '../../roles/role.ts';
import type {RoleArn} from '../../roles/role-arn.ts';
import type {RolePolicies} from '../../roles/role-policies.ts';
import type {Outcome, ScopeReading} from '../jobs.ts';
import type {Size} from '../layout.ts';
import type {PreviewQuestion} from '../preview/preview-question.ts';
import type {AppEvent} from '../state/events.ts';

/** What the reducers want done: plain data. Only `run-effects.ts` does anything about it. */
export type Effect =
	| {readonly do: 'identify'}
	| {readonly do: 'read-roles'}
	| {readonly do: 'read-presets'}
	| {readonly do: 'read-team-presets'}
	| {readonly do: 'check-scopes'; readonly presets: readonly Preset[]}
	| {readonly do: 'say-cloudshell'}
	| {readonly do: 'read-recent'}
	| {readonly do: 'judge'; readonly role: string}
	| {readonly do: 'verify'; readonly role: JudgedRole}
	| {readonly do: 'read-policies'; readonly role: JudgedRole}
	| {
			readonly do: 'read-scope';
			readonly key: string;
			readonly scope: readonly string[];
			readonly partition: string;
	  }
	| {
			readonly do: 'work-out-preview';
			readonly key: string;
			readonly question: PreviewQuestion;
			readonly policies: RolePolicies;
			readonly scope?: ScopeReading;
			readonly now: number;
	  }
	| {readonly do: 'mint'; readonly request: PassRequest; readonly secrets: PassSecrets}
	| {readonly do: 'read-passes'; readonly role: RoleArn}
	| {readonly do: 'revoke'; readonly role: RoleArn; readonly sessionName: string | undefined}
	| {readonly do: 'undo-revocation'; readonly revoked: Revoked}
	| {readonly do: 'copy'; readonly text: string}
	| {readonly do: 'open'; readonly url: string}
	| {readonly do: 'qr'; readonly url: string; readonly room: Size}
	| {readonly do: 'write-note'; readonly pass: Pass; readonly can?: string | undefined}
	| {readonly do: 'change-presets'; readonly change: PresetChange}
	/** Stops the task of that name and whatever it has asked AWS for. */
	| {readonly do: 'cancel'; readonly task: string}
	/** Sends an event after some milliseconds; a later one of the same name takes its place. */
	| {readonly do: 'later'; readonly name: string; readonly after: number; readonly event: AppEvent}
	| {readonly do: 'show-alone'; readonly url: string}
	| {readonly do: 'suspend'}
	| {readonly do: 'redraw'}
	| {readonly do: 'leave'; readonly exitCode: number};

/** Changes of the presets, one after the other; `say` is said when all went well. */
export type PresetChange = {
	readonly steps: readonly (
		| {readonly step: 'save'; readonly preset: Preset; readonly replace: boolean}
		| {readonly step: 'remove'; readonly name: string}
		| {readonly step: 'rename'; readonly name: string; readonly to: string}
		| {readonly step: 'move'; readonly name: string; readonly toIndex: number}
	)[];
	readonly say: Outcome;
	/** The preset the cursor goes to. */
	readonly choose?: string;
};

/** Names of the tasks that can be cancelled. */
export const task = {
	identify: 'identify',
	roles: 'roles',
	judge: 'judge',
	mint: 'mint',
	scope: 'scope',
	preview: 'preview',
	passes: 'passes',
	/** Undoing as well: they never run at once. */
	revoke: 'revoke',
	verify: (arn: string) => `verify ${arn}`,
	policies: (arn: string) => `policies ${arn}`,
} as const;

export type Step<State> = {readonly state: State; readonly effects: readonly Effect[]};

export const step = <State>(state: State, ...effects: readonly Effect[]): Step<State> => ({state, effects});

/** Looks again once a wait has become long enough to be mentioned. */
export const lookAgain = (after: number): Effect => ({
	do: 'later',
	name: 'look-again',
	after,
	event: {type: 'tick'},
});
