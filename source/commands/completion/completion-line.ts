/**
 * A command line up to the cursor as the words a shell makes of it: quotes and backslashes taken away, a quote that is
 * still open left open. The last word is the one under the cursor, empty after a space.
 * @example splitLine('daypass link --note "for ana" --to ') // ['daypass', 'link', '--note', 'for ana', '--to', '']
 */
export const splitLine = (line: string): readonly string[] => {
	const words: string[] = [];
	let word: string | undefined;
	let quote = '';
	for (let at = 0; at < line.length; at++) {
		const character = line[at] ?? '';
		if (quote === '' && /\s/.test(character)) {
			if (word !== undefined) words.push(word);
			word = undefined;
		} else if (character === quote) {
			quote = '';
		} else if (quote === '' && (character === '"' || character === "'")) {
			quote = character;
			word ??= '';
		} else {
			const escapes = character === '\\' && quote !== "'" && at + 1 < line.length;
			word = `${word ?? ''}${escapes ? line[++at] : character}`;
		}
	}
	return [...words, word ?? ''];
};

/**
 * The words after the program's name, and after the variables that may stand before it: `AWS_PROFILE=dev daypass …`.
 */
export const wordsOfProgram = (words: readonly string[]): readonly string[] => {
	const program = words.findIndex((word) => !/^\w+=/.test(word));
	return program === -1 ? [] : words.slice(program + 1);
};
