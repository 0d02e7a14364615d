import type {BrokenRule} from './broken-rule.ts';
import type {FieldKind} from './kinds.ts';
import type {PassRequest} from './pass.ts';

/** How somebody gets in: a role that is assumed, a part of a user's own permissions, or the session at hand itself. */
type Way = 'role' | 'federate' | 'self';

/** Everything there is to say about one field: what reads, keeps, shows or checks requests reads it here. */
export type Field<Value> = {
	readonly kind: FieldKind<Value>;
	/** What it is, as a preset that is edited by hand says it, and what it may look like there. */
	readonly meaning: string;
	readonly example: Value;
	/** What holds where nobody asks for anything. */
	readonly otherwise?: Value;
	/** Its option on the command line; those whose `kind` has entries may be repeated. */
	readonly flag?: {
		/** As commander takes them: `-r, --role <arn|name>`. */
		readonly flags: string;
		readonly help: string;
		/** What `--no-…` says. */
		readonly opposite?: string;
		/** The option that can't be given together with it, by its long name. */
		readonly conflicts?: string;
	};
	/** Its setting, which holds where neither a flag nor a preset says anything. */
	readonly setting?: {
		/** What `daypass settings` calls it. */
		readonly name: string;
		readonly variable: string;
		readonly description: string;
		/** What holds when nobody sets it, for a person. */
		readonly fallback: string;
	};
	/** Its place on the form. */
	readonly form?: {
		/** Fields stand in this order. */
		readonly at: number;
		readonly label: string;
		readonly hint: string;
		/** Only there if the role's trust policy needs it, by the verdict's word; absent: always. */
		readonly need?: string;
		/** Codes of failures that belong beside it, where need be with what helps there instead of the failure's own hint. */
		readonly refusals: ReadonlyArray<string | readonly [code: string, hint: string]>;
	};
	/** Where it is kept. What a preset has is in the last request as well, but for secrets. */
	readonly kept: readonly ('preset' | 'last' | 'history')[];
	/** Never shown, never printed. */
	readonly secret?: true;
	/** An answer of the user's own: no choice to be shown or changed, and nothing to hand on to others. */
	readonly personal?: true;
	/** The ways that AWS takes it for; absent: all of them. */
	readonly ways?: readonly Way[];
	/** What AWS would refuse, said beforehand. */
	rule?(value: Value, request: PassRequest): BrokenRule | undefined;
};
