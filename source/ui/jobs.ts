import type {Failure} from '../failure.ts';
import type {FilledRequest} from '../pass/fill-in.ts';
import type {Pass, PassRequest, PassSecrets, Preset, RequestName} from '../pass/pass.ts';
import type {VisitorSummary} from '../policy/preview/preview.ts';
import type {OneTimeNotice} from '../presets/notices-seen.ts';
import type {TeamFile} from '../presets/team-presets.ts';
import type {Caller} from '../roles/caller/caller.ts';
import type {Notice} from '../roles/caller/evidence.ts';
import type {Revoked} from '../roles/revoke/revoke.ts';
import type {JudgedRole} from '../roles/role.ts';
import type {RoleArn} from '../roles/role-arn.ts';
import type {RolePolicies} from '../roles/role-policies.ts';

/** The caller as the header shows them. */
export type CallerHeader = {
	readonly caller: Caller;
	readonly alias?: string;
	readonly region: string;
	readonly inCloudShell: boolean;
	/** When the caller's own credentials end, ISO 8601; absent: they don't. */
	readonly credentialsExpireAt?: string;
	/** What else could have signed, and why it does not; absent: there is no doubt. */
	readonly passedOver?: {readonly source: string; readonly because: string};
	/** The profile the credentials are of. */
	readonly profile: string;
	/** The longest session AWS is known to give this caller with any role, seconds; absent: nobody documents it. */
	readonly longestSession?: number;
	/** Endpoints that are not AWS's own; shown in the header as a warning. */
	readonly unusualEndpoints: readonly string[];
	/** `demo` when this is the imitation. */
	readonly demo: boolean;
};

/** One message while roles arrive; each replaces the one before. */
export type RolesProgress = {
	/** All roles so far, judged; includes those only a service can assume (`verdict.onlyForServices`). */
	readonly roles: readonly JudgedRole[];
	readonly complete: boolean;
	readonly notices: readonly Notice[];
	/** What is being waited for, for a person: "reading roles… 300 so far"; empty when done. */
	readonly doing: string;
};

/** The policies that a scope narrows a session with. */
export type ScopeReading = Pick<RolePolicies, 'policies' | 'notices'> & {
	/** What is to be known of it, in sentences. */
	readonly warnings: readonly string[];
	/** How much of AWS's limit it took the last time, in a sentence; absent: not known, or a warning. */
	readonly remark?: string;
};

/** What is known of a pass that was handed out: to whom, since when and until when. */
export type KnownPass = Pick<Pass, 'sessionName' | 'issuedAt' | 'sessionExpiresAt'> & {
	/** When it was taken back, ISO 8601; absent: it was not, as far as anybody knows. */
	readonly revokedAt?: string;
};

/** Presets whose scope would be refused, and why. */
export type ScopeProblems = ReadonlyMap<Preset, Pick<Failure, 'code' | 'message'>>;

/** How a copy or an open went, in words: "copied with OSC 52; if nothing arrives, select the link". */
export type Outcome = {readonly ok: boolean; readonly message: string};

/** A QR code and the characters it takes, or why there is none. */
export type QrCode =
	| {readonly text: string; readonly columns: number; readonly rows: number}
	| {readonly problem: string};

/**
 * Everything the screen can ask for: its only way to AWS, disk, clipboard and browser. Built once by
 * `commands/screen/screen-jobs.ts`. Each may reject with a `Failure`; each that waits takes a signal and rejects when
 * it aborts.
 */
export type Jobs = {
	identify(signal: AbortSignal): Promise<CallerHeader>;
	/** When the caller's own credentials end by now, ISO 8601; undefined: they don't. */
	credentialsEnd(signal: AbortSignal): Promise<string | undefined>;
	roles(signal: AbortSignal): AsyncIterable<RolesProgress>;
	/** A role typed by hand or known from a preset: judged as well as can be. */
	judgeTyped(called: string, signal: AbortSignal): Promise<JudgedRole>;
	/** AssumeRole for real, credentials dropped. */
	verify(role: JudgedRole, secrets: PassSecrets, signal: AbortSignal): Promise<JudgedRole>;
	policies(role: JudgedRole, signal: AbortSignal): Promise<RolePolicies>;
	/** What stands in the scope field, read: templates, policy ARNs, files. */
	scopePolicies(scope: readonly string[], partition: string, signal: AbortSignal): Promise<ScopeReading>;
	/** Makes the pass, writes history. `onWait` tells what is being waited for, for a person. */
	mint(
		wanted: {
			readonly request: FilledRequest;
			readonly asked: PassRequest;
			/** What of it the role's profile says. */
			readonly ofProfile: readonly RequestName[];
			readonly secrets: PassSecrets;
		},
		signal: AbortSignal,
		onWait?: (doing: string) => void,
	): Promise<Pass>;
	/** The passes of a role that history knows; `onKnown` tells them before IAM is asked which of them were revoked. */
	passesOf(
		role: RoleArn,
		signal: AbortSignal,
		onKnown: (passes: readonly KnownPass[]) => void,
	): Promise<readonly KnownPass[]>;
	/** The same, newest first, as history alone has it: nobody is asked. */
	passesInHistory(role: RoleArn): Promise<readonly KnownPass[]>;
	/** Ends the sessions of a role issued before now: everybody's, or those of one name. */
	revoke(
		role: RoleArn,
		sessionName: string | undefined,
		signal: AbortSignal,
		onWait?: (doing: string) => void,
	): Promise<Revoked>;
	undoRevocation(revoked: Revoked, signal: AbortSignal): Promise<void>;
	/** The session name a pass gets if nobody types one. */
	defaultSessionName(identity: CallerHeader): string;
	presets(): Promise<readonly Preset[]>;
	/** Those of the files that settings name, which are only read. */
	teamPresets(): Promise<readonly TeamFile[]>;
	/** Why the scopes of presets would be refused; those that hold are not in it. Nobody is asked for it. */
	scopeProblems(presets: readonly Preset[]): Promise<ScopeProblems>;
	/** Whether something is to be said that is said only once. It counts as said from then on. */
	firstTime(saying: OneTimeNotice): Promise<boolean>;
	savePreset(preset: Preset, options: {replace: boolean}): Promise<readonly Preset[]>;
	removePreset(name: string): Promise<readonly Preset[]>;
	renamePreset(name: string, to: string): Promise<readonly Preset[]>;
	movePreset(name: string, toIndex: number): Promise<readonly Preset[]>;
	/** What was used lately, newest first: roles by their ARNs, pages as the form takes them. */
	recent(): Promise<{readonly roles: readonly string[]; readonly pages: readonly string[]}>;
	copy(text: string): Promise<Outcome>;
	open(url: string): Promise<Outcome>;
	/** The link as a QR code, or why there is none. */
	qr(url: string): Promise<QrCode>;
	/** The message to send along, as Markdown; `can` is what the visitor can do, in one line, where that is known. */
	note(pass: Pass, can?: VisitorSummary): string;
	/** Milliseconds since 1970; the tests' clock. */
	now(): number;
};
