import {type Config, emptyConfig, type ParsedConfig, parseConfig} from './config.ts';
import {configFile} from './folder.ts';
import {readBytes} from './read-bytes.ts';

/**
 * Presets and settings, by the quick path: no conf, no schema compiler. A missing file is an empty one. A file that
 * makes no sense is set aside under a new name and told of in a `Failure` of kind `storage`, which is also what the
 * disk's refusals become.
 */
export const readConfig = async (folder: string): Promise<Config> => {
	const parsed = loadConfig(folder);
	if (parsed.ok) return parsed.config;
	const {setAsideUnlessMended} = await import('./set-aside.ts');
	return setAsideUnlessMended(configFile(folder), parsed.problem, () => {
		const again = loadConfig(folder);
		return again.ok ? {ok: true, value: again.config} : again;
	});
};

/** config.json as it is now. Throws kind `storage` when the disk refuses. */
export const loadConfig = (folder: string): ParsedConfig => {
	const bytes = readBytes(configFile(folder));
	return bytes === undefined ? {ok: true, config: emptyConfig} : parseConfig(bytes);
};
