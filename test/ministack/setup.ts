import type {TestProject} from 'vitest/node';
import {skipFor} from '../support/missing.ts';
import {virtualEnvironment} from '../support/virtual-environment.ts';
import {startMinistack} from './start-ministack.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where ministack's IAM and STS answer; undefined where there is none. */
		ministackUrl: string | undefined;
	}
}

export const setup = async (project: TestProject) => {
	const found = await virtualEnvironment('.venv-ministack');
	if (typeof found !== 'function') {
		skipFor('ministack', found.reason);
		project.provide('ministackUrl', undefined);
		return;
	}
	const {url, stop} = await startMinistack(found('ministack'));
	project.provide('ministackUrl', url);
	return stop;
};
