import type {Pass, PassRequest, Preset} from '../../../source/pass/pass.ts';
import type {TeamFile} from '../../../source/presets/team-presets.ts';
import type {Revoked} from '../../../source/roles/revoke/revoke.ts';
import type {JudgedRole} from '../../../source/roles/role.ts';
import type {RolePolicies} from '../../../source/roles/role-policies.ts';
import {pasted, pressed, resized, started} from '../../../source/ui/app.ts';
import {type AppState, findScreen} from '../../../source/ui/app-state.ts';
import type {Update} from '../../../source/ui/effects.ts';
import type {
	CallerHeader,
	KnownPass,
	Outcome,
	QrCode,
	RolesProgress,
	ScopeProblems,
	ScopeReading,
} from '../../../source/ui/jobs.ts';
import type {KeyPress} from '../../../source/ui/keys/key-press.ts';
import type {Size} from '../../../source/ui/layout.ts';
import {policiesFailed, policiesRead, policiesWanted} from '../../../source/ui/preview/policies.ts';
import {previewed, previewFailed, scopeFailed, scopeRead} from '../../../source/ui/preview/previews.ts';
import type {RolePreview} from '../../../source/ui/preview/role-preview.ts';
import {tick} from '../../../source/ui/runtime/effect.ts';
import type {Problem} from '../../../source/ui/runtime/problem.ts';
import {noteWritten, qrMade} from '../../../source/ui/screens/link/link-update.ts';
import {minted, mintFailed, mintWaits} from '../../../source/ui/screens/pass/making.ts';
import {
	cloudShellSaid,
	presetsChanged,
	presetsFailed,
	presetsRead,
	scopesRead,
	teamPresetsRead,
} from '../../../source/ui/screens/presets/presets-jobs.ts';
import {
	passesFailed,
	passesRead,
	revocationUndone,
	revoked,
	revokeFailed,
	revokeWaits,
	undoFailed,
} from '../../../source/ui/screens/revoke/revoke-jobs.ts';
import {
	identified,
	judged,
	judgeFailed,
	notIdentified,
	rolesCame,
	rolesEnded,
	rolesFailed,
	verified,
	verifyFailed,
	withRecent,
} from '../../../source/ui/screens/roles/roles-jobs.ts';

/** The revocation that is being undone on its screen. */
const undoing = (state: AppState): Revoked | undefined => {
	const stage = findScreen(state, 'revoke')?.stage;
	return stage?.status === 'undoing' ? stage.revoked : undefined;
};

type Failed = {readonly problem: Problem};

