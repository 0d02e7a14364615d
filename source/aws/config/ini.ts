/**
 * INI files as Python's configparser reads them with its defaults, which is how the AWS CLI reads its own (the Python
 * standard library's "configparser", "Supported INI File Structure"). The reader of the JavaScript SDK differs from it
 * in quotes, colons, capitals, continued values and text after a header: other settings, and so another key or region.
 */

/** Sections by their header, in the file's order; a setting's name in small letters. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Why a text is no INI file. Never quotes it: it may hold keys. */
export class IniError extends Error {
	readonly line: number;

	constructor(line: number, problem: string) {
		super(problem);
		this.name = 'IniError';
		this.line = line;
	}
}

type Section = Map<string, string>;

/** Its settings hold in every section that has none of that name. */
const defaults = 'DEFAULT';

/** @throws IniError */
export const parseIni = (text: string): Ini => {
	const sections = new Map<string, Section>();
	const inherited: Section = new Map();
	let section: Section | undefined;
	/** The setting that an indented line goes on with, and the blank lines since. */
	let open: string | undefined;
	let blanks = 0;
	let indent = 0;
	let broken: number | undefined;
	// A byte order mark stops Python; it says nothing about what is meant.
	const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
	for (const [index, line] of lines.entries()) {
		const words = line.trim();
		if (words === '') {
			blanks += 1;
			continue;
		}
		if (words.startsWith('#') || words.startsWith(';')) continue;
		const column = line.startsWith(words) ? 0 : line.search(/\S/);
		if (open !== undefined && section && column > indent) {
			section.set(open, `${section.get(open) ?? ''}${'\n'.repeat(blanks + 1)}${words}`);
			blanks = 0;
			continue;
		}
		indent = column;
		const header = headerOf(words);
		if (header !== undefined) {
			if (sections.has(header)) throw new IniError(index + 1, 'a section that stands there already');
			section = header === defaults ? inherited : new Map();
			if (header !== defaults) sections.set(header, section);
			open = undefined;
			continue;
		}
		if (!section) throw new IniError(index + 1, 'a line before the first [section]');
		const at = delimiterOf(words);
		const key = words.slice(0, Math.max(at, 0)).trimEnd().toLowerCase();
		if (key === '') {
			// Python reads on, and what follows an error continues nothing else.
			broken ??= index + 1;
			continue;
		}
		if (section.has(key)) throw new IniError(index + 1, 'a setting that its section has already');
		open = key;
		blanks = 0;
		section.set(key, words.slice(at + 1).trimStart());
	}
	if (broken !== undefined) throw new IniError(broken, 'a line that is neither a setting nor a [section]');
	if (inherited.size === 0) return sections;
	return new Map([...sections].map(([header, own]) => [header, new Map([...inherited, ...own])]));
};

/** What stands between the first bracket and the last; text after it says nothing. */
const headerOf = (words: string): string | undefined => {
	if (!words.startsWith('[')) return undefined;
	const end = words.lastIndexOf(']');
	return end > 1 ? words.slice(1, end) : undefined;
};

/** Where the name ends: at the first `=` or `:`. */
const delimiterOf = (words: string): number => {
	const equals = words.indexOf('=');
	const colon = words.indexOf(':');
	return equals === -1 || (colon !== -1 && colon < equals) ? colon : equals;
};

/**
 * The settings within a value that begins on the line after its name, as under `s3 =`; undefined for any other value.
 * @throws IniError where a line of it is no setting.
 */
export const parseNested = (value: string): Readonly<Record<string, string>> | undefined => {
	if (!value.startsWith('\n')) return undefined;
	const lines = value.split('\n').filter((line) => line.trim() !== '');
	return Object.fromEntries(
		lines.map((line) => {
			const at = line.indexOf('=');
			if (at === -1) throw new IniError(0, 'an indented line that is not a setting');
			return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
		}),
	);
};
