import {ensureFolder, listedRolesFile} from './folder.ts';
import {keptJson} from './kept-json.ts';
import {readBytes} from './read-bytes.ts';
import {replaceFile} from './replace-file.ts';
import {storageFailure} from './storage-failure.ts';
import {parseVersioned} from './versioned.ts';

/** The roles that AWS listed last, for a shell that completes a word and can't ask. */
export type ListedRoles = {
	/** The caller's: only there does a bare name mean anything. */
	readonly account: string;
	/** ARNs, those of other accounts too. */
	readonly roles: readonly string[];
};

/** IAM's own ceiling for an account, as far as it is raised on request. */
const most = 5000;

/**
 * Keeps a list of roles, in the place of the one before, for its owner alone. It holds ARNs and nothing of what was
 * handed out. Throws kind `storage` when the disk refuses.
 */
export const writeListedRoles = (folder: string, {account, roles}: ListedRoles): void => {
	const text = keptJson({version: 1, account, roles: roles.slice(0, most)});
	ensureFolder(folder);
	try {
		replaceFile(listedRolesFile(folder), text);
	} catch (error) {
		throw storageFailure('write', listedRolesFile(folder), error);
	}
};

/** The list kept last; undefined where there is none, or none that makes sense. Throws kind `storage`. */
export const readListedRoles = (folder: string): ListedRoles | undefined => {
	const bytes = readBytes(listedRolesFile(folder));
	const parsed = bytes && parseVersioned(bytes);
	if (!parsed?.ok || parsed.version !== 1) return undefined;
	const {account, roles} = parsed.content;
	if (typeof account !== 'string' || !Array.isArray(roles)) return undefined;
	return {account, roles: roles.slice(0, most).filter((role) => typeof role === 'string')};
};
