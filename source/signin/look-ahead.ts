import {within} from '../deadline.ts';
import {Failure} from '../failure.ts';
import type {GraveWarning} from '../pass/pass.ts';
import type {Caller} from '../roles/caller/caller.ts';
import type {RoleArn} from '../roles/role-arn.ts';
import type {AwsSession} from '../roles/session.ts';
import type {ResolvedScope} from './scope.ts';

/** A pass that is being made: all that is needed to say what its visitor could do. */
export type Prospect = {
	/** Absent: a federated user, who gets a part of the caller's own permissions. */
	readonly role?: RoleArn | undefined;
	readonly scope: ResolvedScope;
	/** The region the console opens in. */
	readonly region: string;
	/** The catalogue's id of the service it opens at. */
	readonly opens: string;
	readonly session: AwsSession;
	/** The region IAM is asked through. */
	readonly home: string;
	readonly caller: () => Promise<Caller>;
	/** Milliseconds since 1970. */
	readonly now: number;
};

export type Foreseen = {
	/** Sentences for whoever makes the pass, the gravest first. */
	readonly warnings: readonly string[];
	/** Those of them that the screen asks about before it makes such a pass. */
	readonly grave: readonly GraveWarning[];
};

/**
 * Seconds that a finished link waits for what is said of it. The reading began before the link's own two requests, and
 * takes four in a row where it is allowed: all but the slowest of it fits in, and a silent IAM is not waited for.
 */
const patience = 1.5;

const nothing: Foreseen = {warnings: [], grave: []};

/** Looking ahead beside the making of a pass, which it may neither fail nor keep waiting. */
export const lookingAhead = (outer: AbortSignal) => {
	let controller = new AbortController();
	let found = Promise.resolve(nothing);
	return {
		begin(prospect: Prospect): void {
			controller = new AbortController();
			const signal = AbortSignal.any([outer, controller.signal]);
			const foresee = async () => (await import('./foresee.ts')).foresee(prospect, signal);
			found = foresee().catch(() => nothing);
		},
		/** What was found in time, if anything was looked for. Throws `cancelled` when `outer` aborts. */
		async end(): Promise<Foreseen> {
			const seen = await within(patience, outer, () => found);
			return seen instanceof Failure ? nothing : seen;
		},
		/** There will be no pass. */
		stop: () => controller.abort(),
	};
};
