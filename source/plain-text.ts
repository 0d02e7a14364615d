const tags = /<(script|style|head)\b[\s\S]*?<\/\1\s*>|<[^>]*>/gi;
const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	'#39': "'",
	nbsp: ' ',
};
// C0 and C1 controls, DEL, and the marks that turn text around or hide in it.
const controls = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** Foreign text made safe to show: HTML reduced to its text, control characters to spaces, cut to `length` characters. */
export const plainText = (text: string, length = 300): string => {
	const head = text.slice(0, 20_000);
	const bare = /<(!doctype|html|head|body|p|h1|title)\b/i.test(head)
		? head
				.replace(tags, ' ')
				.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
		: head;
	const clean = bare.replace(controls, ' ').replace(/ {2,}/g, ' ').trim();
	return clean.length > length ? `${clean.slice(0, length - 1)}…` : clean;
};
