import type {AwsSession} from '../aws/session.ts';
import {Failure} from '../failure.ts';
import type {Caller} from './caller/caller.ts';
import type {Evidence, Notice, OwnPolicies} from './caller/evidence.ts';
import {identifyCaller} from './caller/identify.ts';
import {readOwnPolicies} from './caller/own-policies.ts';
import {unanswered} from './caller/principal-policies.ts';
import {simulateOwnSide} from './caller/simulate.ts';
import {roleByArn, rolesInPolicies} from './elsewhere.ts';
import {judged} from './judged.ts';
import {listAccountRoles} from './list-roles.ts';
import {profilesOfRoles} from './profiles-of-roles.ts';
import type {JudgedRole, Role} from './role.ts';
import {readRoleTags} from './role-tags.ts';
import {createJudge} from './verdict/judge.ts';

/** Where discovery stands; each value replaces the one before. */
export type Discovery = {
	readonly caller: Caller;
	/** All so far, those only a service can assume included. */
	readonly roles: readonly JudgedRole[];
	/** False: some roles of the account may be missing. While `doing` is not empty it is not final. */
	readonly complete: boolean;
	/** False: none of the caller's own policies could be read, and there may be some. */
	readonly ownPoliciesRead: boolean;
	readonly notices: readonly Notice[];
	/** What is being waited for, for a person; empty when done. */
	readonly doing: string;
};

export type DiscoveryOptions = {
	readonly session: AwsSession;
	/** Of the STS endpoint; IAM is asked through it too. */
	readonly region: string;
	/** The session name a pass of this caller would have. */
	readonly sessionName: (caller: Caller) => string;
	readonly now: () => number;
	/** Role ARNs known from presets and history. */
	readonly remembered?: ReadonlyArray<{readonly arn: string; readonly from: 'preset' | 'history'}>;
	readonly signal?: AbortSignal | undefined;
};

/** What the caller's own policies say before they have been read: nothing. */
const unread: Evidence = {identity: [], identityComplete: false, boundaryKnown: false, beingRead: true};

/**
 * Finds the roles and judges them: the account's list page by page, the caller's own policies beside it, then roles
 * of other accounts. Verdicts before the caller's policies are read are "unknown" or "denied", never a guess.
 * @throws Failure when the caller can't be identified; when ListRoles is refused and no other role is known;
 *   when AWS or the network fails.
 */
export async function* discoverRoles(options: DiscoveryOptions): AsyncGenerator<Discovery> {
	const controller = new AbortController();
	const end = () => controller.abort();
	options.signal?.addEventListener('abort', end, {once: true});
	if (options.signal?.aborted) end();
	try {
		yield* discover({...options, signal: controller.signal});
	} finally {
		options.signal?.removeEventListener('abort', end);
		// What is still being read has nobody left to read it for.
		end();
	}
}

