/** A range of addresses, which `ip=` takes several of, with commas between them as well. */
const range = /^[\da-f.:]+(\/\d+)?$/i;

/** The scopes in the field's text: commas between them, but those within `ip=203.0.113.0/24,2001:db8::/48`. */
export const scopeItems = (text: string): readonly string[] => {
	const items: string[] = [];
	for (const part of text.split(',').map((item) => item.trim())) {
		const before = items.at(-1);
		if (part === '') continue;
		if (before?.startsWith('ip=') && range.test(part)) items[items.length - 1] = `${before},${part}`;
		else items.push(part);
	}
	return items;
};
