/**
 * The first key a JSON object of this text names twice, or `undefined`. `JSON.parse` would silently keep the last:
 * with two `Condition` elements that would be half a statement. The text must be valid JSON.
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
			const key: unknown = JSON.parse(token.slice(0, -isKey.length));
			const keys = objects.at(-1);
			if (typeof key === 'string' && keys !== undefined) {
				if (keys.has(key)) {
					return key;
				}

				keys.add(key);
			}
		}
	}

	return undefined;
};
