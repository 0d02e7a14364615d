/** The caller's own policies, read once, and what must be assumed of those that could not be. */
import {parsePart, parsePolicy} from '../../policy/language/parse-policy.ts';
import type {StatementOutline} from '../../policy/language/parse-statement.ts';
import type {Statement} from '../../policy/language/policy-document.ts';
import {coversAction} from '../../policy/language/statement-match.ts';
import {no, type Truth, unsure, yes} from '../../policy/language/truth.ts';
import type {Evidence, PolicySource, SimulatedDecision} from '../caller/evidence.ts';
import type {Unread} from './permission.ts';
import {type AssumeCall, type OwnPolicy, type OwnRule, ownRules} from './rules.ts';

/** A statement, or a whole policy, of the caller's own that is not known. */
export type Gap = StatementOutline & {
	readonly source: OwnPolicy['source'];
	/** Absent: policies that could not even be listed. */
	readonly policy?: string;
	/** Why it is not understood; absent: it could not be read. */
	readonly reason?: string;
};

export type OwnSide = {
	readonly rules: readonly OwnRule[];
	readonly gaps: readonly Gap[];
	/** Unsure where nobody could tell. */
	readonly hasBoundary: Truth;
	/** The boundary's name, if there is one. */
	readonly boundary: string | undefined;
	/** The reading has not come back yet. */
	readonly beingRead: boolean;
	/** SimulatePrincipalPolicy's answers by role ARN, used where documents are missing. */
	readonly simulated: ReadonlyMap<string, SimulatedDecision>;
};

type Reading = {readonly policy: OwnPolicy | undefined; readonly gaps: readonly Gap[]};

const read = ({kind, name, document}: PolicySource): Reading => {
	const source = kind === 'boundary' ? 'boundary' : 'identity';
	const gap = {source, policy: name} as const;
	if (document === undefined) {
		return {policy: undefined, gaps: [gap]};
	}

	const parsed = parsePolicy(document, 'identity');
	if (parsed.readable) {
		return {policy: {source, name, document: parsed.document}, gaps: []};
	}

	const {reason} = parsed;
	const part = parsePart(document, 'identity');
	return {
		policy: part && {source, name, document: part.document},
		gaps: (part?.unclear ?? [{}]).map((outline) => ({...gap, ...outline, reason})),
	};
};

export const readOwnSide = (evidence: Evidence): OwnSide => {
	const {identity, identityComplete, boundary, boundaryKnown, beingRead = false, simulated} = evidence;
	const readings = [...identity, ...(boundary ? [{...boundary, kind: 'boundary'} as const] : [])].map(read);
	return {
		rules: ownRules(readings.flatMap(({policy}) => policy ?? [])),
		gaps: [
			...(identityComplete ? [] : [{source: 'identity'} as const]),
			...(boundary || boundaryKnown ? [] : [{source: 'boundary'} as const]),
			...readings.flatMap(({gaps}) => gaps),
		],
		hasBoundary: boundary !== undefined ? yes : boundaryKnown ? no : unsure,
		boundary: boundary?.name,
		beingRead,
		simulated: simulated ?? new Map(),
	};
};

const mayBe = (gap: Gap, effect: Statement['effect'], call: AssumeCall): boolean =>
	(gap.effect ?? effect) === effect && (gap.actions === undefined || coversAction(gap.actions, call));

/** What is not known and may speak of the call. */
export const gapsFor = ({gaps}: OwnSide, call: AssumeCall): readonly Gap[] =>
	gaps.filter((gap) => mayBe(gap, 'Allow', call) || mayBe(gap, 'Deny', call));

/** The simulation speaks of sts:AssumeRole, and only where the documents themselves can't. */
export const simulatedDecision = (
	own: OwnSide,
	call: AssumeCall,
	roleArn: string,
): SimulatedDecision | undefined =>
	call !== 'sts:AssumeRole' || gapsFor(own, call).length === 0 ? undefined : own.simulated.get(roleArn);

/** What to assume of the unread for one call. `trustRead`: the role's trust policy was read and understood. */
export const unreadFor = (own: OwnSide, call: AssumeCall, roleArn: string, trustRead: boolean): Unread => {
	const trust = trustRead ? no : unsure;
	const may = (effect: Statement['effect'], source?: Gap['source']): Truth =>
		own.gaps.some((gap) => (source ?? gap.source) === gap.source && mayBe(gap, effect, call)) ? unsure : no;
	const boundaryAllow = own.hasBoundary === no ? yes : may('Allow', 'boundary');
	switch (simulatedDecision(own, call, roleArn)) {
		case 'allowed':
			return {identityAllow: yes, boundaryAllow: yes, deny: no, trust};
		case 'implicit-deny':
			return {identityAllow: no, boundaryAllow, deny: no, trust};
		case 'explicit-deny':
			return {identityAllow: no, boundaryAllow, deny: yes, trust};
		case undefined:
			return {identityAllow: may('Allow', 'identity'), boundaryAllow, deny: may('Deny'), trust};
	}
};
