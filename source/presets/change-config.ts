import {readFileSync, renameSync} from 'node:fs';
import path from 'node:path';
import type Conf from 'conf';
import {Failure} from '../failure.ts';
import {type Config, storedConfig} from './config.ts';
import {configProperties, storedSchema} from './config-schema.ts';
import {configFile, ensureFolder} from './folder.ts';
import {currentVersion} from './migrations.ts';
import {loadConfig} from './read-config.ts';
import {removeStaged, stagedFor, writeTarget} from './replace-file.ts';
import {shownPath, storageFailure} from './storage-failure.ts';

/**
 * Reads config.json, changes it and writes it back, all under its lock, and returns what it now holds. `change` returns
 * the same value to leave the file alone; a `Failure` it throws is handed through with the file unchanged. Throws kind
 * `storage` when the file makes no sense (it is set aside), is a newer daypass's, or can't be written.
 */
export const changeConfig = async (folder: string, change: (config: Config) => Config): Promise<Config> => {
	const file = configFile(folder);
	ensureFolder(folder);
	// Loaded before the lock is taken: the others need not wait for that.
	const [{default: ConfClass}, {withLock}, {setAside}] = await Promise.all([
		import('conf'),
		import('./lock.ts'),
		import('./set-aside.ts'),
	]);
	const write = inWords(file, () => writerOf(ConfClass, writeTarget(file)));
	return withLock(file, () => {
		const current = loadConfig(folder);
		if (!current.ok) throw setAside(file, current.problem);
		refuseNewer(file, current.config);
		const next = change(current.config);
		if (next.presets.length > configProperties.presets.maxItems) throw tooMany();
		if (next !== current.config) {
			const stored = storedConfig(next);
			inWords(file, () => write(stored));
		}
		return next;
	});
};

const inWords = <Result>(file: string, action: () => Result): Result => {
	try {
		return action();
	} catch (error) {
		throw storageFailure('write', file, error);
	}
};

const refuseNewer = (file: string, {newerVersion}: Config): void => {
	if (newerVersion === undefined) return;
	throw new Failure(
		'config-newer',
		`${shownPath(file)} was written by a newer daypass (version ${newerVersion} of the file; this one writes ${currentVersion}), so it is only read.`,
		'Update daypass, or set DAYPASS_CONFIG_DIR to another folder.',
	);
};

const tooMany = () =>
	new Failure(
		'too-many-presets',
		'There would be more than 5,000 presets.',
		'Remove some with daypass presets remove, or keep them in a file of the team’s (team-files).',
	);

type StoredConfig = ReturnType<typeof storedConfig>;

type Writer = (value: StoredConfig) => void;

/** By the file they write: conf is made once, not with every change made on the screen. */
const writers = new Map<string, Writer>();

const writerOf = (ConfClass: typeof Conf, target: string): Writer => {
	const writer = writers.get(target) ?? prepareWrite(ConfClass, target);
	writers.set(target, writer);
	return writer;
};

/**
 * conf checks the schema and writes, but into a file of its own that takes the real one's place only when it has been
 * read back: conf's writer does not notice when a disk that fills up takes half of a write.
 */
const prepareWrite = (ConfClass: typeof Conf, target: string): Writer => {
	let text = '';
	const {properties: schema, ...rootSchema} = storedSchema;
	const conf = new ConfClass<Record<string, unknown>>({
		cwd: path.dirname(target),
		configName: path.basename(stagedFor(target)),
		fileExtension: '',
		configFileMode: 0o600,
		schema,
		rootSchema,
		serialize: () => text,
	});
	return (value) => {
		text = `${JSON.stringify(value, undefined, '\t')}\n`;
		try {
			conf.store = value;
			if (readFileSync(conf.path, 'utf8') !== text)
				throw Object.assign(new Error('short write'), {code: 'ENOSPC'});
			renameSync(conf.path, target);
		} finally {
			removeStaged(target);
		}
	};
};
