import {rows} from '../../../pass/rows.ts';
import {graphemes} from '../../../text/graphemes.ts';
import {plainText} from '../../../text/plain-text.ts';
import type {TextFieldId} from './pass-state.ts';

/** What a text has beside certain letters: `spaces or “!?”`. */
const lettersIn = (text: string, letters: RegExp): string => {
	const others = new Set(Array.from(graphemes.segment(text), ({segment}) => segment));
	const stray = [...others].filter((letter) => !letters.test(letter));
	const seen = plainText(stray.filter((letter) => letter.trim() !== '').join(''), 20);
	return [stray.some((letter) => letter.trim() === '') ? 'spaces' : '', seen && `“${seen}”`]
		.filter((part) => part !== '')
		.join(' or ');
};

/** What is wrong with a text while it is being typed; nothing as long as more typing can make it right. */
export const typingProblem = (field: TextFieldId, value: string): string | undefined => {
	const {kind, secret} = rows[field];
	const {typing} = kind;
	if (typing === undefined) return undefined;
	if (!typing.letters.test(value)) {
		const others = secret ? 'nothing else' : `not ${lettersIn(value, typing.letters)}`;
		return `AWS takes ${typing.says} here, ${others}.`;
	}
	return value.length > typing.most ? `AWS takes ${typing.most} characters here at most.` : undefined;
};
