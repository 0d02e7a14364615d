import {isObject} from '../json-object.ts';
import type {Content} from './migrations.ts';
import {parseJson} from './read-bytes.ts';

export type Versioned =
	| {readonly ok: true; readonly version: number; readonly content: Content}
	| {readonly ok: false; readonly problem: string};

/** A JSON object with a `version`, apart from it. What else it holds is not looked at. */
export const parseVersioned = (bytes: Uint8Array): Versioned => {
	const parsed = parseJson(bytes);
	if (!parsed.ok) return parsed;
	if (!isObject(parsed.value)) return {ok: false, problem: 'it is not a JSON object'};
	const {version, ...content} = parsed.value;
	return typeof version === 'number' && Number.isInteger(version) && version >= 1
		? {ok: true, version, content}
		: {ok: false, problem: 'its version is missing'};
};
