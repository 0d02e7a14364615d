/** What could be read of the caller's own policies: the identity side of a verdict. */

import type {Caller} from './caller.ts';

export type PolicySource = {
	readonly kind: 'inline' | 'managed' | 'group-inline' | 'group-managed' | 'boundary';
	readonly name: string;
	readonly arn?: string;
	/** The policy's JSON text; absent: it exists and could not be read. */
	readonly document?: string;
};

/** SimulatePrincipalPolicy's answer for one role, when documents can't be read. The identity side only. */
export type SimulatedDecision = 'allowed' | 'implicit-deny' | 'explicit-deny';

export type Evidence = {
	readonly identity: readonly PolicySource[];
	/** Absent: there is none, or (see `boundaryKnown`) nobody could tell. */
	readonly boundary?: PolicySource;
	readonly boundaryKnown: boolean;
	/** False: there may be identity policies that could not be listed. */
	readonly identityComplete: boolean;
	/** The reading has not come back yet: what is missing is no lack, only late. */
	readonly beingRead?: boolean;
	/** By role ARN. */
	readonly simulated?: ReadonlyMap<string, SimulatedDecision>;
};

/** What could not be read, in words, with the permission that would cure it. */
export type Notice = {readonly code: string; readonly message: string};

/** The caller with path and tags filled in where they could be read, and what their own policies say. */
export type OwnPolicies = {
	readonly caller: Caller;
	readonly evidence: Evidence;
	readonly notices: readonly Notice[];
};
