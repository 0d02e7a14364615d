/** Ways a call can go wrong on purpose, for tests of what the program makes of them. */

/** Faults that are an answer, if a bad one. */
export type AnsweredFault =
	| 'throttled'
	| '500'
	| '503'
	| 'html'
	| 'empty'
	| 'wrong-json'
	| 'expired'
	| 'denied'
	| 'region-disabled';

/** `cut-off` sends half of the true answer, `slow` waits so many milliseconds before it, `hang` forever. */
export type Fault = AnsweredFault | 'reset' | 'hang' | 'cut-off' | {readonly slow: number};

/** `iam:ListRoles`, `sts:AssumeRole`, `signin:getSigninToken`, `signin:login`, `credentials:get`, … */
export type ActionName = `${'iam' | 'sts' | 'signin' | 'credentials'}:${string}`;

export type FaultPlan = {
	set(action: ActionName, fault: Fault, times: number): void;
	clear(action: ActionName): void;
	/** What goes wrong with this call; counts it. */
	next(action: ActionName): Fault | undefined;
};

export const createFaultPlan = (): FaultPlan => {
	const plan = new Map<ActionName, {readonly fault: Fault; left: number}>();
	return {
		set(action, fault, times) {
			plan.set(action, {fault, left: times});
		},
		clear(action) {
			plan.delete(action);
		},
		next(action) {
			const planned = plan.get(action);
			if (!planned || planned.left <= 0) return;
			planned.left -= 1;
			return planned.fault;
		},
	};
};
