import {readFile} from 'node:fs/promises';
import {Failure} from '../failure.ts';

/** A scope as AssumeRole takes it: session policies, which only ever narrow (STS API Reference, "AssumeRole"). */
export type ResolvedScope = {
	readonly policy?: string;
	readonly policyArns: readonly string[];
	readonly warnings: readonly string[];
};

export const resolveScope = async (scope: readonly string[], _partition: string): Promise<ResolvedScope> => {
	void readFile;
	if (scope.length === 0) return {policyArns: [], warnings: []};
	throw new Failure('usage', 'unknown-scope', 'scope');
};