async function* discover(options: DiscoveryOptions): AsyncGenerator<Discovery> {
	const {session, region, signal} = options;
	const pages = listAccountRoles(session, region, signal);
	const firstPage = settle(pages.next());
	const caller = await identifyCaller(session, region, signal);
	const profiles = await profilesOfRoles(session, caller);
	const ownPolicies = settle(readOwnPolicies(caller, session, region, signal));
	let own: OwnPolicies | undefined;
	let roles: readonly JudgedRole[] = [];
	let refused: Failure | undefined;
	let tagNotices: readonly Notice[] = [];

	const judgeBy = (evidence: Evidence, who: Caller) => {
		const judge = createJudge({
			caller: who,
			evidence,
			now: new Date(options.now()),
			sessionName: options.sessionName(who),
			region,
		});
		return (role: Role): JudgedRole => judged(role, who, judge, profiles);
	};
	let judgeRole = judgeBy(unread, caller);
	/** Roles keep the verdicts they have, unless there is more to judge them by. */
	const judgeAgain = (evidence: Evidence, who: Caller) => {
		judgeRole = judgeBy(evidence, who);
		roles = roles.map(judgeRole);
	};

	const state = (doing: string): Discovery => {
		const who = own?.caller ?? caller;
		return {
			caller: who,
			roles,
			complete: refused === undefined,
			ownPoliciesRead: mayAssumeNothing(who) || isAnyRead(own?.evidence ?? unread),
			notices: [...(refused ? [listingRefused(refused)] : []), ...(own?.notices ?? []), ...tagNotices],
			doing,
		};
	};

	try {
		let page = unwrap(await firstPage);
		while (!page.done) {
			// The policies may have come meanwhile: whoever looks at the first page sees verdicts as soon as there are any.
			if (!own) {
				own = await arrived(ownPolicies);
				if (own) judgeAgain(own.evidence, own.caller);
			}
			roles = [...roles, ...page.value.map(judgeRole)];
			yield state(`reading roles… ${roles.length} so far`);
			page = await pages.next();
		}
	} catch (error) {
		if (!(error instanceof Failure) || error.kind !== 'denied') throw error;
		refused = error;
	}
	if (!own) {
		yield state('reading your own policies…');
		own = unwrap(await ownPolicies);
		judgeAgain(own.evidence, own.caller);
	}
	const others = await rolesElsewhere(options, own, roles, [...profiles.keys()], refused === undefined);
	roles = [...roles, ...others.map(judgeRole)];
	if (refused && roles.length === 0) throw nothingKnown(refused);

	let read = state('');
	const turning = read.roles.filter(({verdict}) => verdict.turnsOnTags);
	if (turning.length > 0) {
		yield {...read, doing: 'reading the tags of roles…'};
		const {tags, notices} = await readRoleTags(turning, session, region, signal);
		tagNotices = notices;
		roles = roles.map((role) => {
			const ofRole = tags.get(role.arn);
			return ofRole ? judgeRole({...role, tags: ofRole}) : role;
		});
		read = state('');
	}
	const unsure = read.roles.filter((role) => role.verdict.verdict === 'unknown').map(({arn}) => arn);
	if (unsure.length === 0 || isReadWhole(own.evidence) || own.notices.some(unanswered)) {
		yield read;
		return;
	}
	yield {...read, doing: 'asking IAM to simulate your own policies…'};
	const simulation = await simulateOwnSide(own.caller, unsure, session, region, signal);
	const {decisions: simulated} = simulation;
	judgeRole = judgeBy({...own.evidence, simulated}, own.caller);
	roles = roles.map((role) => (simulated.has(role.arn) ? judgeRole(role) : role));
	const settled = state('');
	yield {...settled, notices: [...settled.notices, ...simulation.notices]};
}

const isReadWhole = ({identity, identityComplete}: Evidence) =>
	identityComplete && identity.every(({document}) => document !== undefined);

const isAnyRead = ({identity, identityComplete}: Evidence) =>
	identity.length === 0 ? identityComplete : identity.some(({document}) => document !== undefined);

/** Their policies decide nothing, and are not read. */
const mayAssumeNothing = ({kind}: Caller) => kind === 'root' || kind === 'federated-user';

const listingRefused = ({message}: Failure): Notice => ({
	code: 'roles-not-listed',
	message: `The account’s roles could not be listed: you lack iam:ListRoles. Those below are known from elsewhere. (${message})`,
});

const nothingKnown = ({message, cause}: Failure) =>
	new Failure(
		'roles-not-listed',
		message,
		'Name the role by its ARN instead: daypass link --role arn:aws:iam::111122223333:role/Name. Presets work as well. To see the roles you need iam:ListRoles.',
		cause,
	);

/** Roles known by ARN only, those of the account left out when its list is whole and does not have them. */
const rolesElsewhere = async (
	{remembered = []}: DiscoveryOptions,
	own: OwnPolicies,
	listed: readonly Role[],
	inConfig: readonly string[],
	listWhole: boolean,
): Promise<readonly Role[]> => {
	const known = new Set(listed.map(({arn}) => arn));
	const found: Role[] = [];
	const candidates = [
		...rolesInPolicies(own.evidence).map((arn) => ({arn, from: 'own-policies'}) as const),
		...inConfig.map((arn) => ({arn, from: 'aws-config'}) as const),
		...remembered,
	];
	for (const {arn, from} of candidates) {
		const role = roleByArn(arn, from);
		if (!role || known.has(arn) || (listWhole && role.account === own.caller.account)) continue;
		known.add(arn);
		found.push(role);
	}
	return found;
};

type Settled<T> = {readonly value: T} | {readonly error: unknown};

/** A promise that is looked at later: what it throws waits until then. */
const settle = <T>(promise: Promise<T>): Promise<Settled<T>> =>
	promise.then(
		(value) => ({value}),
		(error: unknown) => ({error}),
	);

const unwrap = <T>(settled: Settled<T>): T => {
	if ('error' in settled) throw settled.error;
	return settled.value;
};

/** The value, if the promise has already come to one. */
const arrived = async <T>(promise: Promise<Settled<T>>): Promise<T | undefined> => {
	const settled = await Promise.race([promise, Promise.resolve(undefined)]);
	return settled && 'value' in settled ? settled.value : undefined;
};
