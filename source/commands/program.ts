import type {Command} from 'commander';
import type {World} from './world.ts';

/** Ends with another exit code than 0 without a failure. */
export type End = (code: number) => void;

/** The program as those of its commands see it that run or describe others. */
export type Program = {
	/** Of all commands. */
	readonly names: readonly string[];
	/** The command of that name; undefined: there is none. */
	load(name: string, world: World, end?: End): Promise<Command | undefined>;
	/** Runs one command line and returns its exit code; whatever failed has been told on standard error. */
	run(words: readonly string[], world: World): Promise<number>;
};
