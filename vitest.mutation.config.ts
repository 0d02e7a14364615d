import process from 'node:process';
import {defineConfig} from 'vitest/config';
import rooms from './scripts/mutation-rooms.json' with {type: 'json'};

/** One room at a time is quicker: `MUTATED_ROOM=policy`. */
const mutated = process.env['MUTATED_ROOM']?.split(',') ?? Object.keys(rooms);

/** The tests that a mutant is run against: those of the rooms that are mutated, without the slow properties. */
export default defineConfig({
	test: {
		include: mutated.flatMap((room) => rooms[room as keyof typeof rooms].tests),
		exclude: [
			'**/proven.test.ts',
			'**/beside.test.ts',
			'**/intricate.test.ts',
			'**/permission-properties.test.ts',
			'test/presets/processes.test.ts',
			// It compares with the package that is installed, which the sandbox has not.
			'**/permission-action-table.test.ts',
		],
		setupFiles: ['scripts/load-mutated.ts'],
		env: {MUTATED_ROOM: mutated.join()},
		testTimeout: 20_000,
	},
});
