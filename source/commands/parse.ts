import {Command, CommanderError} from 'commander';
import {Failure, type FailureCode} from '../failure.ts';
import {plainText} from '../text/plain-text.ts';
import type {World} from './world.ts';

/**
 * Commander's words for a person, without its `error: ` in front and the values it quotes: what stands in the wrong
 * place may be an MFA code or an external ID.
 */
const sentence = (message: string) => {
	const told = message
		.replace(/^error: /, '')
		.replace(/(but got \d+): .*/s, '$1')
		.replace(/^(unknown option '[^=]*)=.*'/s, "$1'");
	const [first = ''] = told.split('\n');
	return `${first[0]?.toUpperCase() ?? ''}${plainText(first.slice(1).replace(/\.$/, ''))}.`;
};

const suggestion = (message: string) => /Did you mean .+\?/.exec(message)?.[0];

/** Help goes to standard output; what commander would say of a mistake becomes a failure. */
const quietly = (command: Command, world: World): Command => {
	const {out} = world;
	command
		.exitOverride()
		.configureOutput({
			writeOut: (text) => out.line(text.replace(/\n$/, '')),
			writeErr: () => {},
			getOutHelpWidth: () => (out.isTTY ? (out.columns ?? 80) : 80),
		})
		// Commander leaves what is said of a word unwrapped where fewer columns than 40 are left for it.
		.configureHelp({minWidthToWrap: 20});
	for (const sub of command.commands) quietly(sub, world);
	return command;
};

/** Commander's codes; what it says goes on as our own failure. */
const codes: Readonly<Record<string, FailureCode>> = {
	'commander.conflictingOption': 'conflicting-option',
	'commander.excessArguments': 'excess-arguments',
	'commander.help': 'help',
	'commander.invalidArgument': 'invalid-argument',
	'commander.missingArgument': 'missing-argument',
	'commander.missingMandatoryOptionValue': 'missing-mandatory-option-value',
	'commander.optionMissingArgument': 'option-missing-argument',
	'commander.unknownCommand': 'unknown-command',
	'commander.unknownOption': 'unknown-option',
};

/**
 * Parses and runs one command. What commander would print and exit on becomes a failure of kind `usage`; help and
 * version just return.
 * @param under What stands before the command's own name, for its help; its own name for the program itself.
 */
export const parse = async (
	command: Command,
	words: readonly string[],
	world: World,
	under = 'daypass',
): Promise<void> => {
	const whole = command.name() === under;
	const program = whole
		? command
		: new Command(under).enablePositionalOptions().helpCommand(false).addCommand(command);
	const name = whole ? under : `${under} ${command.name()}`;
	try {
		await quietly(program, world).parseAsync(whole ? [...words] : [command.name(), ...words], {from: 'user'});
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		if (error.exitCode === 0) return;
		throw new Failure(
			codes[error.code] ?? 'error',
			error.code === 'commander.help' ? `${name} needs to know what to do.` : sentence(error.message),
			suggestion(error.message) ?? `${name} --help shows how it is used.`,
		);
	}
};
