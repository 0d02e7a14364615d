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
const spaces = /[\r\v\f\u0085\u2028\u2029]/g;
const ordinary = /^[\n\t -~]*$/;

/** Text of whoever wrote it, as a terminal may have it: nothing it obeys, nothing unseen. Lines and tabs stay. */
export const harmless = (text: string): string =>
	ordinary.test(text) ? text : text.replace(spaces, ' ').replace(unseen, '');

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
export const plainText = (text: string, length = 300): string => {
	const head = text.slice(0, 20_000);
	const bare = /<(!doctype|html|head|body|p|h1|title)\b/i.test(head)
		? head
				.replace(tags, ' ')
				.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
		: head;
	const clean = bare.replace(unseen, ' ').replace(/\s+/g, ' ').trim();
	return clean.length > length ? `${clean.slice(0, length - 1)}…` : clean;
};
