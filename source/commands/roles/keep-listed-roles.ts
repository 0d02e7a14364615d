import {Failure} from '../../failure.ts';
import {writeListedRoles} from '../../presets/listed-roles.ts';
import {readSettings} from '../../presets/read-settings.ts';
import type {Discovery} from '../../roles/discover.ts';
import type {World} from '../world.ts';

/**
 * Keeps a whole list of roles for completion; not where history is switched off: who wants none of what they handed out
 * on the disk does not expect the account's roles there. A disk that refuses costs suggestions, nothing more.
 */
export const keepListedRoles = async (
	{folder, env}: Pick<World, 'folder' | 'env'>,
	{caller, roles, complete}: Discovery,
): Promise<void> => {
	try {
		if (!complete || (await readSettings(folder, env)).history === false) return;
		const forPeople = roles.filter(({verdict}) => !verdict.onlyForServices);
		writeListedRoles(folder, {account: caller.account, roles: forPeople.map(({arn}) => arn)});
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
	}
};
