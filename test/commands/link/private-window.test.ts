import {describe, expect, test} from 'vitest';
import {privateWindowOf} from '../../../source/commands/link/private-window.ts';

describe('a private window of the desktop’s default browser', () => {
	test.each([
		['firefox.desktop\n', 'firefox --private-window'],
		['firefox-esr.desktop', 'firefox-esr --private-window'],
		['firefox_firefox.desktop', 'firefox --private-window'],
		['org.mozilla.firefox.desktop', 'flatpak run org.mozilla.firefox --private-window'],
		['google-chrome.desktop', 'google-chrome --incognito'],
		['chromium_chromium.desktop', 'chromium --incognito'],
		['com.google.Chrome.desktop', 'flatpak run com.google.Chrome --incognito'],
		['brave-browser.desktop', 'brave-browser --incognito'],
		['microsoft-edge.desktop', 'microsoft-edge --inprivate'],
		['org.gnome.Epiphany.desktop', undefined],
		['', undefined],
		['../../firefox; rm.desktop', undefined],
	])('%j: %s', (desktopFile, command) => {
		const found = privateWindowOf(desktopFile);
		expect(found && [found.name, ...found.arguments].join(' ')).toBe(command);
	});
});
