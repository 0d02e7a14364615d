import type {StatementJson} from './session-policy-document.ts';

/** A narrowing in both the forms it can be sent in. */
export type Narrowing = {
	/** Allows what is left: for a session policy of its own. */
	readonly allow: readonly StatementJson[];
	/** Denies everything else: what `allow` leaves out, to cut another policy with. */
	readonly outside: readonly StatementJson[];
};

/** What a scope’s template stands for. */
export type ParsedTemplate =
	/** An AWS managed policy, which knows every service; its ARN. */
	| {readonly kind: 'managed'; readonly arn: string}
	| {
			readonly kind: 'narrowing';
			readonly narrowing: Narrowing;
			readonly warning?: string;
			/** When it has nothing more to allow, milliseconds since 1970. */
			readonly ends?: number;
	  }
	/** `read-only=…`, which the table of actions is needed for. */
	| {readonly kind: 'read-only-service'; readonly service: string}
	/** The value does not fit; `needs` says what would. */
	| {readonly kind: 'malformed'; readonly needs: string};
