import type {ResolvedScope} from './scope-parts.ts';

/**
 * Turns what stood behind `--scope` into session policies: a template's name, a managed policy's ARN, or a JSON policy
 * file, looked for in this order. Several hold together: the visitor can do only what each alone would allow; where AWS
 * can't do that they are refused (see `combineScopes`).
 * @param partition The role's.
 * @param now Milliseconds since 1970.
 * @throws Failure of kind `usage`: everything AWS would refuse that can be known before.
 */
export const resolveScope = async (
	scope: readonly string[],
	partition: string,
	now: number = Date.now(),
): Promise<ResolvedScope> => {
	if (scope.length === 0) return {policyArns: [], policyOf: [], warnings: []};
	// Most passes have no scope, and need not wait for the policy language to load.
	const {resolveParts} = await import('./scope-parts.ts');
	return resolveParts(scope, partition, now);
};

/** A scope as it is kept: files by their whole path, because what is kept is used in any folder. */
export const keptScope = async (scope: readonly string[]): Promise<readonly string[]> => {
	if (scope.length === 0) return scope;
	const {wholePath} = await import('./scope-parts.ts');
	return Promise.all(scope.map(wholePath));
};
