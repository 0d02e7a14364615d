/**
 * A line cut into words as a POSIX shell cuts it, with nothing expanded (the Python standard library's `shlex.split`):
 * how the AWS CLI reads the name in a section's header and the command of a `credential_process`.
 * @returns undefined where a quote is not closed, or a backslash is the last character.
 */
export const shellWords = (line: string): readonly string[] | undefined => {
	const words: string[] = [];
	let word: string | undefined;
	let quote = '';
	for (let at = 0; at < line.length; at++) {
		const character = line.charAt(at);
		const next = line[at + 1];
		if (character === '\\' && quote !== "'") {
			if (next === undefined) return undefined;
			// Within double quotes it is one only before what it can escape.
			const escapes = quote === '' || next === '"' || next === '\\';
			word = `${word ?? ''}${escapes ? '' : character}${next}`;
			at++;
		} else if (quote !== '') {
			if (character === quote) quote = '';
			else word = `${word ?? ''}${character}`;
		} else if (character === '"' || character === "'") {
			quote = character;
			word ??= '';
		} else if (/[ \t\r\n]/.test(character)) {
			if (word !== undefined) words.push(word);
			word = undefined;
		} else {
			word = `${word ?? ''}${character}`;
		}
	}
	if (quote !== '') return undefined;
	return word === undefined ? words : [...words, word];
};
