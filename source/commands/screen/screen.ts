import {Command} from 'commander';
import {Failure} from '../../failure.ts';
import {readSettings} from '../../presets/read-settings.ts';
import {mfaQuestion} from '../link/mfa-question.ts';
import {parse} from '../parse.ts';
import {inRegion, regionOption} from '../settings/region-option.ts';
import {settingOption, withSettingFlags} from '../settings/setting-option.ts';
import type {World} from '../world.ts';
import {openTerminal} from './controlling-terminal.ts';

type ScreenOptions = {
	readonly profile?: string;
	readonly region?: string;
	readonly theme?: string;
	readonly marks?: string;
	readonly openWith?: string;
	readonly teamFiles?: string;
	readonly history?: boolean;
	readonly plain?: boolean;
};

/** The options of `daypass` without a command. */
export const screenCommand = (): Command =>
	new Command('daypass')
		.description('pick a role and make a link, full-screen')
		.option('--profile <name>', 'AWS profile')
		.addOption(regionOption())
		.addOption(settingOption('theme'))
		.addOption(settingOption('marks'))
		.addOption(settingOption('openCommand'))
		.addOption(settingOption('teamFiles'))
		.option('--history', 'keep what is made in the history, though a setting says not to')
		.option('--no-history', 'leave no trace in the history')
		.option('--plain', 'the same as questions, one line each (the default where TERM is dumb)')
		.option('--no-plain', 'the full screen, though INK_SCREEN_READER says that it is read aloud');

/**
 * `daypass`: the full-screen program. Drawn on the terminal even when standard output is a pipe; what is printed when
 * it ends is the last link made, and nothing else.
 */
export const runScreenCommand = async (words: readonly string[], world: World): Promise<number> => {
	let options: ScreenOptions | undefined;
	const command = screenCommand().action((given: ScreenOptions) => {
		options = given;
	});
	await parse(command, words, world);
	if (!options) return 0;
	const {profile, region} = options;
	const here = withSettingFlags(inRegion(world, options), options);
	const {env} = here;

	const isRead = env['INK_SCREEN_READER'] === 'true';
	const plain = options.plain ?? (env['TERM'] === 'dumb' || isRead);
	const terminal = plain ? undefined : openTerminal(env);
	if (!plain && !terminal) {
		throw new Failure(
			'no-terminal',
			'The screen needs a terminal, and there is none here.',
			'Without one, use daypass link --role <name>, or daypass <preset>; daypass --help lists the commands.',
		);
	}
	const stored = await readSettings(here.folder, env);
	const settings = region === undefined ? stored : {...stored, region};
	const {openSession, profileAsksForMfa} = await import('../../roles/session.ts');
	const session = openSession({env, profile, askMfaCode: mfaQuestion(here)});
	const history = options.history ?? settings.history ?? true;
	if (!terminal) {
		const [{runPlain}, {screenJobs}] = await Promise.all([
			import('../plain/plain.ts'),
			import('./screen-jobs.ts'),
		]);
		// The demo holds the terminal's echo back for a screen.
		if (here.stdin.isTTY) here.stdin.setRawMode(false);
		const jobs = screenJobs({world: here, session, profile, terminal: here.err, settings, history});
		return runPlain({world: here, settings, jobs});
	}
	// Asked before the screen takes the terminal; the session remembers the credentials.
	if (await profileAsksForMfa(env, profile)) await session.credentials();
	// From here on no key is echoed: what is typed while the screen is loaded waits for it.
	terminal.input.setRawMode(true);
	const [{runScreen}, {screenJobs}, {themeFor}] = await Promise.all([
		import('../../ui/run-screen.tsx'),
		import('./screen-jobs.ts'),
		import('../../ui/theme.ts'),
	]);
	try {
		const jobs = screenJobs({
			world: here,
			session,
			profile,
			terminal: terminal.output,
			settings,
			history,
		});
		const {exitCode, lastUrl} = await runScreen({
			jobs,
			settings,
			theme: (told) => themeFor(terminal.output, env, settings, told),
			asks: env['TERM'] !== 'linux' && env['TERM'] !== 'dumb',
			isRead,
			stdin: terminal.input,
			terminal: terminal.output,
		});
		if (exitCode === 0 && lastUrl !== undefined) world.out.value(lastUrl);
		return exitCode;
	} finally {
		terminal.input.setRawMode(false);
		terminal.close();
	}
};
