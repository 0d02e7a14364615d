import type {DeserializeHandler, MiddlewareStack} from '@smithy/types';

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

type Sent<Input extends object, Output extends object> = {
	readonly middlewareStack: MiddlewareStack<Input, Output>;
};

/** The headers of what the SDK's HTTP handler returns, names in small letters. */
type Response = {readonly headers?: Readonly<Record<string, string>>};

/** Tells of each answer to a command of the SDK's, refusals included, before the SDK reads it. */
export const onAnswer = <Input extends object, Output extends object, Command extends Sent<Input, Output>>(
	command: Command & Sent<Input, Output>,
	note: (time: AnswerTime) => void,
): Command => {
	const listen =
		(next: DeserializeHandler<Input, Output>): DeserializeHandler<Input, Output> =>
		async (args) => {
			const sentAt = Date.now();
			const answer = await next(args);
			const {headers} = answer.response as Response;
			note({...dateOf(headers?.['date']), sentAt, receivedAt: Date.now()});
			return answer;
		};
	command.middlewareStack.add(listen, {step: 'deserialize', name: 'answer-time', priority: 'low'});
	return command;
};