/** What can happen to the screen, as plain data: keys, and the answers of its jobs. */
const happenings = {
	started: () => started,
	tick: () => tick,
	key: ({key}: {readonly key: KeyPress}) => pressed(key),
	paste: ({text}: {readonly text: string}) => pasted(text),
	resized: ({size}: {readonly size: Size}) => resized(size),
	identified: (of: {readonly identity: CallerHeader; readonly sessionName: string}) => (state) =>
		identified(state, of.identity, of.sessionName),
	'not-identified':
		({problem}: Failed) =>
		(state) =>
			notIdentified(state, problem),
	roles:
		({progress}: {readonly progress: RolesProgress}) =>
		(state) =>
			rolesCame(state, progress),
	'roles-ended': () => rolesEnded,
	'roles-failed':
		({problem}: Failed) =>
		(state) =>
			rolesFailed(state, problem),
	recent:
		({arns, pages = []}: {readonly arns: readonly string[]; readonly pages?: readonly string[]}) =>
		(state) =>
			withRecent(state, {roles: arns, pages}),
	presets:
		({presets}: {readonly presets: readonly Preset[]}) =>
		(state) =>
			presetsRead(state, presets),
	'presets-changed':
		(of: {readonly presets: readonly Preset[]; readonly say: Outcome; readonly choose?: string}) => (state) =>
			presetsChanged(state, of.presets, {say: of.say, ...(of.choose ? {choose: of.choose} : {})}),
	'presets-failed':
		({problem}: Failed) =>
		(state) =>
			presetsFailed(state, problem),
	'team-presets':
		({files}: {readonly files: readonly TeamFile[]}) =>
		(state) =>
			teamPresetsRead(state, files),
	'preset-scopes':
		({problems}: {readonly problems: ScopeProblems}) =>
		(state) =>
			scopesRead(state, problems),
	'cloudshell-said':
		({now}: {readonly now: boolean}) =>
		(state) =>
			cloudShellSaid(state, now),
	judged:
		({role}: {readonly role: JudgedRole}) =>
		(state) =>
			judged(state, role),
	'judge-failed':
		({problem}: Failed) =>
		(state) =>
			judgeFailed(state, problem),
	verified:
		({role}: {readonly role: JudgedRole}) =>
		(state) =>
			verified(state, role),
	'verify-failed':
		({arn, problem}: Failed & {readonly arn: string}) =>
		(state) =>
			verifyFailed(state, arn, problem),
	'policies-wanted': () => policiesWanted,
	policies:
		({arn, policies}: {readonly arn: string; readonly policies: RolePolicies}) =>
		(state) =>
			policiesRead(state, arn, policies),
	'policies-failed':
		({arn, problem}: Failed & {readonly arn: string}) =>
		(state) =>
			policiesFailed(state, arn, problem),
	'scope-read':
		({key, scope}: {readonly key: string; readonly scope: ScopeReading}) =>
		(state) =>
			scopeRead(state, key, scope),
	'scope-failed':
		({key, problem}: Failed & {readonly key: string}) =>
		(state) =>
			scopeFailed(state, key, problem),
	'preview-failed':
		({key, problem}: Failed & {readonly key: string}) =>
		(state) =>
			previewFailed(state, key, problem),
	previewed:
		({key, preview}: {readonly key: string; readonly preview: RolePreview}) =>
		(state) =>
			previewed(state, key, preview),
	'mint-waits':
		({doing}: {readonly doing: string}) =>
		(state) =>
			mintWaits(state, doing),
	minted:
		({pass, request}: {readonly pass: Pass; readonly request: PassRequest}) =>
		(state) =>
			minted(state, pass, request),
	'mint-failed':
		({problem}: Failed) =>
		(state) =>
			mintFailed(state, problem),
	'passes-read':
		({passes}: {readonly passes: readonly KnownPass[]}) =>
		(state) =>
			passesRead(state, passes),
	'passes-failed':
		({problem}: Failed) =>
		(state) =>
			passesFailed(state, problem),
	'revoke-waits':
		({doing}: {readonly doing: string}) =>
		(state) =>
			revokeWaits(state, doing),
	revoked:
		({revoked: answer}: {readonly revoked: Revoked}) =>
		(state) =>
			revoked(state, answer),
	'revoke-failed':
		({problem}: Failed) =>
		(state) =>
			revokeFailed(state, problem),
	'revocation-undone': () => (state) => {
		const answer = undoing(state);
		return answer === undefined ? {state, effects: []} : revocationUndone(state, answer);
	},
	'undo-failed':
		({problem}: Failed) =>
		(state) => {
			const answer = undoing(state);
			return answer === undefined ? {state, effects: []} : undoFailed(state, problem, answer);
		},
	toast:
		({toast}: {readonly toast: Outcome}) =>
		(state) => ({state: {...state, toast}, effects: []}),
	qr:
		({code}: {readonly code: QrCode}) =>
		(state) =>
			qrMade(state, code),
	note:
		({text}: {readonly text: string}) =>
		(state) =>
			noteWritten(state, text),
} satisfies Record<string, (of: never) => Update>;

type Happenings = typeof happenings;

export type Happened = {
	[Type in keyof Happenings]: {readonly type: Type} & (Parameters<Happenings[Type]> extends [infer Of]
		? Of
		: object);
}[keyof Happenings];

export const happened = (event: Happened): Update =>
	(happenings[event.type] as (of: Happened) => Update)(event);
