import type {Pass, PassRequest, Preset} from '../../pass/pass.ts';
import type {TeamFile} from '../../presets/team-presets.ts';
import type {Revoked} from '../../roles/revoke/revoke.ts';
import type {JudgedRole} from '../../roles/role.ts';
import type {RolePolicies} from '../../roles/role-policies.ts';
import type {Identity, KnownPass, Outcome, RolesProgress, ScopeProblems, ScopeReading} from '../jobs.ts';
import type {KeyPress} from '../keys/key-press.ts';
import type {Size} from '../layout.ts';
import type {RolePreview} from '../preview/role-preview.ts';
import type {Problem} from '../runtime/problem.ts';

/** Everything that can happen to the screen. */
export type AppEvent =
	| {readonly type: 'started'}
	| {readonly type: 'key'; readonly key: KeyPress}
	| {readonly type: 'paste'; readonly text: string}
	| {readonly type: 'resized'; readonly size: Size}
	| {readonly type: 'tick'}
	| {readonly type: 'identified'; readonly identity: Identity; readonly sessionName: string}
	| {readonly type: 'not-identified'; readonly problem: Problem}
	| {readonly type: 'roles'; readonly progress: RolesProgress}
	| {readonly type: 'roles-ended'}
	| {readonly type: 'roles-failed'; readonly problem: Problem}
	| {readonly type: 'recent'; readonly arns: readonly string[]}
	| {readonly type: 'presets'; readonly presets: readonly Preset[]}
	| {
			readonly type: 'presets-changed';
			readonly presets: readonly Preset[];
			readonly told: Outcome;
			readonly choose?: string;
	  }
	| {readonly type: 'presets-failed'; readonly problem: Problem}
	| {readonly type: 'team-presets'; readonly files: readonly TeamFile[]}
	| {readonly type: 'preset-scopes'; readonly problems: ScopeProblems}
	| {readonly type: 'cloudshell-said'; readonly now: boolean}
	| {readonly type: 'judged'; readonly role: JudgedRole}
	| {readonly type: 'judge-failed'; readonly problem: Problem}
	| {readonly type: 'verified'; readonly role: JudgedRole}
	| {readonly type: 'verify-failed'; readonly arn: string; readonly problem: Problem}
	| {readonly type: 'policies-wanted'}
	| {readonly type: 'policies'; readonly arn: string; readonly policies: RolePolicies}
	| {readonly type: 'policies-failed'; readonly arn: string; readonly problem: Problem}
	| {readonly type: 'scope-read'; readonly key: string; readonly scope: ScopeReading}
	| {readonly type: 'scope-failed'; readonly key: string; readonly problem: Problem}
	| {readonly type: 'previewed'; readonly key: string; readonly preview: RolePreview}
	| {readonly type: 'preview-failed'; readonly key: string; readonly problem: Problem}
	| {readonly type: 'mint-waits'; readonly doing: string}
	| {readonly type: 'minted'; readonly pass: Pass; readonly request: PassRequest}
	| {readonly type: 'mint-failed'; readonly problem: Problem}
	| {readonly type: 'passes-read'; readonly passes: readonly KnownPass[]}
	| {readonly type: 'passes-failed'; readonly problem: Problem}
	| {readonly type: 'revoke-waits'; readonly doing: string}
	| {readonly type: 'revoked'; readonly revoked: Revoked}
	| {readonly type: 'revoke-failed'; readonly problem: Problem}
	| {readonly type: 'revocation-undone'}
	| {readonly type: 'undo-failed'; readonly problem: Problem}
	| {readonly type: 'told'; readonly told: Outcome}
	/** The shown link as a QR code. */
	| {readonly type: 'qr'; readonly text: string}
	| {readonly type: 'note'; readonly text: string};
