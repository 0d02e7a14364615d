import {keepCompiledNow} from '../../code-cache.ts';
import {isDemo} from '../../environment.ts';
import {Failure} from '../../failure.ts';
import {readSettings} from '../../presets/read-settings.ts';
import {mfaQuestion} from '../link/mfa-question.ts';
import type {World} from '../world.ts';
import {isPlainTerminal, isReadAloud, openTerminal} from './controlling-terminal.ts';
import type {FirstFrame} from './first-frame.ts';

export type ScreenFlags = {
	readonly profile?: string;
	readonly region?: string;
	readonly history?: boolean;
	readonly plain?: boolean;
};

/** Milliseconds after which the screen and the roles are there, mostly. */
const usualStart = 3000;

/**
 * `daypass`: the full-screen program. Drawn on the terminal even when standard output is a pipe; what is printed when
 * it ends is the last link made, and nothing else.
 */
export const openScreen = async (options: ScreenFlags, world: World, drawn?: FirstFrame): Promise<number> => {
	try {
		return await run(options, world, drawn);
	} finally {
		drawn?.leave();
	}
};

const run = async (options: ScreenFlags, world: World, drawn: FirstFrame | undefined): Promise<number> => {
	const {profile, region} = options;
	const {env} = world;
	const plain = options.plain ?? isPlainTerminal(env);
	const terminal = drawn?.terminal ?? (plain ? undefined : openTerminal(env));
	if (!plain && !terminal) {
		throw new Failure(
			'no-terminal',
			'The screen needs a terminal, and there is none here.',
			'Without one, use daypass link --role <name>, or daypass <preset>; daypass --help lists the commands.',
		);
	}
	const stored = await readSettings(world.folder, env);
	const settings = region === undefined ? stored : {...stored, region};
	const {openSession, profileAsksForMfa} = await import('../../roles/session.ts');
	const session = openSession({env, profile, askMfaCode: mfaQuestion(world)});
	const history = options.history ?? settings.history ?? true;
	if (!terminal) {
		const [{runPlain}, {screenJobs}] = await Promise.all([
			import('../plain/plain.ts'),
			import('./screen-jobs.ts'),
		]);
		// The demo holds the terminal's echo back for a screen.
		if (world.stdin.isTTY) world.stdin.setRawMode(false);
		const jobs = screenJobs({world, session, profile, terminal: world.err, settings, history});
		return runPlain({world, settings, jobs});
	}
	// Asked before the screen takes the terminal; the session remembers the credentials.
	if (await profileAsksForMfa(env, profile)) {
		drawn?.leave();
		await session.credentials();
	}
	// From here on no key is echoed: what is typed while the screen is loaded waits for it.
	terminal.input.setRawMode(true);
	const [{runScreen}, {screenJobs}, {themeFor}] = await Promise.all([
		import('../../ui/run-screen.ts'),
		import('./screen-jobs.ts'),
		import('../../ui/theme.ts'),
	]);
	// The demo leaves nothing behind.
	const keeping = isDemo(env) ? undefined : setTimeout(keepCompiledNow, usualStart, 'screen');
	try {
		const jobs = screenJobs({
			world,
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
			isRead: isReadAloud(env),
			drawn,
			stdin: terminal.input,
			terminal: terminal.output,
		});
		if (exitCode === 0 && lastUrl !== undefined) world.out.value(lastUrl);
		return exitCode;
	} finally {
		clearTimeout(keeping);
		terminal.input.setRawMode(false);
		terminal.close();
	}
};
