import {homedir} from 'node:os';
import path from 'node:path';
import type {Environment} from '../../environment.ts';

const files = {
	config: {variable: 'AWS_CONFIG_FILE', usual: 'config'},
	credentials: {variable: 'AWS_SHARED_CREDENTIALS_FILE', usual: 'credentials'},
} as const;

/** The home folder the AWS CLI would take. */
export const homeFolder = (env: Environment): string => env['HOME'] || env['USERPROFILE'] || homedir();

/** `~` and variables in a path, as the AWS CLI fills them in. */
export const expandPath = (text: string, env: Environment): string =>
	text
		.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
			return env[braced ?? bare ?? ''] ?? whole;
		})
		.replace(/^~(?=$|[/\\])/, () => homeFolder(env));

/** Where the AWS CLI would look for one of its two files; `''` for none, where its variable is empty. */
export const configPath = (file: keyof typeof files, env: Environment): string => {
	const {variable, usual} = files[file];
	return expandPath(env[variable] ?? path.join('~', '.aws', usual), env);
};
