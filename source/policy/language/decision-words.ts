import type {Decision} from './decide.ts';

/** What a decision has to do with the statements named after it. */
export const decidedBy: Readonly<Record<Decision['decision'], string>> = {
	allowed: 'allowed by',
	conditional: 'depends on the conditions of',
	unknown: 'not everything could be read; among what could,',
	denied: 'denied by',
};
