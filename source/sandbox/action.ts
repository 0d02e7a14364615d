import type {AccessKeys} from './key-set.ts';
import type {Value} from './query-protocol.ts';
import type {RunState} from './run-state.ts';

/** One authenticated call of an action. */
export type SandboxCall = {
	readonly form: URLSearchParams;
	readonly keys: AccessKeys;
	/** The region the request was signed for. */
	readonly region: string;
	readonly state: RunState;
};

/** Answers a call; throws a `ServiceError` to refuse it. */
export type SandboxAction = (call: SandboxCall) => Value;
