/** The caller's own policies, read once, and what must be assumed of those that could not be. */
import {parsePolicy} from '../../policy/language/parse-policy.ts';
import {no, type Truth, unsure, yes} from '../../policy/language/truth.ts';
import type {Evidence, PolicySource, SimulatedDecision} from '../caller/evidence.ts';
import type {Unread} from './permission.ts';
import {type Call, type OwnPolicy, type OwnRule, ownRules} from './rules.ts';

export type OwnSide = {
	readonly rules: readonly OwnRule[];
	/** Every identity policy was found and understood. */
	readonly identityRead: boolean;
	/** The boundary was read, or there is certainly none. */
	readonly boundaryRead: boolean;
	/** Unsure where nobody could tell. */
	readonly hasBoundary: Truth;
	/** The boundary's name, if there is one. */
	readonly boundary: string | undefined;
	/** The reading has not come back yet. */
	readonly beingRead: boolean;
	/** Names of policies that exist and could not be read or understood. */
	readonly unread: readonly string[];
	/** SimulatePrincipalPolicy's answers by role ARN, used where documents are missing. */
	readonly simulated: ReadonlyMap<string, SimulatedDecision>;
};

const read = (source: PolicySource): OwnPolicy | undefined => {
	const parsed = source.document === undefined ? undefined : parsePolicy(source.document, 'identity');
	return parsed?.readable
		? {
				source: source.kind === 'boundary' ? 'boundary' : 'identity',
				name: source.name,
				document: parsed.document,
			}
		: undefined;
};

export const readOwnSide = (evidence: Evidence): OwnSide => {
	const identity = evidence.identity.map(read);
	const boundary = evidence.boundary && read({...evidence.boundary, kind: 'boundary'});
	const policies = [...identity, boundary].filter((policy) => policy !== undefined);
	return {
		rules: ownRules(policies),
		identityRead: evidence.identityComplete && identity.every((policy) => policy !== undefined),
		boundaryRead: evidence.boundary ? boundary !== undefined : evidence.boundaryKnown,
		hasBoundary: evidence.boundary !== undefined ? yes : evidence.boundaryKnown ? no : unsure,
		boundary: evidence.boundary?.name,
		beingRead: evidence.beingRead ?? false,
		unread: evidence.identity.filter((_, index) => identity[index] === undefined).map(({name}) => name),
		simulated: evidence.simulated ?? new Map(),
	};
};

/** The simulation speaks of sts:AssumeRole, and only where the documents themselves can't. */
export const simulatedDecision = (
	own: OwnSide,
	call: Call,
	roleArn: string,
): SimulatedDecision | undefined =>
	call !== 'sts:AssumeRole' || (own.identityRead && own.boundaryRead)
		? undefined
		: own.simulated.get(roleArn);

/** What to assume of the unread for one call. `trustRead`: the role's trust policy was read and understood. */
export const unreadFor = (own: OwnSide, call: Call, roleArn: string, trustRead: boolean): Unread => {
	const trust = trustRead ? no : unsure;
	const boundaryAllow = own.hasBoundary === no ? yes : own.boundaryRead ? no : unsure;
	switch (simulatedDecision(own, call, roleArn)) {
		case 'allowed':
			return {identityAllow: yes, boundaryAllow: yes, deny: no, trust};
		case 'implicit-deny':
			return {identityAllow: no, boundaryAllow, deny: no, trust};
		case 'explicit-deny':
			return {identityAllow: no, boundaryAllow, deny: yes, trust};
		case undefined:
			return {
				identityAllow: own.identityRead ? no : unsure,
				boundaryAllow,
				deny: own.identityRead && own.boundaryRead ? no : unsure,
				trust,
			};
	}
};
