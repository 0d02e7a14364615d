import {chmodSync, mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import {writeListedRoles} from '../../source/presets/listed-roles.ts';
import {savePreset} from '../../source/presets/store.ts';
import {preset} from '../presets/examples.ts';
import {cleanEnvironment, createHome, programFile} from '../support/program.ts';
import {openTerminal} from '../support/terminal.ts';

/** How a shell is started, with a prompt to recognise and the completion put where its users put it. */
export type CompletingShell = {
	readonly name: string;
	readonly words: readonly string[];
	readonly file: string;
	readonly startup: string;
	/** It tells what a word is beside it. */
	readonly describes: boolean;
	/** It completes the words of a command within `$(`. */
	readonly substitutes: boolean;
};

export const completingShells: readonly CompletingShell[] = [
	{
		name: 'bash',
		words: ['--rcfile', 'startup', '-i'],
		file: 'startup',
		startup: "PS1='> '\nsource <(daypass completion bash)\n",
		describes: false,
		substitutes: false,
	},
	{
		name: 'zsh',
		words: ['-i'],
		file: '.zshrc',
		startup: "PS1='> '\nsource <(daypass completion zsh)\n",
		describes: true,
		substitutes: true,
	},
	{
		name: 'fish',
		words: ['-i'],
		file: '.config/fish/config.fish',
		startup:
			"function fish_prompt; printf '> '; end\nset -g fish_greeting\nset -g fish_autosuggestion_enabled 0\ndaypass completion fish | source\n",
		describes: true,
		substitutes: true,
	},
];

/**
 * Starts a shell in a home of its own, which has a preset, a listed role, a profile and a file, and `daypass` on its
 * PATH.
 */
export const openCompletingShell = async (shell: string, {words, file, startup}: CompletingShell) => {
	const home = createHome();
	const put = (to: string, content: string) => {
		const target = path.join(home.folder, to);
		mkdirSync(path.dirname(target), {recursive: true});
		writeFileSync(target, content);
		return target;
	};
	put(file, startup);
	put('.aws/config', '[profile staging]\nregion = us-west-2\n[sso-session company]\n');
	put('team-presets.json', '{}');
	chmodSync(put('bin/daypass', `#!/bin/sh\nexec '${process.execPath}' '${programFile}' "$@"\n`), 0o755);
	await savePreset(path.join(home.folder, '.config', 'daypass'), preset('audit'), {replace: false});
	writeListedRoles(path.join(home.folder, '.config', 'daypass'), {
		account: '111122223333',
		roles: ['arn:aws:iam::111122223333:role/labs/Listed-Role'],
	});
	const env = cleanEnvironment(home.folder);
	const terminal = await openTerminal({
		file: 'sh',
		// Where it is started is where it looks for files.
		words: ['-c', 'cd && exec "$0" "$@"', shell, ...words],
		columns: 100,
		rows: 24,
		env: {...env, PATH: `${path.join(home.folder, 'bin')}:${env['PATH']}`, TERM: 'xterm-256color'},
	});
	await terminal.sees(/^> *$/m);
	return {
		...terminal,
		close() {
			terminal.close();
			home.remove();
		},
	};
};
