import type {Environment} from '../environment.ts';
import {readConfig} from './read-config.ts';
import type {Settings} from './setting.ts';
import {settingsTable, withSetting} from './setting.ts';

/** Each setting's name where it is set by a variable. */
export type EffectiveSettings = {
	readonly settings: Settings;
	/** Keys whose value comes from the environment. */
	readonly fromEnvironment: ReadonlySet<keyof Settings>;
};

/**
 * Settings as they hold now, variables over the file; by the quick path. Throws kind `usage` for a variable that makes
 * no sense, and as `readConfig` does.
 */
export const readSettings = async (folder: string, env: Environment): Promise<Settings> =>
	effectiveSettings((await readConfig(folder)).settings, env).settings;

/** Variables laid over what the file says. An empty variable is as good as none. */
export const effectiveSettings = (stored: Settings, env: Environment): EffectiveSettings => {
	let settings = stored;
	const fromEnvironment = new Set<keyof Settings>();
	for (const setting of settingsTable) {
		const text = env[setting.variable];
		if (!text) continue;
		settings = withSetting(settings, setting, text, setting.variable);
		fromEnvironment.add(setting.key);
	}
	return {settings, fromEnvironment};
};
