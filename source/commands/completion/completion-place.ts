import type {Argument, Command, Option} from 'commander';

/** What the word under the cursor is for, by the commands' own definitions. */
export type Place =
	| {
			readonly kind: 'option-value';
			readonly option: Option;
			/** What has been typed of the value, and what stands before it in the same word: `--to=`. */
			readonly typed: string;
			readonly before: string;
	  }
	| {readonly kind: 'option'; readonly command: Command; readonly typed: string}
	| {
			readonly kind: 'argument';
			readonly command: Command;
			/** Absent: the command takes no more of them. */
			readonly argument?: Argument;
			/** The command's arguments before this one. */
			readonly earlier: readonly string[];
			readonly typed: string;
	  };

/** Finds where the last of `words` stands in a command; the others are taken as they are, right or wrong. */
export const placeIn = (root: Command, words: readonly string[]): Place => {
	let command = root;
	let earlier: string[] = [];
	let awaiting: Option | undefined;
	let onlyArguments = false;
	for (const word of words.slice(0, -1)) {
		const isValue = awaiting !== undefined && isValueOf(awaiting, word);
		awaiting = undefined;
		if (isValue) continue;
		if (onlyArguments || !isOption(word)) {
			const subcommand = earlier.length === 0 ? findSubcommand(command, word) : undefined;
			if (subcommand) command = subcommand;
			else earlier = [...earlier, word];
		} else if (word === '--') onlyArguments = true;
		else if (!word.includes('=')) awaiting = findOption(command, word, takesValue);
	}

	const typed = words.at(-1) ?? '';
	if (awaiting && isValueOf(awaiting, typed)) {
		return {kind: 'option-value', option: awaiting, typed, before: ''};
	}
	if (!onlyArguments && typed.startsWith('-')) {
		const [, flag = '', value = ''] = /^(--[^=]+)=(.*)$/s.exec(typed) ?? [];
		const option = findOption(command, flag, takesValue);
		if (option) return {kind: 'option-value', option, typed: value, before: `${flag}=`};
		return {kind: 'option', command, typed};
	}
	const argument = argumentAt(command, earlier.length);
	return {kind: 'argument', command, earlier, typed, ...(argument ? {argument} : {})};
};

const isOption = (word: string) => word.startsWith('-') && word !== '-';

/** A value that may be left out is not there where another option follows. */
const isValueOf = ({optional}: Option, word: string) => !(optional && isOption(word));

const takesValue = ({required, optional}: Option) => required || optional;

const findOption = (
	{options}: Command,
	flag: string,
	fits: (option: Option) => boolean,
): Option | undefined =>
	options.find((option) => (option.long === flag || option.short === flag) && fits(option));

const findSubcommand = ({commands}: Command, word: string): Command | undefined =>
	commands.find((command) => command.name() === word);

const argumentAt = ({registeredArguments}: Command, index: number): Argument | undefined => {
	const last = registeredArguments.at(-1);
	return registeredArguments[index] ?? (last?.variadic ? last : undefined);
};
