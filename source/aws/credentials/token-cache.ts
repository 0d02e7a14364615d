import {createHash} from 'node:crypto';
import {mkdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {type JsonObject, jsonObject} from '../../json-object.ts';
import {keepSecrets} from '../../secrets.ts';

/** A file that the AWS CLI keeps a sign-in in, named by the hash of what it is for. */
export const cacheFile = (folder: string, algorithm: 'sha1' | 'sha256', key: string): string =>
	path.join(folder, `${createHash(algorithm).update(key).digest('hex')}.json`);

/** What it holds; undefined: there is no such file. */
export const readCached = async (file: string): Promise<JsonObject | undefined> => {
	const text = await readFile(file, 'utf8').catch(() => undefined);
	if (text === undefined) return undefined;
	const kept = jsonObject(text);
	for (const name of ['accessToken', 'refreshToken', 'clientSecret', 'idToken']) {
		const value = kept[name];
		if (typeof value === 'string') keepSecrets(value);
	}
	return kept;
};

/** Written whole or not at all, for its owner alone. What can't be kept is not worth failing for. */
export const keepCached = async (file: string, value: JsonObject): Promise<void> => {
	const fresh = `${file}.${process.pid}`;
	try {
		await mkdir(path.dirname(file), {recursive: true});
		await writeFile(fresh, JSON.stringify(value), {mode: 0o600});
		await rename(fresh, file);
	} catch {
		await rm(fresh, {force: true});
	}
};
