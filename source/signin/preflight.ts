import {within} from '../deadline.ts';
import {Failure} from '../failure.ts';
import type {PreflightFindings} from './preflight-check.ts';
import type {Job, Visitor} from './visitor.ts';

/**
 * Seconds that a finished link waits for what is said of it. The reading began before the link's own two requests, and
 * takes four in a row where it is allowed: all but the slowest of it fits in, and a silent IAM is not waited for.
 */
const patience = 1.5;

export type Preflight = {
	/** What was found in time. @throws Failure `cancelled`. */
	findings(): Promise<PreflightFindings>;
	/** There will be no pass. */
	stop(): void;
};

export const noFindings: PreflightFindings = {warnings: [], grave: []};

/** Looks, beside the making of a pass, at what its visitor could do. May neither fail the pass nor keep it waiting. */
export const startPreflight = (visitor: Visitor, job: Job): Preflight => {
	const controller = new AbortController();
	const signal = AbortSignal.any([job.signal, controller.signal]);
	const check = async () => (await import('./preflight-check.ts')).preflightCheck(visitor, {...job, signal});
	const found = check().catch(() => noFindings);
	return {
		async findings() {
			const seen = await within(patience, job.signal, () => found);
			return seen instanceof Failure ? noFindings : seen;
		},
		stop: () => controller.abort(),
	};
};
