import {quotable, withoutSecrets} from '../secrets.ts';

const tags = /<(script|style|head)\b[\s\S]*?<\/\1\s*>|<[^>]*>/gi;
const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
	nbsp: ' ',
};
/**
 * What a terminal obeys instead of printing it, and what nobody sees (Unicode's Default_Ignorable_Code_Point: soft
 * hyphens, marks that turn text around, tags, fillers), but for a line's end, a tab, the joiners and the two variation
 * selectors that letters and emoji are made with.
 */
const unseen =
	/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|[\ufe00-\ufe0d]/gu;
/** Colours and moves of the cursor: whole, so that nothing of them is left to be read. None takes JSON's quotes along. */
const terminalCodes = /(?:\u001b\[|\u009b)[0-?]*[ !#-/]*[@-~]/g;
const spaces = /[\r\v\f\u0085\u2028\u2029]/g;
const ordinary = /^[\n\t -~]*$/;

/** Text of whoever wrote it, as a terminal may have it: nothing it obeys, nothing unseen. Lines and tabs stay. */
export const harmless = (text: string): string =>
	ordinary.test(text) ? text : text.replace(terminalCodes, '').replace(spaces, ' ').replace(unseen, '');

/** The same within JSON, where it can be escaped instead. */
export const harmlessJson = (json: string): string =>
	ordinary.test(json)
		? json
		: json.replace(unseen, (mark) =>
				[...Array(mark.length).keys()]
					.map((at) => `\\u${mark.charCodeAt(at).toString(16).padStart(4, '0')}`)
					.join(''),
			);

/**
 * Foreign text made safe to show: HTML reduced to its text, control characters to spaces, cut to `length` characters.
 */
export const plainText = (text: string, length = 300): string => cut(onOneLine(whole(text)), length);

/** What a server or a program says, as it may be quoted: the same, without what it repeats of secrets. */
export const quotedText = (text: string, length = 300): string =>
	cut(quotable(onOneLine(whole(text))), length);

/** Far more than anybody is shown. */
const most = 20_000;
/** Beyond it nothing is read: what is left of so much without its secrets is still more than anybody is shown. */
const mostRead = 50 * most;

const whole = (text: string): string =>
	text.length > most ? withoutSecrets(text.slice(0, mostRead)).slice(0, most) : text;

/** A secret goes as a whole: half of it is not known for what it is. */
const cut = (text: string, length: number): string => {
	if (text.length <= length) return text;
	const rest = withoutSecrets(text);
	return rest.length > length ? `${rest.slice(0, length - 1)}…` : rest;
};

const onOneLine = (text: string): string => {
	const bare = /<(!doctype|html|head|body|p|h1|title)\b/i.test(text)
		? text
				.replace(tags, ' ')
				.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (all, name: string) => entities[name] ?? all)
		: text;
	return bare.replace(terminalCodes, '').replace(unseen, ' ').replace(/\s+/g, ' ').trim();
};
