import {Failure} from '../../failure.ts';
import {recentRoles} from '../../presets/history.ts';
import {readPresets} from '../../presets/read-presets.ts';

export type RememberedRole = {readonly arn: string; readonly from: 'preset' | 'history'};

/** Role ARNs of presets and history: the only way some roles of other accounts are known. */
export const rememberedRoles = async (folder: string): Promise<readonly RememberedRole[]> => {
	const presets = (await readPresets(folder)).flatMap(({role}) =>
		role === undefined ? [] : [{arn: role, from: 'preset'} as const],
	);
	return [...presets, ...history(folder).map((arn) => ({arn, from: 'history'}) as const)];
};

/** A history that can't be read costs suggestions, nothing more. */
const history = (folder: string): readonly string[] => {
	try {
		return recentRoles(folder);
	} catch (error) {
		if (error instanceof Failure) return [];
		throw error;
	}
};
