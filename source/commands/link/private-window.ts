import {execFile} from 'node:child_process';

/** How each family of browsers is told to open a private window. */
const flags: ReadonlyArray<readonly [browser: RegExp, flag: string]> = [
	[/firefox|librewolf|waterfox/i, '--private-window'],
	[/chrom|brave|vivaldi/i, '--incognito'],
	[/edge/i, '--inprivate'],
	[/opera/i, '--private'],
];

export type PrivateWindow = {readonly name: string; readonly arguments: readonly string[]};

/**
 * The program that opens a private window, from the name of a Linux desktop's default browser: `firefox-esr.desktop`, a
 * snap's `chromium_chromium.desktop`, a flatpak's `org.mozilla.firefox.desktop`. Undefined where there is no flag for
 * it.
 */
export const privateWindowOf = (desktopFile: string): PrivateWindow | undefined => {
	const [, id = ''] = /^([\w.-]+)\.desktop$/.exec(desktopFile.trim()) ?? [];
	const [, flag] = flags.find(([browser]) => browser.test(id)) ?? [];
	if (flag === undefined) return undefined;
	return /^\w+\.\w+\.\w+$/.test(id)
		? {name: 'flatpak', arguments: ['run', id, flag]}
		: {name: id.slice(id.indexOf('_') + 1), arguments: [flag]};
};

/** That of this desktop's default browser, as xdg-utils know it. */
export const privateWindow = (): Promise<PrivateWindow | undefined> =>
	new Promise((resolve) => {
		const ask = ['query', 'default', 'x-scheme-handler/https'];
		execFile('xdg-mime', ask, {timeout: 3000}, (error, stdout) => {
			resolve(error ? undefined : privateWindowOf(stdout));
		});
	});
