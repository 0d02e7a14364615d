/** The object a text holds, read without trust: `{}` where it is none. */
export const jsonObject = (text: string): Readonly<Record<string, unknown>> => {
	try {
		return Object(JSON.parse(text));
	} catch {
		return {};
	}
};
