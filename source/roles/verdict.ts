import {parsePolicy} from '../policy/parse-policy.ts';
import type {Caller} from './caller.ts';
import type {Evidence} from './evidence.ts';
import type {Role} from './role.ts';
import {askAbout, namesCaller} from './verdict-context.ts';
import {explainDenial} from './verdict-denial.ts';
import {explainDoubt} from './verdict-doubt.ts';
import type {Explanation} from './verdict-explanation.ts';
import {explainGrant} from './verdict-grant.ts';
import {impossibleFor, isOnlyForServices} from './verdict-impossible.ts';
import {createKeyFacts} from './verdict-keys.ts';
import {findNeeds} from './verdict-needs.ts';
import {readOwnSide} from './verdict-own-side.ts';
import {explainStranger} from './verdict-stranger.ts';

/** What would have to be supplied or true for a conditional role: the vocabulary of `roles --json`. */
export type Need =
	| 'mfa'
	| 'external-id'
	| 'session-name'
	| 'source-identity'
	| 'tags'
	| 'region'
	| 'source-ip'
	| 'other';

/** A statement that decided: which document, and which of its statements (0-based). */
export type DecidingStatement = {
	readonly source: 'trust' | 'identity' | 'boundary';
	/** The policy's name; empty for the trust policy. */
	readonly policy: string;
	readonly index: number;
	readonly sid?: string;
	readonly effect: 'Allow' | 'Deny';
};

export type Verdict = {
	readonly verdict: 'allowed' | 'conditional' | 'denied' | 'unknown';
	/** Sorted; empty unless conditional. */
	readonly needs: readonly Need[];
	/** Sentences for a person, the deciding one first. Never empty. */
	readonly reasons: readonly string[];
	readonly deciding: readonly DecidingStatement[];
	/** Only a service, a SAML or an OIDC provider can assume it: hidden unless asked for. */
	readonly onlyForServices: boolean;
};

export type Circumstances = {
	readonly caller: Caller;
	readonly evidence: Evidence;
	readonly now: Date;
	/** The session name the pass would have if nobody says otherwise. */
	readonly sessionName: string;
	/** The region of the STS endpoint asked. */
	readonly region: string;
};

/** Compiles the caller's side once and judges role after role. Pure. */
export const createJudge = (circumstances: Circumstances): ((role: Role) => Verdict) => {
	const {caller, evidence} = circumstances;
	const own = readOwnSide(evidence);
	const factOf = createKeyFacts(circumstances);
	return (role) => {
		const trust = role.trust === undefined ? undefined : parsePolicy(role.trust, 'trust');
		const onlyForServices = isOnlyForServices(role, trust);
		const denied = (explanation: Explanation): Verdict => ({
			verdict: 'denied',
			needs: [],
			...explanation,
			onlyForServices,
		});
		const impossible = impossibleFor(caller, role);
		if (impossible !== undefined) {
			return denied(impossible);
		}

		const question = askAbout(role, trust, caller, own, factOf);
		// Most roles of an account are for others: nothing of the caller's own need be looked at.
		if (question.trust?.readable && !namesCaller(question)) {
			return denied(explainStranger(question));
		}

		const finding = findNeeds(question);
		if (!finding.known) {
			return {verdict: 'unknown', needs: [], ...explainDoubt(question), onlyForServices};
		}

		const {needs} = finding;
		if (needs === undefined) {
			return denied(explainDenial(question));
		}

		const verdict = needs.length === 0 ? 'allowed' : 'conditional';
		return {verdict, needs, ...explainGrant(question, needs), onlyForServices};
	};
};
