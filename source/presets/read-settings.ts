import type {Environment} from '../environment.ts';
import {Failure} from '../failure.ts';
import {readConfig} from './read-config.ts';
import {refusedSetting} from './refused-setting.ts';
import type {Settings} from './setting.ts';
import {type Setting, settingsTable, withSetting} from './setting.ts';

/** Settings as they hold now, and what is wrong with their variables. */
export type EffectiveSettings = {
	/** Without those whose variable makes no sense: what the file says does not hold for them. */
	readonly settings: Settings;
	/** Keys whose value comes from the environment. */
	readonly fromEnvironment: ReadonlySet<keyof Settings>;
	/** The variables that make no sense. */
	readonly refused: ReadonlyMap<keyof Settings, Failure>;
};

/**
 * Settings as they hold now, variables over the file; by the quick path. Throws kind `usage` for a variable that makes
 * no sense, and as `readConfig` does.
 */
export const readSettings = async (folder: string, env: Environment): Promise<Settings> =>
	requireSettings(effectiveSettings((await readConfig(folder)).settings, env));

/** All of them. Throws kind `usage` where a variable makes no sense. */
export const requireSettings = ({settings, refused}: EffectiveSettings): Settings => {
	for (const failure of refused.values()) throw failure;
	return settings;
};

/** Variables laid over what the file says. An empty variable is as good as none. */
export const effectiveSettings = (stored: Settings, env: Environment): EffectiveSettings => {
	let settings = stored;
	const fromEnvironment = new Set<keyof Settings>();
	const refused = new Map<keyof Settings, Failure>();
	for (const setting of settingsTable) {
		const {key, variable} = setting;
		const text = env[variable];
		if (!text) continue;
		fromEnvironment.add(key);
		const laid = laidOver(settings, setting, text);
		if (laid instanceof Failure) {
			refused.set(key, laid);
			const {[key]: _hidden, ...others} = settings;
			settings = others;
		} else settings = laid;
	}
	return {settings, fromEnvironment, refused};
};

const laidOver = (settings: Settings, setting: Setting, text: string): Settings | Failure => {
	try {
		return withSetting(settings, setting, text, setting.variable);
	} catch (error) {
		if (error instanceof Failure) return refusedSetting(error, setting, true);
		throw error;
	}
};
