import type {TestProject} from 'vitest/node';
import {skipFor} from '../support/missing.ts';
import {virtualEnvironment} from '../support/virtual-environment.ts';
import {startMoto} from './start-moto.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Where moto's IAM and STS answer; undefined where there is no moto. */
		motoUrl: string | undefined;
		/** The program that moto is. */
		motoFile: string | undefined;
	}
}

/** One moto for all files of the suite; each starts it afresh with `resetMoto`. */
export const setup = async (project: TestProject) => {
	const found = await virtualEnvironment('.venv');
	if (typeof found !== 'function') {
		skipFor('moto', found.reason);
		project.provide('motoUrl', undefined);
		project.provide('motoFile', undefined);
		return;
	}
	const file = found('moto_server');
	const {url, stop} = await startMoto(file);
	project.provide('motoUrl', url);
	project.provide('motoFile', file);
	return stop;
};
