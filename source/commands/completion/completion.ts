import {Argument, Command} from 'commander';
import type {Program} from '../program.ts';
import type {World} from '../world.ts';

/** A word that would have to be quoted, or could do something on a command line, is never put there. */
const harmless = /^[\w+=,.@:/%-]+$/;

/**
 * `daypass completion`: the script that teaches a shell daypass's words. The scripts ask `daypass completion words` at
 * each press of Tab, so they know what an update brings without being made again.
 */
export const completionCommand = (world: World, program: Program): Command =>
	new Command('completion')
		.description('the script that lets your shell complete daypass’s words')
		.usage('bash|zsh|fish')
		.enablePositionalOptions()
		.addArgument(new Argument('<shell>').choices(['bash', 'zsh', 'fish']))
		.action(async (shell: 'bash' | 'zsh' | 'fish') => {
			const {completionScripts} = await import('./completion-scripts.ts');
			world.out.value(completionScripts[shell].trim());
		})
		.addHelpText('after', howToInstall)
		.addCommand(wordsCommand(world, program), {hidden: true});

const howToInstall = `
Put it where your shell starts:
  bash   source <(daypass completion bash)      in ~/.bashrc
  zsh    source <(daypass completion zsh)       in ~/.zshrc
  fish   daypass completion fish | source       in ~/.config/fish/config.fish`;

/** What the scripts ask: a line for each word that fits, a tab and what the word is behind it. */
const wordsCommand = (world: World, program: Program): Command =>
	new Command('words')
		.option('--line <text>', 'a command line up to the cursor, not taken apart')
		.argument('[words...]', 'the same as words, the last one under the cursor')
		.passThroughOptions()
		.action(async (given: readonly string[], {line}: {readonly line?: string}) => {
			const [{suggestions}, {splitLine, wordsOfProgram}, {plainText}] = await Promise.all([
				import('./completion-suggestions.ts'),
				import('./completion-line.ts'),
				import('../../text/plain-text.ts'),
			]);
			const words = wordsOfProgram(line === undefined ? given : splitLine(line));
			const found = await suggestions(words, world, program);
			for (const {word, about} of found) {
				if (harmless.test(word)) world.out.value(about === '' ? word : `${word}\t${plainText(about, 80)}`);
			}
		});
