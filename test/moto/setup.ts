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
	const found = await virtualEnvironment();
	if ('reason' in found) {
		skipFor('moto', found.reason);
		project.provide('motoUrl', undefined);
		project.provide('motoFile', undefined);
		return;
	}
	const {url, stop} = await startMoto(found.moto);
	project.provide('motoUrl', url);
	project.provide('motoFile', found.moto);
	return stop;
};
