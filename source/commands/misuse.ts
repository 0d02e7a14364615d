import type {Argument, Command, Option} from 'commander';
import {Failure} from '../failure.ts';
import {nearest} from '../nearest.ts';
import {joinWords} from '../text/join-words.ts';
import {plainText} from '../text/plain-text.ts';

/**
 * What is said of a command line that is none. A word that stands where none may is not repeated: it may be an MFA code
 * or an external ID.
 */

/** As it is typed: `daypass presets show`. */
const typedName = (command: Command): string =>
	command.parent === null ? command.name() : `${typedName(command.parent)} ${command.name()}`;

/** @param known Long options, with their dashes. */
export const unknownOption = (command: string, flag: string, known: readonly string[]): Failure => {
	// Behind = or a letter its value may stand.
	const name = flag.startsWith('--') ? flag.replace(/=.*/s, '') : flag.slice(0, 2);
	const near = name.startsWith('--') ? nearest(name, known) : undefined;
	return new Failure(
		'unknown-option',
		`${command} has no option ${plainText(name, 60)}.`,
		near === undefined ? `${command} --help lists its options.` : `Did you mean ${near}?`,
	);
};

/** @param names Of the subcommands there are. */
export const unknownSubcommand = (command: string, word: string, names: readonly string[]): Failure => {
	const near = nearest(word, names);
	return new Failure(
		'unknown-command',
		`There is no command ${command} ${plainText(word, 60)}.`,
		near === undefined ? `${command} has ${joinWords(names, 'and')}.` : `Did you mean ${command} ${near}?`,
	);
};

export const togetherRefused = (one: string, other: string): Failure =>
	new Failure('conflicting-option', `${one} and ${other} can’t be used together.`, 'Leave one of them out.');

const words = ({registeredArguments}: Command): string =>
	registeredArguments.map((argument) => written(argument)).join(' ');

const written = (argument: Argument): string => {
	const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
	return argument.required ? `<${name}>` : `[${name}]`;
};

export const missingArgument = (command: Command, argument: string): Failure => {
	const name = typedName(command);
	const hint = `Write ${name} ${words(command)}; ${name} --help tells more.`;
	return new Failure('missing-argument', `${name} needs <${argument}>.`, hint);
};

const choice = (what: string, choices: readonly string[]) => (value: string) => {
	if (choices.includes(value)) return value;
	throw new Failure(
		'invalid-argument',
		`${what} must be ${joinWords(choices, 'or')}.`,
		'Choose one of them.',
	);
};

/**
 * Has a command say its refusals in these words, where commander would say its own: commander tells what is wrong by
 * the method it calls.
 */
export const sayMisuse = (command: Command): void => {
	const name = () => typedName(command);
	// Commander's own lets pass what the command takes all the same, and throws otherwise.
	const say = <Given>(method: string, failure: (...given: Given[]) => Failure) => {
		const refuse: unknown = Reflect.get(command, method);
		if (typeof refuse !== 'function') throw new TypeError(`Commander has no ${method}.`);
		const inOurWords = (...given: Given[]) => {
			try {
				refuse.apply(command, given);
			} catch {
				throw failure(...given);
			}
		};
		Object.assign(command, {[method]: inOurWords});
	};
	say('missingArgument', (argument: string) => missingArgument(command, argument));
	say('optionMissingArgument', ({long, short, flags}: Option) => {
		const hint = `Write ${flags.replace(/^-\w, /, '')}; ${name()} --help tells more.`;
		return new Failure('option-missing-argument', `${long ?? short} needs a value.`, hint);
	});
	say('unknownOption', (flag: string) =>
		unknownOption(
			name(),
			flag,
			command
				.createHelp()
				.visibleOptions(command)
				.flatMap(({long}) => long ?? []),
		),
	);
	say('_excessArguments', () => {
		const taken = words(command);
		return taken === ''
			? new Failure('excess-arguments', `${name()} takes options only.`, `${name()} --help lists them.`)
			: new Failure(
					'excess-arguments',
					`${name()} takes ${taken} and no further words.`,
					`Put quotes around what has spaces in it; ${name()} --help tells more.`,
				);
	});
	say('_conflictingOption', (option: Option, other: Option) =>
		togetherRefused(option.long ?? option.flags, other.long ?? other.flags),
	);
	for (const option of command.options)
		if (option.argChoices) option.argParser(choice(option.long ?? option.flags, option.argChoices));
	for (const argument of command.registeredArguments)
		if (argument.argChoices) argument.argParser(choice(written(argument), argument.argChoices));
};
