/**
 * The first key a JSON object of this text names twice, or `undefined`. `JSON.parse` would silently keep the last:
 * with two `Condition` elements that would be half a statement. What is no key of JSON's is passed over.
 */
export const findDuplicateKey = (json: string): string | undefined => {
	const tokens = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}]/g;
	const objects: Set<string>[] = [];
	for (let match = tokens.exec(json); match !== null; match = tokens.exec(json)) {
		const [token, isKey] = match;
		if (token === '{') {
			objects.push(new Set());
		} else if (token === '}') {
			objects.pop();
		} else if (isKey !== undefined) {
			const key = keyOf(token.slice(0, -isKey.length));
			const keys = objects.at(-1);
			if (key !== undefined && keys !== undefined) {
				if (keys.has(key)) {
					return key;
				}

				keys.add(key);
			}
		}
	}

	return undefined;
};

const keyOf = (token: string): string | undefined => {
	try {
		return String(JSON.parse(token));
	} catch {
		return undefined;
	}
};
