import {Command} from 'commander';
import {describe, expect, test} from 'vitest';
import {commandNames, loadCommand} from '../../source/commands/main.ts';
import {processWorld} from '../../source/commands/world.ts';
import {failureOf, withDaypass} from '../support/daypass.ts';

/** The wrong line and what is said of it: the sentence, and what to do. */
const said: ReadonlyArray<readonly [line: string, message: string, hint: string]> = [
	[
		'presets nosuch',
		'There is no command daypass presets nosuch.',
		'daypass presets has list, show, save, edit, rename, duplicate, move, remove, export, import and path.',
	],
	['settings lst', 'There is no command daypass settings lst.', 'Did you mean daypass settings list?'],
	[
		'presets show',
		'daypass presets show needs <name>.',
		'Write daypass presets show <name>; daypass presets show --help tells more.',
	],
	[
		'settings set region',
		'daypass settings set needs <value>.',
		'Write daypass settings set <setting> <value...>; daypass settings set --help tells more.',
	],
	[
		'policy Audit 123456',
		'daypass policy takes <role> and no further words.',
		'Put quotes around what has spaces in it; daypass policy --help tells more.',
	],
	['doctor 123456', 'daypass doctor takes options only.', 'daypass doctor --help lists them.'],
	['link --rol=123456', 'daypass link has no option --rol.', 'Did you mean --role?'],
	['link -m123456', 'daypass link has no option -m.', 'daypass link --help lists its options.'],
	['roles --verfy', 'daypass roles has no option --verfy.', 'Did you mean --verify?'],
	['--profil x', 'daypass has no option --profil.', 'Did you mean --profile?'],
	['link -d', '--duration needs a value.', 'Write --duration <length>; daypass link --help tells more.'],
	['link --note html', '--note must be markdown, plain or ja.', 'Choose one of them.'],
	['completion tcsh', '<shell> must be bash, zsh or fish.', 'Choose one of them.'],
	['link --self -r x', '--self and --role can’t be used together.', 'Leave one of them out.'],
	['services --region x', 'There is no region “x” in AWS.', 'Regions look like us-east-1.'],
];

describe('a command line that is none', () => {
	test.each(said)('%s', (line, message, hint) =>
		withDaypass(async ({run}) => {
			const {code, stderr} = await run(line);
			expect({code, stderr}).toEqual({code: 2, stderr: `daypass: ${message}\n         ${hint}\n`});
		}),
	);
});

test('a value of settings set is not the --json behind it', () =>
	withDaypass(async ({run}) => {
		expect(failureOf(await run('settings set region --json')).message).toBe(
			'daypass settings set needs <value>.',
		);
	}));

/** Every command and subcommand, by what is typed. */
const everyCommand = async () => {
	const within = (typed: string, command: Command): ReadonlyArray<readonly [string, Command]> => [
		[typed, command],
		...command.commands.flatMap((sub) => within(`${typed} ${sub.name()}`, sub)),
	];
	const loaded = await Promise.all(
		commandNames.map(async (name) =>
			within(name, (await loadCommand(name, processWorld())) ?? new Command()),
		),
	);
	return loaded.flat().filter(([typed]) => typed !== 'demo');
};

describe('every command', async () => {
	test.each((await everyCommand()).map(([typed]) => typed))(
		'daypass %s names itself to who misuses it',
		(typed) =>
			withDaypass(async ({run}) => {
				const refused = await run(`${typed} --nosuch --json`);
				expect(failureOf(refused)).toMatchObject({
					message: `daypass ${typed} has no option --nosuch.`,
					hint: `daypass ${typed} --help lists its options.`,
				});
			}),
	);
});
