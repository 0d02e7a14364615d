import type {Pass, PassRequest} from '../../../pass/pass.ts';
import type {TextField} from '../../components/text-field/text-field.ts';
import type {KnownPass, QrCode} from '../../jobs.ts';
import type {RolePreview} from '../../preview/role-preview.ts';
import type {Loadable} from '../../runtime/loadable.ts';
import type {Problem} from '../../runtime/problem.ts';
import type {Making} from '../pass/pass-state.ts';

export type Note = {readonly text: string; readonly scroll: number};

/** `taken` once Enter met a preset of that name. */
export type Saving = {
	readonly field: TextField;
	readonly taken: boolean;
	readonly problem?: Problem | undefined;
};

/** Stands on the form it was made with: Esc goes back to that, `r` makes the form's pass again. */
export type LinkScreen = {
	readonly name: 'link';
	readonly pass: Pass;
	/** What was asked for: what a preset saved from here holds. */
	readonly request: PassRequest;
	/** The revocation from here that ended its session, by its moment: what was promised of the pass no longer holds. */
	readonly revoked?: Date | undefined;
	readonly making?: Making | undefined;
	readonly problem?: Problem | undefined;
	/** What stands about it on a large screen: there as soon as it is known, absent until it is asked for. */
	readonly message?: {readonly can: RolePreview | undefined; readonly text?: string} | undefined;
	readonly qr?: QrCode | undefined;
	readonly passes?: Loadable<readonly KnownPass[]> | undefined;
	/** The message to send along, while it is shown. */
	readonly note?: Note | undefined;
	/** Asking for a preset's name. */
	readonly saving?: Saving | undefined;
	/** The name as far as it was typed when somebody went back. */
	readonly named?: TextField | undefined;
};

export const millisecondsLeft = (iso: string, now: number): number => Math.max(0, Date.parse(iso) - now);

/** What is said of a preset just saved; the demo's ends with it, so that there is no next time. */
export const savedSentence = (name: string, replaced: boolean, demo = false): string =>
	`${replaced ? 'Replaced' : 'Saved'} ${name}${demo ? '' : `: next time, daypass ${name}`}.`;
