/** Works out once what is asked for often. */

export const lazily = <Value>(make: () => Value): (() => Value) => {
	let value: {readonly made: Value} | undefined;
	return () => {
		value ??= {made: make()};
		return value.made;
	};
};

export const keeping = <Key, Value>(make: (key: Key) => Value): ((key: Key) => Value) => {
	const known = new Map<Key, Value>();
	return (key) => {
		const found = known.get(key);
		if (found !== undefined || known.has(key)) return found as Value;
		const made = make(key);
		known.set(key, made);
		return made;
	};
};

/** The same for objects, as long as somebody else has them. */
export const keepingWeakly = <Key extends object, Value extends object | string>(
	make: (key: Key) => Value,
): ((key: Key) => Value) => {
	const known = new WeakMap<Key, Value>();
	return (key) => {
		const found = known.get(key);
		if (found !== undefined) return found;
		const made = make(key);
		known.set(key, made);
		return made;
	};
};
