import type {TestProject} from 'vitest/node';
import {findCommand} from '../support/find-command.ts';
import {skipFor} from '../support/missing.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The browser's program file; undefined where there is none. */
		browser: string | undefined;
	}
}

export const setup = (project: TestProject) => {
	const browser = findCommand('chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome');
	if (!browser) skipFor('browser', 'there is no Chromium.');
	project.provide('browser', browser);
};
