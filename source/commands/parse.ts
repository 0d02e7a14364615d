import {Command, CommanderError} from 'commander';
import {sayMisuse} from './misuse.ts';
import type {World} from './world.ts';

/** Help goes to standard output; a mistake is thrown. */
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
	sayMisuse(command);
	for (const sub of command.commands) quietly(sub, world);
	return command;
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
	try {
		await quietly(program, world).parseAsync(whole ? [...words] : [command.name(), ...words], {from: 'user'});
	} catch (error) {
		// Commander ends so once it has printed help.
		if (!(error instanceof CommanderError) || error.exitCode !== 0) throw error;
	}
};
