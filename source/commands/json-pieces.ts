import {isObject} from '../json-object.ts';

/** Characters, at least. */
const pieceLength = 32_768;

/**
 * A value as one line of JSON, in pieces: lists may be long, and what is made of a text before it leaves takes several
 * times its length. A piece ends where an item of one of the value's own lists ends, so that it parts no text.
 */
export function* jsonPieces(value: unknown): Generator<string> {
	if (!isObject(value)) {
		yield `${JSON.stringify(value)}\n`;
		return;
	}
	let piece = '{';
	let comma = '';
	for (const [name, one] of Object.entries(value)) {
		const start = `${comma}${JSON.stringify(name)}:`;
		if (isIterable(one)) {
			piece += `${start}[`;
			let between = '';
			for (const item of one) {
				piece += `${between}${JSON.stringify(item) ?? null}`;
				between = ',';
				if (piece.length < pieceLength) continue;
				yield piece;
				piece = '';
			}
			piece += ']';
		} else {
			const json = JSON.stringify(one);
			if (json === undefined) continue;
			piece += start + json;
		}
		comma = ',';
	}
	yield `${piece}}\n`;
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
	typeof value === 'object' && value !== null && Symbol.iterator in value;
