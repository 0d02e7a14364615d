import type {Environment} from '../../environment.ts';
import {configFile} from '../../presets/folder.ts';
import type {Settings} from '../../presets/setting.ts';

/** The command that opens links, and the file it stands in: absent where a flag or a variable says it. */
export type OpenCommand = {readonly command: string; readonly file?: string};

/** @param given What the flag says. */
export const chosenOpenCommand = (
	given: string | undefined,
	{openCommand}: Settings,
	{folder, env}: {readonly folder: string; readonly env: Environment},
): OpenCommand | undefined => {
	if (given !== undefined) return {command: given};
	if (openCommand === undefined) return undefined;
	return {command: openCommand, ...(env['DAYPASS_OPEN_COMMAND'] ? {} : {file: configFile(folder)})};
};
