import {changeConfig} from './change-config.ts';
import type {Settings} from './setting.ts';
import {type Setting, withSetting} from './setting.ts';

/** Keeps a setting, read from text. Throws kind `usage` for a value that makes no sense, and as `changeConfig` does. */
export const setSetting = async (folder: string, setting: Setting, text: string): Promise<Settings> => {
	withSetting({}, setting, text);
	return changeSettings(folder, (settings) => withSetting(settings, setting, text));
};

/** Forgets a setting: the default holds again. */
export const unsetSetting = (folder: string, {key}: Setting): Promise<Settings> =>
	changeSettings(folder, (settings) => {
		const {[key]: _forgotten, ...others} = settings;
		return others;
	});

const changeSettings = async (
	folder: string,
	change: (settings: Settings) => Settings,
): Promise<Settings> => {
	const {settings} = await changeConfig(folder, (config) => ({...config, settings: change(config.settings)}));
	return settings;
};
