import {parseIni} from '../../../source/aws/config/ini.ts';
import {namedProfile, type ProfileInUse} from '../../../source/aws/config/profile-in-use.ts';
import {sharedConfig} from '../../../source/aws/config/shared-config.ts';

export type Scene = {
	readonly config?: string;
	readonly credentials?: string;
	readonly env?: Readonly<Record<string, string>>;
	/** `--profile` */
	readonly profile?: string;
};

/** The profile in use, from files and variables that stand in the test. */
export const inScene = ({config = '', credentials = '', env = {}, profile}: Scene): ProfileInUse => {
	const files = sharedConfig(parseIni(config), parseIni(credentials));
	const named = namedProfile(env, profile);
	return {...named, settings: files.profiles.get(named.name) ?? {}, config: files, env};
};

export const key = (id: string) => `aws_access_key_id = ${id}\naws_secret_access_key = x\n`;
