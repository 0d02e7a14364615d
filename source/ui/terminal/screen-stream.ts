import {type LinkPlace, softWrapped} from './soft-wrap.ts';

/** The terminal as Ink sees it: everything passes, but the link is written so that it stays one line. */
export const screenStream = (
	terminal: NodeJS.WriteStream,
	placeOfLink: () => LinkPlace | undefined,
): NodeJS.WriteStream => {
	const write = (data: string | Uint8Array, ...rest: readonly never[]) =>
		terminal.write(typeof data === 'string' ? softWrapped(data, placeOfLink()) : data, ...rest);
	return new Proxy(terminal, {
		get(target, property) {
			if (property === 'write') return write;
			const value: unknown = Reflect.get(target, property, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
};
