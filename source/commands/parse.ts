import {type Command, CommanderError} from 'commander';
import {Failure} from '../failure.ts';

/** Commander's words for a person, without its `error: ` in front. */
const sentence = (message: string) => {
	const [first = ''] = message.replace(/^error: /, '').split('\n');
	return `${first[0]?.toUpperCase() ?? ''}${first.slice(1)}.`;
};

const suggestion = (message: string) => /Did you mean .+\?/.exec(message)?.[0];

const quietly = (command: Command): Command => {
	command.exitOverride().configureOutput({writeErr: () => {}});
	for (const sub of command.commands) quietly(sub);
	return command;
};

/**
 * Parses and runs one command. What commander would print and exit on becomes a failure of kind `usage`; help and
 * version just return.
 */
export const parse = async (command: Command, words: readonly string[]): Promise<void> => {
	try {
		await quietly(command).parseAsync([...words], {from: 'user'});
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		if (error.exitCode === 0) return;
		const name = fullName(command);
		throw new Failure(
			'usage',
			error.code.replace(/^commander\./, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
			error.code === 'commander.help' ? `${name} needs to know what to do.` : sentence(error.message),
			suggestion(error.message) ?? `${name} --help shows how it is used.`,
		);
	}
};

const fullName = (command: Command) => `daypass ${command.name()}`.trim();
