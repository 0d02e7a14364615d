import {rows} from '../../../pass/rows.ts';
import type {TextFieldId} from './pass-state.ts';

/** What is wrong with a text while it is being typed; nothing as long as more typing can make it right. */
export const typingProblem = (field: TextFieldId, value: string): string | undefined => {
	const {typing} = rows[field].kind;
	if (typing === undefined) return undefined;
	if (!typing.letters.test(value)) return `AWS takes ${typing.says} here, nothing else.`;
	return value.length > typing.most ? `AWS takes ${typing.most} characters here at most.` : undefined;
};
