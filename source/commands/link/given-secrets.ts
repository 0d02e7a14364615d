import {Failure} from '../../failure.ts';
import type {PassSecrets} from '../../pass/pass.ts';
import {keepChosenSecret} from '../../secrets.ts';
import type {World} from '../world.ts';
import {type LinkOptions, requestSecrets} from './link-options.ts';

/** In the order in which they are read. */
const fromInput = [
	{name: 'externalId', question: 'External ID: ', missing: 'external-id-required', flag: '--external-id'},
	{name: 'mfaCode', question: 'MFA code (6 digits): ', missing: 'mfa-required', flag: '--mfa-code'},
] as const;

/**
 * The secrets that flags give. `-` stands for a line of standard input, which nobody else on the machine can read as
 * they can a command line; on a terminal it is asked for, hidden.
 * @throws Failure `external-id-required`, `mfa-required` where there is no such line.
 */
export const givenSecrets = async (options: LinkOptions, world: World): Promise<PassSecrets> => {
	const secrets = await readSecrets(options, world);
	for (const {name} of fromInput) keepChosenSecret(secrets[name]);
	return secrets;
};

const readSecrets = async (options: LinkOptions, world: World): Promise<PassSecrets> => {
	const secrets = requestSecrets(options);
	const wanted = fromInput.filter(({name}) => secrets[name] === '-');
	if (wanted.length === 0) return secrets;
	const {stdin, ask} = world;
	const lines = ask ? undefined : await firstLines(stdin, wanted.length);
	const read: Record<string, string> = {};
	for (const [index, {name, question, missing, flag}] of wanted.entries()) {
		const line = (lines ? lines[index] : await ask?.(question, {hidden: true}))?.trim();
		if (!line) {
			throw new Failure(
				missing,
				`${flag} - reads a line of standard input, and there is none.`,
				'Both are read from there: the external ID is the first line, the MFA code the second.',
			);
		}
		read[name] = line;
	}
	return {...secrets, ...read};
};

const firstLines = async (input: NodeJS.ReadableStream, count: number): Promise<readonly string[]> => {
	const {createInterface} = await import('node:readline');
	const lines: string[] = [];
	for await (const line of createInterface({input, crlfDelay: Number.POSITIVE_INFINITY})) {
		lines.push(line);
		if (lines.length === count) break;
	}
	return lines;
};
