import {readHistory} from '../../presets/history.ts';
import type {HistoryEntry} from '../../presets/history-entry.ts';
import {parseRoleArn, type RoleArn} from '../../roles/role-arn.ts';

/**
 * The passes of a role that history knows, newest first. Roles are told apart by their name, which is unique in an
 * account: where IAM may not be read, the path is not known. Throws kind `storage` when the disk refuses.
 */
export const passesOfRole = (
	folder: string,
	{account, name}: Pick<RoleArn, 'account' | 'name'>,
): readonly HistoryEntry[] =>
	readHistory(folder).passes.filter((entry) => {
		const of = parseRoleArn(entry.role);
		return of?.account === account && of.name === name;
	});
