/**
 * Words as a sentence lists them.
 * @param most Of more, the first so many are told, and how many there are besides.
 * @example joinWords(['a', 'b', 'c'], 'or') // 'a, b or c'
 */
export const joinWords = (
	words: readonly string[],
	conjunction: 'and' | 'or',
	most = Number.POSITIVE_INFINITY,
): string => {
	const shown = words.length > most ? [...words.slice(0, most), `${words.length - most} more`] : words;
	const last = shown.at(-1) ?? '';
	return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} ${conjunction} ${last}`;
};
