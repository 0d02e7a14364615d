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
		if (!known.has(key)) known.set(key, make(key));
		return known.get(key) as Value;
	};
};
