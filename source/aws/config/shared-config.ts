import type {Environment} from '../../environment.ts';
import {Failure} from '../../failure.ts';
import {keepSecrets} from '../../secrets.ts';
import {plainText} from '../../text/plain-text.ts';
import {NotAFile, readWhole} from '../read-file.ts';
import {configPath} from './config-paths.ts';
import {type Ini, IniError, parseIni, parseNested} from './ini.ts';
import {shellWords} from './shell-words.ts';

/** A section's settings; a value that holds settings of its own is not among them. */
export type ProfileSettings = Readonly<Record<string, string | undefined>>;

/** The AWS config and credentials files, as the AWS CLI takes them together. */
export type SharedConfig = {
	/** Both files; where both have a setting of a profile, the credentials file's. */
	readonly profiles: ReadonlyMap<string, ProfileSettings>;
	/** The config file alone, and the credentials file alone: keys are looked for in one after the other. */
	readonly inConfig: ReadonlyMap<string, ProfileSettings>;
	readonly inCredentials: ReadonlyMap<string, ProfileSettings>;
	readonly ssoSessions: ReadonlyMap<string, ProfileSettings>;
	/** By the section's name and the service's, as `sts`. */
	readonly services: ReadonlyMap<string, Readonly<Record<string, ProfileSettings>>>;
};

/** What a config file's sections are, by the first word of their header. Pure. */
export const sharedConfig = (configFile: Ini, credentialsFile: Ini): SharedConfig => {
	const inConfig = new Map<string, ProfileSettings>();
	const ssoSessions = new Map<string, ProfileSettings>();
	const services = new Map<string, Readonly<Record<string, ProfileSettings>>>();
	for (const [header, values] of configFile) {
		const named = <Value>(into: Map<string, Value>, value: Value) => {
			const [, name, ...more] = shellWords(header) ?? [];
			if (name !== undefined && more.length === 0) into.set(name, value);
		};
		if (header.startsWith('profile')) named(inConfig, settingsOf(values));
		else if (header.startsWith('sso-session')) named(ssoSessions, settingsOf(values));
		else if (header.startsWith('services')) named(services, nestedIn(values));
		else if (header === 'default') inConfig.set(header, settingsOf(values));
	}
	const inCredentials = new Map([...credentialsFile].map(([name, values]) => [name, settingsOf(values)]));
	const profiles = new Map<string, ProfileSettings>(inConfig);
	for (const [name, settings] of inCredentials) profiles.set(name, {...profiles.get(name), ...settings});
	return {profiles, inConfig, inCredentials, ssoSessions, services};
};

const settingsOf = (values: ReadonlyMap<string, string>): ProfileSettings => {
	const settings: Record<string, string> = Object.create(null);
	for (const [name, value] of values)
		if (!value.startsWith('\n') || !parseNested(value)) settings[name] = value;
	return settings;
};

const nestedIn = (values: ReadonlyMap<string, string>): Readonly<Record<string, ProfileSettings>> =>
	Object.fromEntries(
		[...values].flatMap(([name, value]) => {
			const nested = parseNested(value);
			return nested ? [[name, nested]] : [];
		}),
	);

const read = new Map<string, Promise<SharedConfig>>();

/**
 * Both files, read once. One that is not there, or can't be opened, is empty.
 * @throws Failure `config-malformed`
 */
export const readSharedConfig = (env: Environment): Promise<SharedConfig> => {
	const config = configPath('config', env);
	const credentials = configPath('credentials', env);
	const key = `${config}\0${credentials}`;
	const known = read.get(key);
	if (known) return known;
	const reading = Promise.all([readIni(config), readIni(credentials)]).then(([one, other]) => {
		try {
			const whole = sharedConfig(one, other);
			for (const settings of whole.profiles.values()) keepSecrets(...keys.map((name) => settings[name]));
			return whole;
		} catch (error) {
			throw malformed(config, error);
		}
	});
	read.set(key, reading);
	return reading;
};

/** Secrets as soon as they are read: a setting that holds one by mistake is told without it. */
const keys = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token'];

const readIni = async (file: string): Promise<Ini> => {
	const bytes = await readWhole(file).catch((error: unknown) => {
		if (error instanceof NotAFile) throw malformed(file, error);
		return undefined;
	});
	if (!bytes) return new Map();
	try {
		return parseIni(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
	} catch (error) {
		throw malformed(file, error);
	}
};

const malformed = (file: string, error: unknown) => {
	const where = error instanceof IniError && error.line > 0 ? ` (line ${error.line})` : '';
	const what =
		error instanceof IniError
			? `has ${error.message}${where}`
			: error instanceof NotAFile
				? error.message
				: 'is not UTF-8 text';
	return new Failure(
		'config-malformed',
		`${plainText(file, 120)} ${what}: neither daypass nor the AWS CLI can read it.`,
		'Correct that line: a file has [profile name] headers, and name = value lines below them.',
	);
};
