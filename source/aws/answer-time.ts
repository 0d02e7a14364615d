/** When an answer of AWS's was given and when it came. Milliseconds since 1970. */
export type AnswerTime = {
	/** The answer's Date header, AWS's clock, to the second; absent: there was none. */
	readonly date?: number;
	/** This machine's clock. */
	readonly sentAt: number;
	readonly receivedAt: number;
};

/** The value of a Date header as {@link AnswerTime} has it: nothing where it is none. */
export const dateOf = (header: string | undefined): Pick<AnswerTime, 'date'> => {
	const date = Date.parse(header ?? '');
	return Number.isNaN(date) ? {} : {date};
};
