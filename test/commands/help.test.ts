import {readFileSync} from 'node:fs';
import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {commandNames, loadCommand, main} from '../../source/commands/main.ts';
import {screenCommand} from '../../source/commands/screen/screen.ts';
import {settingsTable} from '../../source/presets/setting.ts';
import {worldForTest} from '../support/world.ts';

/** What `daypass` prints when called so. */
const printed = async (words: readonly string[]): Promise<string> => {
	const {world, stdout} = worldForTest();
	expect(await main(words, world)).toBe(0);
	return stdout();
};

const wide = (text: string) => text.split('\n').filter((line) => stringWidth(line) > 80);

const subcommands = async (name: string) => {
	const command = await loadCommand(name, worldForTest().world);
	return (command?.commands ?? []).map((sub) => [name, sub.name()]);
};

const topics = [
	...commandNames.map((name) => [name]),
	...(await Promise.all(commandNames.map(subcommands))).flat(),
	['demo', 'serve'],
	['-'],
];

test.each(topics.map((words) => words.join(' ')))('daypass %s --help fits 80 columns', async (topic) => {
	const help = await printed([...topic.split(' '), '--help']);
	expect(help).toContain(`Usage: daypass ${topic} `);
	expect(wide(help)).toEqual([]);
});

test('daypass --help names every command and every option of the screen, in 80 columns', async () => {
	const help = await printed(['--help']);
	expect(wide(help)).toEqual([]);
	for (const name of commandNames) expect(help).toContain(`\n  daypass ${name}`);
	for (const {long} of screenCommand().options) expect(help).toContain(String(long));
});

test('the README’s table names every setting, its flag, its variable and what holds without them', () => {
	const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
	const rows = readme.split('\n').filter((line) => line.includes('`DAYPASS_') && line.startsWith('|'));
	expect(rows).toHaveLength(settingsTable.length);
	for (const [index, {name, flag, variable, fallback, description}] of settingsTable.entries()) {
		const [setting, what, flags, given, without] = (rows[index] ?? '').replaceAll('`', '').split(' | ');
		expect([setting, what, given, without]).toEqual([`| ${name}`, description, variable, `${fallback} |`]);
		expect(flags?.split(', ')).toContain(flag);
	}
});
