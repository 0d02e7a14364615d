import type {TestProject} from 'vitest/node';
import {openssl} from '../proxies/certificates.ts';
import {skipFor} from '../support/missing.ts';
import {virtualEnvironment} from '../support/virtual-environment.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The Python that has boto3; undefined where there is none. */
		python: string | undefined;
	}
}

export const setup = async (project: TestProject) => {
	const found = openssl
		? await virtualEnvironment('.venv')
		: {reason: 'there is no openssl to make certificates with.'};
	if (typeof found !== 'function') skipFor('credentials', found.reason);
	project.provide('python', typeof found === 'function' ? found('python') : undefined);
};
