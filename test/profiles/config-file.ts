import {mkdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import type {CommandRun, Daypass} from '../support/daypass.ts';
import {noCredentials} from '../support/daypass.ts';

/** Ana's long-term key, as in a config file. */
export const anasKey = `aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY`;

export type Env = Readonly<Record<string, string | undefined>>;

/** `~/.aws` of whoever runs daypass, beside its config folder. */
export const homeOf = ({folder}: Daypass) => path.dirname(folder);

/** The environment of somebody outside CloudShell whose profiles are these. */
export const withProfiles = (daypass: Daypass, config: string): Env => {
	const folder = path.join(homeOf(daypass), '.aws');
	mkdirSync(folder, {recursive: true});
	writeFileSync(path.join(folder, 'config'), config);
	return {...noCredentials, AWS_CONFIG_FILE: undefined, AWS_SHARED_CREDENTIALS_FILE: undefined};
};

/** Who AWS says is asking. */
export const callerOf = ({stdout}: CommandRun): string =>
	(JSON.parse(stdout) as {caller: {arn: string}}).caller.arn;
