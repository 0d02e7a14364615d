import process from 'node:process';
import {defineConfig} from 'vitest/config';

/** A suite that needs more than Node: its folder under test/ has a setup.ts that finds or makes what it needs. */
const suite = (name: string) => ({
	test: {
		name,
		include: [`test/${name}/**/*.test.ts`],
		globalSetup: `test/${name}/setup.ts`,
		testTimeout: 60_000,
		hookTimeout: 60_000,
		// Those of `credentials` have servers of their own.
		fileParallelism: name === 'credentials',
	},
});

const suites = ['moto', 'ministack', 'credentials', 'terminal', 'nodes', 'browser'];
const report = process.env['TEST_REPORT'];

export default defineConfig({
	test: {
		// The SDK's word on Node 20, in tests that use it themselves.
		env: {AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true'},
		// What .ci/run counts at its end.
		reporters: report ? ['default', ['json', {outputFile: report}]] : ['default'],
		projects: [
			{
				test: {
					name: 'unit',
					include: ['test/**/*.test.{ts,tsx}'],
					exclude: suites.map((name) => `test/${name}/**`),
					// Longer than a test waits for anything (test/support/until.ts): the test itself says what was missing.
					testTimeout: 60_000,
				},
			},
			...suites.map(suite),
		],
	},
});
