import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import type {Command} from 'commander';
import {describe, expect, test} from 'vitest';
import {recallCommand} from '../../source/commands/link/recall-command.ts';
import {commandNames, loadCommand} from '../../source/commands/main.ts';
import {environment, files} from '../../source/commands/overview.ts';
import {plain} from '../../source/commands/reference/roff.ts';
import {screenCommand} from '../../source/commands/screen/screen.ts';
import {settingsTable} from '../../source/presets/setting.ts';
import {findCommand} from '../support/find-command.ts';
import {skipFor} from '../support/missing.ts';
import {worldForTest} from '../support/world.ts';

const page = readFileSync('dist/daypass.1', 'utf8');
const {world} = worldForTest();
const commands = await Promise.all(commandNames.map((name) => loadCommand(name, world)));

const withSubcommands = (command: Command, words: string): readonly (readonly [string, Command])[] => [
	[words, command],
	...command
		.createHelp()
		.visibleCommands(command)
		.flatMap((sub) => withSubcommands(sub, `${words} ${sub.name()}`)),
];

/** What stands below a command's heading. */
const partOf = (words: string) => {
	const [, ...parts] = page.split(/^\.S[SH] /m);
	return parts.find((part) => part.startsWith(`"${plain(`daypass ${words} `.trimEnd())} `)) ?? '';
};

describe('the manual page', () => {
	test.each([
		...commands.flatMap((command) => (command ? withSubcommands(command, command.name()) : [])),
		['<preset>', recallCommand('<preset>', undefined, world)] as const,
		['-', recallCommand('-', undefined, world)] as const,
		['', screenCommand()] as const,
	])('has %s, with each of its options', (words, command) => {
		const part = partOf(words);
		expect(part).toContain(plain(command.description()));
		for (const {long} of command.options) expect(part).toContain(plain(String(long)));
	});

	test('says of each option of a link what --help says', () => {
		const link = commands.find((command) => command?.name() === 'link');
		for (const {flags, description} of link?.options ?? []) {
			expect(partOf('link')).toContain(plain(flags));
			expect(partOf('link')).toContain(plain(description));
		}
	});

	test('has every setting, variable and file', () => {
		for (const {name} of settingsTable) expect(page).toContain(plain(`${name}, `));
		for (const {variable} of settingsTable) expect(page).toContain(plain(variable));
		for (const [name] of [...environment, ...files]) expect(page).toContain(plain(name));
	});

	test('is ASCII, and reads without a warning', () => {
		expect(page).toMatch(/^[\0-\x7e]*$/);
		if (findCommand('groff') === undefined) {
			skipFor('manual', 'there is no groff.');
			return;
		}
		const {status, stdout, stderr} = spawnSync('groff', ['-man', '-Tutf8', '-ww', 'dist/daypass.1'], {
			encoding: 'utf8',
		});
		expect({status, stderr}).toEqual({status: 0, stderr: ''});
		expect(stdout).toContain('the console’s services and pages');
	});
});

test('the README’s table of files is the manual page’s', () => {
	const readme = readFileSync('README.md', 'utf8');
	const rows = [...readme.matchAll(/^\| ((?:`[\w.]+\.jsonl?`(?:, )?)+) \| (.*) \|$/gm)];
	const told = rows.map(([, names = '', what = '']) => [names, what].map((text) => text.replaceAll('`', '')));
	expect(told).toEqual(files);
});
