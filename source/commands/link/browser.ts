import type {ChildProcess} from 'node:child_process';
import process from 'node:process';
import type {Environment} from '../../environment.ts';
import {inCloudShell} from '../../roles/session.ts';
import type {Outcome} from '../../ui/jobs.ts';
import {startedWell} from '../started-well.ts';
import type {OpenCommand} from './chosen-open-command.ts';
import {privateWindow} from './private-window.ts';

/** `open` waits for some browsers until they are closed. Milliseconds. */
const longEnough = 3000;

/**
 * Opens the link: with the user's own command where the settings name one, else in a private window where the browser
 * has one, because another sign-in would be in the way.
 */
export const openLink = async (
	link: string,
	command: OpenCommand | undefined,
	env: Environment,
): Promise<Outcome> => {
	if (command !== undefined) {
		const {openWithCommand} = await import('./open-command.ts');
		return openWithCommand(link, command, env);
	}
	// Where Linux runs within Windows, the browser is that of Windows.
	const onLinux = process.platform === 'linux' && !env['WSL_DISTRO_NAME'];
	if (inCloudShell(env) || (onLinux && !env['DISPLAY'] && !env['WAYLAND_DISPLAY'])) {
		return {
			ok: false,
			message: 'Not opened: there is no browser on this machine. Copy the link into one of yours.',
		};
	}
	const {apps, default: open} = await import('open');
	const inPrivate = onLinux ? await privateWindow() : {name: apps.browserPrivate};
	if (inPrivate && (await opened(open(link, {app: inPrivate})))) {
		return {ok: true, message: 'Opened in a private window.'};
	}
	if (await opened(open(link))) {
		return {
			ok: true,
			message: 'Opened in your browser. Signed in there already? Sign out first, or use a private window.',
		};
	}
	return {
		ok: false,
		message:
			'Not opened: no browser could be started. Copy the link, or see daypass settings get open-command.',
	};
};

const opened = async (opening: Promise<ChildProcess>): Promise<boolean> => {
	let timer: NodeJS.Timeout | undefined;
	const stays = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), longEnough);
	});
	try {
		const child = await Promise.race([opening, stays]);
		return child === undefined || (await startedWell(child));
	} catch {
		return false;
	} finally {
		clearTimeout(timer);
	}
};
