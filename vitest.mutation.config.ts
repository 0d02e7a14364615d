import {defineConfig} from 'vitest/config';

/** The tests that a mutant is run against: those of the rooms that are mutated, without the slow properties. */
export default defineConfig({
	test: {
		include: ['policy', 'roles/verdict', 'pass', 'signin'].map((room) => `test/${room}/**/*.test.ts`),
		exclude: [
			'**/proven.test.ts',
			'**/intricate.test.ts',
			'**/permission-properties.test.ts',
			// It compares with the package that is installed, which the sandbox has not.
			'**/permission-action-table.test.ts',
		],
		testTimeout: 20_000,
	},
});
