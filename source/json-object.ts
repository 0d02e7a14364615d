/** What JSON calls an object: no list, not null. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object a text holds, read without trust: `{}` where it is none. */
export const jsonObject = (text: string | Buffer): JsonObject => {
	try {
		return Object(JSON.parse(String(text)));
	} catch {
		return {};
	}
};
