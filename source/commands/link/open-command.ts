import {spawn} from 'node:child_process';
import process from 'node:process';
import type {Environment} from '../../environment.ts';
import {foreignHand} from '../../presets/foreign-hand.ts';
import type {Outcome} from '../../ui/jobs.ts';
import {startedWell} from '../started-well.ts';
import {withoutSecretVariables} from '../world.ts';
import type {OpenCommand} from './chosen-open-command.ts';

/**
 * Makes the link `$1` without it ever being an argument of the shell's own, which everybody on the machine may read:
 * it comes through a file descriptor. Whether it becomes another program's argument is for the user's command to say.
 */
const linkAsFirst = 'IFS= read -r link <&3; exec 3<&-; set -- "$link"; unset link\n';

/**
 * Opens the link with a command of the user's, run by the shell with the link as `$1` and on its standard input: a
 * Firefox container or a Chrome profile is a matter of its arguments. What it prints goes nowhere: the screen and
 * standard output are ours. One that stands in a file somebody else may have written is not run.
 */
export const openWithCommand = async (
	link: string,
	{command, file}: OpenCommand,
	variables: Environment,
): Promise<Outcome> => {
	const foreign = file === undefined ? undefined : foreignHand(file);
	if (foreign) {
		const message = `Not opened: your open-command is not run, because ${foreign.problem}. ${foreign.hint}`;
		return {ok: false, message};
	}
	const env = withoutSecretVariables(variables);
	const stdio: ('pipe' | 'ignore')[] = ['pipe', 'ignore', 'ignore'];
	const child =
		process.platform === 'win32'
			? spawn(command, {shell: true, stdio, env})
			: spawn('/bin/sh', ['-c', `${linkAsFirst}${command}`], {
					stdio: [...stdio, 'pipe'],
					detached: true,
					env,
				});
	for (const pipe of [child.stdin, child.stdio[3]]) {
		if (pipe && 'end' in pipe) {
			// One that takes the link as its argument may not read.
			pipe.on('error', () => {});
			pipe.end(`${link}\n`);
		}
	}
	return (await startedWell(child))
		? {ok: true, message: 'Opened with your open-command.'}
		: {ok: false, message: 'Not opened: your open-command failed. See daypass settings get open-command.'};
};
