import {askQuery, type Query, type QueryAnswer, type QueryCall, type QueryInput} from './query.ts';

const sts: Query = {service: 'sts', version: '2011-06-15'};

export type StsAnswer = QueryAnswer;

/** One call of STS. @throws as {@link askQuery} does. */
export const askSts = (action: string, input: QueryInput, call: QueryCall): Promise<StsAnswer> =>
	askQuery(sts, action, input, call);
