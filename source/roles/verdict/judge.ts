import type {Caller} from '../caller/caller.ts';
import type {Evidence} from '../caller/evidence.ts';
import type {Role} from '../role.ts';
import {askAbout, type VerdictQuestion} from './context.ts';
import {explainDenial} from './denial.ts';
import {explainDoubt} from './doubt.ts';
import {explainGrant} from './grant.ts';
import {createKeyFacts, type Given, isRoleTagKey} from './keys.ts';
import {remembering} from './memory.ts';
import {findNeeds} from './needs.ts';
import {readOwnSide} from './own-side.ts';
import {gather, type Relevant} from './relevant.ts';
import {statedFor} from './stated.ts';
import {impossibleFor, isServiceLinked} from './stranger.ts';
import {createTrustReader} from './trust.ts';
import type {Verdict} from './verdict.ts';

export type Circumstances = {
	readonly caller: Caller;
	readonly evidence: Evidence;
	readonly now: Date;
	/** The session name the pass would have if nobody says otherwise. */
	readonly sessionName: string;
	/** The region of the STS endpoint asked. */
	readonly region: string;
	/** What else was asked with, where it is about a request that was made. */
	readonly given?: Given | undefined;
};

/** Only roles of one's own account can be asked for their tags. */
const mayTurnOnTags = ({role, caller, own}: VerdictQuestion, {keys}: Relevant): boolean =>
	role.tags === undefined &&
	role.account === caller.account &&
	own.gaps.length === 0 &&
	keys.some(isRoleTagKey);

const judgeByPolicies = (question: VerdictQuestion): Verdict => {
	const relevant = gather(question);
	const finding = findNeeds(question, relevant);
	const onlyForServices = question.trust?.onlyForServices ?? false;
	if (finding.found === 'nothing') {
		const explanation = explainDenial(question, relevant);
		return {verdict: 'denied', needs: [], ...explanation, onlyForServices, turnsOnTags: false};
	}

	if (finding.found !== 'needs') {
		const turnsOnTags = mayTurnOnTags(question, relevant);
		return {verdict: 'unknown', needs: [], ...explainDoubt(question, finding), onlyForServices, turnsOnTags};
	}

	const {needs, chosen} = finding;
	const stated = statedFor(question, relevant, needs, chosen);
	return {
		verdict: needs.length === 0 ? 'allowed' : 'conditional',
		needs,
		...explainGrant(question, relevant, needs, chosen, stated),
		onlyForServices,
		turnsOnTags: needs.length > 0 && mayTurnOnTags(question, relevant),
	};
};

/** Compiles the caller's side once and judges role after role. Pure. */
export const createJudge = (circumstances: Circumstances): ((role: Role) => Verdict) => {
	const {caller, evidence} = circumstances;
	const own = readOwnSide(evidence);
	const readTrust = createTrustReader(caller, own.hasBoundary);
	const factOf = createKeyFacts(circumstances);
	const judge = remembering(judgeByPolicies);
	return (role) => {
		const trust = role.trust === undefined ? undefined : readTrust(role.trust);
		// Most roles of an account are for others: nothing of the caller's own need be looked at.
		const refusal = impossibleFor(caller, role) ?? trust?.stranger;
		if (refusal !== undefined) {
			const onlyForServices = isServiceLinked(role) || (trust?.onlyForServices ?? false);
			return {verdict: 'denied', needs: [], ...refusal, onlyForServices, turnsOnTags: false};
		}

		return judge(askAbout(role, trust, caller, own, factOf));
	};
};
