import type {Caller} from './caller.ts';
import type {Evidence} from './evidence.ts';
import type {Role} from './role.ts';
import {askAbout} from './verdict-context.ts';
import {explainDenial} from './verdict-denial.ts';
import {explainDoubt} from './verdict-doubt.ts';
import type {Explanation} from './verdict-explanation.ts';
import {explainGrant} from './verdict-grant.ts';
import {impossibleFor, isServiceLinked} from './verdict-impossible.ts';
import {createKeyFacts} from './verdict-keys.ts';
import {findNeeds} from './verdict-needs.ts';
import {readOwnSide} from './verdict-own-side.ts';
import type {Rule} from './verdict-rules.ts';
import {explainStranger} from './verdict-stranger.ts';
import {createTrustReader} from './verdict-trust.ts';

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

const allows = ({statement}: Rule) => statement.effect === 'Allow';

/** Compiles the caller's side once and judges role after role. Pure. */
export const createJudge = (circumstances: Circumstances): ((role: Role) => Verdict) => {
	const {caller, evidence} = circumstances;
	const own = readOwnSide(evidence);
	const readTrust = createTrustReader(caller, own.hasBoundary);
	const factOf = createKeyFacts(circumstances);
	return (role) => {
		const trust = role.trust === undefined ? undefined : readTrust(role.trust);
		const onlyForServices = isServiceLinked(role) || (trust?.onlyForServices ?? false);
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
		if (trust?.policy.readable && !trust.rules['sts:AssumeRole'].some(allows)) {
			return denied(explainStranger(question));
		}

		const needs = findNeeds(question);
		if (needs === 'unknown') {
			return {verdict: 'unknown', needs: [], ...explainDoubt(question), onlyForServices};
		}

		if (needs === 'denied') {
			return denied(explainDenial(question));
		}

		const verdict = needs.length === 0 ? 'allowed' : 'conditional';
		return {verdict, needs, ...explainGrant(question, needs), onlyForServices};
	};
};
