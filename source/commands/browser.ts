import process from 'node:process';
import open, {apps} from 'open';
import {inCloudShell} from '../roles/session.ts';
import type {Outcome} from '../ui/jobs.ts';

/**
 * Opens the link: with the user's own command where the settings name one, else in a private window where the browser
 * has one, because another sign-in would be in the way.
 */
export const openLink = async (link: string, command: string | undefined): Promise<Outcome> => {
	if (command !== undefined) {
		const {openWithCommand} = await import('./open-command.ts');
		return openWithCommand(link, command);
	}
	if (
		inCloudShell() ||
		(process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'])
	) {
		return {
			ok: false,
			message: 'Not opened: there is no browser on this machine. Copy the link into one of yours.',
		};
	}
	try {
		const child = await open(link, {app: {name: apps.browserPrivate}});
		child.unref();
		return {ok: true, message: 'Opened in a private window.'};
	} catch {
		const child = await open(link);
		child.unref();
		return {
			ok: true,
			message: 'Opened in your browser. Signed in there already? Sign out first, or use a private window.',
		};
	}
};
