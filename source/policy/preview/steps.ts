/** Work in steps, so that whoever has it done can do something else in between. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** All of it now. */
export const atOnce = <Result>(steps: Steps<Result>): Result => {
	for (;;) {
		const {done, value} = steps.next();
		if (done) return value;
	}
};
