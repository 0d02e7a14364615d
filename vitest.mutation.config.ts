import process from 'node:process';
import {defineConfig} from 'vitest/config';

/** One room at a time is quicker: `MUTATED_ROOM=policy`. */
const rooms = process.env['MUTATED_ROOM']?.split(',') ?? [
	'policy',
	'roles/verdict',
	'pass',
	'signin',
	'ui/state',
];

/** Tests of other folders that hold a room: those that need no built program. */
const elsewhere: Record<string, string[]> = {
	signin: [
		'test/commands/{dry-run,exit-codes,packed-size}.test.ts',
		'test/commands/link/link-options.test.ts',
		'test/commands/roles/roles.test.ts',
		'test/profiles/links.test.ts',
	],
	'ui/state': ['test/ui/screens/**/*.test.ts', 'test/ui/keys/**/*.test.ts', 'test/ui/app.test.tsx'],
};

/** The tests that a mutant is run against: those of the rooms that are mutated, without the slow properties. */
export default defineConfig({
	test: {
		include: rooms.flatMap((room) => [`test/${room}/**/*.test.ts`, ...(elsewhere[room] ?? [])]),
		exclude: [
			'**/proven.test.ts',
			'**/beside.test.ts',
			'**/intricate.test.ts',
			'**/permission-properties.test.ts',
			// It compares with the package that is installed, which the sandbox has not.
			'**/permission-action-table.test.ts',
		],
		testTimeout: 20_000,
	},
});
