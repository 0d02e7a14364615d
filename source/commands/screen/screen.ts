import process from 'node:process';
import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {configFolder} from '../../presets/folder.ts';
import {readSettings} from '../../presets/read-settings.ts';
import {mfaQuestion} from '../link/mfa-question.ts';
import {print} from '../output.ts';
import {parse} from '../parse.ts';
import {regionOption} from '../settings/region-option.ts';
import {settingOption, teamFilesOption} from '../settings/setting-option.ts';
import {openTerminal} from './controlling-terminal.ts';

type ScreenOptions = {readonly profile?: string; readonly region?: string; readonly history?: boolean};

/** The options of `daypass` without a command. */
export const screenCommand = (): Command =>
	new Command('daypass')
		.description('pick a role and make a link, full-screen')
		.option('--profile <name>', 'AWS profile')
		.addOption(regionOption())
		.addOption(settingOption('--theme <name>', 'theme'))
		.addOption(settingOption('--open-with <command>', 'openCommand'))
		.addOption(teamFilesOption())
		.option('--history', 'keep what is made in the history, though a setting says not to')
		.option('--no-history', 'leave no trace in the history');

/**
 * `daypass`: the full-screen program. Drawn on the terminal even when standard output is a pipe; what is printed when
 * it ends is the last link made, and nothing else.
 */
export const runScreenCommand = async (words: readonly string[]): Promise<number> => {
	let options: ScreenOptions | undefined;
	const command = screenCommand().action((given: ScreenOptions) => {
		options = given;
	});
	await parse(command, words);
	if (!options) return 0;
	const {profile, region} = options;

	const terminal = openTerminal();
	if (!terminal) {
		throw new Failure(
			'no-terminal',
			'The screen needs a terminal, and there is none here.',
			'Without one, use daypass link --role <name>, or daypass <preset>; daypass --help lists the commands.',
		);
	}
	const stored = await readSettings(configFolder(process.env));
	const settings = region === undefined ? stored : {...stored, region};
	if (settings.theme === 'plain') process.env['NO_COLOR'] = '1';
	const {openSession, profileAsksForMfa} = await import('../../roles/session.ts');
	const session = openSession({profile, askMfaCode: mfaQuestion()});
	// Asked before the screen takes the terminal; the session remembers the credentials.
	if (await profileAsksForMfa(profile)) await session.credentials();
	// From here on no key is echoed: what is typed while the screen is loaded waits for it.
	terminal.input.setRawMode(true);
	const [{runScreen}, {screenJobs}] = await Promise.all([
		import('../../ui/run-screen.tsx'),
		import('./screen-jobs.ts'),
	]);
	try {
		const jobs = screenJobs({
			session,
			profile,
			terminal: terminal.output,
			demo: process.env['DAYPASS_DEMO'] === '1',
			settings,
			history: options.history ?? settings.history ?? true,
		});
		const {exitCode, lastUrl} = await runScreen({
			jobs,
			settings,
			stdin: terminal.input,
			terminal: terminal.output,
		});
		if (exitCode === 0 && lastUrl !== undefined) print(lastUrl);
		return exitCode;
	} finally {
		terminal.input.setRawMode(false);
		terminal.close();
	}
};
