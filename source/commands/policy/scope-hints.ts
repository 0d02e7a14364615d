import {packedSizeOf} from '../../presets/packed-sizes.ts';
import {packedBefore, scopeDigest} from '../../signin/packed-size.ts';
import type {ResolvedScope} from '../../signin/scope-parts.ts';

/** What is to be known of a scope beside its policies: `remark` of what is well, `warnings` of what may not be. */
export type ScopeHints = {readonly remark?: string; readonly warnings: readonly string[]};

/** The scope's own warnings, and what AWS made of it the last time. */
export const scopeHints = (scope: ResolvedScope, folder: string): ScopeHints => {
	const digest = scopeDigest(scope);
	const size = digest === undefined ? undefined : packedSizeOf(folder, digest);
	if (size === undefined) return {warnings: scope.warnings};
	const {sentence, warns} = packedBefore(size);
	return warns ? {warnings: [...scope.warnings, sentence]} : {warnings: scope.warnings, remark: sentence};
};
