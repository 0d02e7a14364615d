import type {KeySet} from './key-set.ts';
import type {Value} from './query-protocol.ts';
import type {RunState} from './run-state.ts';

/** One authenticated call of an action. */
export type Call = {
	readonly form: URLSearchParams;
	readonly keys: KeySet;
	/** The region the request was signed for. */
	readonly region: string;
	readonly state: RunState;
};

/** Answers a call; throws a `ServiceError` to refuse it. */
export type Action = (call: Call) => Value;
